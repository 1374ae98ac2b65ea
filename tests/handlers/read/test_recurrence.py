"""Recurrences become RFC 5545 rules with their first day."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.read.recurrence import read_recurrence

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "rule", "first"),
    [
        ("keep in touch with Acme every 6 weeks", "FREQ=WEEKLY;INTERVAL=6", "2026-04-22T00:00"),
        ("every other friday at 3pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-03-13T15:00"),
        ("every 2 weeks on friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-03-13T00:00"),
        ("every mon and thu", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-03-12T00:00"),
        ("every weekday at 9", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-12T09:00"),
        ("daily at 8:30", "FREQ=DAILY", "2026-03-12T08:30"),
        ("check in monthly", "FREQ=MONTHLY", "2026-04-11T00:00"),
        ("every month on the 5th", "FREQ=MONTHLY;BYMONTHDAY=5", "2026-04-05T00:00"),
        ("every first monday of the month", "FREQ=MONTHLY;BYDAY=1MO", "2026-04-06T00:00"),
        ("every month end", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-31T00:00"),
        ("every quarter", "FREQ=MONTHLY;INTERVAL=3", "2026-06-11T00:00"),
        ("every year on 1 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "2026-05-01T00:00"),
        ("每周五下午三点", "FREQ=WEEKLY;BYDAY=FR", "2026-03-13T15:00"),
        ("每两周的周五", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-03-13T00:00"),
        ("每月5号", "FREQ=MONTHLY;BYMONTHDAY=5", "2026-04-05T00:00"),
        ("每半年", "FREQ=MONTHLY;INTERVAL=6", "2026-09-11T00:00"),
        ("每个工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-12T00:00"),
    ],
)
def test_a_recurrence_has_its_rule_and_its_first_time(text: str, rule: str, first: str) -> None:
    read = read_recurrence(text, NOW)

    assert read is not None
    assert (read.rule, read.first.start.strftime("%Y-%m-%dT%H:%M")) == (rule, first)


@pytest.mark.parametrize("text", ["call on friday", "the weekly report", "everyone agreed", "每个500元", ""])
def test_a_sentence_without_a_recurrence_has_none(text: str) -> None:
    assert read_recurrence(text, NOW) is None
