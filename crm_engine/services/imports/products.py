"""Products and their list prices; deals that came before the price list get their list prices from it."""

from collections.abc import Iterable
from datetime import date

from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.rows import Values, rewrite, rows_where, standing, write_changes, write_new
from crm_engine.services.imports.source import Importing
from storage.names import name_key
from storage.tables import Deal, Product, ProductPrice


def import_products(at: Importing, reader: Reader) -> None:
    """Bring a price list in, and the list prices of deals that have none yet."""
    said: dict[str, Values] = {}
    first: dict[str, int] = {}
    for row in reader.rows():
        name = reader.text(row, "name", needed=True)
        series = reader.text(row, "series")
        price = reader.amount(row, "list_price")
        currency = reader.currency(row, price)
        if name is None or reader.report.is_skipped(row.number):
            continue
        if (before := first.setdefault(name_key(name), row.number)) != row.number:
            reader.skip(row, "name", f"{name} stands already in row {before}")
            continue
        values: Values = {"name": name, "series": series}
        if price is not None:
            values |= {"list_price": price.minor(currency), "currency": currency}
        said[name_key(name)] = {field: value for field, value in values.items() if value is not None}
    found = standing(at.session, Product, "name_key", said)
    changed = write_changes(at.session, Product, [(found[key], values) for key, values in said.items() if key in found])
    _keep_prices(at, {row["id"]: row for row in found.values()}, changed)
    made = _make(at, {key: values for key, values in said.items() if key not in found})
    reader.report.created, reader.report.updated = len(made), len(changed)
    if filled := _price_deals(at, said):
        reader.report.notes.append(f"deals that got their list price: {filled:,}")


def ensure_products(at: Importing, names: Iterable[str]) -> dict[str, Values]:
    """Products by the key of their names; one that is missing is made, without a price."""
    by_key = {name_key(name): {"name": name} for name in reversed(list(names))}
    found = standing(at.session, Product, "name_key", by_key)
    _make(at, {key: values for key, values in by_key.items() if key not in found})
    return standing(at.session, Product, "name_key", by_key)


def _make(at: Importing, said: dict[str, Values]) -> list[int]:
    usual = {"currency": at.defaults.currency, "created_at": at.now}
    return write_new(at.session, Product, [{**usual, **said[key], "name_key": key} for key in sorted(said)])


def _keep_prices(at: Importing, before: dict[int, Values], changed: list[Values]) -> None:
    """Prices that the list has changed hold from today on; what held before stays in the past."""
    priced = [row for row in changed if _price_of(row) != _price_of(before[row["id"]])]
    known = {
        row["product_id"] for row in rows_where(at.session, ProductPrice, "product_id", [row["id"] for row in priced])
    }
    old = [before[row["id"]] for row in priced if row["id"] not in known]
    rows = [_price_row(at, row, row["created_at"].date()) for row in old if row["list_price"] is not None]
    write_new(at.session, ProductPrice, [*rows, *(_price_row(at, row, at.now.date()) for row in priced)])


def _price_of(row: Values) -> tuple[int | None, str]:
    return row["list_price"], row["currency"]


def _price_row(at: Importing, row: Values, since: date) -> Values:
    price = {"product_id": row["id"], "price": row["list_price"], "currency": row["currency"]}
    return {**price, "since": since, "at": at.now, "by_id": None}


def _price_deals(at: Importing, keys: Iterable[str]) -> int:
    """Give deals of these products their list price where they have none; it stands in for a missing amount too."""
    priced = {
        row["id"]: row
        for row in standing(at.session, Product, "name_key", keys).values()
        if row["list_price"] is not None
    }
    changes = []
    for deal in rows_where(at.session, Deal, "product_id", priced):
        product = priced[deal["product_id"]]
        if deal["list_amount"] is None and deal["currency"] == product["currency"]:
            amount = product["list_price"] if deal["amount"] is None else deal["amount"]
            changes.append((deal, {"list_amount": product["list_price"], "amount": amount}))
    return len(rewrite(at.session, Deal, changes))
