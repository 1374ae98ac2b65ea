"""How many amounts and dates of the labelled sentences are read right, by language, and how long a sentence takes."""

import json
import os
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from handlers.read.dates import DateReading, read_dates
from handlers.read.money import read_amounts

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def main() -> int:
    """Print the figures; 1 where the labelled sentences are not found."""
    folder = os.environ.get("CRMBOT_TEST_DATA")
    path = Path(folder) / "chat" / "utterances_dev.jsonl" if folder else None
    if path is None or not path.exists():
        print("CRMBOT_TEST_DATA does not name a folder with chat/utterances_dev.jsonl")
        return 1
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for language in sorted({row["lang"] for row in rows}):
        chosen = [row for row in rows if row["lang"] == language]
        print(f"{language}: {_amounts(chosen)}; {_dates(chosen)}")
    print(_latency([row["text"] for row in rows]))
    return 0


def _amounts(rows: list[dict]) -> str:
    """Right where value and currency are the label's; without a label, right where no amount is read."""
    labelled = [row for row in rows if "amount" in row["slots"]]
    right = sum(_amount_is_right(row) for row in labelled)
    made_up = sum(not _amount_is_right(row) for row in rows if "amount" not in row["slots"])
    return f"amounts {right}/{len(labelled)} right, {made_up} read where none is"


def _amount_is_right(row: dict) -> bool:
    slots = row["slots"]
    read = [(float(amount.value), amount.currency) for amount in read_amounts(row["text"])]
    expected = [(float(slots["amount"]), slots.get("currency"))] if "amount" in slots else []
    good = read == expected
    if not good:
        print("  amount:", row["text"], "read", read, "label", expected)
    return good


def _dates(rows: list[dict]) -> str:
    """Right where the first reading is the label; silently wrong where the only reading is another one."""
    outcomes: Counter[str] = Counter()
    for row in rows:
        if "due" in row["slots"]:
            outcomes[_outcome(row)] += 1
    total = sum(outcomes.values())
    silent, second = outcomes["silent"], outcomes["second"]
    return f"dates {outcomes['right']}/{total} right, {silent} silently wrong, {second} in second place"


def _outcome(row: dict) -> str:
    read = [_said(reading) for reading in read_dates(row["text"], NOW)]
    expected = [row["slots"]["due"], *row["slots"].get("due_alt", [])]
    if read[:1] == expected[:1]:
        return "right"
    print("  date:", row["text"], "read", read, "label", expected)
    if expected[0] in read:
        return "second"
    return "silent" if len(read) == 1 else "asked"


def _said(reading: DateReading) -> str:
    return reading.start.strftime("%Y-%m-%dT%H:%M" if reading.grain in ("minute", "hour") else "%Y-%m-%d")


def _latency(texts: list[str]) -> str:
    spent = []
    for text in texts * 5:
        begin = time.process_time()
        read_amounts(text)
        read_dates(text, NOW)
        spent.append(1000 * (time.process_time() - begin))
    spent.sort()
    return f"processor time of both: median {spent[len(spent) // 2]:.2f} ms, p95 {spent[int(len(spent) * 0.95)]:.2f} ms"


if __name__ == "__main__":
    sys.exit(main())
