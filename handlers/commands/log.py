"""/log KIND COMPANY TEXT: write down what was done, with what its words say that the customer wants, and its tags."""

from dataclasses import replace

from sqlmodel import Session

from crm_engine.services.activities import ActivityLogged, log_activity
from crm_engine.services.needs import add_needs
from crm_engine.services.records import Record
from crm_engine.services.tags import tag
from handlers.asking import ask_one_of
from handlers.command import Button, Command, Reply, Request
from handlers.commands.need import customer_of
from handlers.commands.tag import record_of
from handlers.perform import texts_of
from handlers.pick_who import Who, contact_in, pick_who
from handlers.read.tags import tags_in
from handlers.read.wants import wants_in
from handlers.show.attachments import file_name
from handlers.show.labels import shorten
from handlers.show.places import map_link
from handlers.show.texts import Html, Texts, hashed
from storage.phrases import Term, say
from storage.words import ActivityKind, Attachment, NotFound, Place

KINDS = [(Term(kind.value.capitalize()), kind.value) for kind in ActivityKind]
SHOWN = 200
# How people say the kinds.
SAID = {
    **dict.fromkeys(("called", "phoned", "phone", "rang"), "call"),
    **dict.fromkeys(("met", "meet"), "meeting"),
    **dict.fromkeys(("mail", "mailed", "emailed", "e-mail"), "email"),
    **dict.fromkeys(("visited",), "visit"),
    **dict.fromkeys(("wrote", "texted", "text", "chat"), "message"),
}


def run(session: Session, request: Request) -> ActivityLogged:
    """Read 'call Acme talked to Jane'; a missing kind or company is asked for."""
    first, _, rest = request.words.partition(" ")
    said = request.answers.get("kind") or first
    kind = ActivityKind(ask_one_of("kind", SAID.get(said.casefold(), said), KINDS, "What was it?"))
    named = not request.answers.get("kind") or first.casefold()[:4] == kind.value[:4]  # 'calling Acme' names it too
    return write_down(session, request, kind, rest if named else request.words)


def write_down(
    session: Session, request: Request, kind: ActivityKind, words: str, place: Place | None = None
) -> ActivityLogged:
    """Log an activity of one kind about the deal, the company or the contact that the words begin with."""
    who = pick_who(session, request, words)
    return keep(session, request, kind, who, who.rest.strip(), named=who.rest, place=place)


def keep(
    session: Session,
    request: Request,
    kind: ActivityKind,
    who: Who,
    text: str,
    *,
    named: str = "",
    place: Place | None = None,
    file: Attachment | None = None,
) -> ActivityLogged:
    """Log an activity with somebody; `named` are words that may name a contact at their company."""
    if who.company_id is None and who.contact_id is None:
        raise NotFound("that deal has no company to log it with")
    record = record_of(who)
    if who.contact_id is None and who.company_id is not None:
        who = replace(who, contact_id=contact_in(session, request, who.company_id, named))
    logged = log_activity(
        session,
        request.actor,
        kind,
        text,
        request.now,
        company_id=who.company_id,
        contact_id=who.contact_id,
        deal_id=who.deal_id,
        place=place,
        file=file,
    )
    return _with_tags(session, request, _with_needs(session, request, logged, who), record)


def _with_needs(session: Session, request: Request, logged: ActivityLogged, who: Who) -> ActivityLogged:
    """What the words say that the customer wants is kept as a need."""
    wants = wants_in(logged.text, texts_of(request).local(request.now))
    if not wants:
        return logged
    card = add_needs(session, request.actor, customer_of(who), wants, request.now)
    return replace(logged, needs=tuple(need.text for need in card.added))


def _with_tags(session: Session, request: Request, logged: ActivityLogged, record: Record) -> ActivityLogged:
    """Tags in the words go on the record that was named."""
    names = tags_in(logged.text)
    if not names:
        return logged
    try:
        card = tag(session, request.actor, record, names, [], request.now)
    except NotFound:
        return replace(logged, left=tuple(names))
    return replace(logged, tags=card.added)


def show(logged: ActivityLogged, texts: Texts) -> Reply:
    """Say what was kept, and that follow-ups start anew."""
    who = " · ".join(name for name in (logged.company, logged.contact) if name)
    line = texts("📝 <b>{kind}</b> with <b>{who}</b>", kind=Term(logged.kind.capitalize()), who=who)
    if logged.text:
        line = Html(line + texts(": {text}", text=shorten(logged.text, SHOWN)))
    kept = texts("\n📌 Wants: {needs}", needs=" · ".join(logged.needs)) if logged.needs else ""
    kept += texts("\n🏷 {tags}", tags=hashed(logged.tags)) if logged.tags else ""
    kept += texts("\n{tags} not put on: the record is not yours", tags=hashed(logged.left)) if logged.left else ""
    when = texts("\n{when}", when=texts.moment(logged.at))
    touched = texts(" · {count} open deals touched", count=logged.touched) if logged.touched > 1 else ""
    where = Html(f"\n{map_link(logged.place, texts)}") if logged.place else ""
    where += texts("\n📎 {name}", name=file_name(logged.file, texts)) if logged.file else ""
    return Reply(line + kept + when + touched + where, [[Button(say("Undo"), f"undo {logged.change}")]])


COMMAND = Command(
    "log",
    help="Write down a call, a meeting ...",
    example="log call Acme talked to Jane",
    run=run,
    show=show,
    about=("deal", "contact", "company"),
)
