"""The words of a column's header: abbreviations written out, currencies taken aside."""

import re
from dataclasses import dataclass
from functools import lru_cache

from storage.words import CURRENCIES

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_SIGN = {"$": None, "€": "EUR", "£": "GBP", "₹": "INR"}
_SHORT = {
    **dict.fromkeys(("opp", "oppty", "opps"), "opportunity"),
    **dict.fromkeys(("acct", "acc"), "account"),
    **dict.fromkeys(("amt", "amnt"), "amount"),
    **dict.fromkeys(("dt", "dte"), "date"),
    **dict.fromkeys(("co", "comp", "cmpny"), "company"),
    **dict.fromkeys(("org", "organisation"), "organization"),
    **dict.fromkeys(("cust", "cstmr"), "customer"),
    **dict.fromkeys(("exp", "est", "estimated", "anticipated"), "expected"),
    **dict.fromkeys(("no", "nr", "num", "nbr"), "number"),
    **dict.fromkeys(("curr", "ccy", "cur"), "currency"),
    **dict.fromkeys(("emp", "empl", "emps"), "employees"),
    **dict.fromkeys(("prod", "prd"), "product"),
    **dict.fromkeys(("mgr", "mngr"), "manager"),
    **dict.fromkeys(("mob", "cellphone"), "mobile"),
    "val": "value",
    "stg": "stage",
    "src": "source",
    "rsn": "reason",
    "fname": "first name",
    "lname": "last name",
    "creation": "created",
    "ph": "phone",
    "addr": "address",
    "slsp": "salesperson",
    "ind": "industry",
    "rev": "revenue",
}
# Words that add nothing to what a column is.
IDLE = frozenset(["the", "of", "our", "in", "a", "an", "for", "and", "crm", "field"])


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """A header's words, lower case and written out; the currency that it names; whether it names a bare $."""

    words: tuple[str, ...]
    currency: str | None = None
    dollar: bool = False


@lru_cache(maxsize=1_000)
def words_of(header: str) -> HeaderWords:
    """'OppValue (USD)' as opportunity, value and USD."""
    found = _WORD.findall(_HUMP.sub(" ", header))
    codes = [word for word in found if word in CURRENCIES]
    signs = [_SIGN[letter] for letter in header if letter in _SIGN]
    plain = [word.casefold() for word in found if word not in codes]
    written = " ".join(_SHORT.get(word, word) for word in plain)
    named = next((code for code in [*codes, *signs] if code), None)
    return HeaderWords(tuple(word for word in written.split() if word not in IDLE), named, "$" in header)
