"""Whom words are about: a deal by its number, a company, or a contact, with whom their company is meant as well."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from handlers.command import Missing, Request
from handlers.pick import JOINTS, MOST_WORDS, after_name, marked_number, pick_company, row_number
from handlers.read.words import after, split
from storage import customers, deals, search
from storage.name_index import BEGINS, is_wide
from storage.names import name_key, search_key, spellings
from storage.phrases import say
from storage.words import Choice, NotFound

CHOICES = 8
RIVALS = 3
LONGEST_LABEL = 48
NEW = "new"
# Names that are words too: in lower case they may be either, so they are asked about.
_NAMES = "art bill chase chuck dean don drew frank grace grant guy hope jack mark may max pat rich rose sue will"
WORDS_TOO = frozenset(_NAMES.split(" "))


@dataclass(frozen=True, slots=True)
class Who:
    """What is meant, its name, and the words that follow it."""

    name: str
    rest: str
    company_id: int | None = None
    contact_id: int | None = None
    deal_id: int | None = None


def pick_who(session: Session, request: Request, words: str) -> Who:
    """The deal ('#12'), the company or the contact that the words begin with, exactly or nearly.

    Raises Missing where nothing is named or several fit, NotFound where none does.
    """
    answer = request.answers.get("who", "")
    said = answer or words
    who = numbered(session, request, said)
    if who is None and "customer" not in request.answers:
        who = exactly(session, request, said) or _nearly(session, request, said)
    if who is None:
        picked = pick_company(session, request, said)
        who = Who(picked.company, picked.rest, picked.company_id)
    return replace(who, rest=who.rest or after_name(words, who.name)) if answer else who


def named_contacts(session: Session, request: Request, said: str) -> list[Choice]:
    """Visible contacts of this very name; where there is none, those with these words among their names."""
    found = search.contacts(session, request.actor, said, CHOICES)
    whole = [one for one in found if any(set(key.split(" ")) <= _names_of(one) for key in spellings(said))]
    return [one for one in whole if name_key(one.label) == name_key(said)] or whole


def contact_known_as(session: Session, request: Request, name: str, company: str | None, answer: str) -> int | None:
    """The contact who is meant by a name, and perhaps by where they work; None where it is a new one.

    answer  what was pressed: a contact's number, or 'new'

    Raises Missing where several fit, and where one is merely spelled alike.
    """
    if answer == NEW:
        return None
    if (number := row_number(answer)) is not None:
        return number
    if answer:
        name, company = answer, None
    found = named_contacts(session, request, name)
    if company:
        found = [one for one in found if name_key(one.facts["company"] or "") == name_key(company)]
    if len(found) == 1 or (company and not found):
        return found[0].id if found else None
    alike = found or search.contacts(session, request.actor, name, RIVALS)
    if not alike:
        return None
    choices = [(label_of(one), f"{one.id}") for one in alike]
    question = say("Which {name}?", name=name) if found else say("I know no {name}. Is it one of these?", name=name)
    raise Missing("contact", question, [*choices, (say("New contact {name}", name=name)[:LONGEST_LABEL], NEW)])


def contact_in(session: Session, request: Request, company_id: int, words: str) -> int | None:
    """The one contact at the company who is named somewhere in the words, by all or one of their names."""
    said = {key for word in split(words) if not _is_word_too(word) for key in spellings(word)}
    text = search_key(words)
    shares: list[tuple[int, int]] = []
    for contact in customers.contacts_at(session, request.actor, company_id):
        key = search_key(contact.label)
        share = len(key) if is_wide(key) and key in text else len(said & _names_of(contact))
        shares += [(share, contact.id)] if share else []
    best = max((share for share, _id in shares), default=0)
    ids = [row_id for share, row_id in shares if share == best]
    return ids[0] if len(ids) == 1 else None


def label_of(contact: Choice) -> str:
    """A contact on a button: 'Jane Doe · Acme'."""
    return " · ".join(part for part in (contact.label, contact.facts.get("company")) if part)


def numbered(session: Session, request: Request, words: str) -> Who | None:
    """What '#12', 'contact #7' or 'company #3' means; None for other words."""
    first, second, *_ = *words.split(" "), ""
    if (number := marked_number(first)) is not None:
        deal = deals.card(session, request.actor, number)
        if deal is None:
            raise NotFound
        name = deal.company.name if deal.company else ""
        return Who(name, after(words, 1), deal.deal.company_id, deal.deal.contact_id, number)
    number = marked_number(second)
    if number is None or first not in ("contact", "company"):
        return None
    if first == "contact":
        return _contact(session, request, number, after(words, 2))
    company = customers.company(session, request.actor, number)
    if company is None:
        raise NotFound
    return Who(company.name, after(words, 2), number)


def exactly(session: Session, request: Request, words: str) -> Who | None:
    """A company by its whole name, else a contact by theirs, else one by a name of theirs alone ('Jane')."""
    parts = split(words)
    for start in (0, 1):
        some = parts[start : start + MOST_WORDS]
        if start and not (some and parts[0].casefold() in JOINTS):
            return None
        counts = {name_key(" ".join(some[:count])): count for count in range(len(some), 0, -1)}
        companies = customers.companies_keyed(session, request.actor, list(counts))
        contacts = customers.contacts_keyed(session, request.actor, list(counts))
        longest = max((counts[key] for key in (*companies, *(one.facts["key"] for one in contacts))), default=0)
        for key, (row_id, name) in companies.items():
            if counts[key] == longest:
                return Who(name, after(words, start + longest), row_id)
        same = [one for one in contacts if counts[one.facts["key"]] == longest]
        if not same and some and not _is_word_too(some[0]):
            longest, same = 1, _called(session, request, some[0])
        if same:
            return _one_of(session, request, same, after(words, start + longest))
    return None


def _called(session: Session, request: Request, name: str) -> list[Choice]:
    """Contacts with this name among theirs. Raises Missing where a company begins so as well."""
    contacts = named_contacts(session, request, name) if len(name_key(name)) > 1 else []
    companies = search.companies(session, request.actor, name, RIVALS) if contacts else []
    rivals = [(one.label, f"company #{one.id}") for one in companies if float(one.facts["score"]) >= BEGINS]
    if rivals:
        raise Missing("who", "Who is it?", [*_as_choices(contacts[: CHOICES - RIVALS]), *rivals])
    return contacts


def _nearly(session: Session, request: Request, words: str) -> Who | None:
    """A company that is near enough to be meant; other names that are alike are offered, never taken."""
    if not split(words):
        raise Missing("who", "Which company or contact?")
    refusal: Missing | NotFound
    try:
        picked = pick_company(session, request, words)
    except NotFound as nothing:
        refusal, companies = nothing, []
    except Missing as several:
        if several.facts.get("likely"):
            raise
        refusal, companies = several, [(label, f"company #{value}") for label, value in several.choices]
    else:
        return Who(picked.company, picked.rest, picked.company_id)
    parts = split(words)
    found = [search.contacts(session, request.actor, " ".join(parts[:count]), CHOICES) for count in (3, 2, 1)]
    contacts = list(dict.fromkeys(_as_choices([one for some in found for one in some])))
    if not contacts:
        raise refusal
    raise Missing("who", "Who is it?", [*contacts, *companies][:CHOICES])


def _one_of(session: Session, request: Request, same: list[Choice], rest: str) -> Who:
    if len(same) > 1:
        raise Missing("who", "Who is it?", _as_choices(same[:CHOICES]))
    return _contact(session, request, same[0].id, rest)


def _contact(session: Session, request: Request, contact_id: int, rest: str) -> Who:
    row = customers.contact(session, request.actor, contact_id)
    if row is None:
        raise NotFound
    company = customers.company(session, request.actor, row.company_id) if row.company_id else None
    return Who(row.name, rest, company.id if company else None, contact_id)


def _as_choices(contacts: list[Choice]) -> list[tuple[str, str]]:
    return [(label_of(one), f"contact #{one.id}") for one in contacts]


def _is_word_too(word: str) -> bool:
    return word in WORDS_TOO


def _names_of(contact: Choice) -> set[str]:
    """All of their names, in each spelling."""
    return {word for key in spellings(contact.label) for word in key.split(" ")}
