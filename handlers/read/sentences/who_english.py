"""Which name of an English sentence is the company and which the person."""

import re
from typing import Final

from handlers.read.sentences.known_names import KnownNames, looks_like_a_person
from handlers.read.sentences.name_words import Name
from handlers.read.sentences.said import Said
from handlers.read.sentences.tokens import Word
from handlers.read.sentences.trade_words import channel_in, role_in

_AT: Final = frozenset(["at", "from", "of", "@", "bei", "with", "for"])
_PERSON_VERBS: Final = frozenset(["he", "she", "him", "her", "his"])
_RIVAL: Final = re.compile(
    r"\b(?:chose|picked|selected|went with|gone with|going with|to|switched to|against|"
    r"beat us with|stays? with|using|use|signed with)\s*(?:the )?$"
)


def who(intent: str, names: list[Name], words: list[Word], said: Said, known: KnownNames) -> dict[str, str]:
    """The slots company and contact, verbatim."""
    usable = [name for name in names if not _is_channel(name, names, known)]
    quoted = [name for name in usable if name.source == "quoted"]
    if len(usable) > len(quoted):
        usable = [name for name in usable if name.source != "quoted"]
    people: list[Name] = []
    companies: list[Name] = []
    for place, name in enumerate(usable):
        (people if _is_person(intent, usable, place, words, said, known) else companies).append(name)
    slots: dict[str, str] = {}
    if intent == "mark_lost" and len(companies) > 1:
        companies = [name for name in companies if not _RIVAL.search(said.folded[: name.span[0]])] or companies
    if companies:
        slots["company"] = companies[0].text
    if people:
        slots["contact"] = _main_person(people, words).text
    return slots


def _is_channel(name: Name, names: list[Name], known: KnownNames) -> bool:
    """LinkedIn, Google Ads: a way to be found, where it is said as one and no customer of that name is known."""
    if name.source == "known" or known.begun_by(name.text):
        return False
    return channel_in(name.text.lower()) is not None and (len(names) > 1 or "ads" in name.text.lower())


def _main_person(people: list[Name], words: list[Word]) -> Name:
    """The person whose company is said, else the first."""
    for person in people:
        after = words[person.last].low if person.last < len(words) else ""
        if after in ("at", "from", "of", "@", "(", "/"):
            return person
    return people[0]


def _is_person(intent: str, names: list[Name], place: int, words: list[Word], said: Said, known: KnownNames) -> bool:
    name = names[place]
    if name.titled:
        return True
    written = known.begun_by(name.text)
    looks = looks_like_a_person(written or name.text)
    if looks is not None and (written is not None or looks is False):
        return looks
    before = words[name.first - 1].low if name.first else ""
    after = words[name.last].low if name.last < len(words) else ""
    further = words[name.last + 1] if name.last + 1 < len(words) else None
    if looks and not (before in ("at", "of") and place and name.first - names[place - 1].last == 1):
        return True
    follows_person = place > 0 and name.first - names[place - 1].last <= 2 and before in (*_AT, "(", ",", "/", "-")
    if follows_person and (looks or intent == "log_contact" or before in ("at", "from", "of", "@", "(")):
        return False
    has_company_behind = (
        place + 1 < len(names)
        and names[place + 1].first - name.last <= 2
        and after in ("at", "from", "of", "@", "(", "/", "bei")
    )
    if has_company_behind and intent not in ("mark_lost", "mark_won", "update_stage"):
        return True
    if intent == "log_contact":
        return _is_contact_of(names, place, words, said)
    parts = name.text.split()
    if (
        further is not None
        and after in (",", "(")
        and role_in(said.text[further.span[0] : further.span[0] + 40])
        and role_in(said.text[further.span[0] :]) is not None
    ):
        match = role_in(said.text[further.span[0] :])
        return match is not None and match.start() == 0 and len(parts) >= 1
    return False


def _is_contact_of(names: list[Name], place: int, words: list[Word], said: Said) -> bool:
    """In a message about a contact: the first name is the person's, unless only a company is said."""
    name = names[place]
    before = words[name.first - 1].low if name.first else ""
    if re.search(
        r"\b(?:company|account|customer|client|prospect|organi[sz]ation|firm)\b[ :]*$", said.folded[: name.span[0]]
    ):
        return bool(said.emails or said.phones) and place == 0 and len(name.text.split()) > 1
    earlier_person = any(looks_like_a_person(other.text) or other.titled for other in names[:place])
    later_person = any(looks_like_a_person(other.text) or other.titled for other in names[place + 1 :])
    if before in ("at", "of") or earlier_person or later_person:
        return False
    # "my contact at Duff is Lenny": the first name that is not the place of work.
    return all(words[other.first - 1].low in ("at", "of", "from", "for") for other in names[:place] if other.first)
