"""Case 46: an import that is killed in its middle leaves nothing behind, and comes in whole afterwards."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from sqlmodel import Session, func, select

from storage import audit
from storage.db import Database, sqlite_url
from storage.migrate import migrate
from storage.tables import Company, Deal
from tests.chat import at

ROOT = Path(__file__).parents[2]
HEADER = "id,company,owner,stage,amount,created,close date\n"
ROWS = 8_000
BEGUN = 500_000  # bytes of the write-ahead log, into which the import spills before it commits


def start(folder: Path, file: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DATA_DIR": str(folder), "NOW": "2018-01-02T09:00:00+00:00", "DATABASE_URL": ""}
    command = [sys.executable, "-m", "bot", "import", str(file)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def counts(session: Session) -> tuple[int, int]:
    """How many deals and companies there are."""
    return session.exec(select(func.count()).select_from(Deal)).one(), session.exec(
        select(func.count()).select_from(Company)
    ).one()


def test_case_46_an_import_that_is_killed_in_its_middle_leaves_nothing(tmp_path: Path) -> None:
    file, few = tmp_path / "deals.csv", tmp_path / "few.csv"
    rows = [f"{n},Company {n % 500},Rita,Won,{n + 1},2017-01-05,2017-05-06\n" for n in range(ROWS)]
    file.write_text(HEADER + "".join(rows))
    few.write_text(HEADER + "".join(rows[:40]))
    database = Database(sqlite_url(tmp_path / "data"))
    migrate(database, at("2018-01-02T08:00:00+00:00"))
    database.close()
    log = tmp_path / "data" / "crmbot.db-wal"

    process = start(tmp_path / "data", file)
    while process.poll() is None and not (log.exists() and log.stat().st_size > BEGUN):
        time.sleep(0.005)
    assert process.poll() is None, "the import was over before it was killed"
    process.send_signal(signal.SIGKILL)
    process.wait()

    database = Database(sqlite_url(tmp_path / "data"))
    with database.reading() as session:
        assert counts(session) == (0, 0)
        assert audit.verify(session) is None
    database.close()

    assert start(tmp_path / "data", few).wait() == 0
    database = Database(sqlite_url(tmp_path / "data"))
    with database.reading() as session:
        assert counts(session) == (40, 40)
        assert audit.verify(session) is None
    database.close()
