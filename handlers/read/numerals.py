"""Numbers as people write them: 1.234,56, 1,234.56, 1'234, 12,34,567, twelve thousand, 三百五十万."""

import re
from decimal import Decimal
from typing import Final

MAGNITUDES: Final[dict[str, int]] = {
    **dict.fromkeys(
        ("k", "k.", "thousand", "thousands", "grand", "tsd", "tsd.", "mille", "thosand", "thousend", "tousand"), 10**3
    ),
    **dict.fromkeys(
        (
            "m",
            "mm",
            "mn",
            "mio",
            "mio.",
            "mil",
            "mill",
            "mln",
            "million",
            "millions",
            "millionen",
            "milion",
            "millon",
            "milions",
        ),
        10**6,
    ),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions", "mrd", "mrd.", "milliarden", "milliard"), 10**9),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 10**5),
    **dict.fromkeys(("crore", "crores", "cr"), 10**7),
    "w": 10**4,
}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_SMALL.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), start=2)},
    "a": 1,
    "an": 1,
}
_SCALES: Final[dict[str, int]] = {
    word: size
    for word, size in MAGNITUDES.items()
    if size in (10**3, 10**5, 10**6, 10**7, 10**9) and len(word) > 3 and "." not in word
} | {"k": 10**3, "mil": 10**6}
SCALE_WORDS: Final = frozenset(_SCALES) | {"hundred"}

CHINESE_DIGITS: Final[dict[str, int]] = {char: value for value, char in enumerate("零一二三四五六七八九")}
_CHINESE_UNITS: Final[dict[str, int]] = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "w": 10**4, "亿": 10**8}
_CHINESE_PART = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[零一二三四五六七八九十百千万亿w]")

_GROUPS_OF_THREE = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


def read_literal(said: str, scaled: bool = False, decimals: int = 2) -> Decimal | None:
    """The value of digits with separators; None where they are no number (1.2.3, 1,1,1).

    said      digits with . , ' or spaces between
    scaled    a magnitude follows (1.234k): then a single separator is the decimal one
    decimals  decimals of the currency said beside it: three make 1.234 a decimal number
    """
    mantissa, _, exponent = said.partition("e")
    power = int(exponent.lstrip("+") or 0) if exponent else 0
    whole, fraction = _split("0" + mantissa if mantissa.startswith(".") else mantissa, scaled, decimals)
    if whole is None or (len(whole) > 1 and whole.startswith("0") and fraction is None):
        return None
    if len(whole) > 25 or power > 25 or len(fraction or "") > 12:
        return None
    return Decimal(f"{whole}.{fraction}" if fraction else whole) * (Decimal(10) ** power)


def _split(said: str, scaled: bool, decimals: int) -> tuple[str | None, str | None]:
    """Digits before and after the decimal separator, and (None, None) for what is no number."""
    marks = [char for char in said if not char.isdigit()]
    if not marks:
        return said, None
    last = marks[-1]
    head, _, tail = said.rpartition(last)
    if len(marks) == 1:
        if last in "' ":
            return (head + tail, None) if len(tail) == 3 and len(head) <= 3 else (None, None)
        grouped = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
        if grouped and not (scaled or (decimals == 3 and last == ".")):
            return head + tail, None
        return head, tail
    if marks.count(last) == 1 and last in ".,":
        if _GROUPS_OF_THREE.fullmatch(head) or _INDIAN.fullmatch(head):
            same = len(set(marks[:-1])) == 1
            return ("".join(filter(str.isdigit, head)), tail) if same else (None, None)
        return None, None
    regular = len(set(marks)) == 1 and (_GROUPS_OF_THREE.fullmatch(said) or _INDIAN.fullmatch(said))
    return ("".join(filter(str.isdigit, said)), None) if regular else (None, None)


def read_number_words(words: list[str]) -> Decimal | None:
    """The value of English number words (two hundred and fifty thousand, half a million); None where they are no
    number.
    """
    text = " ".join(word for word in words if word != "and")
    half = Decimal(0)
    if text.startswith("half "):
        half, text = Decimal("0.5"), text.removeprefix("half ").removeprefix("a ")
        return half * _SCALES[text] if text in _SCALES else None
    if text.startswith("quarter "):
        text = text.removeprefix("quarter ").removeprefix("of ").removeprefix("a ")
        return Decimal("0.25") * _SCALES[text] if text in _SCALES else None
    return _sum_words(text.split())


def _sum_words(words: list[str]) -> Decimal | None:
    total, part, last_scale = Decimal(0), Decimal(0), None
    if words[-2:] == ["a", "half"]:
        words = words[:-1]
        words[-1] = "half"
    for place, word in enumerate(words):
        if word == "half":
            # "one and a half million" halves the one before it, "a million and a half" the million.
            half = Decimal("0.5") * (last_scale or 1) if not part else Decimal("0.5")
            part += half
        elif word == "hundred":
            part = (part or Decimal(1)) * 100
        elif word in _SCALES:
            scale = _SCALES[word]
            total, part, last_scale = total + (part or Decimal(1)) * scale, Decimal(0), scale
        elif word in ("a", "an"):
            part += 0 if "half" in words[place + 1 : place + 2] else 1
        elif word in WORDS:
            part += WORDS[word]
        else:
            return None
    return total + part


def read_chinese_number(said: str) -> Decimal | None:
    """The value of a Chinese or mixed number: 1.5亿, 12万5 (125,000), 一千二 (1,200); None where it is no number."""
    total = section = pending = Decimal(0)
    unit = Decimal(1)
    started = False
    parts = [match.group() for match in _CHINESE_PART.finditer(said)]
    if "".join(parts) != said or not parts:
        return None
    if len(parts) > 1 and all(part in CHINESE_DIGITS for part in parts):
        return Decimal("".join(str(CHINESE_DIGITS[part]) for part in parts))
    after_zero = False
    for place, part in enumerate(parts):
        size = _CHINESE_UNITS.get(part)
        if size is None:
            if started:
                return None
            pending = Decimal(CHINESE_DIGITS[part]) if part in CHINESE_DIGITS else Decimal(part.replace(",", ""))
            started = part != "零"
            after_zero = after_zero or part == "零"
            if started and place == len(parts) - 1 and place and not after_zero and unit > 10 and pending < 10:
                # A last bare digit counts the next smaller unit: 12万5 is 125,000, 一千二 is 1,200.
                pending *= unit / 10
        elif size < 10**4:
            section += (pending if started else Decimal(1)) * size
            pending, started, unit, after_zero = Decimal(0), False, Decimal(size), False
        else:
            whole = section + pending
            if size == 10**8:
                total, section = (total + (whole or Decimal(0 if total else 1))) * size, Decimal(0)
            else:
                total, section = total + (whole or Decimal(1)) * size, Decimal(0)
            pending, started, unit, after_zero = Decimal(0), False, Decimal(size), False
    return total + section + pending
