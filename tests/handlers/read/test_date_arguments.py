"""A command's date or period: one is read, and what cannot be one is refused with its reason."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.read.dates import read_date, read_period
from storage.words import BadInput

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing"),
        ("soon", "nothing"),
        ("31.2.", "impossible"),
        ("31 February", "impossible"),
        ("29.2.2027", "impossible"),
        ("2026-13-01", "impossible"),
        ("friday 25:00", "impossible"),
        ("tomorrow 13pm", "impossible"),
        ("2月30日", "impossible"),
        ("2026-03-10", "past"),
        ("yesterday", "past"),
        ("2026-03-11 09:00", "past"),
        ("tomorrow and friday", "two_dates"),
    ],
)
def test_what_is_no_coming_date_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_date(text, NOW, future=True)

    assert refusal.value.facts["reason"] == reason


def test_a_past_date_is_read_where_it_may_be_past() -> None:
    assert read_date("2026-03-10", NOW)[0].start.date() == date(2026, 3, 10)


def test_of_two_days_with_or_between_them_one_is_meant() -> None:
    said = [reading.start.isoformat()[:16] for reading in read_date("monday or tuesday at 10", NOW)]

    assert said == ["2026-03-16T10:00", "2026-03-17T10:00"]


def test_today_is_not_past() -> None:
    assert read_date("today", NOW, future=True)[0].start.date() == NOW.date()


def test_of_two_readings_only_the_coming_one_stays() -> None:
    assert [reading.start.date() for reading in read_date("02/12/26", NOW, future=True)] == [date(2026, 12, 2)]
    assert [reading.start.date() for reading in read_date("02/03/27", NOW, future=True)] == [
        date(2027, 3, 2),
        date(2027, 2, 3),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("quarter", "2026-01-01", "2026-04-01", "2026-Q1"),
        ("this quarter", "2026-01-01", "2026-04-01", "2026-Q1"),
        ("next quarter", "2026-04-01", "2026-07-01", "2026-Q2"),
        ("Q4", "2026-10-01", "2027-01-01", "2026-Q4"),
        ("Q4 2017", "2017-10-01", "2018-01-01", "2017-Q4"),
        ("2017-Q4", "2017-10-01", "2018-01-01", "2017-Q4"),
        ("month", "2026-03-01", "2026-04-01", "2026-03"),
        ("next month", "2026-04-01", "2026-05-01", "2026-04"),
        ("2017-11", "2017-11-01", "2017-12-01", "2017-11"),
        ("11/2017", "2017-11-01", "2017-12-01", "2017-11"),
        ("nov 2017", "2017-11-01", "2017-12-01", "2017-11"),
        ("may", "2026-05-01", "2026-06-01", "2026-05"),
        ("year", "2026-01-01", "2027-01-01", "2026"),
        ("2017", "2017-01-01", "2018-01-01", "2017"),
        ("last year", "2025-01-01", "2026-01-01", "2025"),
        ("week", "2026-03-09", "2026-03-16", "2026-W11"),
        ("next week", "2026-03-16", "2026-03-23", "2026-W12"),
        ("2026-W53", "2026-12-28", "2027-01-04", "2026-W53"),
        ("H2", "2026-07-01", "2027-01-01", "2026-H2"),
        ("today", "2026-03-11", "2026-03-12", "2026-03-11"),
        ("90d", "2026-03-11", "2026-06-09", "90d"),
        ("90 days", "2026-03-11", "2026-06-09", "90d"),
        ("next 6 weeks", "2026-03-11", "2026-04-22", "6w"),
        ("last 30 days", "2026-02-09", "2026-03-11", "-30d"),
        ("2 quarters", "2026-03-11", "2026-09-11", "2q"),
        ("本季度", "2026-01-01", "2026-04-01", "2026-Q1"),
        ("第二季度", "2026-04-01", "2026-07-01", "2026-Q2"),
        ("2017年11月", "2017-11-01", "2017-12-01", "2017-11"),
        ("90天", "2026-03-11", "2026-06-09", "90d"),
    ],
)
def test_a_period_has_its_days_and_a_label(text: str, start: str, end: str, label: str) -> None:
    period = read_period(text, NOW)

    assert (period.start.isoformat(), period.end.isoformat(), period.label) == (start, end, label)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "nothing"), ("Acme", "nothing"), ("2026-13", "nothing"), ("99 years", "too_long"), ("0 days", "nothing")],
)
def test_what_is_no_period_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_period(text, NOW)

    assert refusal.value.facts["reason"] == reason
