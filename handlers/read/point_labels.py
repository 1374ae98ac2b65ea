"""What is said of a contact's addresses: work or home, the main one, one that is no more; and of their birthday."""

import re
from dataclasses import dataclass
from typing import Final

from handlers.read.contacts import phone_as_said, read_emails, read_phones

LABELS: Final = {
    **dict.fromkeys(("work", "office", "business", "工作", "办公", "办公室"), "work"),
    **dict.fromkeys(("mobile", "cell", "handy", "手机"), "mobile"),
    **dict.fromkeys(("home", "private", "personal", "家", "家里", "私人"), "home"),
}
_PRIMARY: Final = ("primary", "main", "preferred", "主要")
_GONE: Final = ("remove", "drop", "delete", "without", "删除")
_SAID: Final = "|".join(sorted((*LABELS, *_PRIMARY, *_GONE), key=len, reverse=True))
_POINT: Final = r"(?:[\w.!#$%&'*+=?^`{|}~-]{1,64}@\S+|\+?\(?\d[\d ()/.-]{4,24}\d)"
_LABELLED: Final = re.compile(
    rf"(?<!\w)((?:(?:{_SAID})[ :：]*){{1,3}})(?:(?:e-?mail|phone|tel|number|邮箱|电话)[ :：]*)?({_POINT})",
    re.IGNORECASE,
)
_BIRTHDAY: Final = re.compile(r"(?:\b(?:birthday|bday|born(?: on)?)\b|生日)[ :：]*(?:is )?", re.IGNORECASE)
_WRONG: Final = re.compile(r"(?:\+|00)")
E164: Final = re.compile(r"\+[1-9]\d{6,14}")


@dataclass(frozen=True, slots=True)
class PointWords:
    """The words without what is said of addresses, and what that is, by address or number.

    primary  those that are to be used first;  gone  those that are no more
    birthday the words behind "birthday", with whatever follows; empty where it is not said
    """

    rest: str
    labels: dict[str, str]
    primary: frozenset[str]
    gone: frozenset[str]
    birthday: str = ""


def read_point_labels(text: str) -> PointWords:
    """Tell 'Jane mobile +49 171 1234567 primary work jane@acme.com' apart; the addresses stay in the rest, but those
    that are gone.
    """
    labels: dict[str, str] = {}
    primary: set[str] = set()
    gone: set[str] = set()

    def take(match: re.Match[str]) -> str:
        words = re.findall(_SAID, match[1].casefold())
        value = next(iter([*read_emails(match[2]), *read_phones(match[2])]), "")
        is_name = not match[1].islower() and match[1].isascii() and ":" not in match[1]  # 'Alec Home alec@acme.com'
        if not value or is_name:
            return match[0]
        if label := next((LABELS[word] for word in words if word in LABELS), None):
            labels[value] = label
        primary.update({value} if any(word in _PRIMARY for word in words) else ())
        if any(word in _GONE for word in words):
            gone.add(value)
            return ""
        return match[2]

    said = _BIRTHDAY.split(text, maxsplit=1)
    rest = _LABELLED.sub(take, said[0]).strip(" ,;")
    return PointWords(rest, labels, frozenset(primary), frozenset(gone), said[1].strip() if len(said) > 1 else "")


def wrong_phone(phones: tuple[str, ...]) -> str | None:
    """The first number that says its country and is none that there can be; None where all are well."""
    wrong = (phone for phone in phones if _WRONG.match(phone) and not E164.fullmatch(phone_as_said(phone)))
    return next(wrong, None)
