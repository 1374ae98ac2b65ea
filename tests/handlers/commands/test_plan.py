"""/plan: the open deals that the hours are best spent on."""

import re
from datetime import date

import pytest

from crm_engine.services.plan_answers import ACTIONS
from handlers.show.figures import figure
from tests.made_up import MadeUp

HOURS = {action.name: action.hours for action in ACTIONS}
JUNE = date(2026, 6, 1)


def actions(text: str) -> list[str]:
    return re.findall(r"#\d+: (\w+) \(", text)


def test_the_plan_keeps_the_hours_and_says_how_good_it_is(trading: MadeUp) -> None:
    reply = trading.ask("Rita", "plan 3h")
    said = actions(reply.text)
    more = re.search(r"… and (.*) more", reply.text)

    assert said
    assert sum(HOURS[name] for name in said) <= 3
    assert more is None
    assert re.search(r"[\d.]+ h.* of 3 h used\. One more hour would add \$\d", reply.text)
    assert "Proved: no other choice among" in reply.text
    assert "Assumed, not measured" in reply.text
    assert "chances of a win within 90 days come from how deals of each age ended" in reply.text


def test_a_deal_is_at_most_once_in_the_plan_and_its_button_opens_it(trading: MadeUp) -> None:
    reply = trading.ask("Rita", "plan 2h")
    numbers = re.findall(r"#(\d+):", reply.text)

    assert len(numbers) == len(set(numbers))
    assert [button.data for row in reply.buttons for button in row] == [f"deal #{number}" for number in numbers[:6]]


def test_without_closed_deals_the_stages_say_the_chance(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=10_000, stage="Proposal")
    company.deal("Rita", JUNE, amount=10_000, stage="Prospecting")
    call = next(action for action in ACTIONS if action.name == "call")
    gain = 10_000 * (0.5 * call.odds / (1 + 0.5 * (call.odds - 1)) - 0.5)

    text = company.ask("Rita", "plan 30 min").text

    assert f"call (30 min), +{figure(gain, 'USD')}" in text
    assert "50 % to win" in text
    assert "chances are those of the stages" in text


def test_neither_chance_known_is_said_with_have_and_need(company: MadeUp) -> None:
    company.deal("Rita", JUNE, pipeline="Imported")

    assert "have 0, need 10 closed deals" in company.ask("Rita", "plan 6h").text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("0h", "has to be above zero"),
        ("30h", "A day has 24 hours"),
        ("1000h", "A day has 24 hours"),
        ("-3h", "I cannot read"),
        ("banana", "I cannot read"),
        ("10 min", "Nothing fits into 10 min: the shortest action, an email, takes 15 min"),
    ],
)
def test_odd_hours_get_an_answer_that_says_what_to_write(trading: MadeUp, words: str, answer: str) -> None:
    assert answer in trading.ask("Rita", f"plan {words}").text


def test_the_hours_are_asked_for_and_the_answer_is_taken(trading: MadeUp) -> None:
    outcome = trading.outcome("Rita", "plan")

    assert outcome.question is not None
    assert outcome.question.piece == "hours"
    assert actions(trading.ask("Rita", "plan", hours="2h").text)


def test_no_open_deals_is_answered_kindly_and_a_manager_hears_what_to_write(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=None)

    assert "There are no open deals with an amount" in company.ask("Rita", "plan 6h").text
    assert "plan 6h rep" in company.ask("Max", "plan 6h").text


def test_a_manager_plans_for_the_own_team_only(trading: MadeUp) -> None:
    assert "more expected</b> · Rita" in trading.ask("Max", "plan 4h rep Rita").text
    assert "There is no rep" in trading.ask("Max", "plan 4h rep Sue").text
    assert "There is no rep" in trading.ask("Rita", "plan 4h rep Ron").text


def test_a_full_day_is_shown_in_brief(trading: MadeUp) -> None:
    reply = trading.ask("Rita", "plan 24h")

    assert len(reply.text) <= 4096
    assert len(reply.text.splitlines()) < 35


def test_unpriced_deals_and_other_currencies_are_said(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=1000)
    company.deal("Rita", JUNE, amount=2000)
    company.deal("Rita", JUNE, amount=None)
    company.deal("Rita", JUNE, amount=1000, currency="EUR")

    text = company.ask("Rita", "plan 6h").text

    assert "1 open deal without an amount left out." in text
    assert "Left out: 1 in EUR." in text
