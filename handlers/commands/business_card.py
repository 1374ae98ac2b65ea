"""What was read from a photo of a business card: shown, and kept as a contact when the person says so."""

from sqlmodel import Session

from crm_engine.services.contact_points import NewContact
from crm_engine.services.contacts import ContactCard, log_contact
from handlers.asking import ask_one_of
from handlers.command import Command, Missing, Request
from handlers.commands import contact
from handlers.read.card_words import said_card
from handlers.read.contacts import ContactWords
from storage.phrases import say
from storage.words import NotFound

SAVE = [(say("Save contact"), "yes")]


def run(session: Session, request: Request) -> ContactCard:
    """Show what was found and ask: what may have been misread is not written down unseen."""
    found = said_card(request.words)
    if found == said_card(""):
        raise NotFound("send me a photo of a business card, and I read it")
    name = request.answers.get("name") or found.name
    if not name:
        raise Missing("name", "I read on the card:\n{found}\nWhat is the contact's name?", found=_found(found, None))
    question = say(
        "I read on the card:\n{found}\nIf something is wrong, write it as: {right}\nShall I save it?",
        found=_found(found, name),
        right=_right(found, name),
    )
    ask_one_of("save", request.answers.get("save", ""), SAVE, question)
    new = NewContact(name, found.company, found.role, found.emails, found.phones)
    return log_contact(session, request.actor, new, request.now)


def _found(card: ContactWords, name: str | None) -> str:
    place = " · ".join(part for part in (card.role, card.company) if part)
    reached = [*(f"✉ {email}" for email in card.emails), *(f"☎ {phone}" for phone in card.phones)]
    return "\n".join(part for part in (name, place, *reached) if part)


def _right(card: ContactWords, name: str) -> str:
    """The command that says the same, to be corrected."""
    parts = ("contact", name, *card.emails, *card.phones, f'"{card.company}"' if card.company else "")
    return " ".join(part for part in parts if part)


COMMAND = Command(
    "business_card",
    help="Keep the person of a business card: send a photo of it",
    example="send a photo of a business card",
    run=run,
    show=contact.show,
    hidden=True,
)
