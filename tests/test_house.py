"""The rules of the house, as tests."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Settings
from handlers import registry
from tests.readme import commands_table, settings_table

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "crm_engine", "storage", "scheduler")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "versions" not in path.parts)
TESTS = sorted(path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_calls_go_down_the_stair_only() -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(lint), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_only_the_database_file_commits() -> None:
    said = re.compile(r"\.(commit|rollback)\(\)")
    guilty = [name(path) for path in SOURCES if said.search(path.read_text()) and name(path) != "storage/db.py"]

    assert guilty == []


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=name)
def test_a_file_is_one_concept(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_functions_are_short(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > 60]

    assert long == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text())) or path.read_text() == ""


def test_no_file_is_a_drawer() -> None:
    drawers = {"utils", "helpers", "misc", "common"}

    assert [name(path) for path in SOURCES + TESTS if path.stem in drawers] == []


def test_the_readme_has_every_command() -> None:
    assert commands_table() in (ROOT / "README.md").read_text(), "run: python -m tests.readme"


def test_the_readme_has_every_setting() -> None:
    assert settings_table() in (ROOT / "README.md").read_text(), "run: python -m tests.readme"


def test_the_example_of_settings_has_each_with_a_comment() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    settings = {line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")}

    assert settings == {field.upper() for field in Settings.model_fields}


def test_every_command_has_a_test_file_of_its_own() -> None:
    commands = {path.stem for path in (ROOT / "handlers" / "commands").glob("[a-z]*.py")}
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "handlers" / "commands").glob("test_*.py")}

    assert commands - tested == set()


def test_commands_have_names_that_telegram_takes() -> None:
    for command in registry.all_commands():
        assert re.fullmatch(r"[a-z0-9_]{1,32}", command.name)
        assert 1 <= len(command.help) <= 256


def test_the_process_that_talks_stays_light() -> None:
    code = (
        "import sys, handlers.registry as r, bot.command_line, bot.telegram.run; r.all_commands();"
        "print([m for m in ('pandas', 'sklearn', 'statsmodels', 'matplotlib', 'scipy', 'pulp') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
