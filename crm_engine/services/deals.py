"""Deals: written down, moved along, won and lost."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from crm_engine.services.customers import company_for
from crm_engine.services.deal_cards import DealCard, card_of
from crm_engine.services.deal_history import keep
from crm_engine.services.duplicates import resembling
from crm_engine.services.items import NewItem, write_items
from storage import audit, customers, deals
from storage.items import price_on, sold_products
from storage.pairs import COMPANY
from storage.phrases import say
from storage.tables import Deal, Product, Stage
from storage.words import LEAD_SOURCES, LOST_REASONS, Actor, Already, BadInput, NotFound, StageKind


@dataclass(frozen=True, slots=True)
class NewDeal:
    """What a person says of a new deal. The amount is in minor units of `currency`; without one, its items' sum."""

    company: str
    amount: int | None
    currency: str
    expected_close: date | None = None
    product: str | None = None
    source: str | None = None
    title: str | None = None
    items: tuple[NewItem, ...] = ()


def log_deal(session: Session, actor: Actor, new: NewDeal, now: datetime) -> DealCard:
    """Write down an open deal in the first stage of the default pipeline.

    Without an amount, at what its items come to, else at its product's price.
    Raises BadInput where product or source is unknown, or an item cannot be one.
    """
    day = local_day(now, actor)
    product = known_product(session, new.product, day) if new.product else None
    listed = price_on(session, product, day) if product else None
    known = customers.company_named(session, new.company) is not None
    company = company_for(session, actor, new.company, now)
    amount, currency = new.amount, new.currency
    if amount is None and not new.items and listed is not None:
        amount, currency = listed
    pipeline = deals.default_pipeline(session)
    assert pipeline.id is not None
    stage = deals.stages(session, pipeline.id)[0]
    assert stage.id is not None
    deal = Deal(
        title=new.title,
        company_id=company.id,
        owner_id=actor.user_id,
        product_id=product.id if product else None,
        pipeline_id=pipeline.id,
        stage_id=stage.id,
        amount=amount,
        list_amount=listed[0] if listed and listed[1] == currency else None,
        currency=currency,
        source=known_source(new.source) if new.source else None,
        created_on=day,
        expected_close=new.expected_close,
        created_at=now,
        touched_at=now,
        by_items=amount is None and bool(new.items),
    )
    session.add(deal)
    session.flush()
    change = audit.record(session, deal, None)
    if new.items:
        write_items(session, deal, new.items, now)
    keep(session, actor, deal, "stage", stage.name, now)
    keep(session, actor, deal, "amount", None if deal.amount is None else str(deal.amount), now)
    assert deal.id is not None
    card = card_of(session, actor, deal.id, event="logged", change=change)
    assert company.id is not None
    return card if known else replace(card, resembles=resembling(session, actor, COMPANY, company.id, company.name))


def move_stage(session: Session, actor: Actor, deal_id: int, stage_id: int, now: datetime) -> DealCard:
    """Put a deal into another stage of its pipeline. A won or lost stage closes it. Raises NotFound, BadInput."""
    deal = _visible(session, actor, deal_id)
    stage = session.get(Stage, stage_id)
    if stage is None or stage.pipeline_id != deal.pipeline_id:
        raise NotFound("this deal's pipeline has no such stage")
    return _enter(session, actor, deal, stage, now, event="stage")


def win(session: Session, actor: Actor, deal_id: int, now: datetime, amount: int | None = None) -> DealCard:
    """Close a deal as won, today, at `amount` (minor units) or at the amount it had. Raises NotFound, Already."""
    deal = _visible(session, actor, deal_id)
    if deal.status == StageKind.WON and amount is None:
        raise Already("this deal is won already")
    return _enter(session, actor, deal, _closing_stage(session, deal, StageKind.WON), now, event="won", amount=amount)


def lose(session: Session, actor: Actor, deal_id: int, reason: str, now: datetime) -> DealCard:
    """Close a deal as lost, with one of the known reasons. Raises NotFound, BadInput, Already."""
    deal = _visible(session, actor, deal_id)
    if deal.status == StageKind.LOST:
        raise Already("this deal is lost already")
    stage = _closing_stage(session, deal, StageKind.LOST)
    return _enter(session, actor, deal, stage, now, event="lost", reason=known_reason(reason))


def touch(session: Session, deal: Deal, now: datetime) -> None:
    """Someone did something with the deal: its follow-up starts anew."""
    before = audit.snapshot(deal)
    deal.touched_at = now
    session.add(deal)
    audit.record(session, deal, before)


def local_day(now: datetime, actor: Actor) -> date:
    """The actor's calendar day."""
    return now.astimezone(ZoneInfo(actor.timezone)).date()


def known_source(said: str) -> str:
    """The lead source that was meant. Raises BadInput with the known ones."""
    return _one_of(said, LEAD_SOURCES, say("lead source"))


def known_reason(said: str) -> str:
    """The lost reason that was meant. Raises BadInput with the known ones."""
    return _one_of(said, LOST_REASONS, say("lost reason"))


def _enter(
    session: Session,
    actor: Actor,
    deal: Deal,
    stage: Stage,
    now: datetime,
    *,
    event: str,
    amount: int | None = None,
    reason: str | None = None,
) -> DealCard:
    assert deal.id is not None
    assert stage.id is not None
    old = session.get(Stage, deal.stage_id)
    before = audit.snapshot(deal)
    closed = stage.kind != StageKind.OPEN
    if amount is not None and amount != deal.amount:
        deal.amount, deal.by_items = amount, False  # what was said stands, whatever the items come to
        keep(session, actor, deal, "amount", str(amount), now)
    deal.stage_id, deal.status, deal.lost_reason = stage.id, stage.kind, reason
    deal.closed_on = local_day(now, actor) if closed else None
    deal.close_amount = {StageKind.WON: deal.amount, StageKind.LOST: 0}.get(StageKind(stage.kind))
    deal.touched_at, deal.version = now, deal.version + 1
    session.add(deal)
    change = audit.record(session, deal, before)
    keep(session, actor, deal, "stage", stage.name, now)
    return card_of(session, actor, deal.id, event=event, change=change, before=old.name if old else None)


def _visible(session: Session, actor: Actor, deal_id: int) -> Deal:
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    return deal


def _closing_stage(session: Session, deal: Deal, kind: StageKind) -> Stage:
    for stage in deals.stages(session, deal.pipeline_id):
        if stage.kind == kind:
            return stage
    raise BadInput("this deal's pipeline has no stage for {kind} deals", kind=kind)


def known_product(session: Session, name: str, day: date) -> Product:
    """The product of that name, where it is sold on the day. Raises BadInput with the known ones."""
    product = deals.product_named(session, name)
    if product is None or (product.retired_on is not None and product.retired_on <= day):
        known = ", ".join(row.name for row in sold_products(session, day)[:10]) or say(
            "none yet; import a product list first"
        )
        raise BadInput('no product "{name}" is sold. Known: {known}', name=name, known=known)
    return product


def _one_of(said: str, known: tuple[str, ...], what: str) -> str:
    wanted = said.casefold().strip()
    exact = [name for name in known if name.casefold() == wanted]
    begins = [name for name in known if wanted and name.casefold().startswith(wanted)]
    if len(exact or begins) >= 1:
        return (exact or begins)[0]
    raise BadInput('"{said}" is not a {what}. Known: {known}', said=said, what=what, known=", ".join(known))
