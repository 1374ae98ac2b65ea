"""The texts that people read, out of the source and into the catalogues: `python -m tests.messages` brings them up."""

import ast
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from crm_engine.services.fields import ABOUT, KINDS
from crm_engine.services.preferences import LANGUAGES
from handlers.show.catalogue import DOMAIN, ENGLISH, TERM, po_path
from handlers.show.values import SEGMENTS
from storage.phrases import counting
from storage.words import (
    DEAL_ROLES,
    DEFAULT_STAGES,
    LEAD_SOURCES,
    LOST_REASONS,
    ActivityKind,
    ForecastCategory,
    LeadStatus,
    Role,
)

ROOT = Path(__file__).parent.parent
ROOMS = ("bot/pictures", "bot/telegram", "handlers", "crm_engine", "storage")
# Who takes a text, and as which of its arguments.
TAKES = {
    "texts": 0,
    "plain": 0,
    "say": 0,
    "joined": 1,
    "listed": 1,
    "Missing": 1,
    "counted": 1,
    "TooLittleData": 2,
    "_refusal": 1,
}
TAKES |= {"ask_day": 3, "ask_moment": 3, "ask_one_of": 3, "ask_sure": 1}
REFUSALS = {"BadInput", "NotFound", "NotAllowed", "Already", "Changed", "CrmError"}
_TALKS = re.compile(rb"\b(?:%s)\(" % "|".join([*TAKES, *REFUSALS, "Command"]).encode())
_MARKS = re.compile(r"<[^>]*>|\{[^}]*\}")
# What is filled in by the code itself, where no literal stands.
FURTHER = (", ",)
BEGUN = datetime(2026, 11, 24, tzinfo=UTC)  # a date of its own for each run would only make conflicts
# The words of the trade that stand in records and are shown by themselves.
TERMS = dict.fromkeys(
    [
        *(name for name, _probability, _kind in DEFAULT_STAGES),
        *LOST_REASONS,
        *LEAD_SOURCES,
        *DEAL_ROLES,
        *KINDS,
        *ABOUT,
        *Role,
        *ActivityKind,
        *(kind.capitalize() for kind in ActivityKind),
        *ForecastCategory,
        *LeadStatus,
        *SEGMENTS,
    ]
)
Found = tuple[int, str, Any, list[str]]


def texts_in(tree: ast.AST, *, refusals: bool = True) -> Iterator[Found]:
    """Each text of a module as (line, kind, message, comments), as Babel wants them.

    refusals  those of the families are about the arguments of functions, and no person reads them
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        place = TAKES.get(name, 0 if refusals and name in REFUSALS else None)
        if name == "Command":
            for keyword in node.keywords:
                if keyword.arg == "help":
                    yield from _literals(keyword.value)
        elif name == "counted" and len(node.args) > 1:
            yield from _nouns(node)
        elif place is not None and len(node.args) > place:
            yield from _literals(node.args[place])


def _literals(node: ast.AST) -> Iterator[Found]:
    """A literal, or both of 'this if so else that'."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_language(node.value):
        yield node.lineno, "gettext", node.value, []
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _is_language(text: str) -> bool:
    """Whether a text differs by language: one of signs alone, such as an arrow, does not."""
    said = _MARKS.sub("", text)
    return any(map(str.isalpha, said)) or any(sign in said for sign in ",;:()“”.")


def _nouns(node: ast.Call) -> Iterator[Found]:
    nouns = [arg.value for arg in node.args[1:] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if nouns:
        one, many = nouns[0], nouns[1] if len(nouns) > 1 else nouns[0] + "s"
        yield node.lineno, "ngettext", (counting(one), counting(many)), []


def python_texts(file: IO[bytes], _keywords: Any, _tags: Any, options: dict[str, Any]) -> Iterator[Found]:
    """An extraction method of Babel's that reads whole calls, keywords among them."""
    source = file.read()
    if _TALKS.search(source):
        yield from texts_in(ast.parse(source), refusals=options["refusals"])


def sources() -> list[Path]:
    """Every module that may say something to people."""
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def is_family(path: Path) -> bool:
    """Whether a module is one of the engine's pure families."""
    return path.is_relative_to(ROOT / "crm_engine") and not path.is_relative_to(ROOT / "crm_engine" / "services")


@cache
def template() -> Catalog:
    """Every text of the source, without a translation."""
    found = Catalog(project="crmbot", charset="utf-8")
    keywords = {"gettext": None, "ngettext": (1, 2)}
    for path in sources():
        place, content = str(path.relative_to(ROOT)), io.BytesIO(path.read_bytes())
        options = {"refusals": not is_family(path)}
        for _line, message, _comments, _context in extract(python_texts, content, keywords, options=options):
            found.add(message, locations=[(place, None)])
    for text in FURTHER:
        found.add(text)
    for term in TERMS:
        found.add(term, context=TERM)
    return found


def read_catalogue(language: str) -> Catalog:
    """The catalogue as it is written."""
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def translated_languages() -> list[str]:
    return [language for language in LANGUAGES if language != ENGLISH]


def update(language: str) -> None:
    """Bring in new texts, empty, and drop those that are no more."""
    catalogue = read_catalogue(language) if po_path(language).exists() else Catalog(locale=language, domain=DOMAIN)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = catalogue.revision_date = BEGUN
    with po_path(language).open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)


if __name__ == "__main__":
    for each in translated_languages():
        update(each)
