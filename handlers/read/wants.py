"""What a customer wants, in the words of a note or a sentence: 'she wants a demo and SSO' is a demo, and SSO."""

import re
from datetime import datetime
from typing import Final

from handlers.read.dates import read_dates
from handlers.read.words import unquote

LONGEST: Final = 60  # characters; more of them are a story rather than a thing
_VERB: Final = (
    r"(?:wants?|wanted|needs?|needed|requires?|required|asks? for|asked for|asking for|would like|"
    r"(?:is|are|was|were) (?:looking for|interested in)|looking for|interested in)"
)
_WANT: Final = re.compile(rf"(?<![\w'’])((?:[\w'’]+ )?){_VERB} (?=\S)", re.IGNORECASE)
_WANT_CHINESE: Final = re.compile("(?<![我们你不])(?:想要|需要|想了解|要求)(?=\\S)")
_SUBJECTS: Final = "i we you i'd we'd you'd we'll i'll nobody don't doesn't didn't not never longer who what which if"
_NOT_THEIRS: Final = frozenset(_SUBJECTS.split(" "))
_STOP: Final = re.compile(
    r"[.;!?\n(|]|,? (?:but|because|since|so|before|after|until|when|while|if|though|as|by|budget|with a budget|worth)\b"
    r"| - | – | — |[。；！？（]|[,，]? ?#",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r" *(?:,|，|、) *(?:and |plus |和|还有)?| (?:and|plus|as well as) | *(?:以及|还有|和) *", re.IGNORECASE
)
# What follows "wants" and is no thing: "wants to think", "needs us to call", "needs it by Friday", "wants more time".
_NO_THING: Final = re.compile(
    r"^(?:to|us|me|you|it|that|this|him|her|them|one|some|more|nothing|none|out|in|back|is|was|has|will|wants?|needs?|"
    r"she|he|they|we|i|said|asked|call|called|send|sent|remind|follow|met|budget|a lot|time|more time|help|attention)\b"
    r"|^(?:跟进|联系|打电话|回复|发|提醒|再|我|你|他|她|时间|等|先|和|考虑|讨论|预算|给)",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^(?:(?:a|an|the|some|our|also|another) |一个|一次|一场|一份|一下|个|有)", re.IGNORECASE)
_COUNTED: Final = re.compile(r"^[\d$€£¥]|^[二三四五六七八九十百千万两]|^一[百千万]")
_SAID: Final = re.compile(rf"^(?:(?:that )?(?:they |she |he )?{_VERB} |想要|需要|想了解|要求|要(?!求))", re.IGNORECASE)


def wants_in(text: str, now: datetime) -> list[str]:
    """The things that a customer is said to want, as said, each without its article; none where there is a doubt.

    What the writer wants ('we need'), sums and counts ('wants 20 seats') and what is to be done ('wants to think') are
    none. `now` as in `read_dates`: a date ends what is wanted ('a demo in May').
    """
    found: list[str] = []
    for verb in (_WANT, _WANT_CHINESE):
        for match in verb.finditer(text):
            subject = match[1].strip().casefold().replace("’", "'") if match.re.groups else ""
            if subject not in _NOT_THEIRS:
                found += _things(text[match.end() :], now)
    return list(dict.fromkeys(found))


def listed_needs(text: str) -> list[str]:
    """The needs that a command lists: 'wants SSO and EU hosting', 'SSO, EU hosting'; what stands in quotes is one."""
    said = _SAID.sub("", text.strip())
    if unquote(said) != said.strip():
        return [unquote(said)] if unquote(said) else []
    parts = (_bare(part) for part in _JOINT.split(said))
    return list(dict.fromkeys(part for part in parts if part))


def _things(text: str, now: datetime) -> list[str]:
    """The things at the beginning of the text; the first that is none ends them."""
    stop = _STOP.search(text)
    said = text[: stop.start()] if stop else text
    starts = [reading.span[0] for reading in read_dates(said, now)]
    said = re.sub(r" (?:on|at|by|in|from|for)$", "", said[: min(starts, default=len(said))].rstrip())
    found: list[str] = []
    for part in _JOINT.split(said):
        thing = _bare(part)
        if not thing or len(thing) > LONGEST or _NO_THING.search(part.strip()) or _COUNTED.search(thing):
            break
        found.append(thing)
    return found


def _bare(part: str) -> str:
    return _ARTICLE.sub("", unquote(part.strip(" .:-")), count=1).strip()
