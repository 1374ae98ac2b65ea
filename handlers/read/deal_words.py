"""The words of /deal: who, how much, and the named rest."""

import re
from dataclasses import dataclass

from handlers.read.money import Amount, read_amount
from handlers.read.words import fields, split
from storage.words import BadInput

KEYWORDS = ("close", "product", "source", "title")
_NUMBER_LIKE = re.compile(
    r"[\d０-９]|^[-+]?(?:nan|inf|infinity)$|^(?:half|a|an)$|[一二三四五六七八九十百千万亿]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DealWords:
    """What the words of a deal say: company and amount where they are there, and the named fields."""

    company: str
    amount: Amount | None
    fields: dict[str, str]


def read_deal(text: str) -> DealWords:
    """Tell 'Acme 12k close 2026-12-15' apart; the amount stands behind the company, or before it.

    Raises BadInput where something like an amount is there but cannot be one.
    """
    positional, named = fields(text, KEYWORDS)
    parts = split(positional)
    company, amount = _company_and_amount(parts)
    return DealWords(company, amount, named)


def _company_and_amount(parts: list[str]) -> tuple[str, Amount | None]:
    refusal: BadInput | None = None
    for start in range(len(parts)):
        if not _NUMBER_LIKE.search(parts[start]) and parts[start][:1] not in "$€£¥₹-+":
            continue
        try:
            amount = read_amount(" ".join(parts[start:]))
        except BadInput as error:
            refusal = refusal if refusal is not None and start > 1 else error
            continue
        return " ".join(parts[:start]), amount
    for end in range(len(parts) - 1, 0, -1):
        try:
            return " ".join(parts[end:]), read_amount(" ".join(parts[:end]))
        except BadInput:
            continue
    if refusal is not None and len(parts) > 1 and refusal.facts.get("reason") != "unreadable":
        raise refusal
    return " ".join(parts), None
