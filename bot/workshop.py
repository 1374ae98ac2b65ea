"""Where heavy commands run: in a worker process that has pandas and the models loaded, or right here."""

import logging
import os
from concurrent.futures import BrokenExecutor
from functools import cache
from typing import Any

from handlers import registry
from handlers.command import Request
from handlers.perform import Outcome, perform_reading
from storage.db import Database

log = logging.getLogger(__name__)
# One thread a worker: small fits are many times slower when two threads fight over them.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")
WARM = (
    "crm_engine.services.forecasts",
    "crm_engine.services.values",
    "crm_engine.services.plans",
    "handlers.show.charts",
)


class SerialWorkshop:
    """Runs heavy commands in the calling thread: for tests and the smallest machines."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def perform(self, name: str, request: Request) -> Outcome:
        """Run the command of that name on a reading session."""
        return _perform(self._database, name, request)

    def warm(self) -> None:
        """Nothing is kept warm here."""

    def close(self) -> None:
        """Nothing to close."""


class LokyWorkshop:
    """Runs heavy commands in a worker process, started at need and again where it died."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._started = self._closing = False

    def perform(self, name: str, request: Request) -> Outcome:
        """Run the command of that name in the worker; waits for it, and for another where it died."""
        try:
            return self._perform(name, request)
        except BrokenExecutor:
            if self._closing:
                raise
            log.warning("the engine's worker died; starting another")
            return self._perform(name, request)

    def warm(self) -> None:
        """Start the worker and let it load the engine, without waiting."""
        self._executor().submit(load_engine)

    def close(self) -> None:
        self._closing = True
        if self._started:
            self._executor().shutdown(kill_workers=True)

    def _perform(self, name: str, request: Request) -> Outcome:
        outcome: Outcome = self._executor().submit(perform_in_worker, self._url, name, request).result()
        return outcome

    def _executor(self) -> Any:
        from loky import get_reusable_executor  # takes a tenth of a second, which the first answer need not wait for

        self._started = True
        return get_reusable_executor(max_workers=1, timeout=None, env={**ONE_THREAD, "MPLBACKEND": "Agg"})


def perform_in_worker(url: str, name: str, request: Request) -> Outcome:
    """Run one command in this worker process."""
    return _perform(_database(url), name, request)


def load_engine() -> int:
    """Import what the first heavy command would otherwise wait for."""
    for module in WARM:
        __import__(module)
    return os.getpid()


def _perform(database: Database, name: str, request: Request) -> Outcome:
    command = registry.find(name)
    if command is None:
        raise LookupError(f"no command is called {name}")
    return perform_reading(database, command, request)


@cache
def _database(url: str) -> Database:
    return Database(url)
