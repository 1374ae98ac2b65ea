"""Photos and files that are no tables: kept with the customer whom the caption names, or who is asked for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assemble import Assembled
from handlers.incoming import Incoming, Kind
from handlers.read.attachments import read_attached, say_attached
from storage.words import Attachment, FileKind
from tests.chat import Chat, chat_as, labels, last, words
from tests.dump import HISTORY, dump

OFFER = Attachment(FileKind.DOCUMENT, "BQAC-x_1", "offer <b>.pdf", 12_345)
PHOTO = Attachment(FileKind.PHOTO, "AgAC_1", None, 900)


def send(chat: Chat, file: Attachment, caption: str = "", reply_to: int | None = None) -> str:
    """Send what Telegram keeps, as its door hands it in."""
    kind = Kind.MESSAGE if caption else Kind.OTHER
    what = "document" if file is OFFER else "photo"
    chat.house.router.answer(
        Incoming("terminal", 0, kind, caption, person_id=chat.person_id, what=what, attached=file, reply_to=reply_to)
    )
    return words(last(chat.terminal.take()))


@pytest.mark.parametrize(
    "caption", ["Acme the new offer", "note Acme the new offer", "/note Acme the new offer", "#1 the new offer"]
)
def test_a_caption_that_begins_with_the_customer_keeps_the_file_there(chat: Chat, caption: str) -> None:
    chat.say("deal Acme 12k")

    assert send(chat, OFFER, caption).startswith("📝 Note with Acme: the new offer")
    (note,) = chat.activities()
    assert (note.kind, note.text) == ("note", "the new offer")
    assert (note.file_kind, note.file_id, note.file_name, note.file_size) == (
        "document",
        "BQAC-x_1",
        "offer <b>.pdf",
        12_345,
    )


def test_without_a_caption_the_customer_is_asked_for(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert send(chat, PHOTO) == "With whom shall I keep this picture? Press or write the customer."
    reply = chat.press("Acme")
    assert words(reply) == "📝 Note with Acme Mon 9 Mar 2026 10:00 📎 photo"


def test_the_brief_lists_the_file_and_its_button_sends_it(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    send(chat, OFFER, "Acme the new offer")
    for number in range(6):
        chat.say(f"note Acme call {number}")
    brief = chat.say("company Acme")

    assert "📎 offer <b>.pdf" in labels(brief)
    sent = chat.press("offer")
    assert sent.attached == OFFER
    assert words(sent) == "📎 offer <b>.pdf · Mon 9 Mar 2026 10:00 (Robin Rep)"


def test_undo_takes_the_file_off(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database, without=HISTORY)
    send(chat, OFFER, "Acme the new offer")
    chat.say("undo")

    assert dump(chat.house.database, without=HISTORY) == before


def test_a_caption_that_says_something_else_is_done_and_the_file_not_kept(chat: Chat) -> None:
    said = send(chat, PHOTO, "deal Acme 12k")

    assert said.startswith("Logged: Acme")
    assert said.endswith("I took your words, and did not keep the picture: for that, begin with the customer's name.")
    assert chat.activities() == []
    assert "Hooli" in send(chat, OFFER, "met Jane Doe from Hooli, she wants a demo")
    assert all(activity.file_id is None for activity in chat.activities())


def test_a_file_in_reply_to_a_card_is_kept_with_its_record(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    card = chat.terminal.shown[-1].message_id

    assert send(chat, OFFER, "the signed one", reply_to=card).startswith("📝 Note with Acme: the signed one")
    assert send(chat, OFFER, reply_to=card).startswith("📝 Note with Acme Mon")
    assert [note.deal_id for note in chat.activities()] == [1, 1]


def test_a_colleagues_file_is_not_found(house: Assembled, chat: Chat) -> None:
    other = chat_as(house, "Olga Other")
    other.say("deal Secret 5k")
    send(other, OFFER, "Secret the new offer")

    assert words(chat.say("file 1")) == words(chat.say("file 99")) == "I cannot find that."
    assert words(other.say("file 1")).startswith("📎 offer")


def test_without_a_file_it_says_what_to_send(chat: Chat) -> None:
    assert words(chat.say("/attach Acme")).startswith("Send me a photo or a file, with the customer's name")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # it counts a busy machine's time
@given(
    st.text(max_size=80).filter(lambda caption: "[" not in caption),
    st.builds(
        Attachment,
        st.sampled_from(FileKind),
        st.from_regex(r"[A-Za-z0-9_-]{1,120}", fullmatch=True),
        st.none() | st.text(max_size=150),
        st.none() | st.integers(1, 10**11),
    ),
)
def test_a_file_said_is_the_file_read(caption: str, file: Attachment) -> None:
    found = read_attached(say_attached(caption.strip(), file))

    assert found is not None
    again = found[1]
    assert (found[0], again.kind, again.file_id, again.size) == (caption.strip(), file.kind, file.file_id, file.size)
