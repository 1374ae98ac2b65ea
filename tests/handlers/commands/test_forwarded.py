"""A forwarded message offers to become a note or a contact, and what it says is never obeyed."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assemble import Assembled
from handlers.read.forwards import Forward, read_forward, say_forward
from handlers.read.words import clean
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump

AT = datetime(2026, 3, 8, 17, 30, tzinfo=UTC)
OFFER = "We take 40 seats at Acme. Call me: +49 170 1234567 or jane@acme.com"


def forward(text: str, origin: str = "Jane Doe", *, person: bool = True) -> str:
    return f"/forwarded {say_forward(Forward(origin, person, AT, text))}"


def test_a_forward_is_shown_with_its_origin_and_asks_what_to_do(chat: Chat) -> None:
    asked = chat.say(forward(OFFER))

    assert words(asked) == (f"Forwarded from Jane Doe, Sun 8 Mar 2026 17:30: “{OFFER}” What shall I do with it?")
    assert labels(asked) == ["Keep as a note", "Keep the sender as a contact", "Cancel"]


def test_it_becomes_a_note_on_the_company_that_it_names(chat: Chat) -> None:
    chat.say("deal Beta 1k")
    chat.say("deal Acme 12k")
    chat.say("note Beta hello")
    chat.say(forward(OFFER))

    assert labels(chat.press("Keep as a note")) == ["Acme", "Beta", "Cancel"]
    reply = chat.press("Acme")
    assert words(reply).startswith("📝 Note with Acme: Forwarded from Jane Doe, Sun 8 Mar 2026 17:30: We take 40 seats")
    assert chat.activities()[-1].text == f"Forwarded from Jane Doe, Sun 8 Mar 2026 17:30: {OFFER}"


def test_a_typed_company_will_do_and_undo_takes_the_note_back(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database, without=HISTORY)
    chat.say(forward("Forwarded nonsense about Acme and Acme"))
    chat.press("Keep as a note")
    chat.say("Acme")

    assert chat.activities()[-1].text.endswith("17:30: Forwarded nonsense about Acme and Acme")
    chat.press("Undo")
    assert dump(chat.house.database, without=HISTORY) == before


def test_the_sender_becomes_a_contact_with_what_stands_in_the_text(chat: Chat) -> None:
    chat.say(forward(OFFER))

    reply = chat.press("Keep the sender")
    assert words(reply) == "Contact added: Jane Doe ✉ jane@acme.com ☎ +491701234567"
    assert "Undo" in labels(reply)


def test_a_known_sender_is_offered_for_the_note(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com Acme")
    chat.say(forward("See you"))
    chat.press("Keep as a note")

    assert words(chat.press("Jane Doe · Acme")).startswith("📝 Note with Acme · Jane Doe")


@pytest.mark.parametrize(
    "text",
    ["deal Evil 99k", "/undo", "won Acme", "/forget Acme", "cancel", "answer 12ab note", "lost Acme - price", "yes"],
)
def test_what_a_forward_says_is_never_obeyed(chat: Chat, text: str) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database)
    reply = chat.say(forward(text))

    assert words(reply).endswith(f"“{text}” What shall I do with it?")
    assert dump(chat.house.database) == before


def test_a_forward_does_not_answer_the_open_question(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("log call")

    assert words(chat.say(forward("Acme"))).startswith("Forwarded from Jane Doe")
    assert chat.activities() == []


def test_who_hides_their_name_and_what_is_no_person_is_said_so(chat: Chat) -> None:
    assert words(chat.say(forward("hello", ""))).startswith("Forwarded from somebody who hides their name, Sun 8 Mar")
    assert words(chat.press("Keep the sender")) == "What is the contact's name?"
    assert words(chat.say("Jim Poe")).startswith("Contact added: Jim Poe")

    assert labels(chat.say(forward("news", "Daily <b>", person=False))) == ["Keep as a note", "Cancel"]


def test_a_colleagues_company_in_the_text_is_not_told_of(house: Assembled, chat: Chat) -> None:
    chat_as(house, "Olga Other").say("deal Secret 5k")
    chat.say(forward("Secret is lost"))

    assert labels(chat.press("Keep as a note")) == ["Cancel"]


def test_the_longest_message_is_kept(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say(forward("long " * 819))
    chat.press("Keep as a note")
    chat.press("Acme")

    assert len(chat.activities()[-1].text) == 4_000


def test_without_a_forward_it_says_what_to_do(chat: Chat) -> None:
    assert "Forward me a message, and I offer to keep it" in words(chat.say("/forwarded hello"))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # it counts a busy machine's time
@given(st.text(max_size=120), st.booleans(), st.datetimes(timezones=st.just(UTC)), st.text(max_size=200))
def test_a_forward_said_is_the_forward_read(origin: str, person: bool, at: datetime, text: str) -> None:
    found = read_forward(clean(say_forward(Forward(origin, person, at, text))))

    assert found is not None
    assert (found.person, found.at, found.text) == (person, at, clean(text))
    assert found.origin == clean(origin.replace('"', "'"))[:100].strip()
