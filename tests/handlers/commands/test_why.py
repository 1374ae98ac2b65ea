"""/why: a forecast is asked again by its code, and says what has moved it; the parts add up."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.chat import Chat, chat_as, labels, open_house, words
from tests.made_up import MadeUp, trading_company

Rooms = Callable[[str], Chat]


@pytest.fixture
def company(sqlite_address: str) -> Iterator[MadeUp]:
    """A company with a past, which a test may go on with."""
    made = trading_company(sqlite_address)
    yield made
    made.database.close()


@pytest.fixture
def chat_of(company: MadeUp, sqlite_address: str, tmp_path: Path) -> Iterator[Rooms]:
    """The chat of one of its people, on the real router."""
    house = open_house(sqlite_address, tmp_path, now="2026-07-15T09:00:00+00:00")
    yield lambda name: chat_as(house, name)
    house.close()


def code_in(text: str) -> str:
    found = re.search(r"· ([2-9A-Z]{6})\b", text)
    assert found is not None, text
    return found[1]


def figure_after(label: str, text: str) -> int:
    found = re.search(rf"(?:^|>){label} +\$([\d,]+)", text, re.MULTILINE)
    assert found is not None, text
    return int(found[1].replace(",", ""))


def sum_of(text: str) -> tuple[int, list[int], int]:
    """The first figure of a column, what is added to it, and the last."""
    figures = [int(one.replace("$", "").replace(",", "")) for one in re.findall(r"  ([+-]?\$[\d,]+|-\$[\d,]+)\n", text)]
    return figures[0], figures[1:-1], figures[-1]


def test_a_forecast_has_a_code_and_the_code_gives_it_again_to_the_cent(chat_of: Rooms) -> None:
    rita = chat_of("Rita")
    code = code_in(words(rita.say("forecast")))
    text = words(rita.press("Why?"))

    assert f"· {code} 80 % range" in text
    assert "Asked again on the data of that day: the same figure, to the cent." in text
    assert words(rita.say(f"why {code.lower()}")) == text
    assert words(rita.say("why")) == text


def test_its_parts_add_up_and_each_way_tried_shows_its_errors(chat_of: Rooms) -> None:
    rita = chat_of("Rita")
    rita.say("forecast")
    text = rita.say("why").text

    labels = ("Won by then", r"\+ open deals \(\d+\)", r"\+ still to come", "=")
    won, opened, to_come, total = (figure_after(label, text) for label in labels)
    assert abs(won + opened + to_come - total) <= 1
    for way in ("Pace of 90 days", "Quarter before", "Age and new", "Regression"):
        assert way in text
    assert "MAE" in text
    assert "RMSE" in text


def test_where_the_data_of_that_day_have_changed_it_says_so(company: MadeUp, chat_of: Rooms) -> None:
    rita = chat_of("Rita")
    code = code_in(words(rita.say("forecast")))
    company.deal("Rita", date(2026, 7, 1), date(2026, 7, 10), amount=90_000, company="Late news")

    assert "what is on record of that day has changed since" in words(rita.say(f"why {code}"))
    assert code_in(words(rita.say("forecast"))) != code


def test_a_code_is_for_whom_it_was_given_and_while_they_may_ask(company: MadeUp, chat_of: Rooms) -> None:
    rita, ron = chat_of("Rita"), chat_of("Ron")
    code = code_in(words(rita.say("forecast")))

    assert words(ron.say(f"why {code}")) == words(ron.say("why 222222")) == "I cannot find that."
    assert words(ron.say("why")) == "I cannot find that."


def test_what_has_moved_it_adds_up_exactly(company: MadeUp, chat_of: Rooms) -> None:
    company.deal("Rita", date(2026, 7, 9), amount=40_000, company="Fresh one")
    text = chat_of("Max").say("why since 6 july").text

    first, parts, last = sum_of(text.replace("</pre>", "\n"))
    assert first + sum(parts) == last
    assert "Fresh one: New deals +" in text
    assert "since Mon 6 Jul 2026" in text


def test_plain_words_ask_the_same(chat_of: Rooms) -> None:
    mia = chat_of("Mia")
    assert mia.say("why did it move since monday?").text == mia.say("why since 13 july").text


def test_a_day_with_two_readings_is_asked_about(chat_of: Rooms) -> None:
    mia = chat_of("Mia")
    question = mia.say("why did it move since last monday?")
    assert labels(question) == ["Mon 13 Jul 2026", "Mon 6 Jul 2026", "Cancel"]
    assert mia.press("13 Jul").text == mia.say("why since 13 july").text


@pytest.mark.parametrize("said", ["why since 1 june", "why since 6 july next quarter", "why since 1 june quarter"])
def test_a_day_outside_the_window_is_refused_kindly(chat_of: Rooms, said: str) -> None:
    assert "Say a past day inside the window" in words(chat_of("Rita").say(said))


def test_what_is_no_code_says_what_to_say(chat_of: Rooms) -> None:
    assert words(chat_of("Rita").say("why zz")).startswith("Say the six signs that stand beside a forecast")
