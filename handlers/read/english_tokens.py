"""English words of time, and the cutting of a sentence into tokens."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, date or sign of the text. `kind` is word, number, ordinal, iso, week, slash, dotted, clock, quarter, money or sign."""

    kind: str
    text: str
    start: int
    end: int


WEEKDAYS: Final = {
    name: place
    for place, names in enumerate(
        (
            "monday mon mondays",
            "tuesday tue tues tuesdays",
            "wednesday wed weds wednesdays",
            "thursday thu thur thurs thursdays",
            "friday fri fridays",
            "saturday sat saturdays",
            "sunday sun sundays",
        )
    )
    for name in names.split()
}
MONTHS: Final = {
    name: place
    for place, names in enumerate(
        (
            "january jan",
            "february feb febr",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# Month names that are words or first names too, and short forms: they need a word of time before them, or a number beside them.
SHY_MONTHS: Final = frozenset(
    ["may", "march", "april", "june", "august", "jan", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov"]
)
SHY_WEEKDAYS: Final = frozenset(["sat", "sun"])
TODAY_WORDS: Final = {
    **dict.fromkeys(("today", "2day"), 0),
    **dict.fromkeys(
        (
            "tomorrow",
            "tomorow",
            "tommorow",
            "tommorrow",
            "tomorrows",
            "tmrw",
            "tmr",
            "tmw",
            "tomo",
            "2moro",
            "2morrow",
            "tomoz",
            "morrow",
        ),
        1,
    ),
    **dict.fromkeys(("yesterday", "yday", "yesterdays"), -1),
}
UNITS: Final = {
    **dict.fromkeys(("minute", "minutes", "min", "mins", "minit"), "minute"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), "hour"),
    **dict.fromkeys(("day", "days", "d"), "day"),
    **dict.fromkeys(("week", "weeks", "wk", "wks", "w"), "week"),
    **dict.fromkeys(("fortnight", "fortnights"), "fortnight"),
    **dict.fromkeys(("month", "months", "mth", "mths", "mo", "mos"), "month"),
    **dict.fromkeys(("quarter", "quarters"), "quarter"),
    **dict.fromkeys(("year", "years", "yr", "yrs", "y"), "year"),
}
NUMBERS: Final = {
    **{
        word: value
        for value, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split(
                " "
            )
        )
    },
    **{"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90},
}
ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(
            " "
        ),
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30, "last": -1}

_LEXER: Final = re.compile(
    "|".join(
        (
            r"(?P<iso>(?<![\d])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:(?:t| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z(?![a-z])|[+-]\d{2}:?\d{2})?)?(?!\d))",
            r"(?P<week>(?<!\d)\d{4}-?w\d{2}(?!\d))",
            r"(?P<slash>(?<![\d/.-])\d{1,2}(?:/\d{1,2}(?:/(?:\d{4}|\d{2}))?|-\d{1,2}-\d{4})(?![\d/]|\.\d))",
            r"(?P<dotted>(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}(?!\d)|\d{2}(?!\d)|(?!\d)))",
            r"(?P<clock>(?<![\d:.])\d{1,2}(?:(?:[:h]\d{2}(?!\d)|[:.]\d{2}(?= ?[ap]\.?m))(?::\d{2}(?!\d))?(?: ?[ap]\.?m\b\.?)?| ?[ap]\.m\.|\s?[ap]m\b|ish\b|h(?![a-z])(?=[ ,.]|$)))",
            r"(?P<ordinal>(?<![\d.,])\d{1,2}(?:st|nd|rd|th)(?![a-z]))",
            r"(?P<quarter>(?<![a-z0-9])(?:\d{4}[ -]?)?q[1-4](?:[ /'-]{0,2}(?:20\d{2}(?!\d)|(?<=')\d{2}(?!\d)))?(?![a-z0-9]))",
            r"(?P<money>[$€£¥₹] ?\d[\d.,]*|\d+(?:[.,']\d+)+)",
            r"(?P<number>\d+)",
            r"(?P<word>[a-z]+(?:'[a-z]+)?)",
            r"(?P<sign>[^\s\w])",
        )
    )
)


def tokens_of(folded: str) -> list[Token]:
    """The tokens of a folded text, in order; a possessive 's is dropped from its word."""
    tokens = []
    for match in _LEXER.finditer(folded):
        kind = match.lastgroup or "sign"
        text, end = match.group(), match.end()
        if kind == "word" and text.endswith("'s"):
            text = text[:-2]
        tokens.append(Token(kind, text, match.start(), end))
    return tokens
