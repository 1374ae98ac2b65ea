"""Logs: one line a record, and the token never in it."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.logs import set_up_logs
from tests.chat import settings_for
from tests.fake_telegram import TOKEN, FakeTelegram

REAL_LOOKING = "123456789:AAHxyzAAHxyzAAHxyzAAHxyzAAHxyzAAHxy"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def logged(folder: Path, style: str, level: str = "INFO") -> io.StringIO:
    stream = io.StringIO()
    set_up_logs(settings_for("sqlite://", folder, telegram_token=TOKEN, log_format=style, log_level=level), stream)
    return stream


@pytest.mark.parametrize("style", ["text", "json"])
def test_the_token_is_hidden_in_messages_and_tracebacks(tmp_path: Path, style: str) -> None:
    stream = logged(tmp_path, style)
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        logging.getLogger("x").exception("failed at %s and %s", TOKEN, REAL_LOOKING)
    assert TOKEN not in stream.getvalue()
    assert REAL_LOOKING not in stream.getvalue()
    assert "ValueError" in stream.getvalue()
    assert len(stream.getvalue().splitlines()) == 1


def test_nobody_can_forge_a_line(tmp_path: Path) -> None:
    stream = logged(tmp_path, "text")
    logging.getLogger("x").info("name %s", "Ann\n2026-01-01 ERROR root: forged\r\x1b[31m\u2028")
    assert len(stream.getvalue().splitlines()) == 1
    assert "\x1b" not in stream.getvalue()


def test_json_lines_are_json(tmp_path: Path) -> None:
    stream = logged(tmp_path, "json")
    logging.getLogger("a.b").warning("two\nlines, and 中文")
    line = json.loads(stream.getvalue())
    assert (line["level"], line["logger"], line["message"]) == ("WARNING", "a.b", "two\nlines, and 中文")


async def test_a_call_to_telegram_leaves_no_token_even_when_everything_is_logged(tmp_path: Path) -> None:
    stream = logged(tmp_path, "text", "DEBUG")
    async with FakeTelegram().bot() as bot:
        await bot.get_me()
    assert TOKEN not in stream.getvalue()
