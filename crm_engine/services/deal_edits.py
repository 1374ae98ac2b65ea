"""Changing what is known of a deal: each field by itself, with what stood there before."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlmodel import Session

from crm_engine.services.assigning import give_deal
from crm_engine.services.customers import company_for
from crm_engine.services.deal_cards import DealCard, FieldChange, card_of
from crm_engine.services.deals import known_product, known_source, local_day
from crm_engine.services.duplicates import resembling
from storage import audit, customers, deals
from storage.pairs import COMPANY
from storage.tables import Company, Deal, DealHistory, Product, User
from storage.words import Actor, Already, BadInput, NotAllowed, NotFound, Role, StageKind

LONGEST_TITLE = 200
CLEARABLE = ("close", "title", "product", "source")
Value = int | date | str | None


@dataclass(frozen=True, slots=True)
class DealEdit:
    """What a person says anew of a deal; None where nothing is said. The amount is in minor units of its currency.

    clear  fields that are to be empty, of CLEARABLE
    """

    amount: int | None = None
    close: date | None = None
    company: str | None = None
    title: str | None = None
    product: str | None = None
    source: str | None = None
    owner_id: int | None = None
    clear: frozenset[str] = field(default_factory=frozenset)


def edit_deal(session: Session, actor: Actor, deal_id: int, edit: DealEdit, now: datetime) -> DealCard:
    """Change fields of a visible deal. The owner is for managers and admins to change, and is told.

    Raises NotFound, NotAllowed, BadInput, and Already where all of it stands so.
    """
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    if edit.owner_id is not None and actor.role is Role.REP:
        raise NotAllowed("the owner of a deal is changed by managers and admins")
    old = _values(session, deal)
    before = audit.snapshot(deal)
    known = edit.company is None or customers.company_named(session, edit.company) is not None
    _write(session, actor, deal, edit, now)
    changes = _changes(old, _values(session, deal))
    gives = edit.owner_id not in (None, deal.owner_id)
    if not changes and not gives:
        raise Already("that is how it stands already")
    if changes:
        deal.touched_at, deal.version = now, deal.version + 1
        session.add(deal)
        audit.record(session, deal, before)
        _keep_history(session, actor, deal, changes, now)
    if gives and edit.owner_id is not None:
        changes.append(_give(session, actor, deal, edit.owner_id, now))
    card = card_of(session, actor, deal_id, event="edited", change=audit.current(session))
    card = replace(card, changes=tuple(changes))
    if known or deal.company_id is None or card.company is None:
        return card
    return replace(card, resembles=resembling(session, actor, COMPANY, deal.company_id, card.company))


def _write(session: Session, actor: Actor, deal: Deal, edit: DealEdit, now: datetime) -> None:
    """Put what is said on the row. Raises BadInput before anything is written of a field that cannot be so."""
    if edit.title is not None and len(edit.title) > LONGEST_TITLE:
        raise BadInput(
            "the title has {length} characters; {most} are the most I keep", length=len(edit.title), most=LONGEST_TITLE
        )
    if deal.status != StageKind.OPEN and (edit.close is not None or "close" in edit.clear):
        raise BadInput("this deal is closed; it has no date to close any more")
    if edit.amount is not None:
        deal.amount, deal.by_items = edit.amount, False
        deal.close_amount = edit.amount if deal.status == StageKind.WON else deal.close_amount
    if edit.company is not None:
        deal.company_id = company_for(session, actor, edit.company, now).id
    if edit.product is not None:
        deal.product_id = known_product(session, edit.product, local_day(now, actor)).id
    deal.source = known_source(edit.source) if edit.source is not None else deal.source
    deal.title = edit.title if edit.title is not None else deal.title
    deal.expected_close = edit.close if edit.close is not None else deal.expected_close
    for name, column in (("close", "expected_close"), ("title", "title"), ("product", "product_id")):
        if name in edit.clear:
            setattr(deal, column, None)
    deal.source = None if "source" in edit.clear else deal.source


def _values(session: Session, deal: Deal) -> dict[str, Value]:
    company = session.get(Company, deal.company_id) if deal.company_id else None
    product = session.get(Product, deal.product_id) if deal.product_id else None
    return {
        "amount": deal.amount,
        "close": deal.expected_close,
        "company": company.name if company else None,
        "title": deal.title,
        "product": product.name if product else None,
        "source": deal.source,
    }


def _changes(old: dict[str, Value], new: dict[str, Value]) -> list[FieldChange]:
    return [FieldChange(name, old[name], value) for name, value in new.items() if value != old[name]]


def _give(session: Session, actor: Actor, deal: Deal, owner_id: int, now: datetime) -> FieldChange:
    giver = session.get_one(User, deal.owner_id).name
    handed = give_deal(session, actor, deal, owner_id, now)
    return FieldChange("owner", giver, handed.taker)


def _keep_history(session: Session, actor: Actor, deal: Deal, changes: list[FieldChange], now: datetime) -> None:
    assert deal.id is not None
    for change in changes:
        value = change.after.isoformat() if isinstance(change.after, date) else change.after
        text = None if value is None else str(value)
        row = DealHistory(deal_id=deal.id, field=change.field, value=text, at=now, by_id=actor.user_id)
        session.add(row)
        audit.record(session, row, None)
