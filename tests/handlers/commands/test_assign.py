"""/assign: open deals, a customer, or somebody's deals go to another person, who is told; one Undo takes it back."""

import pytest

from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


@pytest.fixture
def bea(chat: Chat) -> Chat:
    """A second rep of the same team; the first one has three deals."""
    for said in ("deal Acme 12k", "deal Acme 3k", "deal Zenith 5k", "contact Jane Doe jane@acme.example Acme"):
        chat.say(said)
    return chat_as(chat.house, "Bea Buyer")


def answers(person: Chat, said: str) -> str:
    """All that is said then: the word to a new owner comes with the answer."""
    return " ".join(words(sent.reply) for sent in person.terminal.say(said))


def test_deals_by_number_go_to_another_after_a_look(chat: Chat, bea: Chat, manager: Chat) -> None:
    question = manager.say("assign #1 #3 to Bea Buyer")
    assert words(question) == "Give Bea Buyer 2 open deals (#1, #3)?"
    assert labels(question) == ["Give them to Bea Buyer", "Cancel"]

    assert words(manager.press("Give them")) == "Bea Buyer has now: 2 open deals."
    assert "#1 Acme" in answers(bea, "deals")
    assert words(chat.say("deals")) == "Your open deals, the latest touched first: #2 Acme $3k · Prospecting"


def test_a_customer_goes_with_contacts_and_deals_and_undo_takes_all_back(chat: Chat, bea: Chat, manager: Chat) -> None:
    before = dump(chat.house.database, without=HISTORY)
    assert words(manager.say("assign Acme to Bea")) == "Give Bea Buyer 2 open deals, 1 company and 1 contact (Acme)?"
    manager.press("Give them")
    assert dump(chat.house.database, without=HISTORY) != before

    assert words(manager.press("Undo")).startswith("Undone: assign Acme to Bea")
    assert dump(chat.house.database, without=HISTORY) == before


def test_somebodys_deals_in_one_stage(chat: Chat, bea: Chat, manager: Chat) -> None:
    chat.say("stage #2 Proposal")
    assert words(manager.say("assign from Robin Rep stage Proposal to Bea")) == (
        "Give Bea Buyer 1 open deal (Robin Rep, Proposal)?"
    )
    manager.press("Give them")
    assert "#2 Acme $3k · Proposal" in answers(bea, "deals")


def test_the_new_owner_is_told_once_and_gets_the_reminder_about_the_deal(chat: Chat, bea: Chat, manager: Chat) -> None:
    chat.say("remind #1 tomorrow 9:00 send the offer")
    manager.say("assign #1 to Bea")
    assert words(manager.press("Give them")) == "Bea Buyer has now: 1 open deal and 1 reminder."

    told = [words(sent.reply) for sent in bea.terminal.tick("2026-03-10T10:00:00+00:00")]
    assert [one for one in told if one.startswith("📥")] == [
        "📥 Mary Manager has given to you: 1 open deal and 1 reminder."
    ]
    assert any("send the offer" in one for one in told)
    assert not any("send the offer" in words(sent.reply) for sent in chat.terminal.tick("2026-03-10T10:05:00+00:00"))


def test_what_is_missing_is_asked_for(bea: Chat, manager: Chat) -> None:
    assert "What goes to somebody else?" in words(manager.say("assign"))
    question = manager.say("#1")
    assert words(question) == "To whom?"
    assert labels(question) == ["Bea Buyer", "Mary Manager", "Robin Rep", "Cancel"]
    manager.press("Bea")
    assert words(manager.press("Give them")) == "Bea Buyer has now: 1 open deal."


def test_what_cannot_be_given_says_why(chat: Chat, bea: Chat, manager: Chat) -> None:
    chat.say("won #3")
    before = dump(chat.house.database, without=HISTORY)
    assert words(manager.say("assign #3 to Bea")) == "Deal #3 is closed."
    assert "#99" not in words(manager.say("assign #99 to Bea"))
    assert words(manager.say("assign #1 to Robin Rep")) == "Nothing there that is not Robin Rep's already."
    assert words(chat.say("assign #1 to Bea")) == "This is for managers and admins."
    assert dump(chat.house.database, without=HISTORY) == before
