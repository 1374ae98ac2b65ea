"""Orders from a list: found again by their ids in it, made or brought up to date."""

from typing import Any

from crm_engine.services.imports.companies import ensure_companies
from crm_engine.services.imports.people import known_owners, may_own, usual_owner
from crm_engine.services.imports.products import ensure_products
from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.rows import Values, rows_where, standing, write_changes, write_new
from crm_engine.services.imports.source import Importing, SourceRow
from storage.names import name_key
from storage.phrases import say
from storage.tables import Deal, Order, User

SOURCE = "orders"


def import_orders(at: Importing, reader: Reader) -> None:
    """Bring a list of orders in; the deal that a row names by its id in an imported list is the one it came of.

    A row without an id would be another order each time, so it is left out; of one id twice the first is taken.
    """
    said: dict[str, tuple[SourceRow, Values]] = {}
    for row in reader.rows():
        values = _read(reader, row)
        if values is None:
            continue
        if values["external_id"] in said:
            reader.skip(
                row,
                "external_id",
                say("this id stands already in row {row}", row=said[values["external_id"]][0].number),
            )
            continue
        said[values["external_id"]] = (row, values)
    known = {order["external_id"]: order for order in rows_where(at.session, Order, "source_file", [SOURCE])}
    kept = _permitted(at, reader, said, known)
    companies = ensure_companies(at, [values["company"] for values in kept.values()])
    products = ensure_products(at, [values["product"] for values in kept.values() if values["product"]])
    deals = _deals(at, [values["deal"] for values in kept.values() if values["deal"]])
    usual = usual_owner(at) if any(values["owner_id"] is None for values in kept.values()) else None
    news, changes = [], []
    for key, values in kept.items():
        product = products[name_key(values["product"])]["id"] if values["product"] else None
        order = {
            "company_id": companies[name_key(values["company"])],
            "product_id": product,
            "deal_id": deals.get(values["deal"]),
            **{name: values[name] for name in ("ordered_on", "amount", "currency")},
        }
        owner = {} if values["owner_id"] is None else {"owner_id": values["owner_id"]}
        if key in known:
            changes.append((known[key], {**order, **owner}))
        else:
            made = {"created_at": at.now, "source_file": SOURCE, "external_id": key, "owner_id": usual}
            news.append({**made, **order, **owner})
    reader.report.created = len(write_new(at.session, Order, news))
    reader.report.updated = len(write_changes(at.session, Order, changes))


def _read(reader: Reader, row: SourceRow) -> Values | None:
    """A row's cells; None where it lacks what an order must have."""
    company, order_id = (reader.text(row, name, needed=True) for name in ("company", "external_id"))
    day, amount = reader.day(row, "ordered_on"), reader.amount(row, "amount")
    currency = reader.currency(row, amount)
    if reader.report.is_skipped(row.number):
        return None
    for name, value in (("ordered_on", day), ("amount", amount)):
        if value is None:
            reader.skip(row, name, say("this is empty"))
            return None
    texts = {name: reader.text(row, name) for name in ("product", "deal", "owner")}
    assert amount is not None
    return {
        "company": company,
        "external_id": order_id,
        "ordered_on": day,
        "amount": amount.minor(currency),
        "currency": currency,
        **texts,
        "owner_id": None,
    }


def _permitted(
    at: Importing, reader: Reader, said: dict[str, tuple[SourceRow, Values]], known: dict[str, Values]
) -> dict[str, Values]:
    """The rows that the actor may write, with their owners."""
    owners = known_owners(at, [values["owner"] for _row, values in said.values() if values["owner"]])
    holders = standing(at.session, User, "id", {order["owner_id"] for order in known.values()})
    kept: dict[str, Values] = {}
    for key, (row, values) in said.items():
        owner = owners.get(name_key(values["owner"])) if values["owner"] else None
        if values["owner"] and (owner is None or not may_own(at, owner)):
            reader.skip(row, "owner", say("{owner} is not in your team", owner=values["owner"]))
        elif key in known and not may_own(at, holders[known[key]["owner_id"]]):
            reader.skip(row, "external_id", say("an order of this id is there, and is not yours to change"))
        else:
            kept[key] = {**values, "owner_id": owner["id"] if owner else None}
    return kept


def _deals(at: Importing, ids: list[str]) -> dict[str, int]:
    """The deals of imported lists by their ids in these, where the actor may own them and one alone has the id."""
    found: dict[str, list[int]] = {}
    rows = rows_where(at.session, Deal, "external_id", ids)
    holders: dict[Any, Values] = standing(at.session, User, "id", {row["owner_id"] for row in rows})
    for row in rows:
        if may_own(at, holders[row["owner_id"]]):
            found.setdefault(row["external_id"], []).append(row["id"])
    return {key: numbers[0] for key, numbers in found.items() if len(numbers) == 1}
