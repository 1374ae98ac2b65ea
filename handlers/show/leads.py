"""Leads in words: the card, the list, and how many become customers."""

from crm_engine.services.lead_cards import LeadCard, LeadLine, LeadList
from crm_engine.services.lead_conversion import NEED_ENDED, NEED_TIMES, Conversion, GroupLine
from handlers.command import Button, Reply
from handlers.show.days import plain_day
from handlers.show.figures import counted, percent
from handlers.show.labels import shorten
from handlers.show.tables import table
from handlers.show.texts import Html, Texts
from storage.phrases import Term, listed, say
from storage.words import LeadStatus

EVENTS = {
    "added": say("Lead added: "),
    "known": say("I have this lead already: "),
    "moved": say("Moved: "),
    "converted": say("🎉 Converted: "),
}
PAST_SHOWN, BUTTONS = 6, 6
NEXT = (LeadStatus.WORKING, LeadStatus.NURTURING, LeadStatus.QUALIFIED)


def show_lead(lead: LeadCard, texts: Texts) -> Reply:
    """The card, and what can be done next."""
    company = f" · {lead.company}" if lead.company else ""
    lines: list[str] = [
        texts("{event}<b>{name}</b>{company}", event=EVENTS.get(lead.event, ""), name=lead.name, company=company)
    ]
    source = say("source {source}", source=Term(lead.source)) if lead.source else say("no source")
    extras = [Term(lead.status), say("lead #{id}", id=lead.id), lead.owner, source]
    lines.append(texts("{extras}", extras=listed(extras, " · ")))
    lines += [texts("{role}", role=lead.role)] if lead.role else []
    lines += [texts("✉ {email}", email=lead.email)] if lead.email else []
    lines += [texts("☎ {phone}", phone=lead.phone)] if lead.phone else []
    lines += [texts("Reason: {reason}", reason=lead.reason)] if lead.reason else []
    past = lead.past[-PAST_SHOWN:]
    steps = [listed([Term(status), plain_day(texts.local(at).date())], " ") for status, at in past]
    lines += [texts("{steps}", steps=listed(steps, " → "))]
    return Reply(Html("\n".join(lines)), _buttons(lead), replaces=lead.event not in ("", "known"))


def _buttons(lead: LeadCard) -> list[list[Button]]:
    undo = [Button(say("Undo"), f"undo {lead.change}")] if lead.change else []
    if lead.status is LeadStatus.CONVERTED:
        opened = [
            Button(label, f"{what} #{number}")
            for label, what, number in (
                (say("Deal"), "deal", lead.deal_id),
                (say("Contact"), "contact", lead.contact_id),
                (say("Company"), "company", lead.company_id),
            )
            if number
        ]
        return [row for row in (opened, undo) if row]
    if lead.status is LeadStatus.UNQUALIFIED:
        return [[Button(say("Take up again"), f"lead #{lead.id} Working"), *undo]]
    moves = [Button(Term(status), f"lead #{lead.id} {status}") for status in NEXT if status is not lead.status]
    ends = [
        Button(say("Convert"), f"lead #{lead.id} convert"),
        Button(say("Unqualified"), f"lead #{lead.id} Unqualified"),
    ]
    return [moves, [*ends, *undo]]


def show_leads(found: LeadList, texts: Texts) -> Reply:
    """How many of each status, and the latest touched open ones."""
    if not found.counts:
        return Reply(texts("No leads yet. Keep one: <code>lead Jane Doe jane@acme.com Acme source Webinar</code>"))
    counts = listed([listed([Term(status), f"{number:,}"], " ") for status, number in found.counts.items()], " · ")
    lines = [
        texts("<b>Leads</b> {counts}", counts=counts),
        *(_lead_line(line, texts, own=found.own) for line in found.lines),
    ]
    rows = [[Button(shorten(f"#{line.id} {line.name}", 30), f"lead #{line.id}")] for line in found.lines[:BUTTONS]]
    return Reply(
        "\n".join(lines), [*rows, [Button(say("By source"), "leads source"), Button(say("By rep"), "leads rep")]]
    )


def _lead_line(line: LeadLine, texts: Texts, *, own: bool) -> Html:
    source = Term(line.source) if line.source else None
    extras = [line.company, Term(line.status), source, None if own else line.owner]
    said = listed([extra for extra in extras if extra], " · ")
    return texts("#{id} <b>{name}</b> {said}", id=line.id, name=shorten(line.name, 30), said=said)


def show_conversion(found: Conversion, texts: Texts) -> Reply:
    """A row a source or rep, with the range of each share."""
    what = say("rep") if found.by_rep else say("source")
    if not found.total.leads:
        return Reply(texts("No leads yet. Keep one: <code>lead Jane Doe jane@acme.com Acme source Webinar</code>"))
    rows = [_row(line, texts.said(Term(line.name)) if line.name else texts.plain("(none)")) for line in found.lines]
    since = say(" that came since {day}", day=plain_day(found.since)) if found.since else ""
    head = (texts.said(what), texts.plain("Leads"), texts.plain("Ended"), texts.plain("Conv."), "95 %")
    lines: list[str] = [
        texts("<b>Leads that became customers</b>, by {what}{since}", what=what, since=since),
        table(texts, head, rows, foot=_row(found.total, texts.plain("All"))),
        texts(
            "Converted of those that ended (converted or unqualified); open ones may still become either. {enough}",
            enough=_enough(found.total),
        ),
        _duration(found, texts),
    ]
    other = Button(say("By source"), "leads source") if found.by_rep else Button(say("By rep"), "leads rep")
    return Reply(Html("\n".join(lines)), [[other, Button(say("Open leads"), "leads")]])


def _row(line: GroupLine, name: str) -> tuple[str, ...]:
    if line.share is None:
        return name, f"{line.leads:,}", f"{line.ended:,}", "–", "–"
    spread = f"{line.share.low:.0%}–{line.share.high:.0%}".replace("%", "")
    return name, f"{line.leads:,}", f"{line.ended:,}", percent(line.share.share), spread


def _enough(total: GroupLine) -> str:
    if total.share is None:
        return say("Not enough data: have {have}, need {need} ended leads.", have=total.ended, need=NEED_ENDED)
    return say("A share is said from {need} ended on.", need=NEED_ENDED)


def _duration(found: Conversion, texts: Texts) -> Html:
    if found.duration is None:
        have = found.total.converted
        return texts(
            "Time to convert: not enough data: have {have}, need {need} converted.", have=have, need=NEED_TIMES
        )
    time = found.duration
    return texts(
        "Time to convert: half within {median}, the middle half {spread} days (of {count} converted; open "
        "leads are not in it).",
        median=counted(round(time.median), "day"),
        spread=f"{time.low:g}–{time.high:g}",
        count=f"{time.count:,}",
    )
