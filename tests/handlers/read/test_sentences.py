"""Whole sentences, our own and the labelled ones, give the amounts and days that they say."""

import json
import os
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handlers.read.dates import DateReading, read_dates
from handlers.read.money import read_amounts
from tests.handlers.read.sentences import CHINESE, ENGLISH, Row

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def said(reading: DateReading) -> str:
    return reading.start.strftime("%Y-%m-%dT%H:%M" if reading.grain in ("minute", "hour") else "%Y-%m-%d")


@pytest.mark.parametrize("row", ENGLISH + CHINESE, ids=lambda row: row[0])
def test_a_sentence_says_its_amounts_and_days(row: Row) -> None:
    text, amounts, days = row

    assert [(amount.value, amount.currency) for amount in read_amounts(text)] == [
        (Decimal(value), code) for value, code in amounts
    ]
    assert tuple(said(reading) for reading in read_dates(text, NOW)) == days


def labelled() -> list[dict[str, object]]:
    folder = os.environ.get("CRMBOT_TEST_DATA")
    path = Path(folder) / "chat" / "utterances_dev.jsonl" if folder else None
    if path is None or not path.exists():
        pytest.skip("CRMBOT_TEST_DATA does not name a folder with chat/utterances_dev.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_the_labelled_sentences_keep_their_amounts() -> None:
    rows = labelled()
    expected = {row["text"]: row["slots"].get("amount") for row in rows}  # type: ignore[attr-defined]
    read = {row["text"]: [float(amount.value) for amount in read_amounts(str(row["text"]))] for row in rows}

    assert read == {text: [] if amount is None else [float(amount)] for text, amount in expected.items()}


def test_the_labelled_sentences_keep_their_due_days() -> None:
    rows = [row for row in labelled() if "due" in row["slots"]]  # type: ignore[operator]
    wrong = [row["text"] for row in rows if said(read_dates(str(row["text"]), NOW)[0]) != row["slots"]["due"]]  # type: ignore[index]

    assert wrong == []
