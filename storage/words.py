"""Words of the trade that every room shares: roles, kinds, states, and the refusals a person can act on."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from storage.phrases import Phrase, Spoken
from storage.phrases import say as say


class Role(StrEnum):
    """What a user may do: a rep sees the own records, a manager the own team's, an admin all."""

    REP = "rep"
    MANAGER = "manager"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        return list(Role).index(self)


class StageKind(StrEnum):
    """What a stage means for the outcome of a deal, whatever the team calls it."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class ActivityKind(StrEnum):
    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    DEMO = "demo"
    EMAIL = "email"
    NOTE = "note"
    MESSAGE = "message"


class LeadStatus(StrEnum):
    NEW = "New"
    WORKING = "Working"
    NURTURING = "Nurturing"
    QUALIFIED = "Qualified"
    UNQUALIFIED = "Unqualified"
    CONVERTED = "Converted"


class ItemPeriod(StrEnum):
    """How often a line item is paid: once, or every month or year."""

    ONCE = "once"
    MONTH = "month"
    YEAR = "year"


class ForecastCategory(StrEnum):
    PIPELINE = "pipeline"
    BEST_CASE = "best_case"
    COMMIT = "commit"
    CLOSED = "closed"
    OMITTED = "omitted"


class DeliveryState(StrEnum):
    """Where a message to a person stands. `uncertain`: it may have been sent or not, and is not repeated by itself."""

    DUE = "due"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


DEFAULT_STAGES: tuple[tuple[str, int, StageKind], ...] = (
    ("Prospecting", 10, StageKind.OPEN),
    ("Qualification", 20, StageKind.OPEN),
    ("Proposal", 50, StageKind.OPEN),
    ("Negotiation", 80, StageKind.OPEN),
    ("Closed Won", 100, StageKind.WON),
    ("Closed Lost", 0, StageKind.LOST),
)
LOST_REASONS: tuple[str, ...] = (
    "Pricing",
    "Competition",
    "Budget Constraints",
    "Missing Features",
    "Long Sales Cycle",
    "No Decision-Maker",
    "Unresponsive Prospect",
    "Cancelled",
    "Poor Fit",
    "Other",
)
LEAD_SOURCES: tuple[str, ...] = (
    "Web",
    "Email",
    "Cold Call",
    "Referral",
    "Partner",
    "Existing Customer",
    "Trade Show",
    "Campaign",
    "Advertisement",
    "Social",
    "Word of Mouth",
    "Other",
)

# Active codes of ISO 4217 for national currencies; funds, metals and test codes are no money of a deal.
_CODES_IN_USE = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY "
    "COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR "
    "ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK "
    "MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF "
    "SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU "
    "UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG "
)
CURRENCIES = frozenset(_CODES_IN_USE.split())
# Which part a contact plays in a deal.
DEAL_ROLES: tuple[str, ...] = (
    "Decision Maker",
    "Economic Buyer",
    "Champion",
    "Influencer",
    "Evaluator",
    "User",
    "Procurement",
    "Legal",
    "Blocker",
)


# Decimals of currencies that do not have two, ISO 4217:2015 table A.1.
EXPONENTS: dict[str, int] = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV"), 0),
    **dict.fromkeys(("XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


def minor_per_major(currency: str) -> int:
    """How many minor units (cents) make one major unit (dollar) of a currency."""
    return int(10 ** EXPONENTS.get(currency, 2))


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the user's row id, their role and team, their zone, currency and language."""

    user_id: int
    name: str
    role: Role
    team_id: int | None = None
    timezone: str = "UTC"
    currency: str = "USD"
    locale: str = "en"


class FileKind(StrEnum):
    """How Telegram keeps a file, and sends it again."""

    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that stays at Telegram: its id there, its name where it has one, its size in bytes where known."""

    kind: FileKind
    file_id: str
    name: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A spot on earth: degrees north and east (WGS 84), and what is there where that is known."""

    latitude: float
    longitude: float
    name: str | None = None


class CrmError(Exception):
    """A refusal that the person can act on. `code` names it where there are no words of its own.

    message  a literal template, which the catalogue holds in every language; `facts` fill it, and tell more besides
    said     the words, for whoever shows them in the person's language; `str` of the error is the English
    """

    code = "refused"

    def __init__(self, message: str = "", **facts: Any) -> None:
        self.said = message if isinstance(message, Spoken) else Phrase(message, facts)
        super().__init__(str(self.said) or self.code)
        self.facts = facts


class NotFound(CrmError):
    """No such row, or one that the actor may not see: the same answer for both."""

    code = "not_found"


class NotAllowed(CrmError):
    """The actor's role does not allow this."""

    code = "not_allowed"


class BadInput(CrmError):
    """What the person wrote cannot be taken; the message says what to write instead."""

    code = "bad_input"


class Already(CrmError):
    """It is as the person wants it already; nothing was done."""

    code = "already"


class Changed(CrmError):
    """Someone else has changed the row since; undo or edit would overwrite their work."""

    code = "changed"


class TooLittleData(CrmError):
    """A model was asked for more than the data can say."""

    code = "too_little_data"

    def __init__(self, need: int, have: int, what: str = "periods") -> None:
        counted = Phrase(what, {})
        said = say("not enough data: have {have}, need {need} {what}", have=have, need=need, what=counted)
        super().__init__(said, need=need, have=have, what=what)
        self.need = need
        self.have = have


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose from, where something that a person named fits several."""

    id: int
    label: str
    facts: dict[str, Any] = field(default_factory=dict)
