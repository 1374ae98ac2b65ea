"""/contact NAME EMAIL PHONE COMPANY: keep a person."""

from sqlmodel import Session

from crm_engine.services.contacts import ContactCard, NewContact, card_of, log_contact
from handlers.command import Button, Command, Missing, Reply, Request
from handlers.pick import marked_number
from handlers.read.contacts import read_contact_fields
from handlers.show.texts import Html, Texts
from storage import customers


def run(session: Session, request: Request) -> ContactCard:
    """Read 'Jane Doe jane@acme.com +49... Acme' and keep it; '#7' shows a contact that is there."""
    if (number := marked_number(request.words)) is not None:
        return card_of(session, request.actor, number)
    known = [name for _id, name in customers.visible_companies(session, request.actor)]
    said = read_contact_fields(request.words, names=known)
    name = request.answers.get("name") or said.name
    if not name:
        raise Missing("name", "What is the contact's name?")
    new = NewContact(name, said.company, said.role, tuple(said.emails), tuple(said.phones))
    return log_contact(session, request.actor, new, request.now)


def show(card: ContactCard, texts: Texts) -> Reply:
    """The contact's card."""
    heading = {"added": "Contact added: ", "updated": "Contact updated: "}.get(card.event, "")
    if card.event and not card.change:
        heading = "Nothing new, I have this already: "
    place = " · ".join(part for part in (card.role, card.company) if part)
    lines = [texts("{heading}<b>{name}</b>", heading=heading, name=card.name), texts("{place}", place=place)]
    lines += [texts("✉ {email}", email=email) for email in card.emails]
    lines += [texts("☎ {phone}", phone=phone) for phone in card.phones]
    buttons = [[Button("Undo", f"undo {card.change}")]] if card.change else []
    return Reply(Html("\n".join(line for line in lines if line)), buttons, replaces=bool(card.event))


COMMAND = Command(
    "contact",
    help="Keep a contact",
    example="contact Jane Doe jane@acme.com +49 30 901820 Acme",
    run=run,
    show=show,
    aliases=("c",),
)
