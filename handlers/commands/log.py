"""/log KIND COMPANY TEXT: write down what was done."""

from sqlmodel import Session

from crm_engine.services.activities import ActivityLogged, log_activity
from crm_engine.services.deal_cards import card_of
from handlers.asking import ask_one_of
from handlers.command import Button, Command, Reply, Request
from handlers.pick import marked_number, pick_company
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage import deals
from storage.words import ActivityKind, NotFound

KINDS = [(kind.value.capitalize(), kind.value) for kind in ActivityKind]
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


def write_down(session: Session, request: Request, kind: ActivityKind, words: str) -> ActivityLogged:
    """Log an activity of one kind about the deal or the company that the words begin with."""
    first, _, rest = words.partition(" ")
    if (deal_id := marked_number(first)) is not None:
        card_of(session, request.actor, deal_id)
        deal = deals.visible(session, request.actor, deal_id)
        if deal is None or deal.company_id is None:
            raise NotFound("that deal has no company to log it with")
        company_id, text, on_deal = deal.company_id, rest, deal_id
    else:
        picked = pick_company(session, request, words)
        company_id, text, on_deal = picked.company_id, picked.rest, None
    return log_activity(session, request.actor, kind, text.strip(), request.now, company_id=company_id, deal_id=on_deal)


def show(logged: ActivityLogged, texts: Texts) -> Reply:
    """Say what was kept, and that follow-ups start anew."""
    line = texts("📝 <b>{kind}</b> with <b>{company}</b>", kind=logged.kind.capitalize(), company=logged.company)
    if logged.text:
        line = Html(line + texts(": {text}", text=shorten(logged.text, SHOWN)))
    when = texts("\n{when}", when=texts.moment(logged.at))
    touched = texts(" · {count} open deals touched", count=logged.touched) if logged.touched > 1 else ""
    return Reply(line + when + touched, [[Button("Undo", f"undo {logged.change}")]])


COMMAND = Command(
    "log", help="Write down a call, a meeting ...", example="log call Acme talked to Jane", run=run, show=show
)
