"""crmbot import: a dry run, and a file that is too large to be read."""

import json
from argparse import Namespace
from pathlib import Path

import pytest
from sqlmodel import func, select

from bot import admin
from storage.db import Database
from storage.tables import Change, Deal
from tests.chat import settings_for

DEALS = "id,company,owner,stage,amount\n1,Acme,Rita,Won,1200\n2,Beta,Rita,Lost,x\n"


def run(address: str, folder: Path, *files: Path, dry: bool) -> int:
    options = Namespace(files=list(files), json=True, dry_run=dry)
    return admin.import_files(settings_for(address, folder), options)


def written(address: str) -> int:
    """How many changes and deals there are."""
    database = Database(address)
    with database.reading() as session:
        count = sum(session.exec(select(func.count()).select_from(table)).one() for table in (Change, Deal))
    database.close()
    return count


def test_a_dry_run_says_what_the_import_says_and_writes_nothing(
    sqlite_address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deals.csv"
    file.write_text(DEALS)

    assert run(sqlite_address, tmp_path, file, tmp_path / "missing.csv", dry=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert written(sqlite_address) == 0

    assert run(sqlite_address, tmp_path, file, tmp_path / "missing.csv", dry=False) == 1
    assert json.loads(capsys.readouterr().out) == told
    assert [(one["created"], one["skipped"]) for one in told["files"]] == [(1, 1), (0, 0)]
    assert written(sqlite_address) == 2


def test_case_44_a_file_of_a_gigabyte_is_refused_unread(
    sqlite_address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "line.csv"
    with file.open("wb") as stream:
        stream.truncate(1_000_000_000)

    assert run(sqlite_address, tmp_path, file, dry=False) == 2
    assert "more than 300 MB; split it" in capsys.readouterr().out
