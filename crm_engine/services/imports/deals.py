"""Deals from a list: found again by their ids in it, made or brought up to date, with their stages' history."""

from collections import Counter
from pathlib import PurePath

from crm_engine.services.imports.companies import ensure_companies
from crm_engine.services.imports.deal_rows import DealRow, read_deals
from crm_engine.services.imports.deal_values import Links, moment, said_of, stage_entry, stage_history, touched
from crm_engine.services.imports.people import known_owners, may_own, usual_owner
from crm_engine.services.imports.products import ensure_products
from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.rows import Values, news_of, rewrite, rows_where, standing, write_new
from crm_engine.services.imports.source import Importing
from crm_engine.services.imports.stages import Stages, stages_for
from storage.names import name_key
from storage.phrases import say
from storage.tables import Company, Deal, DealHistory, User
from storage.words import BadInput

OUTCOME = frozenset({"pipeline_id", "stage_id", "status", "closed_on", "close_amount", "lost_reason"})
MOST_STAGES = 30


def import_deals(at: Importing, reader: Reader) -> None:
    """Bring a list of deals in.

    A deal is found again by its id and the name of the id's column, so that a renamed copy of a file has the same
    deals, and two systems' lists are told apart. Only deals of users whom the actor may write for are taken. An id of a
    deal that the actor may not see is one that does not exist: its row becomes a deal of the actor's team.
    Raises BadInput, with nothing written, where the stages are too many to be stages.
    """
    source = _source(reader)
    known, taken = _known(at, source)
    said = read_deals(reader)
    names = {name_key(row.stage): row.stage for row in reversed(said)}
    if len(names) > MOST_STAGES:
        header = reader.mapping.header("stage")
        raise BadInput(
            "{header} has {length} different values, too many for the stages of a pipeline",
            header=header,
            length=len(names),
        )
    rows, owners = _permitted(at, reader, said, known)
    if not rows:
        return
    ordered = sorted({names[name_key(row.stage)] for row in rows}, key=[row.stage for row in said].index)
    at_home = Counter(known[row.external_id]["pipeline_id"] for row in rows if row.external_id in known)
    stages = stages_for(at.session, PurePath(reader.report.name).stem, ordered, at_home)
    companies = ensure_companies(at, [row.company for row in rows if row.company])
    products = ensure_products(at, [row.product for row in rows if row.product])
    ownerless = [row for row in rows if row.owner is None and row.external_id not in known]
    usual = usual_owner(at) if ownerless else None
    news, changes = [], []
    for row in rows:
        links = Links(
            owner=owners[name_key(row.owner)]["id"] if row.owner else None,
            company=companies[name_key(row.company)] if row.company else None,
            product=products[name_key(row.product)] if row.product else None,
            stage=stages.by_key[name_key(row.stage)],
        )
        deal = known.get(row.external_id, {})
        said_now = said_of(row, links, deal)
        if row.facts:
            said_now["facts"] = {**(deal.get("facts") or {}), **row.facts}
        if deal:
            changes.append((row, deal, said_now))
        else:
            news.append((row, {"owner_id": usual, **said_now}))
    _write_new(at, reader, (source, taken), stages, news)
    _write_changes(at, reader, stages, changes)
    _tell(reader, stages)


def _source(reader: Reader) -> str:
    return f"deals by {name_key(reader.mapping.header('external_id'))}" if reader.has("external_id") else "deals"


def _known(at: Importing, source: str) -> tuple[dict[str, Values], set[str]]:
    """The deals of this list that the actor may change, by id; and the ids that others' deals have."""
    rows = rows_where(at.session, Deal, "source_file", (source, _own_source(at, source)))
    holders = standing(at.session, User, "id", {row["owner_id"] for row in rows})
    own = [row for row in rows if may_own(at, holders[row["owner_id"]])]
    own.sort(key=lambda row: bool(row["source_file"] == source))  # where both are theirs, the list's own deal it is
    return {row["external_id"]: row for row in own}, {
        row["external_id"] for row in rows if row["source_file"] == source
    }


def _own_source(at: Importing, source: str) -> str:
    """Where deals stand whose ids others' deals have."""
    return f"{source}, {f'team {at.actor.team_id}' if at.actor.team_id else f'person {at.actor.user_id}'}"


def _permitted(
    at: Importing, reader: Reader, rows: list[DealRow], known: dict[str, Values]
) -> tuple[list[DealRow], dict[str, Values]]:
    """The rows that the actor may write, and the owners that they name, by key."""
    owners = known_owners(at, [row.owner for row in rows if row.owner])
    others = _others(at, rows, known)
    kept = []
    for row in rows:
        owner = owners.get(name_key(row.owner)) if row.owner else None
        deal = known.get(row.external_id)
        if row.owner and (owner is None or not may_own(at, owner)):
            reader.skip(row.row, "owner", say("{owner} is not in your team", owner=row.owner))
        elif deal is not None and row.external_id in others:
            why = say("has this id already, with another company and another first day")
            reader.skip(row.row, "external_id", say("deal #{deal} {why}", deal=deal["id"], why=why))
        else:
            kept.append(row)
    return kept, owners


def _others(at: Importing, rows: list[DealRow], known: dict[str, Values]) -> set[str]:
    """Ids under which quite another deal is known: two lists that number their deals alike must not be mixed."""
    doubtful = [
        (row, deal)
        for row in rows
        if (deal := known.get(row.external_id)) and row.company and row.created_on and deal["company_id"]
        if deal["created_on"] not in (None, row.created_on)
    ]
    companies = standing(at.session, Company, "id", {deal["company_id"] for _row, deal in doubtful})
    return {
        row.external_id
        for row, deal in doubtful
        if companies[deal["company_id"]]["name_key"] != name_key(row.company or "")
    }


def _write_new(
    at: Importing, reader: Reader, known: tuple[str, set[str]], stages: Stages, news: list[tuple[DealRow, Values]]
) -> None:
    source, taken = known
    values = [
        {
            **said,
            "created_at": at.now,
            "touched_at": touched(row, said["status"], at.now),
            "source_file": _own_source(at, source) if row.external_id in taken else source,
            "external_id": row.external_id,
        }
        for row, said in news
    ]
    ids = write_new(at.session, Deal, values)
    first = stages.first_open(reader.mapping.header("created_on") if reader.has("created_on") else None)
    history: list[Values] = []
    for deal_id, (row, _said) in zip(ids, news, strict=True):
        history += stage_history(deal_id, row, stages.by_key[name_key(row.stage)], first, at.now)
    write_new(at.session, DealHistory, history)
    reader.report.created = len(ids)


def _write_changes(
    at: Importing, reader: Reader, stages: Stages, changes: list[tuple[DealRow, Values, Values]]
) -> None:
    by_deal = {deal["id"]: row for row, deal, _said in changes}
    history: list[Values] = []
    news = news_of(at.session, Deal, [(deal, said) for _row, deal, said in changes], OUTCOME)
    for deal, said in news:
        row = by_deal[deal["id"]]
        at_day = moment(row.closed_on, at.now) if row.closed_on and said.get("closed_on") else at.now
        said |= {"version": deal["version"] + 1, "touched_at": max(deal["touched_at"], at_day)}
        if "stage_id" in said:
            history.append(stage_entry(deal["id"], stages.by_key[name_key(row.stage)], at_day))
    rewrite(at.session, Deal, news)
    write_new(at.session, DealHistory, history)
    reader.report.updated = len(news)


def _tell(reader: Reader, stages: Stages) -> None:
    names = ", ".join(stage["name"] for stage in stages.ordered)
    reader.report.notes.append(
        say("new pipeline {pipeline}: {names}", pipeline=stages.pipeline, names=names)
        if stages.made
        else say("pipeline {pipeline}: {names}", pipeline=stages.pipeline, names=names)
    )
