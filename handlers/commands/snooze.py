"""/snooze: the buttons under a reminder or a follow-up, or in words."""

from sqlmodel import Session

from crm_engine.services import follow_ups, reminders
from crm_engine.services.reminders import ReminderCard
from handlers.asking import ask_moment, asking_for
from handlers.command import Command, Missing, Request
from handlers.pick import row_number
from handlers.show.reminders import SNOOZES, show_reminder
from handlers.when import at_working_hour, snoozed_until
from storage.words import NotFound


def run(session: Session, request: Request) -> ReminderCard:
    """Read 'reminder 7 1h' or 'deal 12 tomorrow'; with a time alone it is the reminder that is due first."""
    kind, number, when = _parts(session, request)
    until = snoozed_until(when, request)
    if until is None:
        with asking_for("when"):
            until = at_working_hour(ask_moment(request, "when", when, "When do you mean?"), request)
    if kind == "reminder":
        return reminders.snooze(session, request.actor, number, until, request.now)
    row = follow_ups.postpone(session, request.actor, number, until, request.now)
    assert row.id is not None
    return reminders.card_of(session, request.actor, row.id, event="snoozed")


def _parts(session: Session, request: Request) -> tuple[str, int, str]:
    words = request.words.split(" ")
    named = row_number(words[1]) if len(words) >= 2 and words[0] in ("reminder", "deal") else None
    if named is not None:
        kind, number, when = words[0], named, " ".join(words[2:])
    else:
        coming = reminders.coming(session, request.actor, 1)
        if not coming:
            raise NotFound("you have no reminder to snooze")
        kind, number, when = "reminder", coming[0].id, request.words
    when = request.answers.get("when") or when
    if not when:
        raise Missing("when", "Until when?", list(SNOOZES))
    return kind, number, when


COMMAND = Command("snooze", help="Put a reminder off", example="snooze tomorrow 9:00", run=run, show=show_reminder)
