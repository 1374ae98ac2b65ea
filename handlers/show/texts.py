"""Words, money and times as one person reads them; every value is escaped here and nowhere else."""

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.show.catalogue import TERM, catalogue
from handlers.show.days import Day
from handlers.show.money import money, short_money
from storage.phrases import Phrase, Spoken

__all__ = ["Html", "Texts", "escape", "money", "short_money"]


class Html(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """One reader's language, zone and now."""

    locale: str = "en"
    timezone: str = "UTC"
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    def __call__(self, template: str, /, **values: object) -> Html:
        """Fill a template, in the reader's language; values are escaped, the template is not."""
        if isinstance(template, Phrase):
            return self(template.template, **{**template.values, **values})
        return Html(_fill(self.translated(template), values, lambda value: escape(self._shown(value))))

    def plain(self, template: str, /, **values: object) -> str:
        """Fill a template where no HTML is read: on buttons, in tables and pictures."""
        return self.filled(self.translated(template), values)

    def said(self, text: str) -> str:
        """A text that waited for its reader's language; any other as it is."""
        return text.said_in(self) if isinstance(text, Spoken) else text

    def joined(self, parts: Iterable[str], between: str = ", ") -> str:
        """Texts in a row, each in the reader's language."""
        return (self.translated(between) if between.strip() else between).join(self.said(part) for part in parts)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.timezone))

    def day(self, day: date) -> str:
        """A day as 'Tue 15 Dec 2026'."""
        return self.said(Day(day, "weekday"))

    def moment(self, moment: datetime) -> str:
        """A time in the reader's zone as 'Tue 15 Dec 2026 09:00'."""
        local = self.local(moment)
        return f"{self.day(local.date())} {local:%H:%M}"

    @property
    def today(self) -> date:
        return self.local(self.now).date()

    def translated(self, template: str) -> str:
        return catalogue(self.locale).gettext(template) if template else ""

    def counted_in(self, one: str, many: str, number: int) -> str:
        return catalogue(self.locale).ngettext(one, many, number)

    def termed(self, word: str) -> str:
        return catalogue(self.locale).pgettext(TERM, word) if word else ""

    def filled(self, template: str, values: dict[str, Any]) -> str:
        """A template that is translated already, with its values in the reader's language; nothing is escaped."""
        return _fill(template, values, self._shown)

    def _shown(self, value: object) -> object:
        return value.said_in(self) if isinstance(value, Spoken) else value


class _Slot:
    """A value that turns into text only once its format is applied: '{rows:,}' sees the number itself."""

    def __init__(self, value: object, turn: Callable[[object], object]) -> None:
        self._value = value
        self._turn = turn

    def __format__(self, form: str) -> str:
        return str(self._turn(format(self._value, form) if form else self._value))


def _fill(template: str, values: dict[str, Any], turn: Callable[[object], object]) -> str:
    if not values:
        return template
    return template.format_map({name: _Slot(value, turn) for name, value in values.items()})


def escape(value: object) -> str:
    """A value as HTML text, unless it is HTML already."""
    return value if isinstance(value, Html) else html.escape(str(value), quote=False)


def hashed(tags: Iterable[str]) -> str:
    """Tags as people write them: '#vip #2026'."""
    return " ".join(f"#{tag}" for tag in tags)
