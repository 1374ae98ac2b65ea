"""A rep talks as to a colleague, and the records are right; what is unclear is asked, what is out of reach is said."""

import pytest

from tests.chat import Chat, labels, words


def test_several_facts_of_a_message_are_one_card_and_one_undo(chat: Chat) -> None:
    reply = chat.say("sold 20 seats to Acme for 12.5k, follow up in 2 weeks")

    assert "Logged: Acme · $12,500" in words(reply)
    assert "Won: Acme" in words(reply)
    assert "remind you on Mon 23 Mar 2026 09:00" in words(reply)
    assert labels(reply) == ["Undo"]  # those of an open deal would have nothing to do
    chat.say("undo")
    assert (chat.deals(), chat.companies()) == ([], [])
    assert "No reminders" in words(chat.say("reminders"))


def test_two_readings_of_a_day_are_two_buttons_and_the_rest_waits(chat: Chat) -> None:
    reply = chat.say("new deal with Globex for 8k, follow up next fri")

    assert labels(reply) == ["Fri 20 Mar 2026", "Fri 13 Mar 2026", "Cancel"]
    assert "Fri 13 Mar 2026 09:00" in words(chat.press("13 Mar"))


def test_a_person_met_with_a_budget_is_a_contact_and_a_deal(chat: Chat) -> None:
    reply = chat.say("met Jane Doe from Globex, she wants a demo, budget 30k EUR")

    assert "Contact added: Jane Doe Globex" in words(reply)
    assert "Logged: Globex · €30,000" in words(reply)


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("move Acme to proposal", "Prospecting → Proposal"),
        ("Acme is now in negotiation", "Prospecting → Negotiation"),
        ("we closed Acme at 11.8k!!", "Won: Acme · $11,800"),
        ("lost Acme - price", "Reason: Pricing"),
        ("called Acme, left voicemail", "Call with Acme"),
        ("Acme went quiet, remind me in 3 weeks", "remind you on Mon 30 Mar 2026"),
        ("note for Acme: decision maker is the new COO", "decision maker is the new COO"),
        ("what have I got today?", "No reminders"),
    ],
)
def test_what_happened_is_written_down(chat: Chat, said: str, stands: str) -> None:
    chat.say("deal Acme 12k")

    assert stands in words(chat.say(said))


def test_two_outcomes_in_one_message_are_both_done(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Globex 5k")
    chat.say("won Globex; lost Acme - price")

    assert {deal.status for deal in chat.deals()} == {"won", "lost"}
    chat.say("undo")
    assert {deal.status for deal in chat.deals()} == {"open"}


def test_chinese_is_understood(chat: Chat) -> None:
    reply = chat.say("给 Acme 记一笔 12 万的单子，下周二跟进")

    assert "Logged: Acme · $120,000" in words(reply)
    assert "Tue 17 Mar 2026" in words(reply)


def test_a_sentence_that_begins_with_a_command_is_read_as_one(chat: Chat) -> None:
    assert "Logged: Hooli · $9,000" in words(chat.say("deal with Hooli worth 9k"))
    assert "Stark Industries · £75,000" in words(chat.say("deal Stark Industries £75k renewal"))


def test_a_sentence_may_come_instead_of_an_answer(chat: Chat) -> None:
    chat.say("deal Acme")

    assert "Logged: Globex · $8,000" in words(chat.say("new opportunity with Globex worth 8k"))


def test_a_question_is_a_question(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("what will we close this quarter?")).startswith("Q1 2026: not enough data")


@pytest.mark.parametrize("said", ["what's the weather", "tell Ana hi", "hi", "今天天气怎么样"])
def test_what_is_none_of_a_crms_business_gets_three_offers(chat: Chat, said: str) -> None:
    reply = chat.say(said)

    assert words(reply).startswith("I did not understand that.")
    assert len(labels(reply)) == 3


def test_what_it_cannot_answer_yet_is_said(chat: Chat) -> None:
    assert "cannot tell you yet which channels pay" in words(chat.say("which channel brings the best leads"))


def test_nobody_else_is_named_when_a_rep_talks(chat: Chat, manager: Chat) -> None:
    manager.say("deal Canary Corp 5k")

    assert "Canary" not in words(chat.say("called Canaryy, left voicemail")).replace("Canaryy", "")
