"""The price list, and one product with its prices by date."""

from crm_engine.services.products import ProductCard
from handlers.command import Button, Reply
from handlers.show.days import plain_day
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts, money
from storage.phrases import say
from storage.words import Choice

PRICES_SHOWN, BUTTONS = 8, 8
EVENTS = {"added": say("Added: "), "priced": say("Priced: "), "retired": say("Retired: "), "back": say("Sold again: ")}


def show_product(card: ProductCard, texts: Texts) -> Reply:
    """A product, what it costs now and since when, and what it cost before."""
    lines: list[str] = [
        texts(
            "{event}<b>{name}</b>{series} · {price}",
            event=EVENTS.get(card.event, ""),
            name=card.name,
            series=f" ({card.series})" if card.series else "",
            price=money(card.price, card.currency) if card.price is not None else say("no list price"),
        )
    ]
    if card.retired_on is not None:
        lines.append(texts("Not sold any more since {day}.", day=plain_day(card.retired_on)))
    for price in card.prices[:PRICES_SHOWN]:
        said = money(price.price, price.currency)
        lines.append(texts("· {price} from {day}", price=said, day=plain_day(price.since)))
    undo = [Button(say("Undo"), f"undo {card.change}")] if card.change else []
    change = [Button(say("Price"), f"product #{card.id} price")]
    change.append(Button(say("Sell again"), f"product #{card.id} back") if card.retired_on else _retire(card))
    return Reply(
        Html("\n".join(lines)),
        [[*(change if card.can_change else []), *undo], [Button(say("All products"), "product")]],
    )


def _retire(card: ProductCard) -> Button:
    return Button(say("Retire"), f"product #{card.id} retire")


def show_products(found: list[Choice], texts: Texts) -> Reply:
    """The price list: `facts` hold price, currency and whether it is retired."""
    if not found:
        return Reply(texts('No products yet. A manager adds one: <code>product add "GTX Pro" 4821</code>'))
    lines: list[str] = [texts("<b>Products</b>")]
    for one in found:
        price = one.facts["price"]
        said = money(*price) if price else say("no list price")
        lines.append(
            texts(
                "{name} · {price}{retired}",
                name=one.label,
                price=said,
                retired=say(" · retired") if one.facts["retired"] else "",
            )
        )
    buttons = [Button(shorten(one.label, 24), f"product #{one.id}") for one in found[:BUTTONS]]
    return Reply(Html("\n".join(lines)), [buttons[start : start + 2] for start in range(0, len(buttons), 2)])
