"""The audit: every write with before and after, in a chain that shows any edit."""

import pytest
from sqlalchemy import text, update
from sqlmodel import Session, col, select

from bot.assemble import Assembled
from storage import audit
from storage.tables import Audit, Change
from tests.chat import Chat, chat_as


def broken_at(house: Assembled) -> int | None:
    with house.database.reading() as session:
        return audit.verify(session)


def rows(chat: Chat) -> list[Audit]:
    with chat.house.database.reading() as session:
        return list(session.exec(select(Audit).order_by(col(Audit.id))))


def test_every_row_that_a_message_writes_is_kept_with_before_and_after(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("stage Acme proposal")

    names = [row.table_name for row in rows(chat)]
    assert names == ["company", "deal", "deal_history", "deal_history", "deal", "deal_history"]
    assert [row.before is None for row in rows(chat)] == [True, True, True, True, False, True]
    moved = rows(chat)[4]
    assert moved.before is not None
    assert moved.after is not None
    assert {name for name in moved.after if moved.after[name] != moved.before[name]} == {
        *("stage_id", "touched_at", "version"),
    }


def test_one_message_is_one_change_in_its_own_words(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("stage acme nego")

    with chat.house.database.reading() as session:
        said = session.exec(select(Change.command).order_by(col(Change.id))).all()
    assert said == ["deal Acme 12k", "stage acme nego"]


@pytest.mark.parametrize("said", ["deals", "help", "find acme", "won Nobody", "deal", "contact x@y", "undo"])
def test_what_writes_nothing_leaves_no_change(chat: Chat, said: str) -> None:
    chat.say(said)

    with chat.house.database.reading() as session:
        assert session.exec(select(Change)).all() == []


def test_the_chain_holds_on_both_databases(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Rita")
    for said in ("deal Acme 12k", "note Acme Grüße, 小米 👍", "won Acme 13.5k", "undo", "contact Jane j@acme.com Acme"):
        chat.say(said)

    assert broken_at(house_on_both) is None


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE audit SET after = '{\"id\": 1}' WHERE id = 2",
        "UPDATE audit SET payload_hash = 'x' WHERE id = 2",
        "UPDATE audit SET hash = 'x' WHERE id = 2",
        "UPDATE audit SET row_id = 7 WHERE id = 2",
        "DELETE FROM audit WHERE id = 2",
        "UPDATE audit SET before = (SELECT after FROM audit WHERE id = 1) WHERE id = 2",
    ],
)
def test_an_edit_breaks_the_chain_where_it_was_made(chat: Chat, edit: str) -> None:
    chat.say("deal Acme 12k")
    chat.house.database.write(lambda session: session.execute(text(edit)))

    assert broken_at(chat.house) == (3 if edit.startswith("DELETE") else 2)


def test_what_is_erased_leaves_the_chain_whole(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    def erase(session: Session) -> None:
        session.execute(update(Audit).where(col(Audit.id) == 2).values(before=None, after=None, salt=""))

    chat.house.database.write(erase)
    assert broken_at(chat.house) is None
