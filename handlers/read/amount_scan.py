"""The numbers in a text with the currency and magnitude beside them, before it is settled which of them are money."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from handlers.read.currencies import AFTER, BEFORE, currency_of
from handlers.read.folding import Claims, Span, is_chinese
from handlers.read.numerals import MAGNITUDES, SCALE_WORDS, WORDS, read_chinese_number, read_literal, read_number_words
from storage.words import EXPONENTS


@dataclass(frozen=True, slots=True)
class Number:
    """A number as said: `scaled` where a magnitude stands by it, `formatted` where separators or two decimals make it
    look like money.
    """

    value: Decimal
    span: Span
    currency: str | None = None
    scaled: bool = False
    formatted: bool = False
    negative: bool = False
    vague: bool = False
    second_currency: bool = False


_SCALE = "|".join(sorted((re.escape(word) for word in MAGNITUDES), key=len, reverse=True))
_SCALED = rf"(?:(?: ?(?P<scale>{_SCALE})|(?P<wan>w))(?=(?:{AFTER})|[^a-z0-9]|$))?"
_AFTER = rf"(?: ?(?P<after>{AFTER}))?"
_LITERAL = r"(?:(?<![\d.])\.(?=\d{1,2}(?!\d)))?\d+(?:[.,']\d+)*(?:e\+?\d{1,2}(?![\da-z]))?"
_WESTERN = re.compile(rf"(?:(?P<before>{BEFORE}) ?)?(?<![\d])(?P<number>{_LITERAL}){_SCALED}{_AFTER}")
_SPACED = re.compile(
    rf"(?:(?P<before>{BEFORE}) ?)?(?<![\d.,'])(?P<number>\d{{1,3}}(?: \d{{3}})+(?:[.,]\d{{1,2}})?)(?![\d]){_AFTER}"
)
_HAN = "零一二三四五六七八九十"
_CHINESE = re.compile(
    rf"(?:(?P<before>{BEFORE}|人民币) ?)?(?<![\d.,])"
    rf"(?P<number>(?:\d+(?:,\d{{3}})*(?:\.\d+)?|[{_HAN}])"
    rf"(?: ?个?(?:[百千万亿]|w(?![a-z]))|[{_HAN}]|(?<=[万亿千w])\d+)+|[{_HAN}](?=块|元|美|欧|英))"
    rf"(?P<vague>[多来余几])?{_AFTER}"
)
_NUMBER_WORD = "|".join(sorted([*WORDS, *SCALE_WORDS, "half", "quarter", "and", "of"], key=len, reverse=True))
_SCALE_WORD = "|".join(sorted(SCALE_WORDS, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"(?:(?P<before>[$€£]) ?)?(?<![a-z'])(?<!\d )(?P<number>(?:(?:{_NUMBER_WORD})[ -]){{1,9}}(?:{_SCALE_WORD}))"
    rf"(?P<half> and a half)?(?![a-z]){_AFTER}"
)
_FEW_WORDS = re.compile(
    rf"(?<![a-z'])(?<!\d )(?P<number>(?:(?:{_NUMBER_WORD})[ -]){{1,9}})"
    r"(?P<after>(?:quid|bucks|dollars|euros?|pounds|yen|rupees|yuan|rmb|grand)(?![a-z]))"
)
# 12块5 is 12.50.
_TENTHS = re.compile(r"[1-9一二三四五六七八九](?![\d万千百十个])")
_RANGE = re.compile(r" ?(?:-|~|to|till|bis|or|至|到|或) ?")
_VAGUE_BEFORE = re.compile(r"(?:[几数上第近]|百分之|couple |couple of |few |several |some |point )$")
_CHANGE = re.compile(
    r"\b(?:raise|change|update|increase|went|cut|reduce|lower|bump|upgrade|upsell|move)[a-z]*\b[^.;]{0,60}"
    r"\bfrom (?:about )?$"
)


def scan(folded: str, text: str) -> list[Number]:
    """All numbers of a folded text in their order, ranges and vague ones marked as such; `text` is the text as typed,
    the same length.
    """
    chinese = is_chinese(text)
    claims = Claims()
    numbers: list[Number] = []
    for pattern in (_SPACED, _CHINESE, _IN_WORDS, _FEW_WORDS, _WESTERN):
        for match in pattern.finditer(folded):
            number = _number(match, folded, text, chinese)
            if number is not None and claims.take(number.span):
                numbers.append(number)
    numbers.sort(key=lambda number: number.span)
    return _mark_ranges(_join_compounds(numbers, folded), folded)


def _number(match: re.Match[str], folded: str, text: str, chinese: bool) -> Number | None:
    before, after = (_currency(match, name, text, chinese) for name in ("before", "after"))
    value, (start, end) = _value(match, before or after), _span(match, folded, before, after)
    tenths = _TENTHS.match(folded, end) if after and match["after"] == "块" else None
    if value is not None and tenths:
        value, end = value + Decimal(read_chinese_number(tenths[0]) or 0) / 10, tenths.end()
    if value is None or _inside_a_word(folded, start, end):
        return None
    literal = match["number"]
    plainly_spaced = match.re is _SPACED and " " in text[match.start("number") : match.end("number")]
    return Number(
        value=value,
        span=(start, end),
        currency=before or after,
        scaled=_is_scaled(match, literal),
        formatted=bool(re.search(r"\d[.,']\d{2,3}$", literal)),
        negative=_is_negative(folded, start),
        # "12 500" may be one number or two: it is asked about; "12 000" is one.
        vague=(plainly_spaced and not (before or after) and " 000" not in literal)
        or bool(match.groupdict().get("vague"))
        or bool(_VAGUE_BEFORE.search(folded[max(0, start - 10) : start])),
        second_currency=bool(before and after and before != after),
    )


def _currency(match: re.Match[str], name: str, text: str, chinese: bool) -> str | None:
    """The currency said before or after the number; None where none is, or where the word is one of the sentence."""
    said = match.groupdict().get(name)
    return currency_of(said, text[match.start(name) : match.end(name)], chinese) if said else None


def _span(match: re.Match[str], folded: str, before: str | None, after: str | None) -> Span:
    """The place of the number with its magnitude and its currencies, without a word that is none."""
    start = match.start() if before else match.start("number")
    end = match.start("after") if match.groupdict().get("after") and not after else match.end()
    return start, start + len(folded[start:end].rstrip())


def _is_scaled(match: re.Match[str], literal: str) -> bool:
    if match.re is _CHINESE:
        return any(char in "千万亿w" for char in literal)
    said = match.groupdict()
    return match.re in (_IN_WORDS, _FEW_WORDS) or bool(said.get("scale") or said.get("wan")) or "e" in literal


def _value(match: re.Match[str], currency: str | None) -> Decimal | None:
    said = match["number"]
    if match.re is _CHINESE:
        return read_chinese_number(said.replace("个", "").replace(" ", ""))
    if match.re is _IN_WORDS or match.re is _FEW_WORDS:
        grand = ["grand"] if match.groupdict().get("after") == "grand" else []
        words = re.split("[ -]", (said + (match.groupdict().get("half") or "")).strip(" -"))
        return read_number_words(words + grand)
    if match.re is _SPACED:
        return read_literal(said)
    scale = MAGNITUDES["w"] if match["wan"] else MAGNITUDES.get(match["scale"] or "", 1)
    value = read_literal(said, scaled=scale > 1, decimals=EXPONENTS.get(currency or "", 2))
    return None if value is None else value * scale


def _inside_a_word(folded: str, start: int, end: int) -> bool:
    """Whether the number is a part of a word or a code: A4, 4th, v2.1, #7, 20%."""
    before, after = folded[max(0, start - 1) : start], folded[end : end + 2]
    if before == "x" and start > 1 and folded[start - 2] in "0123456789 ":
        before = ""
    if before and (
        before in "#_"
        or before.isdigit()
        or ("a" <= before <= "z")
        or (before in ".,'" and start > 1 and folded[start - 2].isdigit())
    ):
        return True
    return bool(re.match(r"(?!x\d)[a-z_]|[.,']\d| ?%| ?‰", after)) or bool(
        re.match(r" ?(?:percent|pct|per cent|个百分点)", folded[end : end + 10])
    )


def _is_negative(folded: str, start: int) -> bool:
    before = folded[max(0, start - 8) : start]
    return bool(
        re.search(r"(?:^|[\s(:\x00$€£¥])-\s?$" if not before.endswith("- ") else r"^-\s?$", before)
    ) or before.endswith(("minus ", "负"))


def _join_compounds(numbers: list[Number], folded: str) -> list[Number]:
    """2 crore 30 lakh, 1 million 200 thousand: one number, where the second is smaller and both carry a magnitude."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        between = folded[last.span[1] : number.span[0]] if last else ""
        if (
            last
            and last.scaled
            and number.scaled
            and between in (" ", " and ", "")
            and _is_spelled_out(last, folded)
            and _is_spelled_out(number, folded)
            and number.value <= last.value / 3
            and not (last.currency and number.currency)
        ):
            joined[-1] = replace(
                last,
                value=last.value + number.value,
                span=(last.span[0], number.span[1]),
                currency=last.currency or number.currency,
            )
        else:
            joined.append(number)
    return joined


def _is_spelled_out(number: Number, folded: str) -> bool:
    """Whether the magnitude is a word: 3M 45k are a company and a sum, 2 crore 30 lakh are one sum."""
    return bool(re.search(r"[a-z]{3,}$|[千万亿]", folded[slice(*number.span)]))


def _mark_ranges(numbers: list[Number], folded: str) -> list[Number]:
    """15-20k, between 15k and 20k, 10到15万: neither end is the amount. "from 12k to 15k" after a verb of change is its
    new one.
    """
    vague: set[int] = set()
    for place, (first, second) in enumerate(pairwise(numbers)):
        between = folded[first.span[1] : second.span[0]]
        before = folded[max(0, first.span[0] - 90) : first.span[0]]
        if _RANGE.fullmatch(between):
            vague |= {place} if _CHANGE.search(before) else {place, place + 1}
        elif between == " and " and re.search(r"\bbetween $", before):
            vague |= {place, place + 1}
    return [replace(number, vague=True) if place in vague else number for place, number in enumerate(numbers)]
