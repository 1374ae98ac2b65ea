"""What was read from a photo of a business card: shown, and kept as a contact when the person says so."""

from sqlmodel import Session

from crm_engine.services.contacts import ContactCard, NewContact, log_contact
from handlers.asking import ask_one_of
from handlers.command import Command, Missing, Request
from handlers.commands import contact
from handlers.read.card_words import said_card
from handlers.read.contacts import ContactWords
from storage.words import NotFound

SAVE = [("Save contact", "yes")]


def run(session: Session, request: Request) -> ContactCard:
    """Show what was found and ask: what may have been misread is not written down unseen."""
    found = said_card(request.words)
    if found == said_card(""):
        raise NotFound("send me a photo of a business card, and I read it")
    name = request.answers.get("name") or found.name
    if not name:
        raise Missing("name", f"{_found(found, 'No name')}\nWhat is the contact's name?")
    ask_one_of("save", request.answers.get("save", ""), SAVE, f"{_found(found, name)}\n{_correction(found, name)}")
    new = NewContact(name, found.company, found.role, found.emails, found.phones)
    return log_contact(session, request.actor, new, request.now)


def _found(card: ContactWords, name: str) -> str:
    place = " · ".join(part for part in (card.role, card.company) if part)
    reached = [*(f"✉ {email}" for email in card.emails), *(f"☎ {phone}" for phone in card.phones)]
    return "\n".join(["I read on the card:", name, *([place] if place else []), *reached])


def _correction(card: ContactWords, name: str) -> str:
    """How to say it right, where something was misread."""
    parts = (name, *card.emails, *card.phones, f'"{card.company}"' if card.company else "")
    return f"If something is wrong, write it as: contact {' '.join(part for part in parts if part)}\nShall I save it?"


COMMAND = Command(
    "business_card",
    help="Keep the person of a business card: send a photo of it",
    example="send a photo of a business card",
    run=run,
    show=contact.show,
    hidden=True,
)
