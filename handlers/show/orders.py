"""Orders in words: one, and the latest."""

from crm_engine.services.orders import OrderCard
from handlers.command import Button, Reply
from handlers.show.days import plain_day
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts, money
from storage.phrases import say

EVENTS = {"added": say("Order kept: "), "removed": say("Order removed: ")}
BUTTONS = 5


def show_order(order: OrderCard, texts: Texts) -> Reply:
    """The card of an order."""
    lines: list[str] = [
        texts(
            "{event}<b>{company}</b> · <b>{amount}</b>",
            event=EVENTS.get(order.event, ""),
            company=order.company,
            amount=money(order.amount, order.currency),
        ),
        texts(
            "Ordered on {day} · order #{id} · {owner}", day=texts.day(order.ordered_on), id=order.id, owner=order.owner
        ),
    ]
    lines += [texts("{what}", what=order.what)] if order.what else []
    if order.deal_id is not None:
        lines.append(texts("Of deal #{id}: customer value counts it in the deal's place.", id=order.deal_id))
    undo = [Button(say("Undo"), f"undo {order.change}")] if order.change else []
    remove = [Button(say("Remove"), f"order #{order.id} remove")] if order.event != "removed" else []
    return Reply(Html("\n".join(lines)), [[*remove, *undo]], replaces=bool(order.event))


def show_orders(found: list[OrderCard], texts: Texts) -> Reply:
    """The latest orders."""
    if not found:
        return Reply(texts('No orders yet. Keep one: <code>order Acme 1200 2026-11-02 "GTX Pro"</code>'))
    lines: list[str] = [texts("<b>The latest orders</b>")]
    lines += [
        texts(
            "#{id} <b>{company}</b> {amount} · {day}{what}",
            id=order.id,
            company=shorten(order.company, 24),
            amount=money(order.amount, order.currency),
            day=plain_day(order.ordered_on),
            what=say(" · {what}", what=shorten(order.what, 20)) if order.what else "",
        )
        for order in found
    ]
    numbers = [Button(f"#{order.id}", f"order #{order.id}") for order in found[:BUTTONS]]
    return Reply("\n".join(lines), [numbers])
