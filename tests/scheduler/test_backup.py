"""The daily copy: whole, one a day, two weeks of them."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.assemble import Assembled
from scheduler.backup import KEPT, backup_daily
from tests.chat import MONDAY, Chat, at, open_house

NOW = at(MONDAY)


def test_a_copy_holds_what_was_committed_and_can_be_opened(chat: Chat, tmp_path: Path) -> None:
    chat.say("deal Acme 12k")
    backup_daily(chat.house.database, NOW, tmp_path / "backups")
    chat.say("deal Later 5k")

    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name == "daily-2026-03-09.db"
    restored = open_house(f"sqlite:///{copy}", tmp_path)
    assert Chat(restored, 1, chat.terminal).companies() == ["Acme"]
    restored.close()


def test_a_day_has_one_copy_and_two_weeks_are_kept(house: Assembled, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for day in range(KEPT + 6):
        for hour in (0, 1, 13):
            backup_daily(house.database, NOW + timedelta(days=day, hours=hour), folder)

    names = sorted(path.name for path in folder.iterdir())
    assert (len(names), names[0], names[-1]) == (KEPT, "daily-2026-03-15.db", "daily-2026-03-28.db")


def test_copies_that_people_have_made_are_left_alone(house: Assembled, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "before-the-fair.db").write_text("mine")
    for day in range(KEPT + 3):
        backup_daily(house.database, NOW + timedelta(days=day), folder)

    assert (folder / "before-the-fair.db").read_text() == "mine"


def test_a_copy_made_while_somebody_writes_is_sound(chat: Chat, tmp_path: Path) -> None:
    with chat.house.database.writing() as session:
        backup_daily(chat.house.database, NOW, tmp_path / "backups")
        session.flush()

    (copy,) = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_postgresql_is_left_to_its_own_tools(house_on_both: Assembled, tmp_path: Path) -> None:
    backup_daily(house_on_both.database, NOW, tmp_path / "copies")

    assert (tmp_path / "copies").exists() == house_on_both.database.is_sqlite
