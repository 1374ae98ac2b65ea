"""Which date of a sentence is due, was done, closes or is asked about: classes of sentences that were once misread."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.sentence import understand

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DATES = ("due", "due_alt", "on", "close", "period", "rrule")


def dates_of(text: str) -> dict[str, Any]:
    slots = understand(text, NOW).slots
    return {name: slots[name] for name in DATES if name in slots}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Acme contract expires 31/05, call 2 weeks before", {"due": "2026-05-17"}),
        ("deal Acme 12k closes 31/05, remind me a week before", {"due": "2026-05-24", "close": "2026-05-31"}),
        ("蒙牛合同5月31日到期，提前两周提醒我", {"due": "2026-05-17"}),
        ("蒙牛6月1日续约，提前三个工作日提醒我", {"due": "2026-05-27"}),
        ("call Acme monday or tuesday at 10", {"due": "2026-03-16T10:00", "due_alt": ["2026-03-17T10:00"]}),
        ("demo sunday? no, make it monday 3pm with Nimbus", {"due": "2026-03-16T15:00"}),
        ("send happy easter card to Priya on good friday", {"due": "2026-04-03"}),
        ("二十分钟后给唐经理打过去", {"due": "2026-03-11T10:20"}),
        ("meet Mila sat or sun", {"due": "2026-03-14", "due_alt": ["2026-03-15"]}),
        ("下周三或周四约赵总吃饭", {"due": "2026-03-18", "due_alt": ["2026-03-19"]}),
        ("20号或21号去拜访美团", {"due": "2026-03-20", "due_alt": ["2026-03-21"]}),
    ],
)
def test_a_day_counted_back_and_a_choice_of_days(text: str, dates: dict[str, Any]) -> None:
    assert dates_of(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("how many deals did we lose in february", {"period": "2026-02"}),
        ("why did deals slip in q4", {"period": "2025-Q4"}),
        ("what did we close in june", {"period": "2025-06"}),
        ("what will we close in june", {"period": "2026-06"}),
        ("deals won in june 2027", {"period": "2027-06"}),
        ("二月份赢了几单", {"period": "2026-02"}),
        ("六月能签多少", {"period": "2026-06"}),
        ("forecast for the second half of next year", {"period": "2027-H2"}),
        ("deal Orbis 7.5k expected in h2", {"period": "2026-H2"}),
        ("deals closing before the end of march", {"period": "2026-03"}),
        ("年底前能完成五千万吗", {"period": "2026"}),
        ("deal Meridian 15k, fy27", {"period": "2027"}),
        ("what closes in the next 30 days", {"period": "30d"}),
        ("本周要签的合同", {"period": "2026-W11"}),
        ("中粮的项目 三千五百万 明年上半年落地", {"period": "2027-H1"}),
    ],
)
def test_a_question_of_the_past_is_about_the_last_such_month(text: str, dates: dict[str, Any]) -> None:
    assert dates_of(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("sold 3 x 1,200 to Pilar on 9 march", {"on": "2026-03-09"}),
        ("booked an order from Nova Print today 3,450.00 usd", {"on": "2026-03-11"}),
        ("quote went to Acme on 4 mar", {"on": "2026-03-04"}),
        (
            "meeting at Orbis this monday: they want SSO. call them on the 20th",
            {"on": "2026-03-09", "due": "2026-03-20"},
        ),
        ("Lindqvist signed last night, 22k", {"on": "2026-03-10"}),
        ("吉利周一签了，38万", {"on": "2026-03-09"}),
        ("顺丰今天进入谈判阶段", {"on": "2026-03-11"}),
        ("popped in at Castor Clinic on thursday, nobody there", {"on": "2026-03-05"}),
        ("demo'd the app to Dovetail on monday and they loved it", {"on": "2026-03-09"}),
        ("Ngozi called back this morning - they need 3 more weeks", {"on": "2026-03-11"}),
        ("whatsapp to Omar on saturday evening, he read it", {"on": "2026-03-07"}),
        ("3月2日给万达做了产品演示，反馈很好", {"on": "2026-03-02"}),
        ("同仁堂3月1号签约成功", {"on": "2026-03-01"}),
        ("周一给长城汽车提交了方案", {"on": "2026-03-09"}),
        ("demo at Pinecrest on 4 march was a success", {"on": "2026-03-04"}),
        ("visit to Harbour Logistics on march 3: warehouse is full", {"on": "2026-03-03"}),
        ("email from Rosa today, she needs the quote by monday", {"on": "2026-03-11", "due": "2026-03-16"}),
        ("百度的合同周二签下来了", {"on": "2026-03-10"}),
        ("9.9k€ order from Everest Tools on monday", {"on": "2026-03-09"}),
        ("Baltic renewed for 3 years, 90k total, on 5 march", {"on": "2026-03-05"}),
        ("2号和用友的采购开会，他们五月定", {"on": "2026-03-02"}),
        ("周末跟谭总打了高尔夫", {"on": "2026-03-07"}),
        ("卖给谭总两套，28000，周一收的款", {"on": "2026-03-09"}),
        ("海信周一开始试用了，月底给结论", {"on": "2026-03-09", "due": "2026-03-31"}),
        ("called Walter at 8 this morning, he wants a discount", {"on": "2026-03-11"}),
        ("great meeting with Cobalt on friday, sending it on monday", {"on": "2026-03-06", "due": "2026-03-16"}),
        ("昨天和杨总吃了晚饭，聊了下半年的计划", {"on": "2026-03-10"}),
        ("今天把报价给了杨总，下周一跟进", {"on": "2026-03-11", "due": "2026-03-16"}),
        ("今早跟黄工开会，明天再聊", {"on": "2026-03-11", "due": "2026-03-12"}),
        ("今天给周经理打电话，他在开会，明天上午再打", {"on": "2026-03-11", "due": "2026-03-12"}),
        ("昨晚跟刘总喝酒，他说下个月签", {"on": "2026-03-10"}),
    ],
)
def test_what_was_done_has_its_day(text: str, dates: dict[str, Any]) -> None:
    assert dates_of(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on wednesdays 10am check in with Nova Print", {"rrule": "FREQ=WEEKLY;BYDAY=WE", "due": "2026-03-18T10:00"}),
        ("隔天联系一次孙总", {"rrule": "FREQ=DAILY;INTERVAL=2", "due": "2026-03-13"}),
        ("bi-weekly sync with Juniper", {"rrule": "FREQ=WEEKLY;INTERVAL=2", "due": "2026-03-25"}),
        ("每年三月提醒我中石化续签", {"rrule": "FREQ=YEARLY;BYMONTH=3", "due": "2027-03-01"}),
        (
            "每隔三天问一下小赵进度",
            {"rrule": "FREQ=DAILY;INTERVAL=4", "due": "2026-03-15", "due_alt": ["2026-03-14"]},
        ),
        ("老板电器 15万8 五月中旬签单", {"due": "2026-05-15"}),
        ("put it back 2 days", {"due": "2026-03-13"}),
        ("weekly call with Stefan on tuesdays at 10", {"rrule": "FREQ=WEEKLY;BYDAY=TU", "due": "2026-03-17T10:00"}),
        ("every morning at 8 go through the new leads", {"rrule": "FREQ=DAILY", "due": "2026-03-12T08:00"}),
        ("周末前给阿里答复", {"due": "2026-03-13", "due_alt": ["2026-03-14"]}),
        ("forecast 2027", {"period": "2027"}),
        ("call Ibrahim daily at 5pm", {"rrule": "FREQ=DAILY", "due": "2026-03-11T17:00"}),
        ("call Ibrahim daily at 8am", {"rrule": "FREQ=DAILY", "due": "2026-03-12T08:00"}),
        ("每天下午五点提醒我更新客户记录", {"rrule": "FREQ=DAILY", "due": "2026-03-11T17:00"}),
        ("本周内给宁德时代答复", {"due": "2026-03-13", "due_alt": ["2026-03-15"]}),
        ("best channel in january", {"period": "2026-01"}),
        ("东软续约，每年24万，3月20号签", {"due": "2026-03-20"}),
        ("下个月第一周拜访歌尔", {"due": "2026-04-01", "due_alt": ["2026-04-06"]}),
        ("本月最后一天联系歌尔", {"due": "2026-03-31"}),
        ("四月第二个周五联系歌尔", {"due": "2026-04-10"}),
        ("zoom with Acme tomorrow 0900", {"due": "2026-03-12T09:00"}),
        ("zoom with Acme friday at 1530", {"due": "2026-03-13T15:30"}),
    ],
)
def test_recurrences_parts_of_months_and_clocks(text: str, dates: dict[str, Any]) -> None:
    assert dates_of(text) == dates


@given(day=st.integers(1, 28), month=st.integers(1, 12))
def test_a_month_and_day_done_is_never_to_come(day: int, month: int) -> None:
    dates = dates_of(f"visited Acme on {day}/{month}") | dates_of(f"{month}月{day}日拜访了蒙牛")

    assert "due" not in dates or dates["due"] >= NOW.date().isoformat()
    assert "on" not in dates or dates["on"] <= NOW.date().isoformat()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("call Ana on friday about the offer at 3", "2026-03-13T15:00"),
        ("call Bob tomorrow to discuss the 3 offers, 10am", "2026-03-12T10:00"),
        ("明天跟华为的人call一下，下午四点", "2026-03-12T16:00"),
    ],
)
def test_a_day_and_its_time_may_stand_apart(text: str, due: str) -> None:
    said = understand(text, NOW)

    assert (said.slots["due"], "amount" in said.slots) == (due, False)


def test_a_time_of_another_part_of_the_sentence_stays_there() -> None:
    assert dates_of("visited Acme on monday, call at 3") == {"on": "2026-03-09", "due": "2026-03-11T15:00"}


def test_a_reminder_of_what_is_past_is_asked_about() -> None:
    assert understand("remind me of the Acme talk of 3 march 2025", NOW).confidence < 0.5


def test_a_day_without_its_year_that_has_just_passed_is_asked_about() -> None:
    said = understand("call Ana on 5 march", NOW)

    assert (said.slots["due"], said.confidence < 0.5) == ("2027-03-05", True)
    assert understand("call Ana on 5 march 2027", NOW).confidence >= 0.5


def test_a_name_that_is_only_left_over_is_asked_about() -> None:
    said = understand("4/15前提交宝钢厂的投标文件", NOW)

    assert (said.intent, said.slots["due"]) == ("set_reminder", "2026-04-15")


@given(first=st.sampled_from(["monday", "the 20th", "3 april"]), other=st.sampled_from(["friday", "the 25th", "may 2"]))
def test_two_days_for_one_reminder_are_asked_about(first: str, other: str) -> None:
    said = understand(f"call Acme {first} or {other}", NOW)

    assert len(said.readings["due"]) == 2
    assert understand(f"call Acme {first} and {other}", NOW).confidence < 0.5
