"""Whole messages are understood: intents, names, compound facts, what is missing, what is doubtful."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.read.sentence import Understanding, read_facts, understand

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def read(text: str, *names: str) -> Understanding:
    return understand(text, NOW, names)


def said(text: str, *names: str) -> tuple[str, dict[str, object]]:
    """Intent and slots, without the text."""
    understood = read(text, *names)
    return understood.intent, {slot: value for slot, value in understood.slots.items() if slot != "text"}


def test_a_sale_with_its_follow_up_is_one_deal() -> None:
    assert said("sold 20 seats to Acme for 12.5k, follow up next tue 9am") == (
        "log_deal",
        {"company": "Acme", "amount": 12500, "qty": 20, "due": "2026-03-17T09:00"},
    )


def test_the_same_in_chinese() -> None:
    assert said("给 Acme 记一笔 12 万的单子，下周二跟进") == (
        "log_deal",
        {"company": "Acme", "amount": 120000, "due": "2026-03-17"},
    )


def test_a_signing_day_beside_a_follow_up_closes() -> None:
    _, slots = said("sold acme 20 seats for 12k closing may 31, follow up friday")

    assert (slots["due"], slots["close"]) == ("2026-03-13", "2026-05-31")


@pytest.mark.parametrize(
    ("text", "intent", "company"),
    [
        ("deal Acme 12k", "log_deal", "Acme"),
        ("won Initech", "mark_won", "Initech"),
        ("lost Hooli - price", "mark_lost", "Hooli"),
        ("stage Globex proposal", "update_stage", "Globex"),
        ("note Acme: likes golf", "log_activity", "Acme"),
        ("remind me to call Acme tomorrow", "set_reminder", "Acme"),
    ],
)
def test_commands_are_sentences_too(text: str, intent: str, company: str) -> None:
    understood = read(text)

    assert (understood.intent, understood.slots["company"]) == (intent, company)


@pytest.mark.parametrize(
    ("text", "known", "company"),
    [
        ("won Apple", "Apple", "Apple"),
        ("won apple", "Apple", "apple"),
        ("call Target on friday", "Target", "Target"),
        ("deal with Next plc 20k", "Next plc", "Next plc"),
        ("deal Monday.com 12k", "Monday.com", "Monday.com"),
        ("deal 3M 45k", "3M", "3M"),
        ("小米签了", "小米", "小米"),
        ("met the team at Will & Co yesterday", "Will & Co", "Will & Co"),
    ],
)
def test_names_that_are_words_are_names(text: str, known: str, company: str) -> None:
    understood = read(text, known)

    assert understood.slots["company"] == company
    assert "2026-03-16" not in understood.slots.values(), "Monday.com is no Monday"


def test_a_word_is_no_name_only_because_a_customer_is_called_so() -> None:
    assert said("call Acme next tuesday", "Next", "Acme")[1]["company"] == "Acme"
    assert said("will we hit the target this quarter", "Target", "Will")[1] == {"period": "2026-Q1"}


def test_a_name_nearly_written_offers_the_known_one() -> None:
    understood = read("won Initch", "Initech", "Hooli")

    assert understood.slots["company"] == "Initch"
    assert understood.readings["company"] == ("Initech", "Initch")


def test_a_known_company_is_no_person_though_it_sounds_like_one() -> None:
    assert said("email Wayne friday", "Wayne Enterprises")[1]["company"] == "Wayne"


def test_titles_are_dropped_and_chinese_ones_kept() -> None:
    assert said("call Dr. Weiss on friday")[1]["contact"] == "Weiss"
    assert said("add tanaka-san from Mitsui, tanaka@mitsui.jp")[1]["contact"] == "tanaka"
    assert said("明天给王总打电话")[1]["contact"] == "王总"


def test_what_was_done_comes_before_its_follow_up() -> None:
    intent, slots = said("met Jane Doe, follow up friday")

    assert (intent, slots["kind"], slots["due"]) == ("log_activity", "meeting", "2026-03-13")


def test_the_day_of_something_done_is_no_due_day() -> None:
    assert said("visited Acme last friday")[1]["on"] == "2026-03-06"
    assert said("met Acme on monday")[1]["on"] == "2026-03-09"
    assert said("Acme signed today, 12k")[1]["on"] == "2026-03-11"


def test_two_readings_of_a_date_are_both_there() -> None:
    understood = read("remind me to call Acme on 3/4")

    assert understood.slots["due"] == "2026-04-03"
    assert understood.readings["due"] == ("2026-04-03", "2027-03-04")


def test_a_range_is_no_amount_and_has_to_be_asked_about() -> None:
    understood = read("deal Acme 15-20k")

    assert "amount" not in understood.slots
    assert understood.missing == ("amount",)
    assert understood.readings["amount"] == (15000, 20000)


def test_what_is_missing_is_said() -> None:
    assert read("log a deal for 12k").missing == ("company",)
    assert read("call Acme").missing == ("due",)
    assert read("move Acme to negotiation").missing == ()


def test_two_outcomes_in_one_message_are_two_facts() -> None:
    facts = read_facts("won Initech and lost Hooli - price", NOW)

    assert [(fact.intent, fact.slots["company"]) for fact in facts] == [("mark_won", "Initech"), ("mark_lost", "Hooli")]
    assert read("won Initech and lost Hooli - price").confidence < 0.5, "one reading of two facts is asked about"


def test_a_deal_with_its_reminder_stays_one_fact() -> None:
    assert len(read_facts("sold 20 seats to Acme for 12.5k, follow up next tue 9am", NOW)) == 1


def test_lines_are_facts_of_their_own() -> None:
    facts = read_facts("called Acme, no answer\nmove Globex to proposal", NOW)

    assert [fact.intent for fact in facts] == ["log_activity", "update_stage"]


@pytest.mark.parametrize(
    "text",
    ["weather for my meeting", "delete my account", "tell Ana hi", "把我的账号删了", "asdf qwer", "", "👍", "???"],
)
def test_what_no_crm_does_is_out_of_scope(text: str) -> None:
    assert read(text).intent == "oos"


def test_a_long_text_is_read_at_its_head_and_asked_about() -> None:
    text = "note for Acme: " + "they talked about the roadmap and the rollout. " * 200
    understood = read(text)

    assert (understood.intent, understood.slots["company"]) == ("log_activity", "Acme")
    assert understood.confidence < 0.5
    assert understood.slots["text"] == text.strip()


def test_a_day_that_is_denied_is_not_meant() -> None:
    assert said("not today, maybe friday") == ("snooze", {"due": "2026-03-13"})


def test_typing_errors_in_the_trades_words_are_mended() -> None:
    assert read("remnid me to call Acme tomorrow").intent == "set_reminder"
    assert read("forcast for april").intent == "query_forecast"
