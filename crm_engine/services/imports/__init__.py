"""Tables from elsewhere become companies, products, teams, contacts and deals; the same table twice changes nothing."""

from crm_engine.services.imports.fields import Mapping
from crm_engine.services.imports.preview import FilePreview, ImportPreview, preview_tables
from crm_engine.services.imports.remembered import remember, remembered
from crm_engine.services.imports.report import FileReport, ImportReport, Problem
from crm_engine.services.imports.run import import_address_book, import_tables

__all__ = [
    "FilePreview",
    "FileReport",
    "ImportPreview",
    "ImportReport",
    "Mapping",
    "Problem",
    "import_address_book",
    "import_tables",
    "preview_tables",
    "remember",
    "remembered",
]
