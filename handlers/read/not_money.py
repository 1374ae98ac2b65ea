"""What looks like a number but is no money: dates, times, phone numbers, versions. Blanked before amounts are looked
for.
"""

import re

from handlers.read.chinese_days import DOTTED
from handlers.read.folding import BLANK

# Whole names: "maybe 25k", "decided 12k" and "marketing 20k" hold none.
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NEAR_DAY = r"today|tomorrow|tmrw|tonight|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,5}day|s|rs|nes)?\b|tmw|tmr"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PHONE = "|".join(
    (
        r"\+\d[\d ()/.-]{6,20}\d",
        r"(?<!\d)00[1-9]\d?[ /-]?\(?\d[\d ()/.-]{5,18}\d",
        r"(?<![\d.,])0\d{2,4}[ /-]\d[\d -]{3,12}\d(?!\d)",
        r"(?<![\d.,])0\d{9,11}(?!\d)",
        r"(?<![\d.,])1[3-9]\d{9}(?!\d)",
        r"(?<![\d.,])1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)",
        r"(?<![\d.,])\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}(?!\d)",
        r"(?<![\d.,-])\d{3}-\d{4}(?!\d)",
    )
)
_DATE = "|".join(
    (
        r"(?<!\d)\d{4}-w\d{1,2}(?!\d)",
        r"(?<!\d)(?:19|20)\d{2}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:t\d{2}:?\d{2}(?::?\d{2})?)?(?![\d])",
        r"(?<![\d.,/])\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\d.,/])",
        r"(?<![\d.,/$€£])\d{1,2}/\d{1,2}(?![\d/])",
        r"(?:(?<=^)|(?<=\bon )|(?<=\bby )|(?<=\bam )|(?<=\bbis )|(?<=close ))\d{1,2}\.\d{1,2}\.(?!\d)",
        rf"(?<![a-z]){_MONTH} {_DAY}(?:,? (?:19|20)\d{{2}})?(?!\d|[.,]\d|[a-z])",
        rf"(?<![\d.,]){_DAY}(?: of)? {_MONTH}(?:,? (?:19|20)\d{{2}})?(?![a-z])",
        rf"(?<![a-z]){_MONTH} (?:19|20)\d{{2}}(?!\d)",
        r"(?<![a-z])[qh][1-4][ /'-]?(?:19|20)?\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}[ /-]?[qh][1-4](?!\d)",
    )
)
_DOTTED = re.sub(r"\(\?P<\w+>", "(?:", DOTTED)
_TIME = "|".join(
    (
        r"(?<![\d.,])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m)?(?![\d])",
        r"(?<![\d.,])\d{1,2}(?:[.:]\d{2})?(?: ?- ?\d{1,2}(?:[.:]\d{2})?)?\s?[ap]\.?m\b",
        r"(?<![\d.,])\d{1,2}h(?:\d{2})?(?![\da-z])",
        r"\b(?:half|quarter|ten|five|twenty|\d{1,2}) (?:past|to|before) \d{1,2}(?![\d.,k])",
        r"(?<![\d.,])\d{1,2} (?:o'?clock|uhr)",
        rf"(?:{_NEAR_DAY}) (?:at )?\d{{1,2}}\.[0-5]\d(?!\d)|(?<![\d.,])\d{{1,2}}\.[0-5]\d (?:on )?(?:{_NEAR_DAY})",
        r"(?<![\d.,])[0-2]\d[0-5]\d ?hrs",
        rf"(?:{_NEAR_DAY}|{_DAY}) (?:at |@ ?)(?:[01]\d|2[0-3])[0-5]\d(?![\d.,]|[a-z]| ?(?:each|[a-z]{{3}}\b))",
        rf"(?:{_NEAR_DAY}) 0\d[0-5]\d(?!\d)",
        r"\b(?:in|after|every|next|snooze|delay|wait|push)(?: for| by)? \d{1,3} ?(?:[hdwmy]|mins?|hrs?)(?![a-z])",
    )
)
_RATHER_CODES = r"(?<![a-z])v\d+(?:\.\d+)*|(?<!\d)\d+(?:\.\d+){2,}\.?(?=\s|$|[a-z])(?<!\.\d{3})|\b24/7\b"
_NOT_MONEY = re.compile("|".join((_PHONE, _DATE, _DOTTED, _TIME, _RATHER_CODES)))


def hide_what_is_no_money(folded: str) -> str:
    """The folded text with dates, times, phone numbers and version numbers blanked, the same length."""
    return _NOT_MONEY.sub(lambda found: BLANK * len(found.group()), folded)
