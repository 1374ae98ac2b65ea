"""Follow-ups: the deals that nobody has touched, told to their owners in the morning, unasked."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, card_of
from crm_engine.services.deals import touch
from crm_engine.services.people import actor_of
from storage import audit, deals, outbox, reminders
from storage.tables import Deal, Outbox, Reminder, User
from storage.words import Actor, NotFound, StageKind

KIND = "follow_up"
SILENT_DAYS = 14
A_DAY = 5


@dataclass(frozen=True, slots=True)
class FollowUpCard:
    """A deal that waits for its owner, and why: `silent` or `overdue`."""

    deal: DealCard
    reason: str
    days: int
    late_from: date | None = None


def plan_follow_ups(session: Session, now: datetime, present: frozenset[int] = frozenset()) -> int:
    """From each owner's morning on, put their neglected deals into the outbox: each once a local date, five at most.

    Whoever wants no follow-ups gets none.

    present  users at a terminal, who can be reached without Telegram
    """
    return sum(_plan_for(session, user, now) for user in reminders.people_in_reach(session, present))


def due_card(session: Session, actor: Actor, row: Outbox, now: datetime) -> FollowUpCard | None:
    """What the row is to say now; None where the deal is closed, touched or somebody else's since.

    It is late on a day after the one that it was planned for, or put off to.
    """
    deal = deals.visible(session, actor, int(row.payload["deal"]))
    if deal is None or deal.id is None or deal.status != StageKind.OPEN or deal.owner_id != actor.user_id:
        return None
    if deal.touched_at > row.created_at:
        return None
    planned_for = date.fromisoformat(row.payload["day"])
    today = now.astimezone(ZoneInfo(actor.timezone)).date()
    put_off_to = row.payload.get("put_off_to")
    meant_for = datetime.fromisoformat(put_off_to).astimezone(ZoneInfo(actor.timezone)).date() if put_off_to else None
    late_from = planned_for if max(planned_for, meant_for or planned_for) < today else None
    days = (today - deal.touched_at.astimezone(ZoneInfo(actor.timezone)).date()).days
    return FollowUpCard(card_of(session, actor, deal.id), str(row.payload["reason"]), days, late_from)


def finish(session: Session, actor: Actor, deal_id: int, now: datetime) -> DealCard:
    """The owner has followed up: the deal counts as touched. Raises NotFound."""
    deal = _visible(session, actor, deal_id)
    touch(session, deal, now)
    return card_of(session, actor, deal_id, event="followed_up", change=audit.current(session))


def postpone(session: Session, actor: Actor, deal_id: int, until: datetime, now: datetime) -> Reminder:
    """Be reminded of the deal at `until` instead. Raises NotFound."""
    deal = _visible(session, actor, deal_id)
    row = Reminder(
        person_id=actor.user_id,
        deal_id=deal.id,
        company_id=deal.company_id,
        text="Follow up",
        due_at=until,
        created_at=now,
    )
    session.add(row)
    session.flush()
    audit.record(session, row, None)
    return row


def _plan_for(session: Session, user: User, now: datetime) -> int:
    assert user.id is not None
    local = now.astimezone(ZoneInfo(user.timezone))
    if not user.hears_follow_ups or local.time() < time.fromisoformat(user.morning):
        return 0
    first = reminders.planned_count(session, user.id, local.date())
    found = _neglected(session, actor_of(user), local.date())[: max(A_DAY - first, 0)]
    return sum(
        _put(session, deal, reason, rank, local.date(), now) for rank, (deal, reason) in enumerate(found, start=first)
    )


def _neglected(session: Session, owner: Actor, today: date) -> list[tuple[Deal, str]]:
    """Deals silent for two weeks, or past their close date and untouched since; the most valuable first.

    Without those that were told of today, and those that their owner has snoozed until later today or beyond.
    """
    zone = ZoneInfo(owner.timezone)
    start_of_today = datetime.combine(today, time(), zone)
    since = datetime.combine(today - timedelta(days=SILENT_DAYS - 1), time(), zone)  # midnights, whatever the clocks do
    free = reminders.free_for_follow_up(owner.user_id, today, start_of_today)
    found = {deal.id: (deal, "silent") for deal in reminders.silent(session, owner.user_id, since, free, A_DAY)}
    for deal in reminders.overdue(session, owner.user_id, today, free):
        if deal.expected_close is not None and deal.touched_at.astimezone(zone).date() <= deal.expected_close:
            found[deal.id] = (deal, "overdue")
    return sorted(found.values(), key=lambda pair: (-(pair[0].amount or 0), pair[0].id or 0))


def _put(session: Session, deal: Deal, reason: str, rank: int, day: date, now: datetime) -> bool:
    assert deal.id is not None
    if not reminders.decide(session, deal.id, day, deal.owner_id, reason=reason, rank=rank, now=now):
        return False
    number = outbox.put(
        session,
        kind=KIND,
        key=f"{KIND}:{deal.id}:{day.isoformat()}",
        person_id=deal.owner_id,
        payload={"deal": deal.id, "reason": reason, "day": day.isoformat()},
        due_at=now,
        created_at=now,
    )
    return number is not None


def _visible(session: Session, actor: Actor, deal_id: int) -> Deal:
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    return deal
