"""The instance lock: one process fetches and sends for a bot; a second one says who does, and waits for its end."""

import asyncio
import logging
import os
import re
import socket
from datetime import timedelta
from pathlib import Path

from bot.clock import real_now
from bot.telegram.records import TROUBLE, Records
from storage import locks
from storage.words import CrmError

log = logging.getLogger(__name__)
LONGEST_LEASE = timedelta(seconds=15)
SAY_EVERY = 30.0
_HOLDER = re.compile(r"(?P<host>\S+) process (?P<pid>\d+) \(started (?P<started>\d+), (?P<space>.+)\)")


class LockLost(CrmError):
    """Another process has taken over while this one was away, as after a long sleep of the machine."""

    code = "lock_lost"


def this_process() -> str:
    """Host, process id, and what tells whether that process still runs: its start, and the room its id counts in."""
    pid = os.getpid()
    return f"{socket.gethostname()} process {pid} (started {_started(pid) or 0}, {_space()})"


def is_dead(holder: str) -> bool:
    """Whether a holder is known to run no more. Only a process of this machine and room can be known to be."""
    found = _HOLDER.fullmatch(holder)
    if found is None or found["started"] == "0":
        return False
    if found["host"] != socket.gethostname() or found["space"] != _space():
        return False
    return str(_started(int(found["pid"]))) != found["started"]


class InstanceLock:
    """The lock of one bot, held by this process."""

    def __init__(self, records: Records, bot_id: int, lease: timedelta) -> None:
        self.records = records
        self.name = f"telegram:{bot_id}"
        self.holder = this_process()
        self.lease = min(lease, LONGEST_LEASE)
        self.held = False

    async def take(self) -> str | None:
        """Wait for the lock. Returns the holder before us where that process is known to have died."""
        said_at: float | None = None
        loop = asyncio.get_running_loop()
        while True:
            taken = await self.records.write(
                lambda session: locks.take(
                    session, self.name, self.holder, real=real_now(), lease=self.lease, is_dead=is_dead
                )
            )
            if taken.ours:
                self.held = True
                return taken.other if taken.other_is_dead else None
            if said_at is None or loop.time() - said_at > SAY_EVERY:
                log.warning("this bot is run by %s already; I wait until that one ends", taken.other)
                said_at = loop.time()
            await asyncio.sleep(min(1.0, self.lease.total_seconds() / 3))

    async def keep(self) -> None:
        """Renew the lease until cancelled. Raises LockLost."""
        while True:
            await asyncio.sleep(self.lease.total_seconds() / 3)
            try:
                held = await self.records.write(
                    lambda session: locks.renew(session, self.name, self.holder, real=real_now(), lease=self.lease)
                )
            except TROUBLE as error:
                log.warning("the lock could not be renewed (%s)", type(error).__name__)
                continue
            if not held:
                self.held = False
                raise LockLost("another process runs this bot now; this one ends")

    async def release(self) -> None:
        """Let the next one in at once."""
        self.held = False
        await self.records.write(lambda session: locks.release(session, self.name, self.holder))


def _started(pid: int) -> int | None:
    """When a process began, in ticks since the machine did; None where nobody can say or it runs no more."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    # The name of the program stands in brackets, and may hold anything, brackets too.
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] == "Z" else int(fields[19])


def _space() -> str:
    """This start of the machine, and the namespace in which its process ids count."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return "unknown"
