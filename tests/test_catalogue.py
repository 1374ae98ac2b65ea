"""Every text that people read is in the catalogue of every language, whole and with its values."""

import ast
import string
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from babel.messages.catalog import Catalog, Message
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.show.texts import Texts
from tests.messages import REFUSALS, ROOT, TAKES, is_family, read_catalogue, sources, template, translated_languages

LANGUAGES = translated_languages()
HOW = "write the text whole, with its values in braces, and `make messages`"


def texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def singular(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else str(message.id)


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, (list, tuple)) else [str(message.string)]


def slots(text: str) -> set[str]:
    """The values of a template with their formats: '{rows:,}' is one."""
    parsed = string.Formatter().parse(text)
    return {f"{name}:{form}" if form else name for _text, name, form, _turn in parsed if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_stale(language: str) -> None:
    wanted = {(message.context, singular(message)) for message in texts(template())}
    kept = {(message.context, singular(message)) for message in texts(read_catalogue(language))}

    assert sorted(text for _context, text in kept - wanted) == [], "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing(language: str) -> None:
    said = {(message.context, singular(message)) for message in texts(read_catalogue(language)) if all(forms(message))}
    wanted = {(message.context, singular(message)) for message in texts(template())}

    assert sorted(text for _context, text in wanted - said) == [], "make messages, then say it (docs/languages.md)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_in_doubt(language: str) -> None:
    assert [singular(message) for message in texts(read_catalogue(language)) if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_and_marks_are_the_same_in_both_languages(language: str) -> None:
    """A value or a tag that is lost in one language would be lost for its readers alone."""
    wrong = [
        singular(message)
        for message in texts(read_catalogue(language))
        for said in forms(message)
        if said and (slots(said) != slots(singular(message)) or said.count("<") != singular(message).count("<"))
    ]

    assert wrong == []


@pytest.fixture(scope="module")
def source() -> list[Message]:
    """The texts of the source that are templates."""
    return [message for message in texts(template()) if not message.context]


@settings(max_examples=20, deadline=None)
@given(text=st.text(max_size=20), number=st.integers(0, 10**9))
def test_every_text_can_be_filled_in_every_language(source: list[Message], text: str, number: int) -> None:
    now = datetime(2026, 3, 9, tzinfo=UTC)
    for message in source:
        wanted = slots(singular(message))
        values = {slot.split(":")[0]: number if ":" in slot else text for slot in wanted}
        for language in ["en", *LANGUAGES]:
            said = Texts(language, "Asia/Shanghai", now).plain(singular(message), **values)
            assert text in said or text not in values.values(), singular(message)


def calls(path: str) -> Iterator[tuple[int, str, ast.expr]]:
    """Where texts are handed over in a file: the line, to whom, and the text."""
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            place = 0 if name in {"Button", "Reply", *REFUSALS} else TAKES.get(name)
            if place is not None and len(node.args) > place:
                yield node.lineno, name, node.args[place]


def is_in_pieces(taker: str, text: ast.expr) -> bool:
    """Whether a text cannot be translated: made of pieces, or plain where it waits for nobody's language."""
    if isinstance(text, ast.JoinedStr):
        literal = "".join(part.value for part in text.values if isinstance(part, ast.Constant))  # type: ignore[misc]
        return taker not in ("Button", "Reply") or any(len(word) > 1 for word in literal.split() if word.isalpha())
    bare = isinstance(text, ast.Constant) and isinstance(text.value, str) and any(map(str.isalpha, text.value))
    return bare and taker in ("Button", "Reply")


SOURCES = [str(path.relative_to(ROOT)) for path in sources() if not is_family(path)]


@pytest.mark.parametrize("path", SOURCES)
def test_what_is_said_is_said_whole(path: str) -> None:
    """Button(say("Undo"), ...), BadInput("... {name}", name=name), Reply(texts("...")): never an f-string."""
    guilty = [
        f"{path}:{line} {taker}: {ast.unparse(text)}" for line, taker, text in calls(path) if is_in_pieces(taker, text)
    ]

    assert guilty == [], HOW
