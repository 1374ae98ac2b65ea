"""/remind COMPANY WHEN WHAT: be told in time."""

import re
from dataclasses import replace

from sqlmodel import Session

from crm_engine.services.deal_cards import card_of
from crm_engine.services.reminders import ReminderCard, remind
from handlers.asking import ask_moment, asking_for
from handlers.command import Command, Missing, Request
from handlers.pick import likely_company, marked_number, mentioned_company, open_deal_of
from handlers.show.reminders import show_reminder
from handlers.when import at_working_hour, split_at_date

_ME = re.compile(r"^me(?: to)?(?: |$)", re.IGNORECASE)
CHOICES = [("In 1 hour", "in 1 hour"), ("Tomorrow 9:00", "tomorrow 9:00"), ("Next week", "next monday 9:00")]


def run(session: Session, request: Request) -> ReminderCard:
    """Read 'Acme tomorrow 9:00 call about renewal'; '#12' hangs it on a deal. A missing time is asked for."""
    company_id, deal_id, rest = _about(session, request)
    when, text = split_at_date(rest, request)
    text = text.removeprefix("to ")  # 'remind me tomorrow to call Bob'
    said = request.answers.get("when") or when
    if not said:
        raise Missing("when", "When shall I remind you?", CHOICES)
    with asking_for("when"):
        due_at = at_working_hour(ask_moment(request, "when", said, "When do you mean?"), request)
    return remind(session, request.actor, text, due_at, request.now, company_id=company_id, deal_id=deal_id)


def _about(session: Session, request: Request) -> tuple[int | None, int | None, str]:
    words = _ME.sub("", request.words) or _ME.sub("", request.answers.get("about", ""))
    if not words:
        raise Missing("about", "What shall I remind you of, and when?")
    first, _, rest = words.partition(" ")
    if (number := marked_number(first)) is not None:
        return None, card_of(session, request.actor, number).id, rest
    when, text = split_at_date(words, request)
    begins_with_time = bool(when) and words.startswith(when)  # 'tomorrow 9:00 buy flowers'
    picked = None
    if not begins_with_time or "customer" in request.answers:
        picked = likely_company(session, request, words)
    if picked is None and (mentioned := mentioned_company(session, request, text)) is not None:
        picked = replace(mentioned, rest=words)
    if picked is None:
        return None, None, words
    only = open_deal_of(session, request, picked.company_id)
    return picked.company_id, only.id if only else None, picked.rest


COMMAND = Command(
    "remind",
    help="Be reminded of a customer or a deal",
    example="remind Acme tomorrow 9:00 call about renewal",
    run=run,
    show=show_reminder,
    aliases=("r",),
)
