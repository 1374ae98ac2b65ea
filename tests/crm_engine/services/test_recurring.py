"""Series at wall times: over the clocks' changes, at the ends of months, by the rule's own interval."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_engine.services.recurring import next_after, series_of

BERLIN = "Europe/Berlin"


def days(rule: str, first: datetime, count: int, zone: str = BERLIN) -> list[str]:
    """The first occurrences by the zone's clock."""
    series, found, moment = series_of(rule, first), [], first - timedelta(seconds=1)
    for _ in range(count):
        following = next_after(series, zone, moment)
        assert following is not None
        found.append(f"{following.astimezone(ZoneInfo(zone)):%m-%d %H:%M}")
        moment = following
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(BERLIN))


def test_the_31st_is_the_last_day_where_there_is_none() -> None:
    monthly = days("FREQ=MONTHLY", at("2026-01-31T09:00"), 4)
    assert monthly == [
        "01-31 09:00",
        "02-28 09:00",
        "03-31 09:00",
        "04-30 09:00",
    ]
    assert days("FREQ=MONTHLY;BYMONTHDAY=30", at("2026-01-30T09:00"), 2) == ["01-30 09:00", "02-28 09:00"]
    assert days("FREQ=YEARLY", at("2024-02-29T09:00"), 2) == ["02-29 09:00", "02-28 09:00"]


def test_every_other_week_counts_from_the_first() -> None:
    assert days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", at("2026-03-16T09:00"), 3) == [
        "03-16 09:00",
        "03-30 09:00",
        "04-13 09:00",
    ]


def test_an_hour_that_is_skipped_or_shown_twice_comes_once() -> None:
    assert days("FREQ=DAILY", at("2026-03-28T02:30"), 3) == ["03-28 02:30", "03-29 03:30", "03-30 02:30"]
    assert days("FREQ=DAILY", at("2026-10-24T02:30"), 3) == ["10-24 02:30", "10-25 02:30", "10-26 02:30"]


def test_it_ends_with_its_last_day() -> None:
    series = series_of("FREQ=DAILY", at("2026-03-10T09:00"), date(2026, 3, 11))

    assert next_after(series, BERLIN, at("2026-03-10T10:00")) == at("2026-03-11T09:00")
    assert next_after(series, BERLIN, at("2026-03-11T10:00")) is None


@given(st.integers(0, 730 * 24 * 60), st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
@pytest.mark.parametrize("zone", [BERLIN, "America/St_Johns", "UTC"])
def test_the_next_one_is_always_later_and_at_the_same_wall_time(zone: str, minutes: int, freq: str) -> None:
    first = datetime(2026, 1, 1, 9, 0, tzinfo=ZoneInfo(zone))
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    following = next_after(series_of(f"FREQ={freq}", first), zone, now)

    assert following is not None
    assert following > now
    assert following.astimezone(ZoneInfo(zone)).strftime("%H:%M") == "09:00"
