"""Monthly recurring revenue in words."""

from crm_engine.services.mrr import Ended, Recurring
from handlers.command import Button, Reply
from handlers.show.figures import counted
from handlers.show.labels import NO_COMPANY
from handlers.show.rates import at_rates
from handlers.show.tables import table
from handlers.show.texts import Html, Texts, money, short_money
from storage.phrases import listed, say


def show_recurring(found: Recurring, texts: Texts) -> Reply:
    """A row a month: won, lost, net, and what ran at its end."""
    if not any(month.won or month.lost or month.running for month in found.months) and not found.others:
        example = "deal Acme 20 seats at 49 a month"
        return Reply(
            texts(
                "No recurring revenue yet ({label}). For example: <code>{example}</code>",
                label=found.label,
                example=example,
            )
        )
    head = (say("Month"), say("Won"), say("Lost"), say("Net"), say("MRR"))
    rows = [
        (f"{month.start:%Y-%m}", *_cells((month.won, month.lost, month.net, month.running), found.currency, texts))
        for month in found.months
    ]
    parts: list[str] = [
        texts(
            "<b>MRR {now}</b> of {customers} today · {label}",
            now=money(found.now, found.currency),
            customers=counted(found.customers, "customer"),
            label=found.label,
        ),
        table(texts, head, rows),
        texts(
            "Won: recurring items of deals won in the month. Lost: their term was over, or somebody said so; "
            "a renewal counts as won again."
        ),
    ]
    if found.endless:
        parts.append(
            texts(
                "{sum} of it has no term, and runs until you say: <code>mrr end #12</code>",
                sum=short_money(found.endless, found.currency),
            )
        )
    parts += [at_rates(found.rates, texts)]
    if found.others:
        left = listed(
            [say("{items} in {currency}", items=counted(count, "item"), currency=code) for code, count in found.others]
        )
        parts.append(texts("Not counted, since no rate is known: {left}.", left=left))
    return Reply(Html("\n".join(part for part in parts if part)))


def _cells(sums: tuple[int, ...], currency: str, texts: Texts) -> list[str]:
    return [texts.said(short_money(each, currency)) for each in sums]


def show_ended(ended: Ended, texts: Texts) -> Reply:
    """What has ended, and since when."""
    said = texts(
        "Ended on {day}: <b>{mrr}</b> a month of <b>{company}</b> (deal #{id})",
        day=texts.day(ended.day),
        mrr=money(ended.mrr, ended.currency),
        company=ended.company or NO_COMPANY,
        id=ended.deal_id,
    )
    return Reply(said, [[Button(say("Undo"), f"undo {ended.change}")]], replaces=True)
