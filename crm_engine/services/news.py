"""What has become of a deal since a card of it was written."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from crm_engine.services.deal_cards import FieldChange
from storage import trail
from storage.tables import Deal, User
from storage.words import Actor

FIELDS = {
    "stage_id": "stage",
    "amount": "amount",
    "expected_close": "close",
    "company_id": "company",
    "title": "title",
    "product_id": "product",
    "source": "source",
    "owner_id": "owner",
    "lost_reason": "reason",
}


@dataclass(frozen=True, slots=True)
class News:
    """Who has changed a deal since, and which fields stand otherwise now."""

    people: tuple[str, ...]
    changes: tuple[FieldChange, ...]


def deal_news(session: Session, actor: Actor, deal_id: int, seen: int, *, closed: bool) -> News | None:
    """What others have changed since audit row number `seen`; None where it stands as it did, or only the actor did.

    closed  whether also what the actor did counts, where it has closed the deal or opened it again
    """
    rows = trail.of_record_since(session, Deal, deal_id, seen)
    then = rows[0][0].before if rows else None
    deal = session.get(Deal, deal_id)
    if then is None or deal is None:
        return None
    others = [change.person_id for _audit, change in rows if change.person_id != actor.user_id]
    if not others and not (closed and deal.status != then["status"]):
        return None
    now = deal.model_dump(mode="json")
    changes = [
        FieldChange(field, *_readable(session, column, [then.get(column), now[column]]))
        for column, field in FIELDS.items()
        if then.get(column) != now[column]
    ]
    if not changes:
        return None
    names = trail.names(session, User, [person for person in others if person is not None])
    return News(tuple(names[person] for person in dict.fromkeys(others) if person in names), tuple(changes))


def _readable(session: Session, column: str, values: list[int | str | None]) -> list[int | date | str | None]:
    """Values as people read them: names instead of numbers, days instead of text."""
    if column == "expected_close":
        return [date.fromisoformat(value) if isinstance(value, str) else None for value in values]
    table = trail.POINTS_TO.get(column)
    if table is None:
        return list(values)
    names = trail.names(session, table, [value for value in values if isinstance(value, int)])
    return [names.get(value) if isinstance(value, int) else None for value in values]
