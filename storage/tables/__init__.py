"""All tables; importing this is enough to know the schema."""

from sqlmodel import SQLModel

from storage.tables.customers import Company, Contact, ContactPoint, NotSame
from storage.tables.deals import Deal, DealHistory, DealRole, Pipeline, Product, Stage
from storage.tables.delivery import BotOffset, Heard, Inbox, InstanceLock, Outbox
from storage.tables.facts import Need, Tag
from storage.tables.fields import CustomField
from storage.tables.figures import GivenForecast
from storage.tables.history import Audit, Change
from storage.tables.imports import ImportDraft, ImportFile, ImportMapping
from storage.tables.items import LineItem, ProductPrice
from storage.tables.leads import Lead, LeadHistory
from storage.tables.orders import Order
from storage.tables.people import Invitation, Region, Stranger, Team, User
from storage.tables.rates import ExchangeRate
from storage.tables.work import Activity, FollowUp, Pending, Reminder

for _table in SQLModel.metadata.tables.values():
    # A number is never given twice, even after an undo: old buttons carry numbers.
    if _table.autoincrement_column is not None:
        _table.dialect_options["sqlite"]["autoincrement"] = True

__all__ = [
    "Activity",
    "Audit",
    "BotOffset",
    "Change",
    "Company",
    "Contact",
    "ContactPoint",
    "CustomField",
    "Deal",
    "DealHistory",
    "DealRole",
    "ExchangeRate",
    "FollowUp",
    "GivenForecast",
    "Heard",
    "ImportDraft",
    "ImportFile",
    "ImportMapping",
    "Inbox",
    "InstanceLock",
    "Invitation",
    "Lead",
    "LeadHistory",
    "LineItem",
    "Need",
    "NotSame",
    "Order",
    "Outbox",
    "Pending",
    "Pipeline",
    "Product",
    "ProductPrice",
    "Region",
    "Reminder",
    "Stage",
    "Stranger",
    "Tag",
    "Team",
    "User",
]
