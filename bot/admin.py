"""The commands of the one who runs it: import, sample, migrate, invite, backup, audit-check, doctor."""

import argparse
import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlmodel import Session

from bot import doctor as checks
from bot.assemble import Assembled, assemble
from bot.settings import Settings
from bot.terminal.lines import plain
from crm_engine.services import people
from handlers.read.contacts import phone_as_said
from handlers.read.tables import LARGEST_ON_DISK, Table, read_table
from handlers.show.texts import Texts
from storage import audit
from storage.db import sqlite_path
from storage.migrate import copy_sqlite
from storage.words import Actor, BadInput, Role

if TYPE_CHECKING:
    from crm_engine.services.imports import ImportReport

T = TypeVar("T")
SYSTEM = Actor(0, "the command line", Role.ADMIN)


def migrate(settings: Settings, _options: argparse.Namespace) -> int:
    """Bring the schema up to date; assembling does it."""
    with _open(settings):
        print("The database is up to date.")
    return 0


def invite(settings: Settings, options: argparse.Namespace) -> int:
    """Print an invitation's link alone; without a token its code, for /start CODE."""
    role, name = Role(options.role), options.name
    with _open(settings) as house:
        now = house.time.now()
        invited = _act(house, "invite", lambda session: people.invite(session, SYSTEM, role, name, now))
    bot_name = asyncio.run(checks.bot_name(settings))
    print(f"https://t.me/{bot_name}?start={invited.code}" if bot_name else invited.code)
    return 0


def import_files(settings: Settings, options: argparse.Namespace) -> int:
    """Read files into the database; exit 0 all taken, 1 some rows skipped, 2 nothing read."""
    from crm_engine.services.imports import import_tables, preview_tables

    tables, unreadable = _read(options.files)
    with _open(settings) as house:
        now, defaults = house.time.now(), house.defaults
        if options.dry_run:
            with house.database.reading() as session:
                told = preview_tables(session, SYSTEM, tables, now, defaults, phone_as_said)
            return _tell(told.report(unreadable), options, now)
        report = _act(
            house,
            "import",
            lambda session: import_tables(session, SYSTEM, tables, now, defaults, unreadable, phone_as_said),
        )
    return _tell(report, options, now)


def _tell(report: "ImportReport", options: argparse.Namespace, now: datetime) -> int:
    from handlers.show.imports import show_report

    if options.dry_run and not options.json:
        print("This is what would be done; nothing was written.")
    print(report.to_json() if options.json else plain(show_report(report, Texts(now=now)).text))
    return report.exit_code


def _read(paths: list[Path]) -> tuple[list[Table], list[tuple[str, str]]]:
    """The tables of the files, and the names of those that cannot be read with the reason."""
    tables: list[Table] = []
    unreadable: list[tuple[str, str]] = []
    for path in _files(paths):
        try:
            if path.stat().st_size > LARGEST_ON_DISK:
                raise BadInput("has more than {most} MB; split it", most=LARGEST_ON_DISK // 1_000_000)
            tables.append(read_table(path.name, path.read_bytes(), largest=None))
        except OSError as error:
            unreadable.append((path.name, f"cannot be opened: {error.strerror}"))
        except BadInput as refusal:
            unreadable.append((path.name, str(refusal)))
    return tables, unreadable


def _files(paths: list[Path]) -> list[Path]:
    """The files named, and those in the folders named."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path]
        found += [file for file in inside if not file.name.startswith(".")]
    return found


def sample(settings: Settings, _options: argparse.Namespace) -> int:
    """Load the made-up company. It is refused where there are deals already."""
    with _open(settings) as house:
        print(load_sample_company(house))
    return 0


def load_sample_company(house: Assembled) -> str:
    """Load the made-up company, and say what is there now."""
    from crm_engine.services.sample import load_sample

    now, given = house.time.now(), house.defaults
    loaded = _act(
        house, "sample", lambda session: load_sample(session, now, given.currency, given.timezone, given.locale)
    )
    return str(loaded)


def backup(settings: Settings, options: argparse.Namespace) -> int:
    """Copy a SQLite database while it is in use. Refused for PostgreSQL, which has pg_dump."""
    path = sqlite_path(settings.url)
    if path is None:
        raise BadInput("this database is PostgreSQL: back it up with pg_dump")
    if not path.exists():
        raise BadInput(f"there is no database at {path} yet")
    copy_sqlite(path, options.file)
    print(f"Copied to {options.file}")
    return 0


def audit_check(settings: Settings, _options: argparse.Namespace) -> int:
    """Verify the chain of hashes; exit 1 where it breaks."""
    with _open(settings) as house, house.database.reading() as session:
        broken = audit.verify(session)
    print("The audit's chain holds." if broken is None else f"The audit's chain breaks at row {broken}.")
    return 0 if broken is None else 1


def doctor(settings: Settings, _options: argparse.Namespace) -> int:
    """Check what an installation needs; exit 1 where something is wrong."""
    results = asyncio.run(checks.examine(settings))
    for result in results:
        print(f"{result.mark} {result.name}: {result.said}")
    return 1 if any(result.mark == checks.WRONG for result in results) else 0


@contextmanager
def _open(settings: Settings) -> Iterator[Assembled]:
    house = assemble(settings)
    try:
        yield house
    finally:
        house.close()


def _act(house: Assembled, command: str, work: Callable[[Session], T]) -> T:
    """One transaction of the command line's own, with its change for the audit."""

    def do(session: Session) -> T:
        audit.begin(session, SYSTEM, command, house.time.now())
        return work(session)

    return house.database.write(do)
