"""Exchange rates in words, and the line that says at which rates a total was made."""

from collections.abc import Iterable
from decimal import Decimal

from crm_engine.services.pipelines import Together
from crm_engine.services.rates import OwnCurrency, Rates, RateSet
from handlers.command import Button, Reply
from handlers.show.days import plain_day
from handlers.show.figures import counted
from handlers.show.texts import Html, Texts, short_money
from storage.phrases import Spoken, listed, say
from storage.rates import Rate

DIGITS = 6  # that are shown of a rate; it is counted with in full


def rate_said(rate: Rate) -> Spoken:
    """'1 EUR = 1.08 USD (1 Nov 2026)'."""
    return say(
        "1 {base} = {rate} {quote} ({day})",
        base=rate.base,
        rate=_short(rate.rate),
        quote=rate.quote,
        day=plain_day(rate.day),
    )


def at_rates(rates: Iterable[Rate], texts: Texts) -> str:
    """At which rates money was converted; empty where none was."""
    said = [rate_said(rate) for rate in rates]
    return texts("Converted at {rates}.", rates=listed(said)) if said else ""


def together_text(together: Together, texts: Texts) -> str:
    """The total over several currencies, or why there is none."""
    left = listed(
        [say("{deals} in {currency}", deals=counted(count, "deal"), currency=code) for code, count in together.left]
    )
    example = together.left[0][0] if together.left else ""
    missing = texts(
        "Not added up, since no rate is known: {left}. "
        "An admin gives one: <code>rate {one} {currency}</code> and the number.",
        left=left,
        one=example,
        currency=together.currency,
    )
    if not together.rates:
        return missing
    weighted = (
        ""
        if together.weighted is None
        else say(", weighted {sum}", sum=short_money(together.weighted, together.currency))
    )
    total = texts(
        "<b>Together in {currency}: {amount}</b>{weighted}. {rates}",
        currency=together.currency,
        amount=short_money(together.amount, together.currency),
        weighted=weighted,
        rates=Html(at_rates(together.rates, texts)),
    )
    return Html(f"{total} {missing}") if together.left else total


def show_rate_set(done: RateSet, texts: Texts) -> Reply:
    """The rate that was given, and the one that it replaces."""
    before = say(" (it was {rate})", rate=_short(done.before)) if done.before is not None else ""
    said = texts("Rate kept: <b>{rate}</b>{before}", rate=rate_said(done.rate), before=before)
    return Reply(said, [[Button(say("Undo"), f"undo {done.change}")]], replaces=True)


def show_own(own: OwnCurrency, texts: Texts) -> Reply:
    """In which currency totals are said from now on."""
    said = texts("Totals of team <b>{team}</b> are said in <b>{currency}</b>.", team=own.team, currency=own.currency)
    return Reply(said, [[Button(say("Undo"), f"undo {own.change}")]], replaces=True)


def show_rates(found: Rates, texts: Texts) -> Reply:
    """The rates that hold, or a pair's past."""
    lines: list[str] = []
    if found.pair is None:
        lines.append(texts("Totals are in <b>{currency}</b>.", currency=found.currency))
    if not found.rates:
        lines.append(texts("No rates yet. An admin gives one: <code>rate EUR USD 1.08 2026-11-01</code>"))
    lines += [texts("· {rate}", rate=rate_said(rate)) for rate in found.rates]
    pairs = {(rate.base, rate.quote) for rate in found.rates} if found.pair is None else set()
    buttons = [Button(f"{base} {quote}", f"rate {base} {quote}") for base, quote in sorted(pairs)[:6]]
    return Reply(Html("\n".join(lines)), [buttons[start : start + 3] for start in range(0, len(buttons), 3)])


def _short(rate: Decimal) -> str:
    shown = rate.quantize(Decimal(1).scaleb(rate.adjusted() - DIGITS + 1)).normalize()
    return f"{shown:f}"
