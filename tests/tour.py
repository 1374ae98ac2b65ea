"""The README's tour: what the sample company's bot really answers, played by the command line."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.terminal.lines import plain

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "forecast.png"
NOW = "2026-03-09T09:30"
REP, MANAGER = "Victor Hale", "manager"
MORNING = [
    "deal Acme 12k close 30 April source Referral",
    "log call Acme talked to Jane, she wants a demo",
    "contact Jane Doe jane@acme.example Acme",
    "remind Acme tomorrow 9:00 send the offer",
    "!tick 2026-03-10T09:00:05",
    "won Acme 11.8k",
    "undo",
    "plan 4h",
]
QUESTIONS = ["forecast quarter", "forecast 180 days", "pipeline", "value top 5"]


def tour() -> str:
    """The tour as Markdown: a rep's morning, then a manager's questions."""
    with tempfile.TemporaryDirectory() as folder:
        _crmbot(folder, "sample")
        manager = _a_manager(folder)
        parts = ["A rep's morning:", _chat(folder, REP, MORNING), f"{manager} leads that team, and asks:"]
        parts.append(_chat(folder, manager, QUESTIONS))
    return "\n\n".join(parts)


def _chat(folder: str, name: str, lines: list[str]) -> str:
    out = _crmbot(folder, "chat", "--as", name, "--json", said="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in out.splitlines()]
    blocks = []
    for number, line in enumerate(lines, start=1):
        mine = [answer for answer in answers if answer["line"] == number or _pushed_at(answer, line)]
        blocks.append("\n".join([_spoken(line), *(_shown(answer) for answer in mine)]))
        for answer in mine:
            if answer["photo"] and line.startswith("forecast"):
                PICTURE.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(answer["photo"], PICTURE)
    return "```\n" + "\n\n".join(blocks) + "\n```"


def _pushed_at(answer: dict[str, object], line: str) -> bool:
    return answer["line"] is None and line.startswith("!tick")


def _spoken(line: str) -> str:
    return "(the next morning, unasked)" if line.startswith("!tick") else f"> {line}"


def _shown(answer: dict[str, object]) -> str:
    buttons = answer["buttons"]
    assert isinstance(buttons, list)
    rows = ["  ".join(f"[{button['label']}]" for button in row) for row in buttons]
    picture = ["(and a picture)"] if answer["photo"] else []
    return "\n".join([plain(str(answer["text"])), *picture, *rows])


def _a_manager(folder: str) -> str:
    """The manager of the rep's team."""
    code = (
        "import sys; from storage.db import Database, sqlite_url; from pathlib import Path;"
        "from sqlmodel import select; from storage.tables import User; from storage import people\n"
        "with Database(sqlite_url(Path(sys.argv[1]))).reading() as s:\n"
        "    rep = people.by_name(s, sys.argv[2])\n"
        "    print(s.exec(select(User.name).where(User.team_id == rep.team_id, User.role == 'manager')).first())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, folder, REP], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _crmbot(folder: str, *arguments: str, said: str = "") -> str:
    env = {"PATH": os.environ["PATH"], "DATA_DIR": folder, "NOW": NOW, "LOG_LEVEL": "ERROR"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=env,
        input=said,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
