"""Guided dialogues: a command without words asks for one piece after another, with buttons, Skip and Cancel."""

from datetime import date
from pathlib import Path

import pytest

from bot.assemble import Assembled
from tests.chat import Chat, chat_as, labels, open_house, words
from tests.dump import HISTORY, dump


def test_a_deal_by_tapping(chat: Chat) -> None:
    chat.say("deal Hooli 5k")
    chat.say("deal Acme 5k")
    assert labels(chat.say("/deal")) == ["Acme", "Hooli", "Cancel"]
    assert labels(chat.press("Hooli")) == ["Skip", "Cancel"]
    days = chat.say("15k")
    assert labels(days) == [
        "Mon 23 Mar 2026",
        "Tue 31 Mar 2026",
        "Thu 30 Apr 2026",
        "Tue 30 Jun 2026",
        "Skip",
        "Cancel",
    ]
    assert labels(chat.press("31 Mar"))[:2] == ["Web", "Email"]
    assert words(chat.press("Referral")).startswith("Logged: Hooli · $15,000")
    deal = chat.deals()[-1]
    assert (deal.amount, deal.expected_close, deal.source) == (1_500_000, date(2026, 3, 31), "Referral")


def test_each_step_but_the_company_can_be_skipped(chat: Chat, admin: Chat) -> None:
    admin.send("products.csv", b"product,series,sales_price\nGTX Pro,GTX,4821\n")
    for label in labels(admin.terminal.shown[-1].reply):
        if label.startswith("Import"):
            admin.press(label)
    chat.say("deal")
    chat.say("Orion")
    for question in ("expected to close", "Which product", "come from"):
        assert question in words(chat.press("Skip"))
    assert words(chat.say("skip")).startswith("Logged: Orion · no amount yet")


def test_the_steps_take_one_anothers_place(chat: Chat) -> None:
    chat.say("deal Acme 5k")
    (question,) = chat.terminal.say("deal")
    kinds = []
    for label in ("Acme", "Skip", "Skip", "Skip"):
        (message,) = chat.terminal.press(label)
        kinds.append((message.kind, message.message_id))
    assert kinds == [("edit", question.message_id)] * 4


def test_a_piece_that_cannot_be_read_is_asked_for_again_and_can_still_be_skipped(chat: Chat) -> None:
    chat.say("deal")
    chat.say("Orion")
    assert labels(chat.say("-5")) == ["Skip", "Cancel"]
    assert "expected to close" in words(chat.say("12k"))
    assert labels(chat.say("3/4")) == ["Fri 3 Apr 2026", "Thu 4 Mar 2027", "Skip", "Cancel"]


def test_only_what_is_missing_is_asked_for(chat: Chat) -> None:
    assert words(chat.say("deal Orion")) == "How much is it worth?"
    assert words(chat.say("12k")).startswith("Logged: Orion")


def test_a_contact_by_tapping(chat: Chat) -> None:
    chat.say("deal Acme 5k")
    chat.say("/contact")
    assert labels(chat.say("Jane Doe")) == ["Acme", "Skip", "Cancel"]
    chat.press("Acme")
    assert words(chat.say("jane at acme")).startswith("I cannot read an email address there.")
    chat.say("jane@acme.com")
    chat.say("+49 30 901820")

    assert words(chat.say("CFO")) == "Contact added: Jane Doe CFO · Acme ✉ jane@acme.com ☎ +4930901820"


def test_a_contact_who_is_known_is_shown_at_once(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com at Acme")
    chat.say("contact")

    assert words(chat.say("Jane Doe")).startswith("Jane Doe Acme ✉ jane@acme.com")


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_cancel_at_each_step_saves_nothing(chat: Chat, steps: int) -> None:
    chat.say("deal Acme 5k")
    before = dump(chat.house.database, without=HISTORY)
    chat.say("deal")
    for label in ("Acme", "Skip", "Skip")[:steps]:
        chat.press(label)

    assert words(chat.press("Cancel")) == "Cancelled; nothing was saved."
    assert dump(chat.house.database, without=HISTORY) == before


def test_a_dialogue_goes_on_after_a_restart(house: Assembled, sqlite_address: str, tmp_path: Path) -> None:
    chat = chat_as(house, "Robin Rep")
    chat.say("deal")
    chat.say("Orion")
    house.close()
    again = open_house(sqlite_address, tmp_path)
    chat = chat_as(again, "Robin Rep")

    assert "expected to close" in words(chat.say("12k"))
    again.close()


def test_after_a_day_the_question_says_that_it_has_expired(chat: Chat) -> None:
    chat.say("deal Acme 5k")
    chat.say("deal")
    asked = chat.terminal.shown
    chat.tick("2026-03-11T10:00:00+00:00")
    chat.terminal.shown = asked
    (answer,) = chat.terminal.press("Acme")

    assert (answer.kind, answer.message_id) == ("edit", asked[-1].message_id)
    assert words(answer.reply) == "That question has expired after a day, and nothing was saved: deal"
    assert words(chat.press("Begin again")) == "Which company is the deal with?"


def test_a_late_answer_in_words_hears_it_too(chat: Chat) -> None:
    chat.say("deal Orion")
    chat.tick("2026-03-11T10:00:00+00:00")

    assert words(chat.say("15k")).startswith("That question has expired after a day")
    assert chat.deals() == []


def test_a_colleagues_companies_are_not_offered(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secret 5k")

    assert labels(chat.say("deal")) == ["Cancel"]
