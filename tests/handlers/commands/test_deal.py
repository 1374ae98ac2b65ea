"""/deal: what a rep writes becomes a deal, or a question for the one piece that is missing."""

from datetime import date

import pytest

from tests.chat import Chat, labels, words


def test_a_company_and_an_amount_are_a_deal(chat: Chat) -> None:
    reply = chat.say("deal Acme 12k")

    assert words(reply).startswith("Logged: Acme · $12,000 Prospecting · deal #1 · Robin Rep")
    assert labels(reply) == ["Won", "Lost", "Stage", "Edit", "Remind", "Undo"]
    (deal,) = chat.deals()
    assert (deal.amount, deal.currency, deal.status) == (1_200_000, "USD", "open")


def test_every_field_that_is_said_is_kept(chat: Chat, admin: Chat) -> None:
    admin.send("products.csv", b"product,series,sales_price\nGTX Pro,GTX,4821\n")
    admin.press("Import")

    chat.say('/deal "Big & Co" 1.5m EUR close 2026-12-15 product "GTX Pro" source Referral')

    (deal,) = chat.deals()
    assert chat.companies() == ["Big & Co"]
    assert (deal.amount, deal.currency, deal.expected_close) == (150_000_000, "EUR", date(2026, 12, 15))
    assert (deal.source, deal.product_id is not None) == ("Referral", True)


def test_a_missing_amount_is_asked_for_alone(chat: Chat) -> None:
    assert words(chat.say("deal Acme")) == "How much is it worth?"

    assert words(chat.say("15k")).startswith("Logged: Acme · $15,000")


def test_a_missing_company_is_asked_for_alone(chat: Chat) -> None:
    assert words(chat.say("deal 5k")) == "Which company is the deal with?"

    assert words(chat.say("Deal & Sons")).startswith("Logged: Deal & Sons · $5,000")


@pytest.mark.parametrize("amount", ["-5", "0", "inf", "NaN", "12k USD EUR", "1e30", "10^30", "9" * 31, "15-20k"])
def test_an_amount_that_cannot_be_one_is_asked_for_again(chat: Chat, amount: str) -> None:
    reply = chat.say(f"deal Acme {amount}")

    assert chat.deals() == []
    assert labels(reply) == ["Cancel"]
    assert words(chat.say("12k")).startswith("Logged: Acme · $12,000")


def test_a_day_that_is_not_in_the_calendar_is_asked_for_again(chat: Chat) -> None:
    assert "no such day" in words(chat.say("deal Acme 5k close 31 February"))

    assert "Expected to close: Tue 10 Mar 2026" in words(chat.say("tomorrow"))


def test_a_day_with_two_readings_has_two_buttons(chat: Chat) -> None:
    reply = chat.say("deal Acme 5k close 3/4")

    assert labels(reply) == ["Fri 3 Apr 2026", "Thu 4 Mar 2027", "Cancel"]
    assert "Expected to close: Fri 3 Apr 2026" in words(chat.press("3 Apr"))


def test_an_open_question_does_not_stand_in_the_way_of_a_command(chat: Chat) -> None:
    chat.say("deal Acme")

    assert "No open deals" in words(chat.say("deals"))


@pytest.mark.parametrize(
    "company",
    [
        "<b>Bold</b> & Co",
        "'; drop table deal;--",
        "{0.__class__}",
        "%s %d",
        "Müller GmbH",
        "小米",
        "👩‍👩‍👧 Family",
        "O'Neil *_[x]",
    ],
)
def test_names_are_kept_and_shown_as_they_are(chat: Chat, company: str) -> None:
    reply = chat.say(f'deal "{company}" 5k')

    assert chat.companies() == [company]
    assert company in words(reply)


def test_marks_that_nobody_sees_are_taken_out(chat: Chat) -> None:
    chat.say('deal "Ac\u202eme\u0000\u200b" 5k')

    assert chat.companies() == ["Acme"]


def test_a_name_of_five_hundred_characters_is_refused(chat: Chat) -> None:
    assert "500 characters" in words(chat.say(f"deal {'x' * 500} 5k"))
    assert chat.deals() == []


def test_a_message_of_ten_thousand_characters_is_answered(chat: Chat) -> None:
    chat.say("deal " + "word " * 2_000)
    chat.say("/cancel")

    assert chat.deals() == []
    assert words(chat.say("deal Acme 12k")).startswith("Logged: Acme")


def test_the_same_company_in_other_letters_is_the_same_company(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal ACME 5k")

    assert chat.companies() == ["Acme"]


def test_another_reps_deal_is_answered_like_one_that_does_not_exist(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secret Corp 99k")

    assert chat.say("deal #1").text == chat.say("deal #999").text


def test_a_command_said_again_is_no_answer(chat: Chat) -> None:
    chat.say("deal")

    assert words(chat.say("deal Orion 7k")).startswith("Logged: Orion · $7,000")


def test_a_quarter_as_close_date_is_its_last_day(chat: Chat) -> None:
    assert "Expected to close: Tue 30 Jun 2026" in words(chat.say("deal Orion 4k close Q2"))


def test_a_sum_with_a_space_is_one_number_or_is_asked_for(chat: Chat) -> None:
    chat.say("deal Zeta 12 000")
    reply = chat.say("deal Zeta 12 500")

    assert [deal.amount for deal in chat.deals()] == [1_200_000]
    assert labels(reply) == ["Cancel"]
    chat.say("12500")
    assert [deal.amount for deal in chat.deals()] == [1_200_000, 1_250_000]
