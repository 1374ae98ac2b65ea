"""Is everything in place? Settings, database, clock, token, fonts."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from bot.settings import Settings
from storage.db import Database, sqlite_path
from storage.migrate import NewerDatabase, is_current

RIGHT, WARNING, WRONG = "ok   ", "note ", "WRONG"
CLOCK_TOLERANCE = timedelta(seconds=60)
FREE_BYTES = 200 * 1024 * 1024
CHINESE_FONTS = ("wqy", "noto*cjk", "sourcehan", "droidsansfallback", "simhei", "pingfang")
NO_FONT = "no Chinese font found (Debian has fonts-wqy-microhei): pictures are labelled in English"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")


@dataclass(frozen=True, slots=True)
class Result:
    """One check: how it ended, of what, in words."""

    mark: str
    name: str
    said: str


async def examine(settings: Settings) -> list[Result]:
    """All checks, in the order in which trouble is best mended."""
    return [_settings(settings), *_database(settings), await _token(settings), _fonts()]


async def bot_name(settings: Settings) -> str | None:
    """The bot's name at Telegram; None without a token or without an answer."""
    if settings.telegram_token is None:
        return None
    try:
        answer = await _get_me(settings)
        name = answer.json()["result"]["username"]
    except (httpx.HTTPError, KeyError, ValueError):
        return None
    return str(name)


def _settings(settings: Settings) -> Result:
    where = sqlite_path(settings.url)
    place = f"SQLite file {where}" if where else "PostgreSQL"
    demo = f"; demo clock from {settings.now}" if settings.now else ""
    return Result(RIGHT, "settings", f"{place}, {settings.timezone}, {settings.currency}{demo}")


def _database(settings: Settings) -> list[Result]:
    results = []
    path = sqlite_path(settings.url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(path.parent).free
        if free < FREE_BYTES:
            results.append(Result(WRONG, "disk", f"only {free // 1024 // 1024} MB are free in {path.parent}"))
    database = Database(settings.url)
    try:
        results += [_schema(database), _clock(database)]
    except (SQLAlchemyError, NewerDatabase) as error:
        results.append(Result(WRONG, "database", str(error).splitlines()[0]))
    finally:
        database.close()
    return results


def _schema(database: Database) -> Result:
    if not is_current(database):
        return Result(WARNING, "database", "the schema is not there or not up to date; run: crmbot migrate")
    if database.is_sqlite:
        with database.reading() as session:
            said = str(session.execute(text("PRAGMA quick_check")).scalar())
        if said != "ok":
            return Result(WRONG, "database", f"the file is damaged ({said}); restore a backup")
    return Result(RIGHT, "database", "up to date and sound")


def _clock(database: Database) -> Result:
    if database.is_sqlite:
        return Result(RIGHT, "clock", f"{real_now():%Y-%m-%d %H:%M:%S} UTC")
    with database.reading() as session:
        away = session.execute(text("SELECT now()")).scalar_one() - real_now()
    if abs(away) > CLOCK_TOLERANCE:
        return Result(WRONG, "clock", f"the database's clock is {away.total_seconds():.0f} s away from this machine's")
    return Result(RIGHT, "clock", "this machine and the database agree")


async def _token(settings: Settings) -> Result:
    if settings.telegram_token is None:
        return Result(WARNING, "Telegram", "no TELEGRAM_TOKEN: only the terminal chat runs")
    try:
        answer = await _get_me(settings)
    except httpx.HTTPError as error:
        return Result(WRONG, "Telegram", f"cannot be reached: {type(error).__name__}")
    if answer.status_code != httpx.codes.OK:
        return Result(WRONG, "Telegram", f"refuses the token ({answer.status_code}); ask @BotFather for a new one")
    return Result(RIGHT, "Telegram", f"the bot is @{answer.json()['result']['username']}")


async def _get_me(settings: Settings) -> httpx.Response:
    assert settings.telegram_token is not None
    token = settings.telegram_token.get_secret_value()
    async with httpx.AsyncClient(timeout=10) as client:
        return await client.get(f"{settings.telegram_api_url}/bot{token}/getMe")


def _fonts() -> Result:
    for folder in FONT_FOLDERS:
        if any(next(Path(folder).rglob(f"*{name}*"), None) for name in CHINESE_FONTS if Path(folder).is_dir()):
            return Result(RIGHT, "fonts", "pictures can show Chinese")
    return Result(
        WARNING,
        "fonts",
        NO_FONT,
    )
