"""The command line, as another program sees it: what it prints where, and how it ends."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.command_line import main

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Shell:
    """Runs crmbot with nothing of this machine's environment, in a folder of the test's own."""

    folder: Path

    def run(self, *arguments: str, said: str | bytes = "", **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.defpath,
            "PYTHONPATH": str(ROOT),
            "DATA_DIR": str(self.folder / "data"),
            "FIT_BACKEND": "serial",
            "NOW": "2026-03-09T10:00:00",
            **settings,
        }
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=environment,
            input=said.encode() if isinstance(said, str) else said,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_a_script_talks_in_json_lines_and_nothing_else_stands_between_them(shell: Shell) -> None:
    lines = ["deal Acme 12k", "!press Won", "!press Nothing", '"deal Hooli\\n5k"', "!tick 2026-03-23T08:00:00"]
    done = shell.run("chat", "--json", "--as", "Rita", said="\n".join(lines))

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["line"], row.get("kind")) for row in rows] == [
        *((1, "reply"), (2, "edit"), (3, None), (4, "reply"), (None, "push")),
    ]
    assert (done.returncode, "Rita" in rows[0]["text"]) == (0, True)
    assert "database migrated" in done.stderr


def test_bytes_that_are_no_text_are_answered_too(shell: Shell) -> None:
    done = shell.run("chat", "--json", "--as", "Rita", said=b"de\xff\xfeal\ndeals\n", PYTHONIOENCODING="ascii:strict")

    assert [json.loads(line)["line"] for line in done.stdout.splitlines()] == [1, 2]
    assert done.returncode == 0


def test_who_speaks_is_made_with_the_role_once(shell: Shell) -> None:
    first = shell.run("chat", "--json", "--as", "Mary", "--role", "manager", said="/start\n")
    again = shell.run("chat", "--json", "--as", "mary", said="/start\n")

    assert "you are in as manager" in first.stdout
    assert "Hello Mary, you are in as manager" in again.stdout


def test_the_commands_of_the_one_who_runs_it(shell: Shell) -> None:
    assert shell.run("migrate").stdout == "The database is up to date.\n"
    assert re.fullmatch(r"[\w-]{22}\n", shell.run("invite", "rep").stdout)
    assert shell.run("audit-check").stdout == "The audit's chain holds.\n"
    assert shell.run("backup", "copy.db").stdout == "Copied to copy.db\n"
    assert (shell.folder / "copy.db").stat().st_size > 0
    checked = shell.run("doctor")
    assert (checked.returncode, "up to date and sound" in checked.stdout) == (0, True)


def test_an_invitation_of_nobody_ends_with_its_reason_on_standard_error(shell: Shell) -> None:
    done = shell.run("invite", "rep", "Nobody Known")

    assert (done.returncode, done.stdout) == (1, "")
    assert "nobody of that name is known" in done.stderr


def test_an_audit_that_was_edited_is_found(shell: Shell) -> None:
    import sqlite3
    from contextlib import closing

    shell.run("chat", "--json", "--as", "Rita", said="deal Acme 12k\n")
    with closing(sqlite3.connect(shell.folder / "data" / "crmbot.db")) as database:
        database.execute("UPDATE audit SET row_id = 77 WHERE id = 2")
        database.commit()

    done = shell.run("audit-check")
    assert (done.returncode, done.stdout) == (1, "The audit's chain breaks at row 2.\n")


def test_a_run_with_nobody_at_the_terminal_says_the_next_step_and_ends_well(shell: Shell) -> None:
    done = shell.run("run")

    assert done.returncode == 0
    assert "crmbot chat" in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIMEZONE", "Mars/Olympus"),
        ("TIMEZONE", "../etc/passwd"),
        ("LOCALE", "tlh"),
        ("NOW", "soon"),
        ("CURRENCY", "dollars"),
        ("TICK_SECONDS", "-1"),
        ("ADMIN_IDS", "12,me"),
        ("DATABASE_URL", "no address"),
        ("DATABASE_URL", "mysql://root:hidden@host/crm"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_its_secret_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)

    assert main(["migrate"]) == 2
    said = capsys.readouterr()
    assert (said.out, f"  {name}: " in said.err, "hidden" in said.err) == ("", True, False)


def test_a_setting_that_cannot_be_used_ends_the_program_with_two(shell: Shell) -> None:
    done = shell.run("migrate", TIMEZONE="Mars/Olympus")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[1] == (
        "  TIMEZONE: there is no time zone 'Mars/Olympus'; write it like Europe/Berlin"
    )


def test_a_folder_that_cannot_be_made_is_said_in_a_line(shell: Shell) -> None:
    (shell.folder / "data").write_text("a file stands here")
    done = shell.run("migrate")

    assert done.returncode == 1
    assert done.stderr.startswith("This does not work here: ")
    assert "Traceback" not in done.stderr
