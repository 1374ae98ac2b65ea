"""The table of jobs, and the ticks that run them. APScheduler only ticks; the tables are the truth."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from scheduler import backup, reminders, sweep
from storage.db import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """What a job may know.

    now      the company's time       real     the machine's time
    present  users at a terminal      folder   where backups go
    """

    now: datetime
    real: datetime
    present: frozenset[int] = frozenset()
    folder: Path = Path("data/backups")


@dataclass(frozen=True, slots=True)
class Job:
    """Something that time brings: a name, how often to look, and what to do."""

    name: str
    every: timedelta | None  # None: at each tick
    run: Callable[[Database, Tick], None]


JOBS: tuple[Job, ...] = (
    Job("plan", None, lambda database, tick: reminders.plan(database, tick.now, tick.present)),
    Job("sweep", None, lambda database, tick: sweep.sweep(database, tick.now, tick.real)),
    Job("backup", timedelta(hours=1), lambda database, tick: backup.backup_daily(database, tick.real, tick.folder)),
)


class Clock:
    """Runs the jobs: by itself every so often, or all at once when the business clock is set forward."""

    def __init__(self, database: Database, tick: Callable[[], Tick], after: Callable[[], None] = lambda: None) -> None:
        self._database = database
        self._tick = tick
        self._after = after
        self._running = threading.Lock()
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(2)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone="UTC",
        )

    def start(self, tick_seconds: float) -> None:
        """Tick from now on, at once for the first time: what fell due while nothing ran is found by its row."""
        for job in JOBS:
            seconds = job.every.total_seconds() if job.every else tick_seconds
            self._scheduler.add_job(
                self._run, "interval", [job], seconds=seconds, id=job.name, next_run_time=self._tick().real
            )
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def run_all(self) -> None:
        """Run each job once, now."""
        for job in JOBS:
            self._run(job)

    def _run(self, job: Job) -> None:
        with self._running:
            job.run(self._database, self._tick())
        self._after()
