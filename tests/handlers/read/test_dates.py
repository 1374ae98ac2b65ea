"""Dates in English and Chinese by the product's conventions; now is Wednesday 2026-03-11 10:00."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.read.dates import DateReading, read_dates

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=BERLIN)


def said(reading: DateReading) -> str:
    return reading.start.strftime("%Y-%m-%dT%H:%M" if reading.grain in ("minute", "hour") else "%Y-%m-%d")


def readings(text: str) -> str:
    return " ".join(said(reading) for reading in read_dates(text, NOW))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-03-11"),
        ("tmrw", "2026-03-12"),
        ("day after tomorrow", "2026-03-13"),
        ("friday", "2026-03-13"),
        ("on monday", "2026-03-16"),
        ("wednesday", "2026-03-18 2026-03-11"),
        ("this friday", "2026-03-13"),
        ("next fri", "2026-03-20 2026-03-13"),
        ("next tue", "2026-03-17"),
        ("last friday", "2026-03-06"),
        ("friday next week", "2026-03-20"),
        ("next week on friday", "2026-03-20"),
        ("tues week", "2026-03-24"),
        ("a week on tuesday", "2026-03-24"),
        ("a fortnight on monday", "2026-03-30"),
        ("a week tomorrow", "2026-03-19"),
        ("monday in two weeks", "2026-03-23 2026-03-30"),
        ("in 3 weeks", "2026-04-01"),
        ("in a fortnight", "2026-03-25"),
        ("in 2-3 days", "2026-03-13 2026-03-14"),
        ("within 3 working days", "2026-03-16"),
        ("2 days ago", "2026-03-09"),
        ("in half an hour", "2026-03-11T10:30"),
        ("in 1h30", "2026-03-11T11:30"),
        ("snooze 30m", "2026-03-11T10:30"),
        ("two days before March 31", "2026-03-29"),
        ("3 days after easter", "2026-04-08"),
        ("after easter", "2026-04-06 2026-04-07"),
        ("before christmas", "2026-12-24 2026-12-25"),
        ("the 20th", "2026-03-20"),
        ("the 5th", "2026-04-05"),
        ("the 5th of next month", "2026-04-05"),
        ("31st", ""),
        ("3/4", "2026-04-03 2027-03-04"),
        ("4/13", "2026-04-13"),
        ("13/4/26", "2026-04-13"),
        ("31.12.", "2026-12-31"),
        ("20 April", "2026-04-20"),
        ("jan 15", "2027-01-15"),
        ("29 feb", "2028-02-29"),
        ("monday 16 march", "2026-03-16"),
        ("friday 16 march", "2026-03-16 2026-03-13"),
        ("2026-04-15 3:30pm", "2026-04-15T15:30"),
        ("2026-04-15T15:00Z", "2026-04-15T17:00"),
        ("first monday of next month", "2026-04-06"),
        ("last friday of the month", "2026-03-27"),
        ("eow", "2026-03-13 2026-03-15"),
        ("end of next week", "2026-03-20 2026-03-22"),
        ("end of Q2", "2026-06-30"),
        ("month end", "2026-03-31"),
        ("eoy", "2026-12-31"),
        ("mid april", "2026-04-15"),
        ("start of next quarter", "2026-04-01"),
        ("first week of May", "2026-05-01 2026-05-04"),
        ("last working day of may", "2026-05-29"),
        ("in may", "2026-05-01"),
        ("Q4", "2026-10-01"),
        ("Q1 2027", "2027-01-01"),
        ("next month", "2026-04-01 2026-04-11"),
        ("week after next", "2026-03-23"),
        ("week 14", "2026-03-30"),
        ("in 2027", "2027-01-01"),
        ("this weekend", "2026-03-14"),
        ("eod", "2026-03-11"),
        ("eod friday", "2026-03-13"),
        ("monday morning", "2026-03-16"),
        ("after lunch", "2026-03-11"),
        ("in the morning", "2026-03-12"),
        ("half past 3", "2026-03-11T15:30"),
        ("9ish", "2026-03-12T09:00"),
        ("quarter to four", "2026-03-11T15:45"),
        ("at 7 tomorrow", "2026-03-12T07:00 2026-03-12T19:00"),
        ("3 in the afternoon", "2026-03-11T15:00"),
        ("tonight at 8", "2026-03-11T20:00"),
        ("today at 9", "2026-03-11T21:00"),
        ("friday from 2 to 3pm", "2026-03-13T14:00"),
        ("noon", "2026-03-11T12:00"),
        ("midnight", "2026-03-12T00:00"),
        ("tomorrow 15:00 UTC", "2026-03-12T16:00"),
        ("tomorrow and friday", "2026-03-12 2026-03-13"),
        ("second half of may", "2026-05-16"),
        ("expected close 05/2026", "2026-05-01"),
        ("Q3/27", "2027-07-01"),
        ("24-Dec-2026", "2026-12-24"),
        ("an hour before 3pm tomorrow", "2026-03-12T14:00"),
        ("friday at 10.30", "2026-03-13T10:30"),
        ("12.05.2026 um 14 Uhr", "2026-05-12T14:00"),
        ("before the weekend", "2026-03-13 2026-03-14"),
        ("next business day", "2026-03-12"),
        ("in 2 weeks on friday", "2026-03-27"),
        ("every 1st and 15th", "2026-03-15"),
        ("tomorrow at ten thirty", "2026-03-12T10:30"),
        ("friday two pm", "2026-03-13T14:00"),
        ("15-16 april", "2026-04-15"),
        ("15 or 16 april", "2026-04-15 2026-04-16"),
        ("next year in march", "2027-03-01"),
    ],
)
def test_an_english_date_is_read_by_the_conventions(text: str, expected: str) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天", "2026-03-11"),
        ("大后天", "2026-03-14"),
        ("周五", "2026-03-13"),
        ("周三", "2026-03-18 2026-03-11"),
        ("本周五", "2026-03-13"),
        ("下周二上午9点", "2026-03-17T09:00"),
        ("下下周三", "2026-03-25"),
        ("上周五", "2026-03-06"),
        ("下周", "2026-03-16 2026-03-18"),
        ("后天下午三点", "2026-03-13T15:00"),
        ("明晚八点一刻", "2026-03-12T20:15"),
        ("明天中午", "2026-03-12T12:00"),
        ("今天下午5点前", "2026-03-11T17:00"),
        ("下班前", "2026-03-11"),
        ("月底", "2026-03-31"),
        ("下个月5号", "2026-04-05"),
        ("5号", "2026-04-05"),
        ("五月三号", "2026-05-03"),
        ("2026年４月15日", "2026-04-15"),
        ("四月中旬", "2026-04-15"),
        ("下季度初", "2026-04-01"),
        ("第二季度末", "2026-06-30"),
        ("明年一季度", "2027-01-01"),
        ("年底", "2026-12-31"),
        ("三天后", "2026-03-14"),
        ("两三天后", "2026-03-13 2026-03-14"),
        ("三个工作日后", "2026-03-16"),
        ("过两个小时", "2026-03-11T12:00"),
        ("一个半小时后", "2026-03-11T11:30"),
        ("半年后", "2026-09-11"),
        ("三天前", "2026-03-08"),
        ("清明节后", "2026-04-06 2026-04-07"),
        ("国庆前", "2026-09-30 2026-10-01"),
        ("春节假期后", "2027-02-13"),
        ("3月31日前两天", "2026-03-29"),
        ("每周一和周四", "2026-03-12"),
        ("每月底", "2026-03-31"),
        ("周五五点", "2026-03-13T17:00"),
        ("上半年末", "2026-06-30"),
        ("下一个工作日", "2026-03-12"),
        ("每月1日和15日", "2026-03-15"),
        ("每年5月1日", "2026-05-01"),
        ("隔周五", "2026-03-13"),
        ("早一点", ""),
        ("第一", ""),
        ("三点建议", ""),
        ("四季酒店", ""),
        ("3号楼", ""),
    ],
)
def test_a_chinese_date_is_read_by_the_conventions(text: str, expected: str) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "call May about the deal",
        "Sun Microsystems",
        "monday.com",
        "24/7 support",
        "3/4 of the seats",
        "20 seats at 49 each",
        "the 20th floor",
        "ISO 27001",
        "12.5k",
        "version 2.1.3",
        "quarterly review with Acme",
        'Create "Q4 expansion"',
        "mail next@friday.com",
        "last 30 days",
        "Black Friday promo",
        "31 February",
        "29.2.2027",
        "2026-13-01",
        "25:00",
        "13pm",
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert readings(text) == ""


def test_the_grain_says_how_exact_a_reading_is() -> None:
    grains = {
        text: read_dates(text, NOW)[0].grain
        for text in ("9:30", "9am", "friday", "next week", "in may", "Q4", "in 2027")
    }

    assert list(grains.values()) == ["minute", "hour", "day", "week", "month", "quarter", "year"]


def test_the_span_holds_the_words_of_the_date() -> None:
    text = "call Ellen next fri at 9am about it"

    assert {text[slice(*reading.span)] for reading in read_dates(text, NOW)} == {"next fri at 9am"}


def test_readings_are_in_the_zone_of_now() -> None:
    for zone in (ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")):
        reading = read_dates("tomorrow 9:00", NOW.astimezone(zone))[0]

        assert reading.start.tzinfo is zone
        assert (reading.start.hour, reading.start.utcoffset()) == (9, datetime(2026, 3, 12, 9, tzinfo=zone).utcoffset())
