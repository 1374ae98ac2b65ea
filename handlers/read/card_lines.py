"""The lines of a business card to a person: rules of thumb on what stands how large where, and fits the address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from handlers.read.contacts import ContactWords, phone_as_said, read_emails, read_phones, read_role
from handlers.read.words import clean

MOST_LINES = 40
LONGEST_NAME, LONGEST_LINE = 60, 120
LIKE = 80  # of 100: a name that fits the mail address, a company that fits its domain
FREE_MAIL = frozenset(
    {"gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "gmx", "web", "qq", "163", "126"}
)
_FORM = re.compile(
    r"\b(?:inc|corp|corporation|company|co|ltd|limited|llc|llp|plc|gmbh|ag|kg|ohg|se|s\.?a|s\.?r\.?l|b\.?v|oy|ab|group|"
    r"holdings?|bank|university|institute|solutions|technologies|systems|partners|consulting|industries)\b\.?|公司|集团",
    re.IGNORECASE,
)
_FAX = re.compile(r"^\W*(?:tele)?fax\b|^\W*F[.: ]|传真", re.IGNORECASE)
_WEB = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|de|io|eu|cn|co\.uk|fr|ch|at)\b(?!\.?\w*@)", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_EAST = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]{2,4}")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "dipl", "ing", "mba", "phd", "msc", "bsc"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a picture: what it says, and how high its letters are, in any unit."""

    text: str
    height: float


def read_card(lines: Sequence[Line]) -> ContactWords:
    """Who the card is of, as far as the lines tell. Phones in E.164 where their country shows; no fax numbers."""
    said = [Line(text[:LONGEST_LINE], line.height) for line in lines[:MOST_LINES] if (text := clean(line.text))]
    emails = [email for line in said for email in read_emails(line.text.replace(" @", "@").replace("@ ", "@"))]
    phones = [phone for line in said if not _FAX.search(line.text) for phone in read_phones(line.text)]
    plain = [line for line in said if not re.search(r"[\d@]", line.text) and not _WEB.search(line.text)]
    role = next((line for line in plain if read_role(line.text) and not _FORM.search(line.text)), None)
    left = [line for line in plain if line is not role]
    name = _name(left, emails)
    company = _company([line for line in left if line is not name], emails, said)
    role = role or _below(plain, name, company)
    return ContactWords(
        name.text if name else None,
        company.text if company else None,
        role.text if role else None,
        tuple(dict.fromkeys(emails)),
        tuple(dict.fromkeys(map(phone_as_said, phones))),
    )


def _below(plain: list[Line], name: Line | None, company: Line | None) -> Line | None:
    """What stands under a name, and no larger, is what they do."""
    if name is None:
        return None
    place = plain.index(name) + 1
    under = plain[place] if place < len(plain) else None
    return under if under is not None and under is not company and under.height <= name.height else None


def _name(lines: list[Line], emails: list[str]) -> Line | None:
    """The line that may be a name: first the one that the mail address spells, else the largest, else the first."""
    candidates = [line for line in lines if _may_be_name(line.text)]
    locals_ = [_letters(email.partition("@")[0]) for email in emails]

    def likely(line: Line) -> tuple[bool, float]:
        return any(_fits(line.text, local) for local in locals_), line.height

    return max(candidates, key=likely, default=None)


def _may_be_name(text: str) -> bool:
    if _EAST.fullmatch(text.replace(" ", "")):
        return _FORM.search(text) is None
    words = [word for word in text.replace(",", " ").split(" ") if word]
    named = [word for word in words if word.casefold().strip(".") not in _TITLES]
    fits = 2 <= len(named) <= 4 and len(text) <= LONGEST_NAME and _FORM.search(text) is None
    return fits and all(_NAME.fullmatch(word) for word in words) and sum(word[0].isupper() for word in named) >= 2


def _fits(name: str, local: str) -> bool:
    """Whether 'jane.doe', 'jdoe' or 'doe' is how 'Jane Doe' is written in an address."""
    words = [_letters(word) for word in name.split(" ") if word.casefold().strip(".") not in _TITLES]
    words = [word for word in words if word]
    if len(words) < 2 or len(local) < 3:
        return False
    first, last = words[0], words[-1]
    spelled = (first + last, last + first, first[0] + last, last + first[0], last, first, first + last[0])
    return max(fuzz.ratio(local, one) for one in spelled) >= LIKE


def _company(lines: list[Line], emails: list[str], said: list[Line]) -> Line | None:
    """The line with a legal form, else the one that fits a domain, else one set larger than the rest of the card."""
    formed = [line for line in lines if _FORM.search(line.text)]
    if formed:
        return max(formed, key=lambda line: line.height)
    domains = [domain for email in emails if (domain := _domain(email.partition("@")[2]))]
    domains += [_domain(re.sub(r"^(?:https?://)?(?:www\.)?", "", found[0])) for line in said for found in _webs(line)]
    fitting = [line for line in lines if any(_is_of(line.text, domain) for domain in domains if domain)]
    if fitting:
        return max(fitting, key=lambda line: line.height)
    heights = sorted(line.height for line in said)
    usual = heights[len(heights) // 2] if heights else 0.0
    return max((line for line in lines if line.height > 1.2 * usual), key=lambda line: line.height, default=None)


def _webs(line: Line) -> list[re.Match[str]]:
    return [found for found in _WEB.finditer(line.text) if "@" not in line.text or "www" in found[0].lower()]


def _domain(host: str) -> str:
    """'globex' of 'mail.globex.co.uk'; empty for the domains of free mail."""
    parts = re.split(r"[/?#]", host.casefold())[0].split(".")
    parts = parts[:-2] if len(parts) > 2 and parts[-2] in ("co", "com") else parts[:-1]
    return "" if not parts or parts[-1] in FREE_MAIL else _letters(parts[-1])


def _is_of(text: str, domain: str) -> bool:
    letters = _letters(text)
    return len(domain) > 2 and (domain in letters or fuzz.ratio(letters, domain) >= LIKE)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())
