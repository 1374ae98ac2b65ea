"""What is said to people, kept so that it can be said in their language: as a `str` each of these is its English."""

from collections.abc import Iterable
from typing import Any, Protocol

NUMBER = "{number}"


class Tongue(Protocol):
    """One reader's language: what a spoken text needs to know of it."""

    @property
    def locale(self) -> str: ...

    def translated(self, template: str) -> str: ...

    def counted_in(self, one: str, many: str, number: int) -> str: ...

    def termed(self, word: str) -> str: ...

    def filled(self, template: str, values: dict[str, Any]) -> str: ...


class Spoken(str):
    """Text that each reader's language says anew. Cutting or joining it as a `str` leaves its English only."""

    __slots__ = ()

    def said_in(self, _tongue: Tongue) -> str:
        """The text in the reader's words; its English where a kind of text has no other."""
        return str(self)


class Phrase(Spoken):
    """A template with its values. Made by `say`, whose template is a literal that the catalogue holds."""

    __slots__ = ("template", "values")
    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, values: dict[str, Any]) -> "Phrase":
        made = super().__new__(cls, template.format_map(values) if values else template)
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[type["Phrase"], tuple[str, dict[str, Any]]]:
        return Phrase, (self.template, self.values)

    def said_in(self, tongue: Tongue) -> str:
        return tongue.filled(tongue.translated(self.template), self.values)


class Counted(Spoken):
    """A number with what it counts: '1 deal', '2,089 deals'."""

    __slots__ = ("many", "number", "one")
    number: int
    one: str
    many: str

    def __new__(cls, number: int, one: str, many: str) -> "Counted":
        made = super().__new__(cls, f"{number:,} {one if number == 1 else many}")
        made.number, made.one, made.many = number, one, many
        return made

    def __reduce__(self) -> tuple[type["Counted"], tuple[int, str, str]]:
        return Counted, (self.number, self.one, self.many)

    def said_in(self, tongue: Tongue) -> str:
        one, many = counting(self.one), counting(self.many)
        return tongue.counted_in(one, many, self.number).replace(NUMBER, f"{self.number:,}")


class Term(Spoken):
    """A word of the trade, such as a stage's usual name; a name of the team's own is said as it is."""

    __slots__ = ()

    def said_in(self, tongue: Tongue) -> str:
        return tongue.termed(str(self))


class Listed(Spoken):
    """Several texts in a row, and perhaps cut to a length."""

    __slots__ = ("between", "longest", "parts")
    parts: tuple[str, ...]
    between: str
    longest: int | None

    def __new__(cls, parts: tuple[str, ...], between: str, longest: int | None) -> "Listed":
        made = super().__new__(cls, cut(between.join(parts), longest))
        made.parts, made.between, made.longest = parts, between, longest
        return made

    def __reduce__(self) -> tuple[type["Listed"], tuple[tuple[str, ...], str, int | None]]:
        return Listed, (self.parts, self.between, self.longest)

    def said_in(self, tongue: Tongue) -> str:
        between = tongue.translated(self.between) if self.between.strip() else self.between
        said = between.join(part.said_in(tongue) if isinstance(part, Spoken) else part for part in self.parts)
        return cut(said, self.longest)


def counting(noun: str) -> str:
    """The catalogue's entry of a noun with its number: '{number} deal'."""
    return f"{NUMBER} {noun}"


def say(template: str, /, **values: Any) -> Phrase:
    """A text with its values, for a reader whose language is known later."""
    return Phrase(template, values)


def listed(parts: Iterable[str], between: str = ", ", longest: int | None = None) -> Listed:
    """Texts as one."""
    return Listed(tuple(parts), between, longest)


def cut(text: str, longest: int | None) -> str:
    """The text, cut to a length with an ellipsis."""
    return text if longest is None or len(text) <= longest else text[: longest - 1].rstrip() + "…"
