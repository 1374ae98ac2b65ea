"""/remind COMPANY WHEN WHAT: be told in time, once or again and again."""

import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from crm_engine.services.recurring import next_after, series_of
from crm_engine.services.reminders import ReminderCard, remind
from crm_engine.services.series import Series
from handlers.asking import ask_moment, asking_for
from handlers.command import Command, Missing, Request
from handlers.perform import texts_of
from handlers.pick import after_name, likely_company, mentioned_company, open_deal_of
from handlers.pick_who import Who, exactly, numbered
from handlers.read.again import Again, read_again
from handlers.show.reminders import show_reminder
from handlers.when import WORKDAY_START, at_working_hour, split_at_date
from storage.phrases import say
from storage.words import BadInput

_ME = re.compile(r"^me(?: to)?(?: |$)", re.IGNORECASE)
_REMIND_ME = re.compile(r"^(?:(?:remind me )?to |remind me$|提醒我 *)", re.IGNORECASE)
CHOICES = [
    (say("In 1 hour"), "in 1 hour"),
    (say("Tomorrow 9:00"), "tomorrow 9:00"),
    (say("Next week"), "next monday 9:00"),
]


def run(session: Session, request: Request) -> ReminderCard:
    """Read 'Acme tomorrow 9:00 call about renewal' or 'Jane ...'; '#12' hangs it on a deal. A missing time is asked."""
    who = _about(session, request)
    if (again := read_again(who.rest, texts_of(request).local(request.now))) is not None:
        return _again_and_again(session, request, who, again)
    when, text = split_at_date(who.rest, request)
    text = text.removeprefix("to ")  # 'remind me tomorrow to call Bob'
    said = request.answers.get("when") or when
    if not said:
        raise Missing("when", "When shall I remind you?", CHOICES)
    with asking_for("when"):
        due_at = at_working_hour(ask_moment(request, "when", said, "When do you mean?"), request)
    return remind(
        session,
        request.actor,
        text,
        due_at,
        request.now,
        company_id=who.company_id,
        contact_id=who.contact_id,
        deal_id=who.deal_id,
    )


def _again_and_again(session: Session, request: Request, who: Who, again: Again) -> ReminderCard:
    """Keep a series: 'every friday 9:00 call'. Where no time is said, it is nine in the morning."""
    zone, first = ZoneInfo(request.actor.timezone), again.first.start
    if again.first.grain not in ("minute", "hour"):
        first = datetime.combine(first.date(), WORKDAY_START, zone)
    rrule = series_of(again.rule, first, again.until)
    due_at = first if first > request.now else next_after(rrule, request.actor.timezone, request.now)
    if due_at is None or (again.until is not None and due_at.astimezone(zone).date() > again.until):
        raise BadInput("that ends before it comes for the first time")
    return remind(
        session,
        request.actor,
        _REMIND_ME.sub("", again.rest),
        due_at,
        request.now,
        company_id=who.company_id,
        contact_id=who.contact_id,
        deal_id=who.deal_id,
        series=Series(rrule, again.said if again.until is None else f"{again.said} → {again.until}"),
    )


def _about(session: Session, request: Request) -> Who:
    words = _ME.sub("", request.words) or _ME.sub("", request.answers.get("about", ""))
    if not words:
        raise Missing("about", "What shall I remind you of, and when?")
    if (who := numbered(session, request, request.answers.get("who", "") or words)) is not None:
        return replace(who, rest=after_name(words, who.name)) if "who" in request.answers else who
    when, text = split_at_date(words, request)
    begins_with_time = bool(when) and words.startswith(when)  # 'tomorrow 9:00 buy flowers'
    who = None
    if "customer" not in request.answers and not begins_with_time:
        who = exactly(session, request, words)
    if who is None and (not begins_with_time or "customer" in request.answers):
        near = likely_company(session, request, words)
        who = Who(near.company, near.rest, near.company_id) if near else None
    if who is None and (mentioned := mentioned_company(session, request, text)) is not None:
        who = Who(mentioned.company, words, mentioned.company_id)
    if who is None or who.company_id is None:
        return who or Who("", words)
    only = open_deal_of(session, request, who.company_id)
    return replace(who, deal_id=only.id if only else None)


COMMAND = Command(
    "remind",
    help="Be reminded of a customer or a deal",
    example="remind Acme tomorrow 9:00 call about renewal",
    run=run,
    show=show_reminder,
    aliases=("r",),
    about=("deal", "contact", "company"),
)
