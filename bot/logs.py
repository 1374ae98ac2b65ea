"""Logs: one line a record, as text for people or JSON for machines, and never a secret in it."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal, TextIO

from bot.settings import Settings

# A bot's token, whosever it is: its number, a colon, and 35 characters, as addresses of Telegram carry it.
TOKEN = re.compile(r"\b\d{3,}:[A-Za-z0-9_-]{20,}")
HIDDEN = "[hidden]"
# They log each call with its address, in which the token stands.
TALKATIVE = ("httpx", "httpcore", "telegram", "apscheduler", "alembic", "asyncio", "matplotlib")


class OneLine(logging.Formatter):
    """A record as one line; what the secrets say is hidden wherever it turns up, in tracebacks too."""

    def __init__(self, style: Literal["text", "json"], secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._json = style == "json"
        self._secrets = sorted((secret for secret in secrets if secret), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said = record.getMessage()
        if record.exc_info:
            said = f"{said}\n{self.formatException(record.exc_info)}"
        said = self._without_secrets(said)
        if self._json:
            fields = {"at": at, "level": record.levelname, "logger": record.name, "message": said}
            return json.dumps(fields, ensure_ascii=False)
        return f"{at} {record.levelname} {record.name}: {escape_breaks(said)}"

    def _without_secrets(self, said: str) -> str:
        for secret in self._secrets:
            said = said.replace(secret, HIDDEN)
        return TOKEN.sub(HIDDEN, said)


def escape_breaks(said: str) -> str:
    """Line breaks and other control characters spelled out, so that nobody can forge a line of the log."""
    spelled = said.replace("\\", "\\\\") if any(not char.isprintable() for char in said) else said
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in spelled)


def set_up_logs(settings: Settings, stream: TextIO | None = None) -> None:
    """Log as the settings say, to standard error (or `stream`), without the bot's token; replaces what was set up."""
    secrets = [settings.telegram_token.get_secret_value()] if settings.telegram_token else []
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(OneLine(settings.log_format, secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
