"""/tag WHO #vip -#old: put tags on a company, a contact or a deal, and take them off; /tag WHO shows them."""

from sqlmodel import Session

from crm_engine.services.records import COMPANY, CONTACT, DEAL, Record
from crm_engine.services.tags import TagCard, drop_tag, tag, tags_of
from handlers.command import Button, Command, Reply, Request
from handlers.pick import row_number
from handlers.pick_who import Who, pick_who
from handlers.read.tags import read_tags, split_tags
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts, hashed
from storage.phrases import say

DROP = "drop"
BUTTONS = 6


def run(session: Session, request: Request) -> TagCard:
    """Read 'Acme #vip #2026', '#12 -#old' or 'Jane'; 'drop 7' takes one off."""
    verb, _, number = request.words.partition(" ")
    if verb.casefold() == DROP and (tag_id := row_number(number)) is not None:
        return drop_tag(session, request.actor, tag_id)
    named, add, remove = split_tags(request.words)
    who = pick_who(session, request, named)
    more, less = read_tags(who.rest)
    add, remove = [*more, *add], [*less, *remove]
    record = record_of(who)
    if not (add or remove):
        return tags_of(session, request.actor, record)
    return tag(session, request.actor, record, add, remove, request.now)


def record_of(who: Who) -> Record:
    """The one record that was named."""
    if who.deal_id is not None:
        return Record(DEAL, who.deal_id)
    if who.contact_id is not None:
        return Record(CONTACT, who.contact_id)
    assert who.company_id is not None
    return Record(COMPANY, who.company_id)


def show(card: TagCard, texts: Texts) -> Reply:
    """The tags as they are now, with a button each that takes it off."""
    names = [name for _id, name in card.tags]
    heading = texts("🏷 <b>{name}</b>: {tags}", name=card.name, tags=hashed(names) or say("no tags"))
    lines: list[str] = [heading]
    if card.added or card.removed:
        done = [texts("Put on: {tags}", tags=hashed(card.added))] if card.added else []
        done += [texts("Taken off: {tags}", tags=hashed(card.removed))] if card.removed else []
        lines.append(" · ".join(done))
    elif not names:
        lines.append(texts("Put one on: <code>tag Acme #vip</code>"))
    offs = [Button(shorten(f"✕ #{name}", 20), f"tag drop {tag_id}") for tag_id, name in card.tags[:BUTTONS]]
    rows = [offs[start : start + 3] for start in range(0, len(offs), 3)]
    undo = [[Button(say("Undo"), f"undo {card.change}")]] if card.change else []
    return Reply(Html("\n".join(lines)), [*rows, *undo], replaces=True)


COMMAND = Command(
    "tag",
    help="Tags on a company, contact or deal",
    example="tag Acme #vip -#old",
    run=run,
    show=show,
)
