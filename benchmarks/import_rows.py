"""100,000 deals as CSV and as XLSX: how long reading, preview, import and undo take, and the most memory.

`make bench-import-rows`, or `python -m benchmarks.import_rows [ROWS]`. Each file has a process of its own, so that its
peak is its own; a database of its own on disk, SQLite with every commit synced. Seconds are those of the processor.
"""

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from crm_engine.services.imports import import_tables, preview_tables
from crm_engine.services.people import Defaults
from crm_engine.services.undo import undo
from handlers.read.tables import read_table
from storage import audit
from storage.db import Database
from storage.migrate import migrate
from storage.words import Actor, Role
from tests.chat import at

ROWS = 100_000
NOW = at("2018-01-02T08:00:00+00:00")
ADMIN = Actor(0, "benchmark", Role.ADMIN)
HEADERS = ["opportunity_id", "sales_agent", "product", "account"]
HEADERS += ["deal_stage", "engage_date", "close_date", "close_value"]
STEPS = ("read", "preview", "import", "undo")


def rows(count: int) -> Iterator[list[Any]]:
    """Deals of 30 people with 2,000 companies, in four stages."""
    draw = random.Random(7)
    for number in range(count):
        stage = draw.choice(["Won", "Lost", "Engaging", "Prospecting"])
        closed = stage in ("Won", "Lost")
        yield [
            f"D{number:06d}",
            f"Agent {draw.randrange(30)}",
            f"Product {draw.randrange(7)}",
            f"Company {draw.randrange(2_000)}",
            stage,
            "" if stage == "Prospecting" else f"2017-{draw.randint(1, 6):02d}-{draw.randint(1, 28):02d}",
            f"2017-{draw.randint(7, 12):02d}-{draw.randint(1, 28):02d}" if closed else "",
            draw.randint(10, 99_999) if closed else "",
        ]


def write(path: Path, count: int) -> None:
    """The file of that kind."""
    if path.suffix == ".csv":
        with path.open("w", newline="") as stream:
            csv.writer(stream).writerows([HEADERS, *rows(count)])
        return
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([HEADERS, *rows(count)]):
            sheet.write_row(place, 0, row)


def measure(path: Path) -> dict[str, float]:
    """One file through everything, in this process: seconds by step, and the peak in MB after each."""
    database = Database(f"sqlite:///{path.parent / 'crmbot.db'}")
    migrate(database, NOW)
    told: dict[str, float] = {}

    def step(name: str, work: Any) -> Any:
        begun = time.process_time()
        result = work()
        told[name] = time.process_time() - begun
        told[f"{name} MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return result

    table = step("read", lambda: read_table(path.name, path.read_bytes(), largest=None))
    with database.reading() as session:
        step("preview", lambda: preview_tables(session, ADMIN, [table], NOW, Defaults("USD")))
    with database.writing() as session:
        audit.begin(session, ADMIN, "import", NOW)
        report = step("import", lambda: import_tables(session, ADMIN, [table], NOW, Defaults("USD")))
    assert report.files[0].created == len(table.rows)
    with database.writing() as session:
        audit.begin(session, ADMIN, "undo", NOW)
        step("undo", lambda: undo(session, ADMIN, report.change, NOW))
    database.close()
    return told


def main() -> None:
    """Print the table; with a path, measure that file."""
    if len(sys.argv) == 3:
        print(json.dumps(measure(Path(sys.argv[2]))))
        return
    count = int(sys.argv[1]) if len(sys.argv) == 2 else ROWS
    print(f"{count:,} deals: seconds of processor time, and the peak of memory up to there (MB)")
    print("file    " + "".join(f"{name:>16}" for name in STEPS))
    for kind in ("csv", "xlsx"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"deals.{kind}"
            write(path, count)
            command = [sys.executable, "-m", "benchmarks.import_rows", "measure", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        print(f"{kind:8}" + "".join(f"{told[name]:7.1f} {told[f'{name} MB']:5.0f} MB" for name in STEPS))


if __name__ == "__main__":
    main()
