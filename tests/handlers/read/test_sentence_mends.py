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
        ("周四pm 2:30 跟顺丰 meeting", "2026-03-12T14:30"),
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
        ("每月最后一天", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-31"),
        ("每个月最后一个周五", "FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27"),
        ("每月第一个星期一", "FREQ=MONTHLY;BYDAY=1MO", "2026-04-06"),
        ("每月第一个工作日", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2026-04-01"),
        ("每月最后一个工作日", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-03-31"),
        ("每月初", "FREQ=MONTHLY;BYMONTHDAY=1", "2026-04-01"),
    ],
)
def test_recurrences_in_their_sentences(text: str, rule: str, first: str) -> None:
    every = read_recurrence(text, NOW)

    assert every is not None
    assert (every.rule, every.first.start.date().isoformat()) == (rule, first)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("visit Acme on easter monday", ["2026-04-06"]),
        ("before good friday", ["2026-04-02", "2026-04-03"]),
        ("boxing day", ["2026-12-26"]),
        ("signed last night", ["2026-03-10"]),
        ("3.25给顺丰交方案", ["2026-03-25"]),
        ("跟进蒙牛，4.2前", ["2026-04-02"]),
        ("15日前完成报价", ["2026-03-15"]),
        ("15天前", ["2026-02-24"]),
        ("过完清明去拜访大疆", ["2026-04-06", "2026-04-07"]),
        ("between 10 and 15k", []),
        ("给他们3.25万", []),
        ("打3.5折给他们", []),
    ],
)
def test_days_and_what_is_none(text: str, days: list[str]) -> None:
    assert [reading.start.date().isoformat() for reading in read_dates(text, NOW)] == days


def test_a_day_written_with_a_dot_is_no_sum() -> None:
    assert read_amounts("3.25给顺丰交方案") == []
    assert [amount.value for amount in read_amounts("deal Zeta 12 000")] == [Decimal(12000)]
