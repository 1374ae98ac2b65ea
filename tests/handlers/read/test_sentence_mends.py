"""What whole sentences showed to be misread in dates and amounts stays mended."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from handlers.read.dates import read_dates
from handlers.read.money import read_amounts
from handlers.read.recurrence import read_recurrence

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("log a 9k deal for northgate", 9000),
        ("its around 22k thanks", 22000),
        ("Gekko wants to buy 200 units @ 15", 3000),
        ("12 more seats for Lotus at 30 a month each", 360),
    ],
)
def test_a_sum_beside_a_word_that_is_counted_elsewhere(text: str, value: int) -> None:
    assert [amount.value for amount in read_amounts(text)] == [Decimal(value)]


def test_counts_of_deals_are_no_sums() -> None:
    assert read_amounts("we won 3 deals") == []
    assert read_amounts("2k deals in the pipeline") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("next one on 14/04 at 11", "2026-04-14T11:00"),
        ("give me another half hour", "2026-03-11T10:30"),
        ("next tuesday at 10 meeting with Stark", "2026-03-17T10:00"),
        ("call Kim 2moro noon", "2026-03-12T12:00"),
    ],
)
def test_times_of_day_in_their_sentences(text: str, said: str) -> None:
    assert read_dates(text, NOW)[0].start.strftime("%Y-%m-%dT%H:%M") == said


def test_a_verb_before_a_month_is_no_edge_of_it() -> None:
    assert read_dates("they start in may", NOW)[0].grain == "month"


@pytest.mark.parametrize(
    ("text", "rule", "first"),
    [
        ("remind me quarterly to review Acme", "FREQ=MONTHLY;INTERVAL=3", "2026-06-11"),
        ("weekly call with Acme", "FREQ=WEEKLY", "2026-03-18"),
        ("on the 10th of every month", "FREQ=MONTHLY;BYMONTHDAY=10", "2026-04-10"),
        ("first monday of each month", "FREQ=MONTHLY;BYDAY=1MO", "2026-04-06"),
        ("the last day of every month", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-31"),
    ],
)
def test_recurrences_in_their_sentences(text: str, rule: str, first: str) -> None:
    every = read_recurrence(text, NOW)

    assert every is not None
    assert (every.rule, every.first.start.date().isoformat()) == (rule, first)
