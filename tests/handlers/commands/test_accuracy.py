"""/accuracy: what was said ahead of time, held against what came; never a look back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.chat import Chat, chat_as, open_house, words
from tests.made_up import MadeUp, trading_company

At = Callable[[str, str], Chat]


@pytest.fixture
def company(sqlite_address: str) -> Iterator[MadeUp]:
    made = trading_company(sqlite_address)
    yield made
    made.database.close()


@pytest.fixture
def chat_at(company: MadeUp, sqlite_address: str, tmp_path: Path) -> Iterator[At]:
    """The chat of one of the company's people, on a day."""
    houses = []

    def open_at(name: str, day: str) -> Chat:
        houses.append(open_house(sqlite_address, tmp_path, now=f"{day}T09:00:00+00:00"))
        return chat_as(houses[-1], name)

    yield open_at
    for house in houses:
        house.close()


def test_before_anything_is_over_it_says_what_it_waits_for(chat_at: At) -> None:
    rita = chat_at("Rita", "2026-07-15")
    assert "have 0, need 1. None is running." in words(rita.say("accuracy"))
    rita.say("forecast")
    assert "1 forecast still running; the first ends on Wed 30 Sep 2026." in words(rita.say("accuracy"))


def test_what_was_said_stands_beside_what_came(company: MadeUp, chat_at: At) -> None:
    said = words(chat_at("Rita", "2026-07-15").say("forecast 30d"))
    company.deal("Rita", date(2026, 7, 20), date(2026, 8, 3), amount=30_000, company="Later one")
    company.deal("Sue", date(2026, 7, 20), date(2026, 8, 3), amount=70_000, company="Of another")
    text = words(chat_at("Rita", "2026-08-20").say("accuracy"))

    expected = said.split(": ")[1].split(" ")[0]
    assert f"16 Jul – 14 Aug 2026 · Rita: said {expected} on Wed 15 Jul 2026, came $30,000" in text
    assert "up to 31 1 " in text


def test_a_look_back_is_no_forecast_and_the_same_question_counts_once(chat_at: At) -> None:
    rita = chat_at("Rita", "2026-07-15")
    rita.say("forecast q2 as of 2026-05-01")
    assert "None is running." in words(rita.say("accuracy"))
    rita.say("forecast")
    rita.say("forecast")
    assert "1 forecast still running" in words(rita.say("accuracy"))


def test_each_sees_what_was_said_to_those_they_see(chat_at: At) -> None:
    chat_at("Rita", "2026-07-15").say("forecast 30d")
    chat_at("Max", "2026-07-15").say("forecast 30d")
    chat_at("Mia", "2026-07-15").say("forecast 30d")

    seen = {name: words(chat_at(name, "2026-08-20").say("accuracy")) for name in ("Rita", "Max", "Mia", "Ada")}
    assert [text.count("said $") for text in seen.values()] == [1, 2, 1, 3]
    assert "North" not in seen["Mia"] + seen["Rita"]
