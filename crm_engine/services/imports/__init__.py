"""Tables from elsewhere become companies, products, teams, contacts and deals; the same table twice changes nothing."""

from crm_engine.services.imports.report import FileReport, ImportReport, Problem
from crm_engine.services.imports.run import import_address_book, import_tables

__all__ = ["FileReport", "ImportReport", "Problem", "import_address_book", "import_tables"]
