"""A message with its dates, sums and addresses found, so that rules need not read them again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import Final

from handlers.read.amount_scan import Number, scan
from handlers.read.contacts import read_emails, read_phones
from handlers.read.dates import DateReading, read_dates
from handlers.read.folding import Span, fold, hide, hide_names
from handlers.read.money import Amount, read_amounts
from handlers.read.not_money import hide_what_is_no_money
from handlers.read.recurrence import Recurrence, read_recurrence
from handlers.read.sentences.days_before import days_before
from handlers.read.sentences.just_passed import has_just_passed
from handlers.read.sentences.times_apart import join_times

LONGEST: Final = 320  # characters read; what is longer is a document, and its head says what it is
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,']\d{2,3})*[.,']\d{3}")  # 1.000.000 is no phone number
_VAGUE_SUM: Final = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十百]{1,3})(?:[多来余几]+[十百千]?|几)[万亿](?![多余])|[几数][十百千]*[万亿]|[一二三四五六七八九]{2}十?[万亿]"
)
_OVER: Final = re.compile("今早|今天早上|今日早上|今晨")  # parts of today that are over by then
_MORNING_OVER: Final = 10
_EVERY: Final = re.compile(
    r"every|each|daily|weekly|monthly|quarterly|yearly|annually|biweekly|fortnightly|\bon [a-z]+days\b|每|隔"
)


@dataclass(frozen=True, slots=True)
class When:
    """One date of the message with its readings, the likelier first."""

    span: Span
    readings: tuple[DateReading, ...]

    @property
    def first(self) -> DateReading:
        """The likelier reading."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a message.

    text    its head as typed
    folded  the same in lower case with plain signs, the same length
    ranges  places of "15-20k" and the like, which are no sums
    cut     whether the message goes on behind the head
    """

    text: str
    folded: str
    now: datetime
    whens: tuple[When, ...]
    every: Recurrence | None
    sums: tuple[Amount, ...]
    ranges: tuple[Span, ...]
    numbers: tuple[Number, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    cut: bool

    def phrase(self, when: When) -> str:
        """The folded words of a date."""
        return self.folded[slice(*when.span)]


def hear(text: str, now: datetime, names: Sequence[Span] = ()) -> Said:
    """Find what can be found without knowing what the person wants.

    names   places of names that hold words of time or numbers (Monday.com, 3M): not read as dates or sums
    """
    head = head_of(text)
    read = _covered(head, [span for span in names if span[1] <= len(head)])
    folded = fold(head)
    sums = tuple(read_amounts(read))
    dates = read_dates(read, now)
    if crossing := [total.span for total in sums if any(_cross(total.span, one.span) for one in dates)]:
        dates = read_dates(_covered(read, crossing), now)  # the 8 of "15万8 五月" is no hour
    joined = join_times(dates, folded, [total.span for total in sums])
    times = {one.span for one in dates} - {one.span for one in joined}
    dates, sums = joined, tuple(total for total in sums if total.span not in times)
    dates = sorted([*dates, *days_before(folded, dates, now)], key=lambda reading: reading.span)
    whens = tuple(When(span, tuple(readings)) for span, readings in groupby(dates, key=lambda one: one.span))
    has_digits = any(char.isdigit() for char in head)
    emails = tuple(read_emails(head)) if "@" in head else ()
    # "200 units @ 15" is a price and no time of day; the 9.30 of "the 19th at 9.30" is a time and no price.
    whens = tuple(when for when in whens if not any(_within(when.span, total.span) for total in sums))
    sums = tuple(total for total in sums if not any(_within(total.span, when.span) for when in whens))
    every = read_recurrence(read, now) if _EVERY.search(folded) else None
    if every is not None and any(_beside(every.span, total.span, folded) for total in sums):
        # 每年24万 and "29 every month" say what it costs a year or a month, not how often to call.
        whens = tuple(when for when in whens if when.span != every.span)
        every = None
    taken = [when.span for when in whens] + [
        total.span
        for total in sums
        if total.currency or len(_digits(head, total.span)) < 7 or _GROUPED.fullmatch(head[slice(*total.span)])
    ]
    phones = tuple(read_phones(_covered(head, taken))) if has_digits else ()
    numbers = tuple(scan(hide_what_is_no_money(hide_names(hide(fold(read), taken[: len(whens)]))), read))
    return Said(
        text=head,
        folded=folded,
        now=now,
        whens=whens,
        every=every,
        sums=sums,
        ranges=(*_ranges(numbers), *(match.span() for match in _VAGUE_SUM.finditer(folded))),
        numbers=numbers,
        emails=emails,
        phones=phones,
        cut=len(head) < len(text),
    )


def _beside(one: Span, other: Span, folded: str) -> bool:
    """Whether the two stand next to each other, at most a space apart."""
    first, second = sorted((one, other))
    return first[1] <= second[0] and not folded[first[1] : second[0]].strip(" 为约是/")


def _ranges(numbers: Sequence[Number]) -> Iterator[Span]:
    """The places of ranges of money: two vague numbers beside each other, the second with a magnitude or currency; or
    one, as 三四十万.
    """
    for low, high in pairwise(numbers):
        if low.vague and high.vague and (high.scaled or high.currency or low.currency):
            yield low.span[0], high.span[1]
    if len(numbers) == 1 and numbers[0].vague and numbers[0].scaled:
        yield numbers[0].span


def tense(when: When, now: datetime, phrase: str = "") -> str:
    """How a date stands to now, as a sign for the rules: PAST, TODAY, DATE to come, PERIOD of a week or more."""
    first, today = when.first, now.date()
    day = first.start.date()
    if first.grain in ("week", "month", "quarter", "year"):
        return "PAST" if first.grain == "month" and day < today.replace(day=1) else "PERIOD"
    if day == today and first.grain == "day":
        return "PAST" if _OVER.search(phrase) and now.hour >= _MORNING_OVER else "TODAY"
    return "PAST" if first.start < now or has_just_passed(day, phrase, today) else "DATE"


def head_of(text: str) -> str:
    """The part of a message that is read: all of it, or its beginning up to the last word that fits."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    space = max(head.rfind(mark) for mark in " \n。，,.")
    return head[: space + 1] if space > LONGEST // 2 else head


def _cross(one: Span, other: Span) -> bool:
    """Whether the two overlap and neither lies inside the other."""
    overlaps = one[0] < other[1] and other[0] < one[1]
    return overlaps and not _within(one, other) and not _within(other, one)


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _digits(text: str, span: Span) -> str:
    return re.sub(r"\D", "", text[slice(*span)])


def _covered(text: str, spans: list[Span]) -> str:
    """The text with the spans written over by a sign that is no word, the same length."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "_" * (end - start)
    return "".join(chars)
