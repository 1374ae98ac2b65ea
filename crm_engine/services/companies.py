"""Companies as records of their own: kept and changed by those whose they are."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.briefs import CompanyBrief, company_brief
from crm_engine.services.customers import checked_name, company_for
from crm_engine.services.duplicates import resembling
from storage import audit, customers
from storage.names import name_key
from storage.pairs import COMPANY
from storage.phrases import say
from storage.tables import Company
from storage.words import Actor, Already, BadInput, NotFound

MOST_EMPLOYEES = 10_000_000
LONGEST_FACT = 100


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What a person says of a company; None where nothing is said. `name` renames it."""

    name: str | None = None
    sector: str | None = None
    location: str | None = None
    employees: int | None = None


def add_company(session: Session, actor: Actor, name: str, facts: CompanyFacts, now: datetime) -> CompanyBrief:
    """Keep a new company, the actor's. Raises BadInput, and Already where the name is taken."""
    if customers.company_named(session, name) is not None:
        raise Already(
            'the name "{name}" is taken here already; write down a deal with it, and you see it', name=name[:60]
        )
    row = company_for(session, actor, name, now)
    _take(row, facts)
    session.add(row)
    session.flush()
    assert row.id is not None
    brief = company_brief(session, actor, row.id, event="added", change=audit.current(session))
    return replace(brief, resembles=resembling(session, actor, COMPANY, row.id, row.name))


def change_company(session: Session, actor: Actor, company_id: int, facts: CompanyFacts) -> CompanyBrief:
    """Change what is known of a company that is the actor's to change.

    Raises NotFound where it is not, BadInput, and Already where another has the new name.
    """
    row = customers.own_company(session, actor, company_id)
    if row is None:
        raise NotFound("I cannot find a company of that name that you may change")
    if facts.name is not None:
        holder = customers.company_named(session, checked_name(facts.name, say("company name")))
        if holder is not None and holder.id != row.id:
            raise Already('another company is called "{facts}" already', facts=facts.name[:60])
    before = audit.snapshot(row)
    _take(row, facts)
    session.add(row)
    session.flush()
    change = audit.record(session, row, before) if audit.snapshot(row) != before else None
    return company_brief(session, actor, company_id, event="changed", change=change)


def _take(row: Company, facts: CompanyFacts) -> None:
    for what, said in (("sector", facts.sector), ("place", facts.location)):
        if said is not None and len(said) > LONGEST_FACT:
            raise BadInput(
                "the {what} has {length} characters; {most} are the most I keep",
                what=what,
                length=len(said),
                most=LONGEST_FACT,
            )
    if facts.employees is not None and not 0 <= facts.employees <= MOST_EMPLOYEES:
        raise BadInput("the number of employees must lie between 0 and {most:,}", most=MOST_EMPLOYEES)
    if facts.name is not None:
        row.name = checked_name(facts.name, say("company name"))
        row.name_key = name_key(row.name)
    row.sector = facts.sector or row.sector
    row.location = facts.location or row.location
    row.employees = row.employees if facts.employees is None else facts.employees
