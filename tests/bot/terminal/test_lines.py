"""Lines in, JSON lines out: what a script can rely on."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.terminal.lines import play
from tests.chat import Chat

Rows = list[dict[str, object]]


def play_all(chat: Chat, *lines: str, as_json: bool = True) -> str:
    out = io.StringIO()
    play(chat.terminal, lines, out, as_json=as_json, pictures=chat.house.settings.data_dir / "pictures")
    return out.getvalue()


def rows(chat: Chat, *lines: str) -> Rows:
    return [json.loads(line) for line in play_all(chat, *lines).splitlines()]


def test_each_reply_is_one_object_with_the_number_of_its_line(chat: Chat) -> None:
    first, second = rows(chat, "deal Acme 12k", "", "   ", "deals")

    assert list(first) == ["line", "kind", "text", "buttons", "photo", "document"]
    assert (first["line"], first["kind"], second["line"]) == (1, "reply", 4)
    assert str(first["text"]).startswith("Logged: <b>Acme</b> · <b>$12,000</b>\n")
    assert first["buttons"][0][0] == {"label": "Won", "data": "won #1"}  # type: ignore[index]
    assert (first["photo"], first["document"]) == (None, None)


def test_a_press_of_a_card_is_an_edit_and_what_comes_unasked_a_push(chat: Chat) -> None:
    played = rows(chat, "deal Acme 12k", "remind Acme tomorrow 9:00", "!press Undo", "!tick 2026-03-23T08:00:00")

    assert [(row["line"], row["kind"]) for row in played] == [(1, "reply"), (2, "reply"), (3, "edit"), (None, "push")]


def test_part_of_a_label_is_enough_and_a_number_too(chat: Chat) -> None:
    played = rows(chat, "deal Acme 12k", "!press rem", "!press 2", "reminders", "!press done: ac")

    assert "Tue 10 Mar 2026 09:00" in str(played[2]["text"])
    assert "✅ Done" in str(played[4]["text"])


@pytest.mark.parametrize(
    "line",
    [
        "!press Nothing",
        "!press",
        "!press 9",
        "!file /no/such/file",
        "!file",
        "!file .",
        "!file a\0b",
        "!file ~nobody-of-that-name/x",
        "!file " + "x" * 5_000,
        "!tick soon",
        "!tick",
        "!tick 1999-01-01",
        "!tick 0001-01-01T00:00:00+14:00",
        "!tick 9999-12-31T23:59:59-12:00",
    ],
)
def test_what_cannot_be_played_is_an_error_and_it_goes_on(chat: Chat, line: str) -> None:
    failed, answered = rows(chat, line, "deals")

    assert (set(failed), failed["line"]) == ({"line", "error"}, 1)
    assert failed["error"]
    assert answered["line"] == 2


def test_a_json_string_may_hold_line_breaks_and_other_quotes_are_plain(chat: Chat) -> None:
    rows(chat, '"deal Acme\\n12k"', '"Unfinished', '"deal" Hooli 5k', "deal Initech 7k")

    assert chat.companies() == ["Acme", "Hooli", "Initech"]


def test_the_same_time_said_again_looks_again(chat: Chat) -> None:
    assert rows(chat, "!tick 2026-03-10T09:00:00", "!tick 2026-03-10T09:00:00") == []


def test_a_file_is_sent_by_its_path(chat: Chat, tmp_path: Path) -> None:
    table = tmp_path / "products.csv"
    table.write_text("product,series,sales_price\nGTX Pro,GTX,4821\n")

    (row,) = rows(chat, f"!file {table}")
    assert row["kind"] == "reply"


def test_a_picture_is_a_file_that_is_there(chat: Chat) -> None:
    played = rows(chat, "deal Acme 12k", "pipeline")

    picture = Path(str(played[1]["photo"]))
    assert picture.is_absolute()
    assert picture.read_bytes()[:4] == b"\x89PNG"


def test_as_text_a_reply_is_plain_with_its_buttons_below(chat: Chat) -> None:
    said = play_all(chat, "deal Acme 12k", "!press Nothing", as_json=False)

    assert said.startswith("Logged: Acme · $12,000\n")
    assert "  [Won]  [Lost]  [Stage]\n  [Edit]  [Remind]  [Undo]\n" in said
    assert "! no button 'Nothing' here; there is: Won, Lost, Stage, Edit, Remind, Undo\n" in said


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.text(max_size=60) | st.text(max_size=30).map(json.dumps) | st.text(max_size=30).map("!press {}".format))
def test_whatever_the_line_every_line_out_is_one_json_object(chat: Chat, line: str) -> None:
    for text in play_all(chat, line, "/cancel").split("\n")[:-1]:
        row = json.loads(text)
        assert "Sorry, that went wrong" not in str(row)
        text.encode()
