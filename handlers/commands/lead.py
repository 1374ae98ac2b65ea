"""/lead NAME EMAIL COMPANY source WHERE: keep a lead, move it along, convert it."""

from sqlmodel import Session

from crm_engine.services.customers import similar
from crm_engine.services.lead_cards import LeadCard, card_of
from crm_engine.services.leads import NewLead, add_lead, as_known, convert_lead, move_lead, source_near
from handlers.asking import asking_for
from handlers.command import Command, Missing, Request
from handlers.pick import marked_number, row_number
from handlers.read.contacts import ContactWords, read_contact_fields
from handlers.read.money import minor_units, read_amount
from handlers.read.words import fields
from handlers.show.labels import shorten
from handlers.show.leads import show_lead
from storage import customers, leads
from storage.names import name_key
from storage.phrases import Term, say
from storage.words import BadInput, LeadStatus, NotFound

KEYWORDS = ("source",)
CONVERT, NEW = "convert", "new"
STATUSES = {status.casefold(): status for status in LeadStatus if status is not LeadStatus.CONVERTED}
CHOICES = 6
UNKNOWN, NEAR, KEEP = "none", "near", "keep"


def run(session: Session, request: Request) -> LeadCard:
    """Read 'Jane Doe jane@acme.com Acme source Webinar', '#3', '#3 qualified', 'convert Jane 12k', or a name."""
    first, _, rest = request.words.partition(" ")
    verb = _verb(first) if first.casefold() != NEW else ""  # 'lead new Jane' keeps another Jane
    if (number := marked_number(first)) is not None:
        word, _, after = rest.partition(" ")
        return _do(session, request, number, _verb(word), after if _verb(word) else rest)
    if verb and rest.strip():
        lead_id, after = _pick(session, request, rest.strip())
        return _do(session, request, lead_id, verb, after)
    if verb:
        raise BadInput("say which lead")
    another = first.casefold() == NEW
    positional, named = fields(rest if another else request.words, KEYWORDS)
    known = [name for _id, name in customers.visible_companies(session, request.actor)]
    said = read_contact_fields(positional, names=known)
    name = request.answers.get("name") or said.name
    if not name:
        raise Missing("name", "What is the lead's name?")
    if not named and not another and _is_name_alone(said) and (found := _named(session, request, name)) is not None:
        return card_of(session, request.actor, found)
    source = _source(session, request, named.get("source", ""))
    email, phone = next(iter(said.emails), None), next(iter(said.phones), None)
    return add_lead(session, request.actor, NewLead(name, said.company, said.role, email, phone, source), request.now)


def _do(session: Session, request: Request, lead_id: int, verb: str, rest: str) -> LeadCard:
    """Show, move or convert one lead."""
    if verb == CONVERT:
        return _convert(session, request, card_of(session, request.actor, lead_id), rest)
    if not verb:
        if rest:
            raise BadInput("say what becomes of it: Working, Nurturing, Qualified, Unqualified or convert")
        return card_of(session, request.actor, lead_id)
    return move_lead(session, request.actor, lead_id, STATUSES[verb], rest.strip(" -–:") or None, request.now)


def _convert(session: Session, request: Request, lead: LeadCard, rest: str) -> LeadCard:
    company = request.answers.get("company") or lead.company
    if lead.status is not LeadStatus.CONVERTED:
        if not company:
            raise Missing("company", "Which company is {name} from?", name=lead.name)
        said = request.answers.get("amount") or rest
        if not said:
            raise Missing("amount", "How much may the deal be worth?", [(say("Not known yet"), UNKNOWN)])
    else:
        said = UNKNOWN
    money = None
    if said != UNKNOWN:
        with asking_for("amount"):
            amount = read_amount(said)
            currency = amount.currency or request.actor.currency
            money = minor_units(amount.value, currency), currency
    return convert_lead(session, request.actor, lead.id, company or "", money, request.now)


def _verb(word: str) -> str:
    folded = word.casefold()
    return CONVERT if folded in (CONVERT, "converted") else folded if folded in STATUSES else ""


def _pick(session: Session, request: Request, words: str) -> tuple[int, str]:
    """The open lead that the words begin with, and what follows. Raises Missing, NotFound."""
    if (answer := row_number(request.answers.get("lead", ""))) is not None:
        return answer, _figures_in(words)
    first, _, rest = words.partition(" ")
    if (number := marked_number(first)) is not None:
        return number, rest
    known = leads.names(session, request.actor)
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        said = name_key(" ".join(parts[:count]))
        hits = [found for found, name in known if name_key(name) == said or name_key(name.split(" ")[0]) == said]
        if len(hits) == 1:
            return hits[0], " ".join(parts[count:])
        if hits:
            raise Missing("lead", "Which lead?", [(f"#{hit} {dict(known)[hit]}", str(hit)) for hit in hits[:CHOICES]])
    near = similar(words, known, CHOICES)
    if not near:
        raise NotFound("I know no open lead of that name")
    raise Missing("lead", "Which lead do you mean?", [(f"#{one.id} {one.label}", str(one.id)) for one in near])


def _figures_in(words: str) -> str:
    """What stands behind a name that has been asked about: what is left from the first figure on."""
    parts = words.split(" ")
    start = next((place for place, part in enumerate(parts) if any(char.isdigit() for char in part)), len(parts))
    return " ".join(parts[start:])


def _named(session: Session, request: Request, name: str) -> int | None:
    """The open lead of exactly this name, where there is one alone."""
    hits = [found for found, each in leads.names(session, request.actor) if name_key(each) == name_key(name)]
    return hits[0] if len(hits) == 1 else None


def _source(session: Session, request: Request, said: str) -> str | None:
    """The source as the team writes it; one that is nearly a known one is asked about."""
    if not said:
        return None
    near, answer = source_near(session, said), request.answers.get("source")
    if near is not None and answer not in (NEAR, KEEP):
        choices = [(Term(near), NEAR), (say("Keep “{said}”", said=shorten(said, 30)), KEEP)]
        raise Missing("source", 'Is "{said}" the source {near}?', choices, said=said[:40], near=Term(near))
    return near if near is not None and answer == NEAR else as_known(session, said)


def _is_name_alone(said: ContactWords) -> bool:
    return not (said.role or said.emails or said.phones or said.company)


COMMAND = Command(
    "lead",
    help="Keep a lead, move it along, convert it",
    example="lead Jane Doe jane@acme.com Acme source Webinar",
    run=run,
    show=show_lead,
)
