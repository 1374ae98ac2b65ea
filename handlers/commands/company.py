"""/company NAME: the brief before a call; /company NAME sector X: keep a company, or change what is known of it."""

from sqlmodel import Session

from crm_engine.services.briefs import CompanyBrief, company_brief
from crm_engine.services.companies import CompanyFacts, add_company, change_company
from handlers.command import Command, Missing, Request
from handlers.pick import marked_number, row_number
from handlers.read.words import fields, unquote
from handlers.show.briefs import show_company_brief
from storage import customers, search
from storage.name_index import PART
from storage.names import name_key
from storage.phrases import say
from storage.words import BadInput

PLACES = ("place", "location", "city")
WORDS = ("sector", *PLACES, "employees", "name")
NEW = "new"
CHOICES = 6
LONGEST_LABEL = 48


def run(session: Session, request: Request) -> CompanyBrief:
    """Read 'Acme' or '#3' and show it; with 'sector Retail place Berlin employees 120 name X' keep that."""
    said, values = fields(request.words, WORDS)
    new = said.casefold().startswith(f"{NEW} ")
    name = unquote(said[len(NEW) :] if new else said) or request.answers.get("company", "")
    if not name:
        raise Missing("company", "Which company?")
    facts = _facts(values)
    number = marked_number(name)
    if number is None and not new and (number := _known(session, request, name)) is None:
        number = row_number(request.answers["which"]) if request.answers["which"] != NEW else None
    if number is None:
        return add_company(session, request.actor, name, facts, request.now)
    if facts == CompanyFacts():
        return company_brief(session, request.actor, number)
    return change_company(session, request.actor, number, facts)


def _known(session: Session, request: Request, name: str) -> int | None:
    """The company of that name, or the only one whose name has it; None where an answer says which.

    Raises Missing where none or several are meant.
    """
    exact = customers.companies_keyed(session, request.actor, [name_key(name)])
    if exact:
        return next(iter(exact.values()))[0]
    if "which" in request.answers:
        return None
    found = search.companies(session, request.actor, name, CHOICES)
    if len(found) == 1 and float(found[0].facts["score"]) > PART:
        return found[0].id
    choices = [(one.label, str(one.id)) for one in found]
    question = (
        say("Which company do you mean?")
        if found
        else say("I know no company {name}. Shall I keep it?", name=name[:60])
    )
    raise Missing("which", question, [*choices, (say("New company {name}", name=name)[:LONGEST_LABEL], NEW)])


def _facts(values: dict[str, str]) -> CompanyFacts:
    employees = values.get("employees", "").replace(",", "").replace(".", "").replace(" ", "")
    if "employees" in values and not (employees.isdecimal() and len(employees) < 12):
        raise BadInput("say how many employees as a whole number, such as employees 120")
    return CompanyFacts(
        name=values.get("name") or None,
        sector=values.get("sector") or None,
        location=next((values[word] for word in PLACES if values.get(word)), None),
        employees=int(employees) if employees else None,
    )


COMMAND = Command(
    "company",
    help="Keep a company, or see it before a call",
    example="company Acme sector Retail place Berlin employees 120",
    run=run,
    show=show_company_brief,
    aliases=("co",),
)
