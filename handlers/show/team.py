"""The team: its members as a list and as cards, and what was handed over."""

from dataclasses import dataclass

from crm_engine.services.giving import HandedOver, Records
from crm_engine.services.members import Member, TeamAdded
from handlers.command import Button, Reply
from handlers.show.figures import counted
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage.phrases import Spoken, Term, listed, say

PAGE = 8
EVENTS = {
    "role": say("Role changed: "),
    "team": say("Moved: "),
    "leave": say("Deactivated: "),
    "back": say("Let back in: "),
}


@dataclass(frozen=True, slots=True)
class MemberPage:
    """Some of the members, and where they stand among all."""

    members: tuple[Member, ...]
    number: int
    pages: int
    total: int


def page_of(members: list[Member], number: int) -> MemberPage:
    """That page of the members; the last one where there are fewer."""
    pages = max(1, -(-len(members) // PAGE))
    number = min(max(number, 1), pages)
    return MemberPage(tuple(members[(number - 1) * PAGE : number * PAGE]), number, pages, len(members))


def show_team(shown: MemberPage | Member | TeamAdded | HandedOver, texts: Texts) -> Reply:
    """Whatever /team answers."""
    if isinstance(shown, MemberPage):
        return _show_page(shown, texts)
    if isinstance(shown, Member):
        return _show_member(shown, texts)
    if isinstance(shown, TeamAdded):
        undo = [[Button(say("Undo"), f"undo {shown.change}")]] if shown.change else []
        said = texts("Team <b>{name}</b> is there. Move people into it from /team.", name=shown.name)
        return Reply(said, undo, replaces=True)
    return show_handed_over(shown, texts)


def show_handed_over(handed: HandedOver, texts: Texts) -> Reply:
    """What has gone to whom."""
    what = records_said(handed.records)
    if handed.assigned:
        said = texts("<b>{taker}</b> has now: {what}.", taker=handed.taker, what=what)
    else:
        giver, taker = handed.giver, handed.taker
        said = texts("Handed over from {giver} to <b>{taker}</b>: {what}.", giver=giver, taker=taker, what=what)
    undo = [[Button(say("Undo"), f"undo {handed.change}")]] if handed.change else []
    return Reply(said, undo, replaces=True)


def show_handed(handed: HandedOver, texts: Texts) -> Reply:
    """What the new owner is told."""
    what = records_said(handed.records)
    if handed.assigned:
        said = texts("📥 <b>{giver}</b> has given to you: {what}.", giver=handed.giver, what=what)
    else:
        said = texts("📥 You have taken over from <b>{giver}</b>: {what}.", giver=handed.giver, what=what)
    return Reply(said, [[Button(say("Open deals"), "deals"), Button(say("Reminders"), "reminders")]])


def records_said(records: Records) -> Spoken:
    """'12 open deals, 3 companies and 1 reminder'."""
    parts = [
        counted(records.deals, "open deal"),
        counted(records.companies, "company", "companies"),
        counted(records.contacts, "contact"),
        counted(records.reminders, "reminder"),
        counted(records.leads, "open lead"),
    ]
    said: list[Spoken] = [*(part for part in parts if part.number)] or [say("nothing")]
    return said[0] if len(said) == 1 else say("{first} and {last}", first=listed(said[:-1]), last=said[-1])


def _show_page(page: MemberPage, texts: Texts) -> Reply:
    heading = texts("<b>The team</b>: {total}", total=counted(page.total, "person", "people"))
    lines = [texts("<b>{name}</b> · {facts}", name=one.name, facts=_facts(one, texts)) for one in page.members]
    rows = [[Button(shorten(one.name, 40), f"team #{one.id}")] for one in page.members]
    turns = []
    if page.number > 1:
        turns.append(Button(say("◀ Back"), f"team page {page.number - 1}"))
    if page.number < page.pages:
        turns.append(Button(say("More ▶"), f"team page {page.number + 1}"))
    return Reply("\n".join([heading, *lines]), [*rows, *([turns] if turns else [])], replaces=bool(turns))


def _show_member(one: Member, texts: Texts) -> Reply:
    heading = texts("{event}<b>{name}</b>", event=EVENTS.get(one.event, ""), name=one.name)
    body = texts("{facts}", facts=_facts(one, texts))
    first = [Button(say("Role"), f"team role #{one.id}")] if "role" in one.can else []
    first += [Button(say("Move to a team"), f"team move #{one.id}")] if "team" in one.can else []
    second = [Button(say("Hand over records"), f"team hand #{one.id}")] if "hand" in one.can else []
    second += [Button(say("Deactivate"), f"team leave #{one.id}")] if "leave" in one.can else []
    second += [Button(say("Let back in"), f"team back #{one.id}")] if "back" in one.can else []
    undo = [Button(say("Undo"), f"undo {one.change}")] if one.change else []
    return Reply(Html(f"{heading}\n{body}"), [row for row in (first, second, undo) if row], replaces=bool(one.event))


def _facts(one: Member, texts: Texts) -> str:
    seen = (
        say("seen {moment}", moment=texts.moment(one.seen))
        if one.seen
        else say("not seen for a month")
        if one.has_chat
        else say("no chat yet")
    )
    state = seen if one.active else say("has left")
    return listed([Term(one.role), one.team or say("no team"), counted(one.open_deals, "open deal"), state], " · ")
