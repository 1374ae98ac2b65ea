"""The card of a deal: what stands, in absolute terms, and what can be done next."""

from datetime import date

from crm_engine.services.deal_cards import DealCard, FieldChange
from handlers.command import Button, Reply
from handlers.show.duplicates import resembling_button, resembling_line
from handlers.show.facts import fact_line
from handlers.show.items import item_lines
from handlers.show.labels import NO_COMPANY
from handlers.show.texts import Html, Texts, hashed, money
from storage.phrases import Term, listed, say
from storage.words import StageKind

LONGEST_NEEDS = 140


def show_deal(deal: DealCard, texts: Texts) -> Reply:
    """One design for every deal card. One that is only looked at comes beside the message whose button opened it."""
    return Reply(deal_text(deal, texts), deal_buttons(deal), replaces=bool(deal.event), shows=("deal", deal.id))


def deal_text(deal: DealCard, texts: Texts) -> str:
    """The lines of the card."""
    amount = money(deal.amount, deal.currency) if deal.amount is not None else say("no amount yet")
    lines: list[str] = [
        texts(
            "{event}<b>{company}</b> · <b>{amount}</b>",
            event=_event(deal),
            company=deal.company or NO_COMPANY,
            amount=amount,
        ),
        texts("{stage} · deal #{id} · {owner}", stage=_stage(deal), id=deal.id, owner=deal.owner),
    ]
    lines += [change_line(change, deal.currency, texts) for change in deal.changes]
    extras = [deal.title, deal.product, say("source {source}", source=Term(deal.source)) if deal.source else None]
    if any(extras):
        lines.append(texts("{extras}", extras=listed([extra for extra in extras if extra], " · ")))
    lines += item_lines(deal, texts)
    if deal.status is StageKind.OPEN:
        close = texts.day(deal.expected_close) if deal.expected_close else say("not set")
        lines.append(texts("Expected to close: {close}", close=close))
    elif deal.closed_on:
        lines.append(texts("Closed: {day}", day=texts.day(deal.closed_on)))
    if deal.status is StageKind.OPEN and deal.next_step:
        lines.append(next_line(deal, texts))
    if deal.lost_reason:
        lines.append(texts("Reason: {reason}", reason=Term(deal.lost_reason)))
    if deal.details.roles:
        people = [say("{name} ({role})", name=name, role=Term(role)) for name, role in deal.details.roles]
        lines.append(texts("👥 {people}", people=listed(people)))
    if deal.details.needs:
        lines.append(texts("📌 Wants: {needs}", needs=listed(deal.details.needs, " · ", LONGEST_NEEDS)))
    lines += fact_line(deal.details.facts, texts)
    if deal.details.tags:
        lines.append(texts("🏷 {tags}", tags=hashed(deal.details.tags)))
    if deal.resembles is not None:
        lines.append(resembling_line(deal.resembles, texts))
    return Html("\n".join(lines))


def next_line(deal: DealCard, texts: Texts) -> Html:
    """What is done next, and on which day: '→ send the contract, Fri 13 Mar 2026'."""
    if deal.next_on is None:
        return texts("→ {step}", step=deal.next_step)
    return texts("→ {step}, {day}", step=deal.next_step, day=texts.day(deal.next_on))


def deal_buttons(deal: DealCard) -> list[list[Button]]:
    """What can be done with the deal now, two rows at most, and one where its company looks like a known one."""
    undo = [Button(say("Undo"), f"undo {deal.change}")] if deal.change else []
    past = [] if deal.event else [Button(say("History"), f"history #{deal.id}")]
    items = [Button(say("Items"), f"items #{deal.id}")] if deal.items or not deal.event else []
    if deal.status is not StageKind.OPEN:
        items = items if deal.items else []
        return [[*items, *past, *undo]] if items or past or undo else []
    return [
        [
            Button(say("Won"), f"won #{deal.id}"),
            Button(say("Lost"), f"lost #{deal.id}"),
            Button(say("Stage"), f"stage #{deal.id}"),
        ],
        [Button(say("Edit"), f"edit #{deal.id}"), Button(say("Remind"), f"remind #{deal.id}"), *items, *past, *undo],
        *([[resembling_button(deal.resembles)]] if deal.resembles else []),
    ]


def _event(deal: DealCard) -> str:
    return {
        "logged": say("Logged: "),
        "won": say("🎉 Won: "),
        "lost": say("Lost: "),
        "stage": say("Moved: "),
        "edited": say("✏️ Changed: "),
        "followed_up": say("✅ Followed up: "),
        "next": say("Next step: "),
        "role": say("Roles: "),
        "step_done": say("✅ Step done: "),
    }.get(deal.event, "")


def change_line(change: FieldChange, currency: str, texts: Texts) -> Html:
    """A field with what stood there and what stands there now: 'Amount: $12,000 → $15,000'."""
    name = {"amount": say("Amount"), "close": say("Close date")}.get(change.field, Term(change.field.capitalize()))
    before, after = (_value(value, currency, texts) for value in (change.before, change.after))
    return texts("{name}: {before} → <b>{after}</b>", name=name, before=before, after=after)


def _value(value: int | date | str | None, currency: str, texts: Texts) -> str:
    if value is None:
        return "none"
    if isinstance(value, int):
        return money(value, currency)
    return texts.day(value) if isinstance(value, date) else value


def _stage(deal: DealCard) -> str:
    moved = deal.before and deal.before != deal.stage and deal.event != "step_done"
    return listed([*([Term(deal.before)] if moved else []), Term(deal.stage)], " → ")
