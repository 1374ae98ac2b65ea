"""A day's plan in words: a line a deal, and what the plan stands on."""

import math

from crm_engine.services.plan_answers import ACTIONS, WITHIN_DAYS, DayPlan, PlannedDeal
from handlers.show.figures import counted, figure
from handlers.show.labels import NO_COMPANY, shorten
from handlers.show.texts import Html, Texts
from storage.phrases import Term, listed, say

SHOWN = 12
_PROOF = {
    "optimal": say("Proved: no other choice among {deals} is worth more."),
    "within_gap": say("At most {gap} below the best possible among {deals}."),
    "feasible": say("At most {gap} below the best possible among {deals}; the search ran out of time."),
}


def plan_text(plan: DayPlan, texts: Texts) -> str:
    """The deals in the order of what they bring, the hours used, the proof, the price of an hour, the assumptions."""
    if not plan.deals:
        return _nothing(plan, texts)
    lines = [_line(place, deal, plan.currency, texts) for place, deal in enumerate(plan.deals[:SHOWN], 1)]
    parts = [
        texts(
            "<b>{hours} of work, {gain} more expected</b> · {label}",
            hours=hours_text(plan.hours),
            gain=figure(plan.objective, plan.currency),
            label=plan.label,
        ),
        *lines,
        *_rest(plan, texts),
        texts(
            "{used} of {hours} used. One more hour would add {price}.",
            used=hours_text(plan.used),
            hours=hours_text(plan.hours),
            price=figure(plan.next_hour, plan.currency),
        ),
        _proof(plan, texts),
        _ground(plan, texts),
    ]
    return Html("\n".join(parts))


def hours_text(hours: float) -> str:
    """Hours as '6 h', '2 h 15 min', '15 min'."""
    whole, minutes = divmod(round(hours * 60), 60)
    parts: list[str] = [say("{whole} h", whole=whole)] if whole else []
    return listed([*parts, *([say("{minutes} min", minutes=minutes)] if minutes or not whole else [])], " ")


def chance_text(chance: float) -> str:
    """A chance in percent; an open deal is never at 0 or 100."""
    return (
        say("under 1 %") if chance < 0.01 else say("over 99 %") if chance > 0.99 else f"{chance:.0%}".replace("%", " %")
    )


def _line(place: int, deal: PlannedDeal, currency: str, texts: Texts) -> str:
    return texts(
        "{place}. <b>{company}</b> #{id}: {action} ({hours}), +{gain}\n    {amount}, {chance} to win",
        place=place,
        company=shorten(deal.company or NO_COMPANY, 28),
        id=deal.deal_id,
        action=Term(deal.action.name),
        hours=hours_text(deal.action.hours),
        gain=figure(deal.gain, currency),
        amount=figure(deal.amount, currency),
        chance=chance_text(deal.chance),
    )


def _rest(plan: DayPlan, texts: Texts) -> list[str]:
    rest = plan.deals[SHOWN:]
    if not rest:
        return []
    kinds = [(action.name, sum(deal.action is action for deal in rest)) for action in ACTIONS]
    said = listed(_actions(name, number) for name, number in kinds if number)
    gain = figure(sum(deal.gain for deal in rest), plan.currency)
    return [texts("… and {said} more, +{gain}", said=said, gain=gain)]


def _actions(name: str, number: int) -> str:
    return {
        "email": counted(number, "email"),
        "call": counted(number, "call"),
        "meeting": counted(number, "meeting"),
        "visit": counted(number, "visit"),
    }[name]


def _proof(plan: DayPlan, texts: Texts) -> str:
    gap = (plan.bound - plan.objective) / plan.bound if plan.bound > 0 and math.isfinite(plan.bound) else 0.0
    deals = counted(plan.considered, "open deal")
    return texts(_PROOF.get(plan.status, "Status: {status}."), deals=deals, gap=f"{gap:.2%}", status=plan.status)


def _ground(plan: DayPlan, texts: Texts) -> str:
    chances = (
        say(
            "chances of a win within {within_days} days come from how deals of each age ended before",
            within_days=WITHIN_DAYS,
        )
        if plan.measured
        else say("chances are those of the stages, as too few deals are closed to measure them")
    )
    lifts = listed(
        listed([Term(action.name), hours_text(action.hours), f"×{action.odds:g}"], " ") for action in ACTIONS
    )
    notes = [
        say(
            "Assumed, not measured on your team yet: what an action does to the odds of winning ({lifts}).", lifts=lifts
        )
    ]
    if plan.considered < plan.open_deals - plan.unpriced:
        notes.append(
            say(
                "Only the {considered:,} most valuable of {open_deals:,} open deals were weighed.",
                considered=plan.considered,
                open_deals=plan.open_deals,
            )
        )
    if plan.unpriced:
        notes.append(say("{unpriced} without an amount left out.", unpriced=counted(plan.unpriced, "open deal")))
    if plan.others:
        others = listed(
            say("{number:,} in {currency}", number=number, currency=currency) for currency, number in plan.others
        )
        notes.append(say("Left out: {others}.", others=others))
    return texts("The {chances}. {notes}", chances=chances, notes=listed(notes, " "))


def _nothing(plan: DayPlan, texts: Texts) -> str:
    shortest = min(ACTIONS, key=lambda action: action.hours)
    if plan.hours < shortest.hours:
        return texts(
            "Nothing fits into {hours}: the shortest action, an {name}, takes {needed}.",
            hours=hours_text(plan.hours),
            name=Term(shortest.name),
            needed=hours_text(shortest.hours),
        )
    return texts("None of your {deals} gains from work today.", deals=counted(plan.considered, "open deal"))
