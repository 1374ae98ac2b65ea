"""One company, contact or deal, whichever it is: what tags and fields of one's own hang on."""

from dataclasses import dataclass

from sqlmodel import Session

from storage import customers, deals
from storage.pairs import COMPANY, CONTACT
from storage.phrases import say
from storage.tables import Company, Contact, Deal
from storage.words import Actor, NotFound

DEAL = "deal"
NOT_YOURS = {
    COMPANY: say("I cannot find a company there that you may change"),
    CONTACT: say("I cannot find a contact there that you may change"),
    DEAL: say("I cannot find a deal there that you may change"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """Which one: kind is company, contact or deal."""

    kind: str
    id: int

    @property
    def reference(self) -> str:
        """The record as words of a command."""
        return f"#{self.id}" if self.kind == DEAL else f"{self.kind} #{self.id}"


def to_change(session: Session, actor: Actor, record: Record) -> Company | Contact | Deal:
    """The record where the actor may change it. Raises NotFound."""
    row: Company | Contact | Deal | None
    if record.kind == COMPANY:
        row = customers.own_company(session, actor, record.id)
    elif record.kind == CONTACT:
        row = customers.contact(session, actor, record.id)
    else:
        row = deals.visible(session, actor, record.id)
    if row is None:
        raise NotFound(NOT_YOURS[record.kind])
    return row


def name_of(session: Session, actor: Actor, record: Record) -> str:
    """What people call the record, where the actor sees it. Raises NotFound."""
    if record.kind == DEAL:
        found = deals.card(session, actor, record.id)
        if found is None:
            raise NotFound
        company = found.company.name if found.company else found.deal.title or ""
        return f"{company} (deal #{record.id})".strip()
    row = (customers.company if record.kind == COMPANY else customers.contact)(session, actor, record.id)
    if row is None:
        raise NotFound
    return row.name


__all__ = ["COMPANY", "CONTACT", "DEAL", "Record", "name_of", "to_change"]
