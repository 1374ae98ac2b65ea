"""A word of time that is not understood is asked about; a message without one is not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.sentence import understand

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
SURE = 0.5


@pytest.mark.parametrize(
    "text",
    [
        "remind me about Orion friday 25:00",
        "follow up with Stark next tuesday or on 31/04",
        "call Ana between friday and the 35th",
        "won Initech on 31 june",
        "call Bob on friday, then every blue week",
        "sold 20 seats to Acme for 12k, call them before diwali",
        "周五25点提醒我联系蒙牛",
        "拜访了蒙牛，下周一再去，2月30日交方案",
        "农历八月十五拜访蒙牛",
    ],
)
def test_what_is_not_understood_is_asked_about(text: str) -> None:
    assert understand(text, NOW).confidence < SURE


@pytest.mark.parametrize(
    "text",
    [
        "call Ana on friday at 5",
        "Black Friday campaign for Acme: call them on monday",
        "won Initech yesterday, 12k",
        "deal Acme 12k, 2 years of support",
        "vip客户蒙牛，5号楼，周五拜访",
    ],
)
def test_what_is_understood_is_not_asked_about(text: str) -> None:
    assert understand(text, NOW).confidence >= SURE


@given(hour=st.integers(25, 99), minute=st.integers(0, 59), day=st.sampled_from(["friday", "tomorrow", "on the 20th"]))
def test_no_hour_after_midnight_is_dropped_in_silence(hour: int, minute: int, day: str) -> None:
    assert understand(f"call Orion {day} {hour}:{minute:02}", NOW).confidence < SURE


@given(day=st.integers(32, 99), month=st.sampled_from(["april", "june", "dec", "may"]))
def test_no_day_that_no_month_has_is_dropped_in_silence(day: int, month: str) -> None:
    assert understand(f"visit Acme on friday, send the offer by {day} {month}", NOW).confidence < SURE
