"""A shared contact or a vCard file: the people in it become contacts, for everybody in the team."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.contact_points import NewContact
from crm_engine.services.contacts import ContactCard, log_contact
from crm_engine.services.imports import ImportReport, import_address_book
from crm_engine.services.people import Defaults
from handlers.command import Command, Reply, Request
from handlers.commands import contact
from handlers.read.contacts import phone_as_said, read_emails
from handlers.read.tables import VCard, as_table, read_vcards
from handlers.show.imports import show_report
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage.words import BadInput

LONGEST_WRONG = 60


@dataclass(frozen=True, slots=True)
class Taken:
    """The contact that one card became, and what of it could not be kept."""

    card: ContactCard
    left_out: tuple[str, ...]


def run(session: Session, request: Request) -> Taken | ImportReport:
    """One card is kept as /contact keeps a person; of several there is the report of an import."""
    if request.file is None:
        raise BadInput("share a contact with me, or send me a vCard file (.vcf) from your address book")
    cards = read_vcards(request.file.name, request.file.content)
    if len(cards) == 1:
        return _keep(session, request, cards[0])
    house = request.house
    defaults = Defaults(house.currency, house.timezone, house.locale)
    table = as_table(request.file.name, cards)
    return import_address_book(session, request.actor, table, request.now, defaults, phone_as_said)


def show(told: Taken | ImportReport, texts: Texts) -> Reply:
    """The contact's card with what is wrong in it, or the report."""
    if isinstance(told, ImportReport):
        return show_report(told, texts)
    reply = contact.show(told.card, texts)
    wrong = [
        texts("\n⚠ {said} is not a mail address; it was left out", said=shorten(said, LONGEST_WRONG))
        for said in told.left_out
    ]
    return Reply(Html(reply.text + "".join(wrong)), reply.buttons)


def _keep(session: Session, request: Request, card: VCard) -> Taken:
    phones = tuple(dict.fromkeys(map(phone_as_said, card.phones)))
    if not card.name:
        reached = " ".join((*card.emails, *phones)) or "..."
        raise BadInput("this card has no name. Say who it is: contact NAME {reached}", reached=reached)
    emails = tuple(email for email in card.emails if read_emails(email) == [email])
    new = NewContact(card.name, card.company or None, card.role or None, emails, phones)
    left_out = tuple(email for email in card.emails if email not in emails)
    return Taken(log_contact(session, request.actor, new, request.now), left_out)


COMMAND = Command(
    "import_cards",
    help="Bring in contacts: share one, or send a vCard file",
    example="import_cards (as the caption of a .vcf file)",
    run=run,
    show=show,
    hidden=True,
    reads_files=True,
)
