"""The words of /deal: who, how much, and the named rest."""

import re
from dataclasses import dataclass, replace

from handlers.read.item_words import ItemWords, read_items, without_items
from handlers.read.money import Amount, read_amount
from handlers.read.words import fields, split
from storage.words import BadInput

AMOUNT_WORDS = 8  # an amount has no more words than this: "20 seats at 49 each a month"
KEYWORDS = ("close", "product", "source", "title", "amount")
_NUMBER_LIKE = re.compile(
    r"[\d０-９]|^[-+]?(?:nan|inf|infinity)$|^(?:half|a|an)$|[一二三四五六七八九十百千万亿]", re.IGNORECASE
)

_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")


@dataclass(frozen=True, slots=True)
class DealWords:
    """What the words of a deal say: company and amount where they are there, its line items, and the named fields.

    problem  why what stands where the amount belongs cannot be one
    """

    company: str
    amount: Amount | None
    fields: dict[str, str]
    problem: BadInput | None = None
    items: tuple[ItemWords, ...] = ()


def read_deal(text: str) -> DealWords:
    """Tell 'Acme 12k close 2026-12-15' apart; the amount stands behind the company, or before it; items anywhere."""
    positional, named = fields(text, KEYWORDS)
    items = read_items(positional, listed=True)
    said = _company_and_amount(split(without_items(positional, items)), named)
    return replace(said, items=tuple(items))


def _company_and_amount(parts: list[str], named: dict[str, str]) -> DealWords:
    refusal: tuple[int, BadInput] | None = None
    for start in range(max(0, len(parts) - AMOUNT_WORDS), len(parts)):
        if not _is_number_like(parts[start]):
            continue
        try:
            amount = read_amount(" ".join(parts[start:]))
        except BadInput as error:
            refusal = refusal if refusal is not None and start > 1 else (start, error)
            if start and _SPACED.fullmatch(" ".join(parts[start:])):
                break  # "Zeta 12 500": one number or two, so that it is asked for
            continue
        return DealWords(" ".join(parts[:start]), amount, named)
    first = parts[0] if parts and _is_number_like(parts[0]) else ""
    for end in range(min(len(parts) - 1, AMOUNT_WORDS) if first else 0, 0, -1):
        try:
            return DealWords(" ".join(parts[end:]), read_amount(" ".join(parts[:end])), named)
        except BadInput:
            continue
    if refusal is not None and refusal[0] > 0 and refusal[1].facts.get("reason") != "unreadable":
        return DealWords(" ".join(parts[: refusal[0]]), None, named, problem=refusal[1])
    return DealWords(" ".join(parts), None, named)


def _is_number_like(word: str) -> bool:
    return bool(_NUMBER_LIKE.search(word)) or word[:1] in "$€£¥₹-+"
