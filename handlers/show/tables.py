"""Tables that fit a phone: at most 45 characters a line, in a font of equal widths."""

import unicodedata
from collections.abc import Sequence

from handlers.show.texts import Html, Texts, escape

WIDTH = 45
_GAP = 1


def table(
    texts: Texts, header: Sequence[str], rows: Sequence[Sequence[str]], foot: Sequence[str] | None = None
) -> Html:
    """A `<pre>` block: the first column to the left and cut where the line would be too long, the others to the right.

    foot  a last row under a rule, such as a total
    """
    every = [[texts.said(cell) for cell in row] for row in (header, *rows, *([foot] if foot else []))]
    widths = [max(width(row[place]) for row in every) for place in range(len(header))]
    room = WIDTH - sum(widths[1:]) - _GAP * (len(widths) - 1)
    widths[0] = min(widths[0], room)
    lines = [_line(row, widths) for row in every]
    rule = "─" * (sum(widths) + _GAP * (len(widths) - 1))
    lines.insert(1, rule)
    if foot:
        lines.insert(-1, rule)
    return Html(f"<pre>{escape(chr(10).join(lines))}</pre>")


def pairs(texts: Texts, rows: Sequence[tuple[str, str]]) -> Html:
    """A `<pre>` block of names and figures, without a header."""
    rows = [(texts.said(name), texts.said(value)) for name, value in rows]
    left = min(max(width(name) for name, _ in rows), WIDTH - max(width(value) for _, value in rows) - 2)
    right = max(width(value) for _, value in rows)
    lines = [f"{_fit(name, left)}  {' ' * (right - width(value))}{value}" for name, value in rows]
    return Html(f"<pre>{escape(chr(10).join(lines))}</pre>")


def width(text: str) -> int:
    """Cells that a text takes: a wide character (Chinese, emoji) takes two, a combining mark none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    right = [" " * (room - width(cell)) + cell for cell, room in zip(row[1:], widths[1:], strict=True)]
    return (" " * _GAP).join([_fit(row[0], widths[0]), *right]).rstrip()


def _fit(text: str, room: int) -> str:
    """The text in exactly so many cells."""
    if width(text) > room:
        while text and width(text) > room - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (room - width(text))
