"""A forwarded message: it offers to become a note or a contact. What it says is data, and never obeyed."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.activities import MAX_TEXT, ActivityLogged
from crm_engine.services.contact_points import NewContact
from crm_engine.services.contacts import ContactCard, log_contact
from handlers.asking import ask_one_of
from handlers.command import Command, Missing, Reply, Request
from handlers.commands import contact, log
from handlers.perform import texts_of
from handlers.pick import mentioned_company
from handlers.pick_who import label_of, named_contacts, pick_who
from handlers.read.contacts import read_emails, read_phones
from handlers.read.forwards import Forward, read_forward
from handlers.show.labels import shorten
from handlers.show.texts import Texts
from storage import places
from storage.phrases import Phrase, say
from storage.words import ActivityKind, NotFound

SHOWN = 160
CHOICES = 6
MOST_POINTS = 4
NOBODY = say("somebody who hides their name")
KEEP = [(say("Keep as a note"), "note"), (say("Keep the sender as a contact"), "contact")]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the forward has become."""

    told: ActivityLogged | ContactCard


def run(session: Session, request: Request) -> Kept:
    """Ask what it shall be; then, for a note, on whom."""
    forward = read_forward(request.words)
    if forward is None:
        raise NotFound("forward me a message, and I offer to keep it as a note or as a contact")
    choices = KEEP if forward.person else KEEP[:1]
    wanted = ask_one_of("forward", request.answers.get("forward", ""), choices, _question(request, forward))
    if wanted == "contact":
        return Kept(_contact(session, request, forward))
    if "who" not in request.answers:
        offered = _who(session, request, forward)
        raise Missing("who", "On whom is the note? Press or write the company or the contact", offered)
    who = pick_who(session, request, "")
    text = shorten(_as_note(request, forward), MAX_TEXT)
    return Kept(log.keep(session, request, ActivityKind.NOTE, who, text, named=forward.origin))


def show(kept: Kept, texts: Texts) -> Reply:
    """The card of the note or of the contact."""
    told = kept.told
    return contact.show(told, texts) if isinstance(told, ContactCard) else log.show(told, texts)


def _question(request: Request, forward: Forward) -> Phrase:
    return say(
        "Forwarded from {origin}, {when}: “{text}” What shall I do with it?",
        origin=forward.origin or NOBODY,
        when=texts_of(request).moment(forward.at),
        text=shorten(forward.text, SHOWN),
    )


def _as_note(request: Request, forward: Forward) -> str:
    """The text of the note, in the language of the one who keeps it."""
    texts = texts_of(request)
    return texts.plain(
        "Forwarded from {origin}, {when}: {text}",
        origin=forward.origin or NOBODY,
        when=texts.moment(forward.at),
        text=forward.text,
    )


def _contact(session: Session, request: Request, forward: Forward) -> ContactCard:
    """The sender, with the addresses and numbers that stand in the text."""
    name = request.answers.get("name") or forward.origin
    if not name:
        raise Missing("name", "What is the contact's name?")
    emails, phones = read_emails(forward.text)[:MOST_POINTS], read_phones(forward.text)[:MOST_POINTS]
    new = NewContact(name, None, None, tuple(dict.fromkeys(emails)), tuple(dict.fromkeys(phones)))
    return log_contact(session, request.actor, new, request.now)


def _who(session: Session, request: Request, forward: Forward) -> list[tuple[str, str]]:
    """Contacts of the sender's name, the company that the text names, and those dealt with lately."""
    people = named_contacts(session, request, forward.origin) if forward.person and forward.origin else []
    named = mentioned_company(session, request, forward.text)
    companies = [(named.company, f"company #{named.company_id}")] if named else []
    lately = places.dealt_with_lately(session, request.actor, request.now, CHOICES)
    companies += [(one.label, f"company #{one.id}") for one in lately]
    found = [*((label_of(one), f"contact #{one.id}") for one in people[:2]), *companies]
    return list(dict.fromkeys(found))[:CHOICES]


COMMAND = Command(
    "forwarded",
    help="Keep a message that you forward to me as a note or a contact",
    example="forward a message to me",
    run=run,
    show=show,
    hidden=True,
)
