"""Quiet hours: when a person is told only what they asked for, and until when the rest waits."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from crm_engine.services import reminders
from storage import outbox
from storage.tables import Outbox, User

MINUTE = timedelta(minutes=1)
MINUTES_SEARCHED = 2 * 24 * 60  # a day has at most 25 hours, and quiet hours are shorter than a day


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The wall times between which a person is left alone, in their zone; over midnight where the end is earlier."""

    start: time
    end: time
    zone: ZoneInfo

    def cover(self, moment: datetime) -> bool:
        """Whether the person's clock stands inside them."""
        clock = moment.astimezone(self.zone).time()
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def end_after(self, moment: datetime) -> datetime:
        """The first whole minute from then on that is not inside them, by the person's clock and its changes."""
        whole = moment.astimezone(UTC).replace(second=0, microsecond=0)
        if whole < moment:
            whole += MINUTE
        minutes = (whole + MINUTE * step for step in range(MINUTES_SEARCHED))
        return next(minute for minute in minutes if not self.cover(minute))


def hours_of(user: User) -> QuietHours | None:
    """The quiet hours that a person has set."""
    if not user.quiet_from or not user.quiet_to:
        return None
    return QuietHours(time.fromisoformat(user.quiet_from), time.fromisoformat(user.quiet_to), ZoneInfo(user.timezone))


def wait_until(session: Session, row: Outbox, now: datetime, late_after_seconds: float) -> datetime | None:
    """Until when a message has to wait that may go now but for quiet hours; None where it may go.

    What was asked for does not wait: a reply, a reminder that is on time or set for these very hours, and what the
    person wants sent again. A reminder that is late anyway waits like the rest.
    """
    if row.kind == outbox.REPLY or row.person_id is None or row.error == outbox.ASKED_AGAIN:
        return None
    user = session.get(User, row.person_id)
    hours = hours_of(user) if user is not None else None
    if hours is None or not hours.cover(now):
        return None
    end = hours.end_after(now)
    if row.kind == reminders.KIND:
        due_at = datetime.fromisoformat(row.payload["due"])
        on_time = (now - due_at).total_seconds() <= late_after_seconds
        if on_time or (hours.cover(due_at) and hours.end_after(due_at) == end):
            return None
    return end
