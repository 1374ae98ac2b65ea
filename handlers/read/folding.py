"""A plain copy of a text, character for character, so that one set of rules reads every way of typing and spans still
fit.
"""

import re
from bisect import bisect_right

Span = tuple[int, int]

BLANK = "\x00"
LONGEST_LITERAL = 40

_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN: dict[int, int | str] = {
    **{code: plain for code, plain in _FULLWIDTH.items() if chr(code) not in "，：；！？（）"},
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u3000\t"), " "),
    **dict.fromkeys(map(ord, "’‘ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "–—−‐‑‒－"), "-"),
    ord("："): ":",
    ord("×"): "x",
    ord("￥"): "¥",
    ord("两"): "二",
    ord("萬"): "万",
    ord("億"): "亿",
    ord("〇"): "零",
}
_FULLWIDTH_COMMA = re.compile("(?<=[０-９])，(?=[０-９])")

_QUOTED = re.compile('"[^"\n]{1,200}"|“[^”\n]{1,200}”|«[^»\n]{1,200}»|「[^」\n]{1,200}」')
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|(?:https?://|www\.)\S{1,2000}")


def fold(text: str) -> str:
    """The text in lower case with plain digits, spaces, dashes and apostrophes; the same length, so that spans carry
    over.
    """
    joined = _FULLWIDTH_COMMA.sub(",", text)
    lowered = joined.translate(_PLAIN).lower()
    if len(lowered) == len(text):
        return lowered
    # A few capitals grow when lowered (İ); they stay as they are.
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in joined.translate(_PLAIN))


def hide(folded: str, spans: list[Span]) -> str:
    """The text with the given spans blanked out, the same length."""
    chars = list(folded)
    for start, end in spans:
        chars[start:end] = BLANK * (end - start)
    return "".join(chars)


def hide_names(folded: str) -> str:
    """Blank what is quoted (a name, not a sum or a day), and mail and web addresses. A text that is all quoted is read
    as said.
    """
    quoted = [match.span() for match in _QUOTED.finditer(folded)] if any(mark in folded for mark in '"“«「') else []
    if len(quoted) == 1 and quoted[0] == (0, len(folded)):
        quoted = []
    addresses = (
        [match.span() for match in _ADDRESS.finditer(folded)]
        if "@" in folded or "www." in folded or "://" in folded
        else []
    )
    return hide(folded, quoted + addresses) if quoted or addresses else folded


class Claims:
    """Spans already read, so that no second rule reads the same characters."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, span: Span) -> bool:
        """Claim a span; False where a part of it is claimed already."""
        start, end = span
        place = bisect_right(self._starts, start)
        if place and self._ends[place - 1] > start:
            return False
        if place < len(self._starts) and self._starts[place] < end:
            return False
        self._starts.insert(place, start)
        self._ends.insert(place, end)
        return True


def is_chinese(text: str) -> bool:
    """Whether a Chinese character stands in the text (kana or hangul beside it make it another language)."""
    return any("\u4e00" <= char <= "\u9fff" for char in text) and not any("\u3040" <= char <= "\u30ff" for char in text)
