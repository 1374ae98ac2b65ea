"""A contact's fields in a command's words: who, where, how to reach them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import phonenumbers

from handlers.read.words import clean, unquote
from storage.words import BadInput

# A plain shape: one @, a dotted domain, no spaces or brackets. Whether the address exists is not ours to know.
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.!#$%&'*+=?^`{|}~-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,5}[^\W\d_]{2,24}(?![\w@])"
)
_PHONE: Final = re.compile(
    r"(?:(?<!\w)(?:tel|phone|mobile|cell|fax|ph|m)\.?:? ?|电话[:：]? ?|手机号?[:：]? ?)?"
    r"(?<![A-Za-z0-9_.+-])(\+?\(?\d[\d ()/.-]{4,24}\d)(?![\w@])",
    re.IGNORECASE,
)
# "invoice 2026-014", "PO 4500012": a serial number.
_NUMBERED: Final = re.compile(
    r"(?:(?<!\w)(?:invoice|inv|order|po|ticket|ref|case|quote|rfq|contract|so|sku|part|serial|id)"
    r"(?: ?(?:no|number|nr|#))?[.:]?"
    r"|(?:单|编|型|合同|订单|发票|票)号?)[:： #]*$",
    re.IGNORECASE,
)
_CHINESE_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_QUOTED: Final = re.compile('"[^"]{1,200}"|“[^”]{1,200}”|„[^“”]{1,200}[“”]|«[^»]{1,200}»|「[^」]{1,200}」')
_SEPARATOR: Final = re.compile(r" ?[,;|，；、\n] ?| / | - | – | — ")
_JOINT: Final = re.compile(r"(?:^| )(?:at|from|of|with|@|bei|in) +(?=\S)", re.IGNORECASE)
_TITLE: Final = re.compile(r"^(?:(?:dr|mr|mrs|ms|miss|prof|herr|frau|sir|mme)\.? +)+", re.IGNORECASE)
_SENIORITY = (
    "senior|junior|deputy|vice|chief|managing|regional|account|product|project|office|purchasing|sales|marketing|it|hr|"
    "general|key"
)
_POSTS = (
    "ceo|cfo|coo|cto|cio|cmo|cro|ciso|vp|svp|evp|president|director|head|manager|lead|owner|founder|co-?founder|"
    "buyer|purchaser|engineer|analyst|assistant|secretary|partner|consultant|architect|officer|controller|accountant|developer|administrator|"
    "chairman|chairwoman|principal"
)
_FIELDS = (
    "sales|marketing|procurement|finance|operations|engineering|it|hr|purchasing|people|product|technology|legal|"
    "business development"
)
_ROLE: Final = re.compile(
    rf"(?:(?:{_SENIORITY}) ){{0,3}}(?:{_POSTS})(?: (?:of |for )?(?:{_FIELDS}))?(?!\w)", re.IGNORECASE
)
_CHINESE_ROLE: Final = re.compile(
    "(?:采购|销售|市场|技术|财务|行政|人事|产品|运营|副|总|项目|区域|高级|首席){0,3}(?:总监|经理|主管|总裁|董事长|老板|工程师|助理|会计|部长|主任|负责人|执行官)"
)


@dataclass(frozen=True, slots=True)
class ContactWords:
    """A contact as said; what is not said is None or empty. `phones` are E.164 where a country code shows it, else as
    said.
    """

    name: str | None
    company: str | None
    role: str | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]


def read_contact_fields(text: str, names: Iterable[str] = ()) -> ContactWords:
    """The fields of `Jane Doe jane@acme.com +49 30 901820 Acme`, in this or any other order that separators, quotes or
    words show.

    names   companies that the team knows: one of them at the end of "Jane Doe Acme" is the company

    Without a known company, what follows the last address or number is the company, quoted or not; a quoted part after
    the name is too.
    Raises BadInput (`reason` bad_email) for a word with an @ inside that is no mail address.
    """
    said = clean(text.replace("\n", ", "))
    emails, rest = _taken(said, _EMAIL)
    phones, rest = _taken(rest, _PHONE)
    if wrong := re.search(r"\S*\w@\w\S*", rest):
        raise BadInput("{wrong} is not a mail address.", reason="bad_email", said=wrong[0][:80], wrong=wrong[0])
    head, _, tail = rest.partition(_MARK)
    tail = tail.replace(_MARK, " , ")
    name, company, role = _person(head, tuple(names))
    if tail.strip(" ,;|/"):
        after_name, after_company, after_role = _person(tail, tuple(names))
        company, role = company or after_company or (after_name if name else None), role or after_role
        name = name or after_name
    return ContactWords(
        name, company, role, tuple(dict.fromkeys(emails)), tuple(dict.fromkeys(map(phone_as_said, phones)))
    )


_MARK: Final = "\x1f"


def read_emails(text: str) -> list[str]:
    """The mail addresses in a text, as typed."""
    return _taken(text, _EMAIL)[0]


def read_phones(text: str) -> list[str]:
    """The phone numbers in a text: E.164 where a country code or a Chinese mobile number shows it, else as typed."""
    return [phone_as_said(phone) for phone in _taken(_taken(text, _EMAIL)[1], _PHONE)[0]]


def read_role(text: str) -> str | None:
    """What somebody does, where the text says it: Head of Purchasing."""
    return _role_in(text)[0]


def phone_as_said(said: str) -> str:
    """The number in E.164 where it says its country (+49, 0049) or is a Chinese mobile number; else as said."""
    digits = re.sub(r"\D", "", said)
    if said.startswith("+") or digits.startswith("00"):
        international = "+" + digits.removeprefix("00")
    elif _CHINESE_MOBILE.fullmatch(digits):
        international = "+86" + digits
    else:
        return said.strip()
    try:
        # "+49 (0)30": the bracketed trunk zero is not dialled from abroad.
        number = phonenumbers.parse(
            re.sub(r"^(\+\d{1,3})0(?=\d{6})", r"\1", international) if "(0)" in said else international
        )
    except phonenumbers.NumberParseException:
        return said.strip()
    if not phonenumbers.is_possible_number(number):
        return said.strip()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _taken(text: str, pattern: re.Pattern[str]) -> tuple[list[str], str]:
    """What the pattern finds, and the text with a mark in each place."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        said = match[1] if match.re.groups else match[0]
        if pattern is _PHONE and not 7 <= sum(char.isdigit() for char in said) <= 15:
            return match[0]
        if pattern is _PHONE and _NUMBERED.search(text[: match.start(1)]):
            return match[0]
        found.append(said)
        return _MARK

    return found, pattern.sub(take, text)


def _person(said: str, names: tuple[str, ...]) -> tuple[str | None, str | None, str | None]:
    """Name, company and role in words without addresses and numbers."""
    opened = re.sub(r" ?[()] ?", " , ", said)
    quoted = _QUOTED.findall(opened)
    if quoted and opened.strip().startswith(quoted[0]):
        return _named(unquote(quoted[0]), opened.strip()[len(quoted[0]) :], names)
    if quoted:
        before, _, after = opened.partition(quoted[-1])
        name, _, role = _person(before, names)
        return name, unquote(quoted[-1]), role or _role_in(after)[0]
    parts = [part.strip() for part in _SEPARATOR.split(opened) if part.strip(" ,;|/")]
    if len(parts) < 2:
        return _unseparated(parts[0] if parts else "", names)
    name, company, role = _unseparated(parts[0], names)
    for part in parts[1:]:
        part_role, left = _role_in(part)
        role = role or part_role
        left = _JOINT.sub(" ", left).strip()
        company = company or left or None
    return name, company, role


def _named(name: str, rest: str, names: tuple[str, ...]) -> tuple[str | None, str | None, str | None]:
    """The name was quoted: what follows is role and company."""
    role, left = _role_in(rest.strip(" ,;|/"))
    company = unquote(_JOINT.sub(" ", f" {left}").strip(" ,;|/"))
    known = _known(company, names)
    return _without_title(name), (known or company) or None, role


def _unseparated(said: str, names: tuple[str, ...]) -> tuple[str | None, str | None, str | None]:
    """Jane Doe, Jane Doe at Acme, Jane Doe CFO Acme, Jane Doe Acme where Acme is known."""
    role = _ROLE.search(said) or _CHINESE_ROLE.search(said)
    before, after = (said[: role.start()], said[role.end() :]) if role else (said, "")
    joint = _JOINT.search(before)
    if joint:
        before, after = before[: joint.start()], before[joint.end() :] + " " + after
    company = _JOINT.sub(" ", f" {after}").strip()
    known = None if company else _known(before, names)
    if known:
        before = before[: len(before.rstrip()) - len(known)] if before.strip().casefold() != known.casefold() else ""
    return _without_title(before), company or known or None, role[0] if role else None


def _role_in(said: str) -> tuple[str | None, str]:
    role = _ROLE.search(said) or _CHINESE_ROLE.search(said)
    return (role[0], f"{said[: role.start()]} {said[role.end() :]}".strip()) if role else (None, said)


def _known(said: str, names: tuple[str, ...]) -> str | None:
    """The longest known company at the end of the words, as typed."""
    words = said.strip()
    for name in sorted(names, key=len, reverse=True):
        if (
            name
            and words.casefold().endswith(name.casefold())
            and (len(words) == len(name) or not words[-len(name) - 1].isalnum())
        ):
            return words[-len(name) :]
    return None


def _without_title(said: str) -> str | None:
    name = _TITLE.sub("", said.strip(" ,;|/:")).strip()
    return re.sub(r"-(?:san|sama)$", "", name) or None
