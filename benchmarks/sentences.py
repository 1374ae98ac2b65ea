"""How many sentences are understood, by set, language and slot, and how long a message takes.

Sets: the labelled ones (CRMBOT_TEST_DATA), our second one, a blind one (`--blind`; run once, after the rules were
settled). Each is read without names and with the names of its own labels, as a team that knows its customers would.
"""

import json
import os
import sys
import time
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from handlers.read.sentence import Understanding, understand

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TABLES = Path(__file__).parent.parent / "tests" / "handlers" / "read" / "sentences"
DATES = ("due", "due_alt", "on", "period", "rrule", "close")
SCORED = ("company", "contact", "role", "email", "phone", "kind", "amount", "currency", "qty", "prob", "stage", "reason", "channel")
Rows = list[dict[str, Any]]


def main(arguments: list[str]) -> int:
    """Print the figures of every set that is found."""
    folder = os.environ.get("CRMBOT_TEST_DATA")
    sets = {"dev": Path(folder) / "chat" / "utterances_dev.jsonl"} if folder else {}
    sets["second"] = TABLES / "second.jsonl"
    sets["blind"] = TABLES / "blind.jsonl"
    if "--tuning" in arguments:
        del sets["blind"]
    for name, path in sets.items():
        if not path.exists():
            print(f"{name}: no file of that name")
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        _print_set(name, rows, "-v" in arguments)
    _print_latency([row["text"] for path in sets.values() if path.exists() for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())])
    return 0


def _print_set(name: str, rows: Rows, wordy: bool) -> None:
    names = tuple(sorted({row["slots"][slot] for row in rows for slot in ("company", "contact") if slot in row["slots"]}))
    for title, known in (("no names known", ()), ("names known", names)):
        read = [understand(row["text"], NOW, known) for row in rows]
        print(f"\n{name}, {title}")
        for language in ("en", "zh", "both"):
            chosen = [(row, one) for row, one in zip(rows, read, strict=True) if language in ("both", row["lang"])]
            if chosen:
                print(f"  {language:4} {_intents(chosen)}; {_dates(chosen)}; {_slot('amount', chosen)}")
        scores = (_slot(slot, list(zip(rows, read, strict=True))) for slot in SCORED)
        print("  slots " + "; ".join(score for score in scores if score))
        print(f"  {_calibration(list(zip(rows, read, strict=True)))}")
        if wordy:
            _print_faults(rows, read)


def _intents(pairs: list[tuple[dict[str, Any], Understanding]]) -> str:
    right = sum(row["intent"] == one.intent for row, one in pairs)
    outside = [(row, one) for row, one in pairs if row["intent"] == "oos"]
    recalled = sum(one.intent == "oos" for _, one in outside)
    thrown = sum(one.intent == "oos" for row, one in pairs if row["intent"] != "oos")
    return f"intent {right}/{len(pairs)} = {right / len(pairs):.3f}, out of scope {recalled}/{len(outside)} recalled, {thrown} of {len(pairs) - len(outside)} thrown out"


def _date_outcome(row: dict[str, Any], one: Understanding) -> str:
    """Right where every date slot is the label's; asked where the label is among several readings; else silent."""
    label, read = row["slots"], one.slots
    wrong = [slot for slot in DATES if slot != "due_alt" and label.get(slot) != read.get(slot)]
    if "due_alt" in label and label["due_alt"] != read.get("due_alt"):
        wrong.append("due_alt")
    if not wrong:
        return "right"
    readings = one.readings.get("due", ())
    if label.get("due") in readings and len(readings) > 1:
        return "asked"
    if all(slot not in read for slot in wrong):
        return "missed"
    return "asked" if one.confidence < 0.5 else "silent"


def _dates(pairs: list[tuple[dict[str, Any], Understanding]]) -> str:
    said = [(row, one) for row, one in pairs if any(slot in row["slots"] for slot in DATES)]
    outcomes = Counter(_date_outcome(row, one) for row, one in said)
    made_up = sum(_date_outcome(row, one) == "silent" for row, one in pairs if not any(slot in row["slots"] for slot in DATES))
    return f"dates {outcomes['right']}/{len(said)} right, {outcomes['silent']} silently wrong, {outcomes['missed']} missed, {outcomes['asked']} asked, {made_up} made up"


def _slot(slot: str, pairs: list[tuple[dict[str, Any], Understanding]]) -> str:
    said = [(row, one) for row, one in pairs if slot in row["slots"]]
    right = sum(row["slots"][slot] == one.slots.get(slot) for row, one in said)
    made_up = sum(slot in one.slots for row, one in pairs if slot not in row["slots"])
    return f"{slot} {right}/{len(said)} (+{made_up})" if said else ""


def _calibration(pairs: list[tuple[dict[str, Any], Understanding]]) -> str:
    bands: dict[str, list[bool]] = defaultdict(list)
    for row, one in pairs:
        band = "below 0.5" if one.confidence < 0.5 else "0.5 to 0.8" if one.confidence < 0.8 else "0.8 and above"
        bands[band].append(row["intent"] == one.intent)
    return "intent right by confidence: " + ", ".join(f"{band} {sum(bands[band])}/{len(bands[band])}" for band in sorted(bands))


def _print_faults(rows: Rows, read: list[Understanding]) -> None:
    for row, one in zip(rows, read, strict=True):
        label = row["slots"]
        faults = {slot: (value, one.slots.get(slot)) for slot, value in label.items() if one.slots.get(slot) != value}
        extra = {slot: value for slot, value in one.slots.items() if slot not in label and slot not in ("text", "due_alt", "product")}
        if row["intent"] != one.intent or faults or extra:
            intent = row["intent"] if row["intent"] == one.intent else f"{row['intent']} READ AS {one.intent}"
            print(f"    {row['id']} {row['text']}\n        {intent} {one.confidence} faults {faults} extra {extra}")


def _print_latency(texts: list[str]) -> None:
    names = tuple(f"Company {number} Holding" for number in range(5000))
    long = " ".join(texts * 4)[:10_000]
    for title, chosen, known in (("sentences", texts, ()), ("sentences, 5,000 names known", texts, names), ("10,000 characters", [long] * 100, names)):
        understand("warm up", NOW, known)
        spent = []
        for text in chosen:
            begin = time.process_time()
            understand(text, NOW, known)
            spent.append(1000 * (time.process_time() - begin))
        spent.sort()
        print(f"processor time, {title}: median {spent[len(spent) // 2]:.2f} ms, p95 {spent[int(len(spent) * 0.95)]:.2f} ms, most {spent[-1]:.2f} ms")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
