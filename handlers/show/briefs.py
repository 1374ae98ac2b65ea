"""The brief before a call: who they are, how to reach them, what is open, what was last and what comes next."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from crm_engine.services.briefs import CompanyBrief, ContactBrief, Outlook
from crm_engine.services.contacts import ContactCard
from handlers.command import Button, Reply
from handlers.show.attachments import file_buttons, file_name
from handlers.show.cards import next_line
from handlers.show.days import Day
from handlers.show.duplicates import resembling_button, resembling_line
from handlers.show.facts import fact_line
from handlers.show.figures import counted
from handlers.show.labels import deal_label, shorten
from handlers.show.places import map_link
from handlers.show.texts import Html, Texts, hashed, money
from storage.phrases import Term, listed, say
from storage.timeline import DealTotal, Event
from storage.words import StageKind

DEAL_BUTTONS, CONTACT_BUTTONS = 3, 3
LONGEST_EVENT, LONGEST_STEP, LONGEST_NEEDS = 80, 100, 140
BUTTON = 30


def contact_lines(card: ContactCard, texts: Texts) -> list[str]:
    """What they do where, and how to reach them."""
    place = " · ".join(part for part in (card.role, card.company) if part)
    lines: list[str] = [texts("{place}", place=place)] if place else []
    lines += [texts("✉ {email}{label}", email=email, label=_label(card, email)) for email in card.emails]
    lines += [texts("☎ {phone}{label}", phone=phone, label=_label(card, phone)) for phone in card.phones]
    if card.birthday:
        lines.append(texts("🎂 {day}", day=_birthday(card.birthday)))
    if card.roles:
        roles = [say("{role} in #{deal}", role=Term(role), deal=deal) for deal, role in card.roles]
        lines.append(texts("👥 {roles}", roles=listed(roles)))
    return lines


def _label(card: ContactCard, value: str) -> str:
    label = card.labels.get(value)
    return listed([" (", Term(label), ")"], "") if label else ""


def _birthday(birthday: str) -> Day:
    """The day; one without a year is shown without one."""
    if birthday.startswith("--"):
        return Day(date.fromisoformat(f"2000{birthday[1:]}"), "day of year")
    return Day(date.fromisoformat(birthday), "day")


def show_contact_brief(brief: ContactBrief, texts: Texts) -> Reply:
    """The brief on a contact, with the open deals and what is usually done next as buttons."""
    card, outlook = brief.card, brief.outlook
    heading: list[str] = [texts("<b>{name}</b>", name=card.name)]
    lines = [*heading, *contact_lines(card, texts), *_outlook(outlook, texts, named=card.name)]
    reference = f"contact #{card.id}"
    company = (
        [Button(shorten(f"🏢 {card.company}", BUTTON), f"company #{brief.company_id}")] if brief.company_id else []
    )
    return Reply(
        Html("\n".join(lines)),
        [
            *_deal_buttons(outlook),
            *file_buttons(outlook.files),
            _next_buttons(reference),
            *([company] if company else []),
        ],
        shows=("contact", card.id),
    )


def show_company_brief(brief: CompanyBrief, texts: Texts) -> Reply:
    """The brief on a company, with its open deals and contacts as buttons."""
    heading = {"added": say("Company added: "), "changed": say("Company changed: ")}.get(brief.event, "")
    if brief.event and brief.change is None:
        heading = say("Nothing new, I have this already: ")
    facts = [
        brief.sector,
        brief.location,
        _staff(brief),
        say("owner {owner}", owner=brief.owner) if brief.owner else None,
    ]
    said = listed([fact for fact in facts if fact], " · ")
    lines: list[str] = [texts("{heading}<b>{name}</b>", heading=heading, name=brief.name)]
    lines += [texts("{said}", said=said)] if said else []
    lines += [texts("Won: {won}", won=_sum(won))] if (won := _of(brief, StageKind.WON)) else []
    lines += [texts("Contacts: {names}", names=_names(brief))] if brief.contacts else []
    lines += _outlook(brief.outlook, texts, _of(brief, StageKind.OPEN))
    lines += [resembling_line(brief.resembles, texts)] if brief.resembles else []
    contacts = [Button(shorten(f"👤 {one.label}", BUTTON), f"contact #{one.id}") for one in brief.contacts]
    last = [[resembling_button(brief.resembles)]] if brief.resembles else []
    last += [[Button(say("Undo"), f"undo {brief.change}")]] if brief.change else []
    rows = [
        *_deal_buttons(brief.outlook),
        *file_buttons(brief.outlook.files),
        *([contacts[:CONTACT_BUTTONS]] if contacts else []),
    ]
    return Reply(
        Html("\n".join(lines)),
        [*rows, _next_buttons(f"company #{brief.id}"), *last],
        replaces=bool(brief.event),
        shows=("company", brief.id),
    )


def ago(moment: datetime, texts: Texts) -> str:
    """How long since, in days of the reader's own calendar: today, yesterday, 3 days ago."""
    days = (texts.today - texts.local(moment).date()).days
    return say("today") if days <= 0 else say("yesterday") if days == 1 else say("{days:,} days ago", days=days)


def _outlook(outlook: Outlook, texts: Texts, totals: Iterable[DealTotal] = (), named: str = "") -> Iterator[str]:
    """What is open, next and last; `named` is the one whom the brief is on anyway."""
    yield from fact_line(outlook.facts, texts)
    if outlook.tags:
        yield texts("🏷 {tags}", tags=hashed(outlook.tags))
    if outlook.needs:
        yield texts("📌 Wants: {needs}", needs=shorten(" · ".join(outlook.needs), LONGEST_NEEDS))
    if outlook.deals:
        total = _sum(totals)
        yield texts(
            "Open: {deals}{sum}",
            deals=counted(len(outlook.deals), "deal"),
            sum=say(", {total}", total=total) if total else "",
        )
    for deal in outlook.deals[:DEAL_BUTTONS]:
        if deal.next_step:
            yield texts("#{id} {line}", id=deal.id, line=next_line(deal, texts))
    if outlook.next_step is not None:
        step = outlook.next_step
        said = shorten(step.text or say("follow up"), LONGEST_STEP)
        yield texts("⏰ {when} {said}", when=texts.moment(step.at), said=said)
    if outlook.last_touch is not None:
        yield texts("Last touch: {ago}", ago=ago(outlook.last_touch, texts))
    if not outlook.events:
        yield texts("Nothing logged yet.")
    for event in outlook.events:
        yield _event(event, texts, named)


def _event(event: Event, texts: Texts, named: str) -> str:
    local = texts.local(event.at)
    who = say(" with {contact}", contact=event.contact) if event.contact and event.contact != named else ""
    text = say(": {text}", text=shorten(event.text, LONGEST_EVENT)) if event.text else ""
    where = f" {map_link(event.place, texts)}" if event.place else ""
    where += texts(" 📎 {name}", name=file_name(event.file, texts)) if event.file else ""
    return texts(
        "· {day} {kind}{who}{text}{where} ({by})",
        day=Day(local.date(), "day of year" if local.year == texts.today.year else "day"),
        kind=Term(event.kind),
        who=who,
        text=text,
        where=Html(where),
        by=event.by,
    )


def _staff(brief: CompanyBrief) -> str | None:
    return counted(brief.employees, "employee") if brief.employees is not None else None


def _of(brief: CompanyBrief, status: StageKind) -> list[DealTotal]:
    return [total for total in brief.totals if total.status is status]


def _sum(totals: Iterable[DealTotal]) -> str:
    """Each currency by itself: they are never added up."""
    return listed([money(total.amount, total.currency) for total in totals], " + ")


def _names(brief: CompanyBrief) -> str:
    names = [
        say("{name} ({company})", name=one.label, company=one.facts["role"]) if one.facts["role"] else one.label
        for one in brief.contacts
    ]
    more = say(" and {more:,} more", more=brief.more_contacts) if brief.more_contacts else ""
    return listed([listed(names), more], "")


def _deal_buttons(outlook: Outlook) -> list[list[Button]]:
    return [[Button(deal_label(deal), f"deal #{deal.id}")] for deal in outlook.deals[:DEAL_BUTTONS]]


def _next_buttons(reference: str) -> list[Button]:
    return [Button(say("Log call"), f"log call {reference}"), Button(say("Remind"), f"remind {reference}")]
