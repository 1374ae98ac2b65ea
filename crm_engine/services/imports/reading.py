"""A recognised table, row by row: each cell read by its field, each fault noted where it stands."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from crm_engine.services.imports import amounts, days
from crm_engine.services.imports.amounts import Sum
from crm_engine.services.imports.cells import decimal, quoted, text, whole
from crm_engine.services.imports.fields import Mapping
from crm_engine.services.imports.own import own_value
from crm_engine.services.imports.report import FileReport
from crm_engine.services.imports.source import SourceRow, SourceTable
from storage.phrases import say
from storage.tables import CustomField
from storage.tables.fields import fact_key
from storage.words import BadInput

T = TypeVar("T")
DAYS = ("created_on", "closed_on", "expected_close", "day", "ordered_on")


@dataclass(slots=True)
class Reader:
    """Reads the cells of one table. Of an unreadable one the row is left out, or the cell taken as empty."""

    table: SourceTable
    mapping: Mapping
    report: FileReport
    house: str
    month_first: dict[str, bool] = field(default_factory=dict)
    decimal_comma: dict[str, bool] = field(default_factory=dict)
    own: dict[int, CustomField] = field(default_factory=dict)  # the columns that are the team's own fields

    def __post_init__(self) -> None:
        self._decide_dates()

    def rows(self) -> Iterator[SourceRow]:
        """The rows that have not been left out so far."""
        return (row for row in self.table.rows if not self.report.is_skipped(row.number))

    def has(self, name: str) -> bool:
        return name in self.mapping.places

    def text(self, row: SourceRow, name: str, *, needed: bool = False) -> str | None:
        """A text cell; with `needed` an empty one leaves its row out."""
        said = self._read(row, name, text, skips=True)
        if needed and said is None and not self.report.is_skipped(row.number):
            self.skip(row, name, say("this is empty"))
        return said

    def whole(self, row: SourceRow, name: str) -> int | None:
        """A count; an unreadable one is taken as empty."""
        return self._read(row, name, whole, skips=False)

    def amount(self, row: SourceRow, name: str, *, skips: bool = True) -> Sum | None:
        """An amount; an unreadable one leaves its row out, unless `skips` is False."""
        if self.has(name) and name not in self.decimal_comma:
            self.decimal_comma[name] = amounts.has_decimal_commas(self._column(name))
            if self.decimal_comma[name]:
                self.report.notes.append(
                    say("{header}: read 1.234,50 as one thousand", header=self.mapping.header(name))
                )
        named = self.mapping.currency(name)
        house = named or self.house  # a bare $ under Amount (CAD) is that dollar

        def read(cell: Any) -> Sum | None:
            found = amounts.amount(cell, self.decimal_comma[name], house)
            return replace(found, currency=named) if found and found.currency is None else found

        return self._read(row, name, read, skips=skips)

    def decimal(self, row: SourceRow, name: str) -> Decimal | None:
        """A plain number; an unreadable one leaves its row out."""
        return self._read(row, name, decimal, skips=True)

    def currency(self, row: SourceRow, *sums: Sum | None) -> str:
        """The currency of a row's amounts: of its own column, of the amounts or their headers, or the house's."""
        column = self.text(row, "currency")
        said = {found.currency for found in sums if found and found.currency}
        said |= {column.upper()} if column else set()
        if any(re.fullmatch("[A-Z]{3}", code) is None for code in said):
            self.skip(row, "currency", say("{column} is not a currency code such as EUR", column=quoted(column)))
        elif len(said) > 1:
            self.skip(row, "currency", say("two currencies: {known}", known=" and ".join(sorted(said))))
        return next(iter(said)) if len(said) == 1 else self.house

    def day(self, row: SourceRow, name: str) -> date | None:
        """A date; an unreadable one leaves its row out."""
        return self._read(row, name, lambda cell: days.day(cell, self.month_first.get(name, False)), skips=True)

    def facts(self, row: SourceRow) -> dict[str, Any]:
        """The team's own fields of a row, as facts keep them; an unreadable one is taken as empty."""
        found: dict[str, Any] = {}
        for place, own in self.own.items():
            try:
                found[fact_key(own.id)] = own_value(own, row.cells[place])
            except BadInput as fault:
                why = say("{fault}; the cell was taken as empty", fault=fault)
                self.report.problem(row.number, self.mapping.headers[place], why)
        return {key: value for key, value in found.items() if value is not None}

    def cell(self, row: SourceRow, name: str) -> Any:
        """The cell as it stands; None where the file has no such column."""
        return row.cells[self.mapping.places[name]] if self.has(name) else None

    def skip(self, row: SourceRow, name: str | None, why: str) -> None:
        """Leave a row out, and say why."""
        header = self.mapping.header(name) if name and self.has(name) else None
        self.report.problem(row.number, header, say("{why}; the row was left out", why=why), skips=True)

    def remark(self, row: SourceRow, name: str, what: str) -> None:
        """Note something odd in a row that is taken."""
        self.report.problem(row.number, self.mapping.header(name) if self.has(name) else None, what)

    def _read(self, row: SourceRow, name: str, read: Callable[[Any], T | None], *, skips: bool) -> T | None:
        if not self.has(name):
            return None
        try:
            return read(row.cells[self.mapping.places[name]])
        except BadInput as fault:
            if skips:
                self.skip(row, name, str(fault))
            else:
                self.remark(row, name, say("{fault}; the cell was taken as empty", fault=fault))
            return None

    def _column(self, name: str) -> list[Any]:
        place = self.mapping.places[name]
        return [row.cells[place] for row in self.table.rows]

    def _decide_dates(self) -> None:
        """A column that does not say itself whether the month comes first is read like the file's other dates."""
        columns = {name: self._column(name) for name in DAYS if self.has(name)}
        orders = {name: days.date_order(cells) for name, cells in columns.items()}
        told = next((order for order in orders.values() if order is not None), None)
        for name, order in orders.items():
            self.month_first[name] = bool(told if order is None else order)
            if order is None and days.has_two_readings(columns[name]):
                how = say("day first, as 31/12") if told is None else say("like the other dates")
                self.report.notes.append(
                    say(
                        "{header}: nothing shows which is the month; read {how}",
                        header=self.mapping.header(name),
                        how=how,
                    )
                )
