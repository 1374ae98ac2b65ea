"""What customers are worth, in words and tables."""

import math

from crm_engine.services.value_answers import CustomerWorth, ValueCheck, Worths
from handlers.show.days import plain_day
from handlers.show.figures import counted, exact, figure, percent
from handlers.show.labels import shorten
from handlers.show.rates import at_rates
from handlers.show.tables import pairs, table
from handlers.show.texts import Html, Texts, money
from storage.phrases import Term, listed, say

# Scores compare customers with each other, so these words do as well.
SEGMENTS = {
    "Champions": say("bought lately, often and for more than most; stay close."),
    "Loyal": say("buys often and for more than most; offer more."),
    "Potential Loyalist": say("bought lately, and is on the way up; win this one over."),
    "New": say("bought lately, but seldom and for little so far; make it a good start."),
    "Promising": say("bought not long ago, seldom and for little so far; stay in touch."),
    "Need Attention": say("is in the middle of everything; a good moment for a call."),
    "About to Sleep": say("buys seldom, and not as lately as most; send a reminder."),
    "At Risk": say("bought much before, but longer ago than most; win this one back."),
    "Can't Lose": say("was among the best, but has been silent for longer than most; call here first."),
    "Hibernating": say("bought seldom, and longer ago than most; a low-cost message."),
    "Lost": say("bought the least and the longest ago; spend little time here."),
}
GRADES = {
    "A": say("the top 20 %"),
    "B": say("the next 30 %"),
    "C": say("the 30 % below the better half"),
    "D": say("the last 20 %"),
}


def worth_text(worths: Worths, one: CustomerWorth, texts: Texts) -> str:
    """One customer: facts, scores and what they mean, what to expect, and how far such numbers were off."""
    facts = [
        (say("Orders, won deals"), f"{one.orders:,}"),
        (say("Money so far"), exact(one.money, worths.currency)),
        (say("Last order"), plain_day(one.last_order)),
        (say("Expected in {horizon} days", horizon=worths.horizon), figure(one.expected, worths.currency)),
        (
            say("80 % range"),
            listed([figure(one.low, worths.currency), figure(one.high, worths.currency)], " – "),
        ),
        (say("Order within 30 days"), _chance(one.buys)),
        *((say("MRR today"), money(minor, currency)) for currency, minor in worths.mrr),
    ]
    recent, often, much = one.rfm.split("-")
    segment = Term(one.segment)
    parts = [
        texts(
            "<b>{company}</b> · grade {grade} · {segment}",
            company=one.company,
            grade=one.grade,
            segment=Term(one.segment),
        ),
        pairs(texts, facts),
        texts(
            "RFM <b>{rfm}</b>: recency {recent} ({days} since the last order), frequency {often} ({orders}), "
            "money {much}. 5 is the best fifth of your {customers}.",
            rfm=one.rfm,
            recent=recent,
            days=counted(one.recency_days, "day"),
            often=often,
            orders=counted(one.orders, "order"),
            much=much,
            customers=counted(worths.customers, "customer"),
        ),
        texts("{segment}: {meaning}", segment=segment, meaning=SEGMENTS[one.segment]),
        texts("Grade {grade}: {place} by expected value.", grade=one.grade, place=GRADES[one.grade]),
        _trust(worths.check, texts),
        _ground(worths, texts),
        at_rates(worths.rates, texts),
    ]
    return Html("\n".join(part for part in parts if part))


def top_text(worths: Worths, asked: int, texts: Texts) -> str:
    """The most valuable customers as a table."""
    rows = [
        (f"{place} {one.company}", one.grade, one.rfm, figure(one.expected, worths.currency))
        for place, one in enumerate(worths.found, 1)
    ]
    shown = len(worths.found)
    fewer = say(" ({shown} of the {asked:,} you asked for)", shown=shown, asked=asked) if shown < asked else ""
    parts = [
        texts("<b>Your {shown} most valuable</b>{fewer} · {label}", shown=shown, fewer=fewer, label=worths.label),
        table(texts, (say("Customer"), say("Grade"), say("RFM"), say("{horizon} days", horizon=worths.horizon)), rows),
        texts("Expected money in the next {days} days; RFM: 5 is the best fifth.", days=worths.horizon),
        _trust(worths.check, texts),
        _ground(worths, texts),
        at_rates(worths.rates, texts),
    ]
    return Html("\n".join(part for part in parts if part))


def name_for_button(one: CustomerWorth) -> str:
    return shorten(one.company, 30)


def _chance(share: float) -> str:
    """A chance that is never said to be certain."""
    return say("over 99 %") if share > 0.99 else say("under 1 %") if share < 0.01 else percent(share)


def _trust(check: ValueCheck, texts: Texts) -> str:
    method = say("A model of repeat buying answers") if check.by_model else say("Past frequency answers")
    because = "" if check.by_model else say(", as {check}", check=_reason(check))
    if not math.isfinite(check.error):
        return texts(
            "<b>How wrong?</b> Not known yet: no part of the record can be held out. {m}{b}.", m=method, b=because
        )
    rival = (
        ""
        if not check.by_model
        else say(", past frequency by {baseline_error:.2f}", baseline_error=check.baseline_error)
    )
    return texts(
        "<b>How wrong?</b> Asked {days} days ago of {customers}, it missed by {error} orders each on average{rival}; "
        "{held} of the 80 % ranges held. {method}{because}.",
        days=check.days,
        customers=counted(check.customers, "customer"),
        error=f"{check.error:.2f}",
        rival=rival or say(" (it is the plain baseline itself)"),
        held=percent(check.coverage),
        method=method,
        because=because,
    )


def _reason(check: ValueCheck) -> str:
    """Why the model does not answer, without its letters."""
    return (
        say("no dropping out can be seen in this data")
        if "bound" in check.why
        else check.why or say("it was closer before")
    )


def _ground(worths: Worths, texts: Texts) -> str:
    others = listed(
        say("{number:,} in {currency}", number=number, currency=currency) for currency, number in worths.others
    )
    return texts(
        "From {orders} of {customers} as of {day} ({label}).{others}",
        orders=counted(worths.orders, "order or won deal", "orders and won deals"),
        customers=counted(worths.customers, "customer"),
        day=texts.day(worths.as_of),
        label=worths.label,
        others=say(" Not counted: {others}.", others=others) if others else "",
    )
