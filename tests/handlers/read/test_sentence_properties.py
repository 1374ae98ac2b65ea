"""Any text at all is answered: quickly, with slots of the promised shapes, and the same for the same text."""

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.sentence import INTENTS, Understanding, read_facts, understand
from handlers.read.sentences.tie_breaker import likely_intents

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WORDS = [
    "sold",
    "20",
    "seats",
    "to",
    "Acme",
    "for",
    "12.5k",
    "€",
    "follow up",
    "next",
    "tue",
    "9am",
    "won",
    "lost",
    "remind me",
    "call",
    "Jane Doe",
    "@",
    "at",
    "Globex",
    "deal",
    "-",
    "price",
    "?",
    "forecast",
    "Q2",
    "in",
    "may",
    "给",
    "记一笔",
    "12万",
    "的",
    "单子",
    "下周二",
    "提醒我",
    "王总",
    "签了",
    "/",
    "3/4",
    "not",
    "every",
    "friday",
    "#",
    '"x"',
    "w/",
    "😀",
    "undo",
    "jane@acme.com",
    "+49 30 901820",
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
SLOTS = {
    *("company", "contact", "role", "email", "phone", "kind", "amount", "currency", "qty", "prob", "product", "stage"),
    *("reason", "channel", "period", "due", "due_alt", "on", "close", "rrule", "text"),
}


def check(understood: Understanding) -> None:
    slots = understood.slots
    assert understood.intent in INTENTS
    assert slots.keys() <= SLOTS
    assert 0 < understood.confidence <= 1
    assert all(slots[slot].strip() for slot in ("company", "contact") if slot in slots)
    for slot in ("due", "on", "close"):
        if slot in slots:
            (datetime if "T" in slots[slot] else date).fromisoformat(slots[slot])
    assert slots.get("amount", 1) > 0
    assert 0 <= slots.get("prob", 0) <= 1
    assert isinstance(slots.get("due_alt", []), list)


@given(SENTENCES)
@settings(max_examples=300, deadline=None)
def test_any_words_of_the_trade_give_slots_of_the_promised_shapes(text: str) -> None:
    check(understand(text, NOW, ("Acme", "Jane Doe", "小米", "Next")))


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    check(understand(text, NOW))
    assert read_facts(text, NOW)


@given(SENTENCES)
@settings(max_examples=60, deadline=None)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert understand(text, NOW) == understand(text, NOW)


@given(st.sampled_from(["won {}", "deal {} 12k", "call {} tomorrow", "lost {} - price", "move {} to proposal"]))
def test_a_company_is_named_verbatim(pattern: str) -> None:
    for name in ("Acme", "Kessler & Söhne GmbH", "Wayne Enterprises", "Société Lambert"):
        assert understand(pattern.format(name), NOW).slots["company"] == name


REPEATED = (
    "called Acme 12k tomorrow ",
    "((((",
    "a, ",
    "给小米打电话，",
    '"',
    "1,2 ",
    "remind me to ",
    "note ",
    "签约成功",
    "哈",
)


@pytest.mark.parametrize("unit", REPEATED)
def test_ten_thousand_characters_take_no_longer_than_a_page(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    understand(text, NOW)
    begin = time.process_time()
    understand(text, NOW)

    assert time.process_time() - begin < 0.1


def test_the_classifier_gives_shares_of_one() -> None:
    shares = likely_intents("remind me to call NAME DATE", chinese=False)

    assert {intent for intent, _ in shares} == set(INTENTS)
    assert sum(share for _, share in shares) == pytest.approx(1)
    assert shares[0][0] == "set_reminder"
