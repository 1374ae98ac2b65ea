"""Write the made-up company into an empty database, many rows at a time."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sqlmodel import Session, select

from crm_engine.services.sample import cast
from crm_engine.services.sample.customers import Buyer, draw_buyers
from crm_engine.services.sample.lives import Life
from crm_engine.services.sample.touches import Touch, draw_touches, reminder_rows
from crm_engine.services.sample.writing import Staff, write_buyers, write_goods, write_lives, write_plain, write_staff
from crm_engine.services.sample.years import DAYS, WARM_UP, play
from storage import audit
from storage.tables import Activity, Deal, Reminder
from storage.words import BadInput, StageKind

SEED = 20_260_309


@dataclass(frozen=True, slots=True)
class SampleLoaded:
    """How much of everything there is now."""

    teams: int
    reps: int
    companies: int
    contacts: int
    deals: int
    open: int
    activities: int
    reminders: int

    def __str__(self) -> str:
        return (
            f"The sample company is there: {self.teams} teams, {self.reps} reps, {self.companies} customers"
            f" with {self.contacts} contacts, {self.deals:,} deals ({self.open:,} open),"
            f" {self.activities:,} activities, {self.reminders} reminders. All of it is made up."
        )


def load_sample(
    session: Session, now: datetime, currency: str, timezone: str = "UTC", locale: str = "en"
) -> SampleLoaded:
    """Load the made-up company, with three years of history up to `now`; the same `now` gives the same company.

    The session's change must have begun; what is written is history and not undone. Raises BadInput where the database
    has deals: made-up ones must not stand among real ones.
    """
    if session.exec(select(Deal.id).limit(1)).first() is not None:
        raise BadInput("this database has deals already; the sample company is for an empty one")
    now = now.astimezone(UTC)
    draw = random.Random(SEED)
    reps = [rep for crew in cast.CREWS for rep in crew.reps]
    start = now.date() - timedelta(days=DAYS + WARM_UP)
    buyers = draw_buyers(draw, start, len(reps))
    lives = play(draw, buyers, reps, now)
    touches = [draw_touches(draw, life, now) for life in lives]
    since = datetime.combine(start, time(8), UTC)
    staff = write_staff(session, since, currency, timezone, locale)
    return _write(session, draw, staff, buyers, lives, touches, now)


def _write(
    session: Session,
    draw: random.Random,
    staff: Staff,
    buyers: list[Buyer],
    lives: list[Life],
    touches: list[list[Touch]],
    now: datetime,
) -> SampleLoaded:
    goods = write_goods(session, staff)
    known = write_buyers(session, staff, buyers)
    deals = write_lives(session, staff, goods, known, lives, touches)
    activities = [
        {**touch.values(), "deal_id": deal["id"], "person_id": deal["owner_id"], "company_id": deal["company_id"]}
        for deal, said in zip(deals, touches, strict=True)
        for touch in said
    ]
    write_plain(session, Activity, activities)
    reminders = reminder_rows(draw, deals, staff.reps, now)
    write_plain(session, Reminder, reminders)
    audit.record_many(session, Deal, [])  # one change, without rows, says where all this comes from
    session.expire_all()
    return SampleLoaded(
        teams=len(cast.CREWS),
        reps=len(staff.reps),
        companies=len(buyers),
        contacts=sum(len(buyer.people) for buyer in buyers),
        deals=len(deals),
        open=sum(life.status is StageKind.OPEN for life in lives),
        activities=len(activities),
        reminders=len(reminders),
    )
