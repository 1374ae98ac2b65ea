"""Line items in words, and the buttons that change them."""

from crm_engine.services.deal_cards import DealCard, ItemLine
from handlers.command import Button, Reply
from handlers.show.labels import NO_COMPANY, shorten
from handlers.show.texts import Html, Texts, money
from storage.phrases import listed, say
from storage.words import ItemPeriod, StageKind

SHOWN = 8
PAID = {ItemPeriod.ONCE: "", ItemPeriod.MONTH: say(" a month"), ItemPeriod.YEAR: say(" a year")}
NO_NAME = "recurring"


def item_line(item: ItemLine, currency: str) -> str:
    """'20 × GTX Pro at $49 a month for 24 months, 10 % off: $882 a month'."""
    term = (
        say(" for {term} {period}{value}", term=item.term, period=item.period, value="s" if item.term != 1 else "")
        if item.term
        else ""
    )
    off = say(", {discount:g} % off", discount=item.discount / 100) if item.discount else ""
    price = listed([money(item.unit_price, currency), PAID[item.period]], "")
    total = f" = {money(item.total, currency)}" if item.quantity > 1 or item.discount else ""
    return say(
        "{quantity:,} × {item} at {price}{term}{off}{total}",
        quantity=item.quantity,
        item=item.name or NO_NAME,
        price=price,
        term=term,
        off=off,
        total=total,
    )


def sums_lines(deal: DealCard, texts: Texts) -> list[str]:
    """What the items come to: once, a month and over their terms, each by itself."""
    sums = deal.sums
    if sums is None:
        return []
    lines: list[str] = []
    if sums.mrr is not None:
        over = say("over its first year, as no term is said") if sums.assumed else say("over the whole term")
        once = say("One-off {once} · ", once=money(sums.once, deal.currency)) if sums.once else ""
        lines.append(
            texts(
                "{once}MRR <b>{mrr}</b> · contract {contract} {over}",
                once=once,
                mrr=money(sums.mrr, deal.currency),
                contract=money(sums.contract, deal.currency),
                over=over,
            )
        )
    if not deal.by_items and sums.total != deal.amount:
        lines.append(texts("The items come to {sum}; another amount was said.", sum=money(sums.total, deal.currency)))
    return lines


def item_lines(deal: DealCard, texts: Texts) -> list[str]:
    """The items on a card, and what they come to."""
    lines: list[str] = [texts("· {item}", item=item_line(item, deal.currency)) for item in deal.items[:SHOWN]]
    lines += [say("· … and {length} more", length=len(deal.items) - SHOWN)] if len(deal.items) > SHOWN else []
    return lines + sums_lines(deal, texts)


def show_items(deal: DealCard, texts: Texts) -> Reply:
    """A deal's items, a button each that opens it, and one to add another."""
    heading = texts(
        "<b>Items</b> of #{id} {company}{amount}",
        id=deal.id,
        company=deal.company or NO_COMPANY,
        amount=listed([" · ", money(deal.amount, deal.currency)], "") if deal.amount is not None else "",
    )
    lines = item_lines(deal, texts) or [texts("None yet.")]
    rows: list[list[Button]] = []
    if deal.status is StageKind.OPEN:
        rows = [
            [Button(shorten(f"{item.quantity:,} × {item.name or NO_NAME}", 40), f"items #{deal.id} item {item.id}")]
            for item in deal.items
        ]
        rows.append([Button(say("Add"), f"items #{deal.id} add"), Button(say("Open deal"), f"deal #{deal.id}")])
        if deal.sums is not None and not deal.by_items and deal.sums.total != deal.amount:
            rows.append([Button(say("Let the items decide"), f"items #{deal.id} sum v{deal.version}")])
    else:
        rows.append([Button(say("Open deal"), f"deal #{deal.id}")])
    if deal.change:
        rows.append([Button(say("Undo"), f"undo {deal.change}")])
    return Reply(Html("\n".join([heading, *lines])), rows, replaces=True)


def show_item(deal: DealCard, item: ItemLine, texts: Texts) -> Reply:
    """One item, with everything that can be changed about it."""
    begin = f"items #{deal.id} item {item.id} v{deal.version}"
    counts = [Button(say("+1"), f"{begin} qty {item.quantity + 1}"), Button(say("Quantity"), f"{begin} qty")]
    if item.quantity > 1:
        counts.insert(0, Button(say("-1"), f"{begin} qty {item.quantity - 1}"))
    price = [
        Button(say("Price"), f"{begin} price"),
        Button(say("Discount"), f"{begin} discount"),
        Button(say("Paid"), f"{begin} paid"),
    ]
    price += [Button(say("Term"), f"{begin} term")] if item.period is not ItemPeriod.ONCE else []
    said = texts(
        "#{id} {company}\n{item}", id=deal.id, company=deal.company or NO_COMPANY, item=item_line(item, deal.currency)
    )
    last = [Button(say("Remove"), f"{begin} remove"), Button(say("All items"), f"items #{deal.id}")]
    return Reply(said, [counts, price, last], replaces=True)
