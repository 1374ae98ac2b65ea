"""Dates against a slow oracle, over changes of the clock, and on any text."""

import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.dates import read_date, read_dates, read_period
from storage.words import BadInput

BERLIN = ZoneInfo("Europe/Berlin")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHINESE_NAMES = "一二三四五六日"
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "Europe/Berlin",
            "America/New_York",
            "Asia/Shanghai",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "UTC",
        )
    ]
)
MOMENTS = st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2035-12-01"))


def step_until(start: date, weekday: int, past_sunday: bool = False) -> date:
    """The oracle: walk day by day, past the coming Sunday first where asked."""
    day = start + timedelta(days=1)
    if past_sunday:
        while day.weekday() != 0:
            day += timedelta(days=1)
    while day.weekday() != weekday:
        day += timedelta(days=1)
    return day


@settings(deadline=None)
@given(MOMENTS, ZONES, st.integers(0, 6))
def test_a_weekday_is_the_coming_one(moment: datetime, zone: ZoneInfo, weekday: int) -> None:
    now = moment.replace(tzinfo=zone)
    expected = step_until(now.date(), weekday)

    assert read_dates(f"call Bob {NAMES[weekday]}", now)[0].start.date() == expected
    assert read_dates(f"星期{CHINESE_NAMES[weekday]}打电话", now)[0].start.date() == expected


@settings(deadline=None)
@given(MOMENTS, ZONES, st.integers(0, 6))
def test_a_weekday_after_next_is_next_weeks_with_this_weeks_as_second_reading(
    moment: datetime, zone: ZoneInfo, weekday: int
) -> None:
    now = moment.replace(tzinfo=zone)
    days = [reading.start.date() for reading in read_dates(f"next {NAMES[weekday]}", now)]
    following = step_until(now.date(), weekday, past_sunday=True)
    this_week = following - timedelta(days=7)

    assert days == ([following, this_week] if this_week > now.date() else [following])
    assert read_dates(f"下周{CHINESE_NAMES[weekday]}", now)[0].start.date() == following


@settings(deadline=None)
@given(MOMENTS, ZONES, st.integers(1, 400), st.sampled_from([("days", 1), ("weeks", 7), ("fortnights", 14)]))
def test_days_and_weeks_away_keep_the_calendar(
    moment: datetime, zone: ZoneInfo, count: int, unit: tuple[str, int]
) -> None:
    now = moment.replace(tzinfo=zone)
    name, size = unit

    (reading,) = read_dates(f"in {count} {name}", now)

    assert reading.start.date() == now.date() + timedelta(days=count * size)
    assert reading.start.tzinfo is zone


@settings(deadline=None)
@given(MOMENTS, ZONES, st.integers(1, 2000))
def test_minutes_away_run_on_the_real_clock(moment: datetime, zone: ZoneInfo, minutes: int) -> None:
    now = moment.replace(tzinfo=zone, second=0, microsecond=0)

    (reading,) = read_dates(f"in {minutes} minutes", now)

    assert reading.start.astimezone(UTC) - now.astimezone(UTC) == timedelta(minutes=minutes)


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 23), st.integers(0, 59), ZONES)
def test_an_iso_time_comes_back_where_the_clock_shows_it(day: date, hour: int, minute: int, zone: ZoneInfo) -> None:
    now = datetime(2026, 3, 11, 10, tzinfo=zone)
    wall = datetime.combine(day, datetime.min.time().replace(hour=hour, minute=minute))
    shown = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall

    (reading,) = read_date(f"{day.isoformat()}T{hour:02d}:{minute:02d}", now)

    assert reading.start.replace(tzinfo=None) == wall if shown else reading.start.replace(tzinfo=None) > wall


@pytest.mark.parametrize(
    ("zone", "now", "text", "expected"),
    [
        ("Europe/Berlin", "2026-03-28T10:00", "tomorrow 2:30am", "2026-03-29T03:00+02:00"),
        ("Europe/Berlin", "2026-10-24T10:00", "tomorrow 2:30am", "2026-10-25T02:30+02:00"),
        ("America/New_York", "2026-03-07T10:00", "tomorrow 2:15am", "2026-03-08T03:00-04:00"),
        ("Australia/Lord_Howe", "2026-10-03T10:00", "tomorrow 2:10am", "2026-10-04T02:30+11:00"),
        ("Europe/Berlin", "2026-03-28T10:00", "tomorrow 9am", "2026-03-29T09:00+02:00"),
        ("Europe/Berlin", "2026-03-29T01:30", "in 1 hour", "2026-03-29T03:30+02:00"),
        ("Europe/Berlin", "2026-03-28T10:00", "in 1 day", "2026-03-29T00:00+01:00"),
        ("Africa/Cairo", "2026-04-23T10:00", "tomorrow", "2026-04-24T01:00+03:00"),
    ],
)
def test_a_skipped_time_moves_on_and_a_doubled_one_is_the_first(zone: str, now: str, text: str, expected: str) -> None:
    (reading,) = read_dates(text, datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone)))

    assert reading.start.isoformat(timespec="minutes") == expected


SAID = """
next last this friday monday week month q2 end of mid the 20th may 3/4 31.2. at 9 am in 3 days half past
7777777777777777777 下周 三 点 月底 每 号 后 前 0 99 - : / '
"""
WORDS = SAID.split()


@settings(deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=12).map("".join),
    MOMENTS,
    ZONES,
)
def test_any_text_gives_aware_readings_inside_it_or_a_refusal(text: str, moment: datetime, zone: ZoneInfo) -> None:
    now = moment.replace(tzinfo=zone)
    for reading in read_dates(text, now):
        start, end = reading.span
        assert 0 <= start < end <= len(text)
        assert reading.start.tzinfo is zone
    with suppress(BadInput):
        read_date(text, now, future=True)
    with suppress(BadInput):
        assert read_period(text, now).start < read_period(text, now).end


@pytest.mark.parametrize(
    "piece",
    [
        "1,1,1",
        "((((",
        "7",
        "1 ",
        "next ",
        "一",
        "在 ",
        "the ",
        "end of ",
        "half ",
        "1-",
        "every ",
        "下",
        "3/4 ",
        "5月",
        '"',
        "9:",
        "and a half ",
        "monday ",
        "1h ",
    ],
)
def test_ten_thousand_characters_take_no_catastrophic_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    begin = time.perf_counter()

    read_dates(text, datetime(2026, 3, 11, 10, tzinfo=BERLIN))

    assert time.perf_counter() - begin < 5.0


def test_an_ordinary_sentence_takes_a_millisecond_or_so() -> None:
    now = datetime(2026, 3, 11, 10, tzinfo=BERLIN)
    spent = []
    for _ in range(200):
        begin = time.process_time()
        read_dates("sold 20 seats to Acme for 12.5k, follow up next tue 9am and again in 3 weeks", now)
        spent.append(time.process_time() - begin)

    assert sorted(spent)[190] < 0.003
