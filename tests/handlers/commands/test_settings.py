"""/settings: shown, opened by buttons, said in words, refused kindly, undone."""

import pytest
from sqlmodel import select

from storage import audit
from storage.tables import User
from tests.chat import Chat, labels, words
from tests.dump import HISTORY, dump


def mine(chat: Chat) -> User:
    with chat.house.database.reading() as session:
        user = session.get_one(User, chat.person_id)
        session.expunge(user)
    return user


def test_everything_is_shown_with_a_button_that_opens_it(chat: Chat) -> None:
    card = chat.say("settings")

    assert words(card) == (
        "Your settings Language: English Time zone: UTC (it is 10:00 there) Currency: USD, where you name none "
        "Quiet hours: none Follow-ups: from 8:00 on Notices: on Reminders: always, at the minute that you asked for"
    )
    buttons = ["Language", "Time zone", "Currency", "Quiet hours", "Morning", "Follow-ups off", "Notices off"]
    assert labels(card) == buttons


@pytest.mark.parametrize(
    ("button", "choice", "then"),
    [
        ("Language", "中文", "语言：中文"),
        ("Time zone", "Europe/Berlin", "Time zone: Europe/Berlin (it is 11:00 there)"),
        ("Currency", "EUR", "Currency: EUR"),
        ("Quiet hours", "20:00 – 7:00", "Quiet hours: 20:00 – 7:00"),
        ("Morning", "7:30", "Follow-ups: from 7:30 on"),
    ],
)
def test_a_setting_is_changed_by_two_taps(chat: Chat, button: str, choice: str, then: str) -> None:
    chat.say("settings")
    question = chat.press(button)
    assert {choice, "Cancel"} <= set(labels(question))

    assert then in words(chat.press(choice))
    assert then in words(chat.say("settings"))


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("settings timezone Europe/Berlin", "Time zone: Europe/Berlin"),
        ("settings time zone new york", "Time zone: America/New_York"),
        ("settings tz 北京", "Time zone: Asia/Shanghai"),
        ("settings timezone to Zürich", "Time zone: Europe/Zurich"),
        ("settings currency EUR", "Currency: EUR"),
        ("settings currency £", "Currency: GBP"),
        ("settings quiet 20:00-7:00", "Quiet hours: 20:00 – 7:00"),
        ("settings quiet hours from 10pm to 6:30am", "Quiet hours: 22:00 – 6:30"),
        ("settings morning 7:30", "Follow-ups: from 7:30 on"),
        ("settings follow-ups off", "Follow-ups: off"),
        ("settings followups: off", "Follow-ups: off"),
        ("settings notices off", "Notices: off"),
    ],
)
def test_a_setting_is_changed_in_words_and_taken_back_whole(chat: Chat, said: str, then: str) -> None:
    before = dump(chat.house.database, without=HISTORY)
    assert then in words(chat.say(said))

    assert words(chat.press("Undo")).startswith(f"Undone: {said}")
    assert dump(chat.house.database, without=HISTORY) == before
    with chat.house.database.reading() as session:
        assert audit.verify(session) is None


def test_the_language_is_changed_at_once_with_its_buttons_and_taken_back(chat: Chat) -> None:
    card = chat.say("settings language chinese")
    assert "语言：中文" in words(card)
    assert labels(card)[:2] == ["语言", "时区"]

    assert words(chat.press("撤销")).startswith("已撤销")
    assert "Language: English" in words(chat.say("settings"))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("settings quiet 20:00", "Say from when to when"),
        ("settings quiet 7-7", "begin and end at the same time"),
        ("settings quiet 25:00-7:00", "a day has 24 hours"),
        ("settings morning soon", 'cannot read "soon"'),
        ("settings currency zloties", 'no currency "zloties"'),
        ("settings follow-ups maybe", "Say on or off"),
        ("settings reminders off", "Reminders always come"),
        ("settings colour blue", "no setting; there are: language, timezone"),
        ("settings timezone UTC", "set so already"),
        ("settings language Klingon", "Which language?"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_can(chat: Chat, said: str, answer: str) -> None:
    before = dump(chat.house.database)

    assert answer in words(chat.say(said))
    assert dump(chat.house.database) == before


@pytest.mark.parametrize("said", ["Berln", "PST", "UTC+8", "GMT", "Louisville", "x" * 300, "<b>", "Asia"])
def test_a_zone_that_is_not_quite_one_is_asked_for_with_the_nearest_and_never_guessed(chat: Chat, said: str) -> None:
    question = chat.say(f"settings timezone {said}")

    assert "Is it one of these?" in words(question)
    assert 2 <= len(labels(question)) <= 5
    assert mine(chat).timezone == "UTC"
    assert "Time zone: Asia/Tokyo" in words(chat.say("Tokyo"))


def test_nearly_all_of_the_day_as_quiet_hours_is_asked_about(chat: Chat) -> None:
    question = chat.say("settings quiet 8-7")

    assert (words(question), labels(question)) == (
        "That is 23 hours of the day. Do you mean that?",
        ["20:00 – 7:00", "8:00 – 7:00", "Cancel"],
    )
    assert "Quiet hours: 8:00 – 7:00" in words(chat.press("8:00 – 7:00"))


def test_a_zone_that_was_set_is_the_one_in_which_times_are_read_and_shown(chat: Chat) -> None:
    chat.say("settings timezone Asia/Tokyo")

    assert "Tue 10 Mar 2026 09:00" in words(chat.say("remind tomorrow 9:00 buy rice"))
    chat.say("settings timezone Berlin")
    assert words(chat.say("reminders")) == "Tue 10 Mar 2026 01:00 buy rice"


def test_a_currency_that_was_set_is_meant_where_none_is_said(chat: Chat) -> None:
    chat.say("settings currency EUR")

    assert "€12,000" in words(chat.say("deal Acme 12k"))


def test_a_morning_inside_the_quiet_hours_is_pointed_out(chat: Chat) -> None:
    chat.say("settings quiet 20-9")

    assert "Follow-ups wait until 9:00, the end of your quiet hours." in words(chat.say("settings"))


def test_everybody_sets_only_the_own(chat: Chat, manager: Chat) -> None:
    chat.say("settings timezone Berlin")

    with chat.house.database.reading() as session:
        zones = dict(session.exec(select(User.name, User.timezone)).all())
    assert zones == {"Robin Rep": "Europe/Berlin", "Mary Manager": "UTC"}
    assert "Time zone: UTC" in words(manager.say("settings"))
