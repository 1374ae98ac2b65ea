"""The commands of the command line, each with its options."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from bot import local
from bot.logs import set_up_logs
from bot.settings import Settings
from storage.words import CrmError, Role

Run = Callable[[Settings, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = parser().parse_args(arguments)
    try:
        settings = Settings()
    except ValidationError as error:
        print("These settings cannot be used (see .env.example):", file=sys.stderr)
        for problem in error.errors():
            print(
                f"  {str(problem['loc'][0]).upper()}: {problem['msg'].removeprefix('Value error, ')}", file=sys.stderr
            )
        return 2
    set_up_logs(settings)
    run: Run = options.run
    try:
        return run(settings, options)
    except CrmError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except (OperationalError, OSError) as error:
        print(f"This does not work here: {str(error).splitlines()[0]}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _admin(name: str) -> Run:
    """A command of bot.admin, which is loaded only when it is used: the chat has a second to answer."""

    def run(settings: Settings, options: argparse.Namespace) -> int:
        from bot import admin

        command: Run = getattr(admin, name)
        return command(settings, options)

    return run


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    whole = argparse.ArgumentParser(prog="crmbot", description="A CRM that a sales team uses by chat.")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Run, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    add("run", local.run, "Telegram where TELEGRAM_TOKEN is set, else the chat in this terminal")
    chat = add("chat", local.chat, "the chat in this terminal")
    chat.add_argument("--as", dest="name", metavar="NAME", help="who you are; an unknown name is created")
    chat.add_argument("--role", choices=[role.value for role in Role], help="the role of a new name (rep)")
    chat.add_argument("--json", action="store_true", help="answers as JSON lines")
    load = add(
        "import", _admin("import_files"), "read CSV, XLSX and vCard files: deals, companies, products, teams, contacts"
    )
    load.add_argument("--json", action="store_true", help="the report as JSON")
    load.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add("sample", _admin("sample"), "load a made-up company with three years of history")
    add("migrate", _admin("migrate"), "bring the database to this version's schema")
    invite = add("invite", _admin("invite"), "print a link (or a code) that lets one person in")
    invite.add_argument("role", choices=[role.value for role in Role])
    invite.add_argument("name", nargs="?", help="a user who is known already, for example from an import")
    backup = add("backup", _admin("backup"), "copy the SQLite database, also while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    add("audit-check", _admin("audit_check"), "verify the audit's chain of hashes")
    add("doctor", _admin("doctor"), "check settings, database, clock, token and fonts")
    return whole
