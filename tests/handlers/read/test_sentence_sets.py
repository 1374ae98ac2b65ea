"""The sets of labelled sentences stay understood as they are."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks.sentences import DATES, NOW, OURS, TABLES
from handlers.read.sentence import INTENTS, understand
from tests.handlers.read.sentence_grammar import made_sentences

FLOOR = 0.98  # of intents, on sets that the rules have seen
DATE_FLOOR = 0.98
GRAMMAR_FLOOR = 0.95


def rows_of(name: str) -> list[dict[str, Any]]:
    path = TABLES / f"{name}.jsonl"
    if name == "dev":
        folder = os.environ.get("CRMBOT_TEST_DATA")
        if folder is None:
            pytest.skip("CRMBOT_TEST_DATA does not name a folder with chat/utterances_dev.jsonl")
        path = Path(folder) / "chat" / "utterances_dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("name", ["dev", *OURS])
def test_intents_dates_and_amounts_of_a_set(name: str) -> None:
    rows = rows_of(name)
    read = [(row, understand(row["text"], NOW)) for row in rows]
    dated = [(row, one) for row, one in read if any(slot in row["slots"] for slot in DATES)]
    priced = [(row, one) for row, one in read if "amount" in row["slots"]]

    assert sum(row["intent"] == one.intent for row, one in read) >= FLOOR * len(read)
    assert sum(
        all(one.slots.get(slot) == row["slots"][slot] for slot in DATES if slot in row["slots"]) for row, one in dated
    ) >= (DATE_FLOOR * len(dated))
    assert [one.slots.get("amount") for _, one in priced] == [row["slots"]["amount"] for row, _ in priced]


@pytest.mark.parametrize("name", OURS)
def test_the_labels_are_of_the_known_intents(name: str) -> None:
    assert {row["intent"] for row in rows_of(name)} <= set(INTENTS)


def test_made_up_sentences_with_typing_faults_are_mostly_understood() -> None:
    made = list(made_sentences(seed=1, each=1))
    right = sum(understand(one.text, NOW).intent == one.intent for one in made)

    assert right >= GRAMMAR_FLOOR * len(made)
