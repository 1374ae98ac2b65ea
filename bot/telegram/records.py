"""The database as the event loop uses it: in threads of its own, which no slow handler can take from fetch and send."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlmodel import Session

from storage.db import Database

T = TypeVar("T")
# The database is gone, full or locked: not the fault of what was asked, which may well succeed later.
TROUBLE = (OperationalError, InterfaceError, NoConnection)


class Records:
    """Short pieces of work on the database, each in one transaction."""

    def __init__(self, database: Database, threads: int = 4) -> None:
        self.database = database
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="records")

    async def read(self, work: Callable[[Session], T]) -> T:
        """Do work that only reads."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, work)

    async def write(self, work: Callable[[Session], T]) -> T:
        """Do work whose effects are committed together."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.database.write, work)

    def close(self) -> None:
        """End the threads; what they have begun they finish."""
        self._threads.shutdown(wait=True)

    def _read(self, work: Callable[[Session], T]) -> T:
        with self.database.reading() as session:
            return work(session)
