"""What every English rule of dates needs: the tokens, today, and small readings of numbers and spans of time."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from handlers.read.calendar_days import add_days, add_months, add_working_days
from handlers.read.date_pieces import Day, Kind
from handlers.read.english_tokens import Token
from handlers.read.english_words import NUMBERS, UNITS


@dataclass(frozen=True, slots=True)
class Found:
    """Days read from the tokens up to `end` (exclusive); none where the date is impossible."""

    days: tuple[Day, ...]
    end: int
    kind: Kind = "date"


@dataclass(frozen=True, slots=True)
class Length:
    """A span of time as said: `counts` of `unit`, two where it is a range; `minutes` for hours and minutes."""

    counts: tuple[float, ...]
    unit: str
    end: int

    def after(self, start: date, sign: int = 1) -> tuple[date, ...]:
        """The day that lies so far from `start`, one a reading."""
        return tuple(_shifted(start, sign * count, self.unit) for count in self.counts)

    @property
    def minutes(self) -> float | None:
        """The length in minutes where it is said in hours or minutes."""
        size = {"minute": 1, "hour": 60}.get(self.unit)
        return size * self.counts[0] if size else None


def _shifted(start: date, count: float, unit: str) -> date:
    if unit == "working":
        return add_working_days(start, round(count))
    if unit in ("month", "quarter", "year"):
        months = {"month": 1, "quarter": 3, "year": 12}[unit] * count
        return add_days(add_months(start, int(months)), round((months - int(months)) * 30))
    return add_days(start, round({"day": 1, "week": 7, "fortnight": 14}[unit] * count))


@cache
def _words(phrase: str) -> list[str]:
    return phrase.split(" ")


class Reader:
    """A sentence's tokens and the day on which it is said."""

    def __init__(self, tokens: list[Token], today: date) -> None:
        self.tokens = tokens
        self.today = today

    def word(self, place: int) -> str:
        """The text of the token there; empty outside the sentence."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def kind(self, place: int) -> str:
        """The kind of the token there; empty outside the sentence."""
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else ""

    def glued(self, place: int) -> bool:
        """Whether the token there touches the one before it (2d, mid-April)."""
        return 0 < place < len(self.tokens) and self.tokens[place - 1].end == self.tokens[place].start

    def says(self, place: int, phrase: str) -> int | None:
        """The place after the phrase's words, if they stand there."""
        words = _words(phrase)
        if self.word(place) != words[0]:
            return None
        for step in range(1, len(words)):
            if self.word(place + step) != words[step]:
                return None
        return place + len(words)

    def skip(self, place: int, *words: str) -> int:
        """The place after any run of these words, three at most."""
        for _ in range(3):
            if self.word(place) not in words:
                break
            place += 1
        return place

    def number(self, place: int) -> tuple[float, int] | None:
        """A count in digits or words ("3", "three", "a", "a couple of") and the place after it."""
        token = self.word(place)
        if self.kind(place) == "number" and len(token) <= 4:
            return float(token), place + 1
        if self.kind(place) == "money" and token[0].isdigit() and len(token) <= 4 and token.count(".") == 1:
            return float(token), place + 1
        if token in ("a", "an", "one", "another"):
            if self.word(place + 1) == "couple":
                return 2.0, self.skip(place + 2, "of", "more")
            if token != "one" and self.word(place + 1) == "half":
                return 0.5, place + 2
            return 1.0, place + 1
        if token == "half" and self.word(place + 1) in ("a", "an"):
            return 0.5, place + 2
        if token == "couple":
            return 2.0, self.skip(place + 1, "of")
        if token in NUMBERS:
            tens, unit = NUMBERS[token], NUMBERS.get(self.word(self.skip(place + 1, "-")), 10)
            return (
                (float(tens + unit), self.skip(place + 1, "-") + 1)
                if tens >= 20 and unit < 10
                else (float(tens), place + 1)
            )
        return None

    def length(self, place: int) -> Length | None:
        """A span of time: "3 weeks", "2-3 days", "an hour and a half", "1h30", "a few days" (3, or 2)."""
        if self.kind(place) == "clock" and (said := re.fullmatch(r"(\d{1,2})h(\d{2})", self.word(place))):
            return Length((int(said[1]) * 60.0 + int(said[2]),), "minute", place + 1)
        few = next((end for phrase in ("a few", "few", "several") if (end := self.says(place, phrase))), None)
        counted = (3.0, few) if few else self.number(place)
        if counted is None:
            if self.word(place) in ("fortnight",):
                return Length((1.0,), "fortnight", place + 1)
            return None
        count, after = counted
        counts: tuple[float, ...] = (3.0, 2.0) if few else (count,)
        if self.word(after) in ("-", "to", "or") and (second := self.number(after + 1)) and second[0] > count:
            counts, after = (count, second[0]), second[1]
        if self.word(after) == "and" and self.says(after, "and a half"):
            counts, after = (count + 0.5,), after + 3
        after = self.skip(after, "more", "full", "whole", "short")
        unit = UNITS.get(self.word(after))
        if self.word(after) in ("business", "working", "work") and UNITS.get(self.word(after + 1)) == "day":
            unit, after = "working", after + 1
        if unit is None or (len(self.word(after)) == 1 and not self.glued(after)):
            return None
        return self._with_rest(Length(counts, unit, after + 1))

    def _with_rest(self, length: Length) -> Length:
        """Add the "and a half" of an hour, and the minutes of "1 hour 30 minutes"."""
        if end := self.says(length.end, "and a half"):
            return Length((length.counts[0] + 0.5,), length.unit, end)
        if length.counts == (1.0,) and (end := self.says(length.end, "or two")):
            return Length((1.0, 2.0), length.unit, end)
        rest = self.skip(length.end, "and", ",")
        if (
            length.unit == "hour"
            and self.kind(rest) == "number"
            and len(self.word(rest)) <= 4
            and UNITS.get(self.word(rest + 1)) == "minute"
        ):
            return Length((length.counts[0] * 60 + float(self.word(rest)),), "minute", rest + 2)
        return length
