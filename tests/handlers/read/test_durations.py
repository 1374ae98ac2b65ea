"""Hours worked and delays."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.durations import read_delay, read_hours
from storage.words import BadInput


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("6h", 6),
        ("6 hours", 6),
        ("90 min", 1.5),
        ("1.5h", 1.5),
        ("1,5 h", 1.5),
        ("1h 30m", 1.5),
        ("1:30", 1.5),
        ("2", 2),
        ("an hour and a half", 1.5),
        ("half an hour", 0.5),
        ("一个半小时", 1.5),
        ("两小时", 2),
    ],
)
def test_hours_are_read_as_they_are_said(text: str, hours: float) -> None:
    assert read_hours(text) == pytest.approx(hours)


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("1h", timedelta(hours=1)),
        ("30m", timedelta(minutes=30)),
        ("2d", timedelta(days=2)),
        ("3 weeks", timedelta(weeks=3)),
        ("in 2 days", timedelta(days=2)),
        ("a fortnight", timedelta(days=14)),
        ("1 day 2 hours", timedelta(days=1, hours=2)),
        ("两天", timedelta(days=2)),
        ("半小时后", timedelta(minutes=30)),
        ("过三周", timedelta(weeks=3)),
    ],
)
def test_a_delay_is_read_as_it_is_said(text: str, delay: timedelta) -> None:
    assert read_delay(text) == delay


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing"),
        ("soon", "unreadable"),
        ("5 seats", "unreadable"),
        ("0h", "zero"),
        ("9999 weeks", "too_large"),
        ("2h or so", "unreadable"),
    ],
)
def test_what_is_no_delay_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_delay(text)

    assert refusal.value.facts["reason"] == reason


def test_a_thousand_hours_are_the_most() -> None:
    with pytest.raises(BadInput) as refusal:
        read_hours("1001h")

    assert refusal.value.facts["reason"] == "too_large"


@settings(deadline=None)
@given(st.text() | st.text(alphabet="0123456789.,:hmdw 半小时个天ana"))
def test_any_text_is_a_duration_or_refused(text: str) -> None:
    with suppress(BadInput):
        assert read_hours(text) > 0
    with suppress(BadInput):
        assert read_delay(text) > timedelta(0)
