"""/leads: what is open, and how many become customers, with the range of the share and the time it takes."""

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, words


def some_leads(chat: Chat, count: int, source: str, converted: int) -> None:
    """Leads of a source that have ended: so many converted, the rest unqualified."""
    for number in range(count):
        reply = chat.say(f"lead new {source} {number} c{number}@{source}.com {source}{number} source {source}")
        lead = next(word for word in words(reply).split() if word.startswith("#"))
        chat.say(f"lead {lead} convert 1k" if number < converted else f"lead {lead} unqualified")


def test_open_ones_are_listed_with_their_status(chat: Chat) -> None:
    assert words(chat.say("leads")).startswith("No leads yet.")
    chat.say("lead Jane Doe at Acme source Web")
    chat.say("lead Bob Stone at Globex")
    chat.press("Qualified")
    chat.say("lead Tim Roe at Hooli")
    chat.press("Unqualified")

    assert words(chat.say("leads")) == (
        "Leads New 1 · Qualified 1 · Unqualified 1 #2 Bob Stone Globex · Qualified #1 Jane Doe Acme · New · Web"
    )
    assert words(chat.press("Bob Stone")).startswith("Bob Stone · Globex Qualified")


def test_too_few_are_said_to_be_too_few(chat: Chat) -> None:
    some_leads(chat, 9, "Webinar", 4)
    said = words(chat.say("leads source"))

    assert "Webinar 9 9 – –" in said
    assert "Not enough data: have 9, need 10 ended leads." in said
    assert "Time to convert: not enough data: have 4, need 5 converted." in said


def test_shares_have_their_range_by_source_and_by_rep(chat: Chat) -> None:
    some_leads(chat, 12, "Webinar", 6)
    chat.say("lead Open One at Open source Webinar")
    chat.say("lead Other One at Other source Referral")
    said = words(chat.say("leads source"))

    assert "Webinar 13 12 50 % 25–75" in said
    assert "Referral 1 0 – –" in said
    assert "All 14 12 50 % 25–75" in said
    assert "Time to convert: half within 0 days, the middle half 0–0 days (of 6 converted" in said
    assert "Robin Rep 14 12 50 % 25–75" in words(chat.press("By rep"))
    assert words(chat.say("leads rep since 2026-04-01")).startswith("No leads yet.")


def test_a_rep_sees_the_own_ones_and_a_manager_the_teams(house: Assembled) -> None:
    anna, bert, mary = chat_as(house, "Anna"), chat_as(house, "Bert"), chat_as(house, "Mary", Role.MANAGER)
    anna.say("lead Jane Doe at Acme source Web")
    bert.say("lead Bob Stone at Globex source Web")

    assert "Jane Doe" not in words(bert.say("leads"))
    assert "Anna" not in words(bert.say("leads rep"))
    assert "Jane Doe Acme · New · Web · Anna" in words(mary.say("leads"))
    assert "All 2 0" in words(mary.say("leads rep"))


def test_what_is_no_grouping_is_refused(chat: Chat) -> None:
    assert "leads source or leads rep" in words(chat.say("leads weather"))
