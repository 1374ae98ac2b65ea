"""Every setting, from the environment or a .env file, typed and explained. `.env.example` lists them for people."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from crm_engine.services.preferences import LANGUAGES
from handlers.show.tongues import spoken_here
from storage.db import normal_url, sqlite_url
from storage.words import CURRENCIES


class Settings(BaseSettings):
    """What the admin decides; each field's description is the comment in `.env.example`."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    telegram_token: SecretStr | None = Field(None, description="The bot's token, from Telegram's @BotFather.")
    telegram_api_url: str = Field(
        "https://api.telegram.org", description="Another Bot API server: the address before /bot<token>."
    )
    database_url: str | None = Field(
        None, description="Where the records are. Empty: a SQLite file in DATA_DIR. postgres:// works too."
    )
    data_dir: Path = Field(Path("data"), description="The folder of the database, its backups and logs.")
    admin_ids: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Telegram ids of the admins, separated by commas."
    )
    timezone: str = Field("UTC", description="The team's time zone, such as Europe/Berlin.")
    currency: str = Field("USD", description="The team's currency, an ISO code.", pattern="^[A-Z]{3}$")
    locale: str = Field("en", description="The team's language: en or zh. Everybody may choose another.")
    tick_seconds: float = Field(5.0, gt=0, description="How often the bot looks for what is due, in seconds.")
    lease_seconds: float = Field(60.0, gt=0, description="How long a sender may hold a message, in seconds.")
    send_per_second: float = Field(25.0, gt=0, le=30, description="Messages a second to all chats together.")
    chat_per_second: float = Field(1.0, gt=0, description="Messages a second to one chat.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    log_format: Literal["text", "json"] = Field("text", description="text for people, json for machines.")
    fit_backend: Literal["serial", "loky"] = Field(
        "loky", description="loky: models run in a worker process. serial: in this one (tests, tiny machines)."
    )
    now: str | None = Field(
        None, description="For demos: an ISO time at which the business clock starts at each start, then runs."
    )

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, OSError) as error:  # OSError: a folder of zones, such as Europe
            raise ValueError(f"there is no time zone {value!r}; write it like Europe/Berlin") from error
        return value

    @field_validator("locale")
    @classmethod
    def _spoken_locale(cls, value: str) -> str:
        language = spoken_here(value, otherwise="")
        if not language:
            raise ValueError(f"{value} is not spoken here; there are: {', '.join(LANGUAGES)}")
        return language

    @field_validator("now")
    @classmethod
    def _iso_time(cls, value: str | None) -> str | None:
        if value is not None:
            datetime.fromisoformat(value)
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            backend = make_url(normal_url(value)).get_backend_name()
        except ArgumentError as error:
            raise ValueError("this is no database address; write sqlite:///FILE or postgresql://...") from error
        if backend not in ("sqlite", "postgresql"):
            raise ValueError(f"{backend} is not supported; use sqlite:///FILE or postgresql://...")
        return value

    @field_validator("currency")
    @classmethod
    def _known_currency(cls, value: str) -> str:
        if value not in CURRENCIES:
            raise ValueError(f"{value} is not a currency's ISO code, such as USD or EUR")
        return value

    @property
    def url(self) -> str:
        """The database's address."""
        return normal_url(self.database_url) if self.database_url else sqlite_url(self.data_dir)

    @property
    def start_at(self) -> datetime | None:
        """NOW as an aware time; without an offset it is in TIMEZONE."""
        if self.now is None:
            return None
        moment = datetime.fromisoformat(self.now)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(self.timezone))
