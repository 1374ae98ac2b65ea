"""The rows of a deal list as they were meant: who, with whom, what, in which stage, since when, for how much."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from crm_engine.services.imports.amounts import Sum
from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.source import SourceRow
from storage.names import name_key
from storage.phrases import say
from storage.words import LEAD_SOURCES, LOST_REASONS


@dataclass(frozen=True, slots=True)
class DealRow:
    """One deal as the file says it; amounts in minor units of `currency`, None where the file says nothing.

    external_id  its id in the file, or its fingerprint where the file has no ids
    closed_on    the close date, which of an open deal is the expected one
    facts        the team's own fields
    """

    row: SourceRow
    external_id: str
    stage: str
    owner: str | None
    company: str | None
    product: str | None
    title: str | None
    created_on: date | None
    closed_on: date | None
    expected_close: date | None
    value: int | None
    list_price: int | None
    currency: str
    source: str | None
    lost_reason: str | None
    facts: dict[str, Any]


def read_deals(reader: Reader) -> list[DealRow]:
    """The deals of a table.

    Left out: rows without a stage or an id, with an unreadable amount or date, an id twice; and in a list without ids,
    rows with nothing to know a deal by, for two of them in two lists would be taken for one.
    """
    with_ids = reader.has("external_id")
    if not with_ids:
        reader.report.notes.append(
            say(
                "there is no id column: the same company, owner, product, title and first day (without days: amount "
                "too) are the same deal when this is imported again"
            )
        )
    found: dict[str, DealRow] = {}
    for row in reader.rows():
        said = _read(reader, row)
        if said is None:
            continue
        if not with_ids and not (said.company or said.title or said.product):
            reader.skip(row, None, say("there is no id, company, title or product to know this deal by"))
            continue
        if not with_ids:
            said = replace(said, external_id=_free(_fingerprint(said, reader.has("created_on")), found))
        if said.external_id in found:
            reader.skip(
                row,
                "external_id",
                say("this id stands already in row {number}", number=found[said.external_id].row.number),
            )
            continue
        found[said.external_id] = said
        if said.created_on and said.closed_on and said.closed_on < said.created_on:
            reader.remark(row, "closed_on", say("this is before the deal's first day; both were taken as they stand"))
    return list(found.values())


def _read(reader: Reader, row: SourceRow) -> DealRow | None:
    value: Sum | None = reader.amount(row, "close_value")
    listed: Sum | None = reader.amount(row, "list_price")
    currency = reader.currency(row, value, listed)
    said = DealRow(
        row=row,
        external_id=reader.text(row, "external_id", needed=reader.has("external_id")) or "",
        stage=reader.text(row, "stage", needed=True) or "",
        owner=reader.text(row, "owner"),
        company=reader.text(row, "company"),
        product=reader.text(row, "product"),
        title=reader.text(row, "title"),
        created_on=reader.day(row, "created_on"),
        closed_on=reader.day(row, "closed_on"),
        expected_close=reader.day(row, "expected_close"),
        value=value.minor(currency) if value else None,
        list_price=listed.minor(currency) if listed else None,
        currency=currency,
        source=_known(reader.text(row, "source"), LEAD_SOURCES),
        lost_reason=_known(reader.text(row, "lost_reason"), LOST_REASONS),
        facts=reader.facts(row),
    )
    return None if reader.report.is_skipped(row.number) else said


def _known(said: str | None, words: tuple[str, ...]) -> str | None:
    """The house's own word where it is one, else as the file says it."""
    return next((word for word in words if said and name_key(word) == name_key(said)), said)


def _fingerprint(said: DealRow, dated: bool) -> str:
    names = [name_key(name or "") for name in (said.company, said.owner, said.product, said.title)]
    when = [str(said.created_on)] if dated else [str(said.value), str(said.closed_on)]
    return "row " + hashlib.sha256("\n".join([*names, *when]).encode()).hexdigest()[:24]


def _free(mark: str, taken: dict[str, DealRow]) -> str:
    number, free = 1, mark
    while free in taken:
        number += 1
        free = f"{mark} {number}"
    return free
