"""Sentences that change a deal are told from those that say another thing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.changes import Change, read_change

NOW = datetime(2026, 3, 9, 10, tzinfo=UTC)
NAMES = ("Acme", "Acme North", "小米", "Target")


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("Acme deal is now 15k", Change("Acme", "amount", "15k")),
        ("acme's deal is 15k now!", Change("Acme", "amount", "15k")),
        ("Acme North grew to €20k", Change("Acme North", "amount", "€20k")),
        ("set the value of the Acme deal to 15,000", Change("Acme", "amount", "15,000")),
        ("push the Target deal to end of Q2", Change("Target", "close", "end of Q2")),
        ("set close date of Acme to 15 Dec", Change("Acme", "close", "15 Dec")),
        ("Acme slipped to next quarter", Change("Acme", "close", "next quarter")),
        ("小米的单子改成12万5", Change("小米", "amount", "12万5")),
        ("小米项目延期到下个月", Change("小米", "close", "下个月")),
    ],
)
def test_a_change_is_read(said: str, change: Change) -> None:
    assert read_change(said, NOW, NAMES) == change


@pytest.mark.parametrize(
    "said",
    [
        "push Acme to friday",  # a call, as likely
        "push Acme to 15",
        "move Acme to proposal",
        "move Acme to next friday at 9",
        "make Acme happy",
        "Acme is now a customer",
        "Acmes deal is now 15k",
        "Hooli deal is now 15k",
        "Acme deal is now 15k, remind me friday",
        "deal Acme 15k",
    ],
)
def test_other_sentences_are_left_to_others(said: str) -> None:
    assert read_change(said, NOW, NAMES) is None


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=8), max_size=3))
def test_whatever_is_said_is_survived(said: str, names: list[str]) -> None:
    read_change(f"{said} {names[0] if names else ''} deal is now {said}", NOW, names)
