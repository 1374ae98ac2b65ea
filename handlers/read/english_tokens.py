"""The cutting of a sentence into the tokens that dates are read from."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, date or sign of the text.

    kind  word, number, ordinal, iso, month, week, slash, dotted, clock, quarter, money or sign
    """

    kind: str
    text: str
    start: int
    end: int


_KINDS: Final = {
    "iso": (
        r"(?<![\d])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
        r"(?:(?:t| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z(?![a-z])|[+-]\d{2}:?\d{2})?(?! ?[ap]\.?m))?(?!\d)"
    ),
    "month": r"(?<![\d/.-])(?:(?:19|20)\d{2}-(?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/20\d{2})(?![\d/-]|\.\d)",
    "week": r"(?<!\d)\d{4}-?w\d{2}(?!\d)",
    "slash": r"(?<![\d/.-])\d{1,2}(?:/\d{1,2}(?:/(?:\d{4}|\d{2}))?|-\d{1,2}-\d{4})(?![\d/]|\.\d)",
    "dotted": r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}(?!\d)|\d{2}(?!\d)|(?!\d))",
    "clock": (
        r"(?<![\d:.])\d{1,2}(?:(?:[:h]\d{2}(?!\d)|[:.]\d{2}(?= ?[ap]\.?m))(?::\d{2}(?!\d))?"
        r"(?: ?[ap]\.?m\b\.?)?| ?[ap]\.m\.| ?[ap]m\b|ish\b)"
    ),
    "ordinal": r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)(?![a-z])",
    "quarter": (
        r"(?<![a-z0-9])(?:\d{4}[ -]?)?q[1-4](?:[ /'-]{0,2}(?:20\d{2}(?!\d)|(?<=['/])\d{2}(?!\d)))?(?![a-z0-9])"
        r"|(?<![a-z0-9])[1-4]q(?:20)?\d{2}(?![a-z0-9])"
    ),
    "money": r"[$€£¥₹] ?\d[\d.,]*|\d+(?:[.,']\d+)+",
    "number": r"(?!2(?:moro|morrow|day|nite)(?![a-z]))\d+",
    "word": r"[a-z]+(?:'[a-z]+)?|2(?:moro|morrow|day|nite)(?![a-z])",
    "sign": r"[^\s\w]",
}
_LEXER: Final = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))


def tokens_of(folded: str) -> list[Token]:
    """The tokens of a folded text, in order; a possessive 's is dropped from its word."""
    tokens = []
    for match in _LEXER.finditer(folded):
        kind = match.lastgroup or "sign"
        text, end = match.group(), match.end()
        if kind == "word" and text.endswith("'s"):
            text = text[:-2]
        tokens.append(Token(kind, text, match.start(), end))
    return tokens
