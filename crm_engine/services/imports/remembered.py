"""What a team's people have chosen the columns of their files to be, so that they choose once.

It is how a file is read and nobody's record: undoing an import leaves it as it is.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from crm_engine.services.imports.fields import KINDS, Mapping
from storage.names import name_key
from storage.tables import ImportMapping
from storage.words import Actor


def remembered(session: Session, actor: Actor, headers: Sequence[str]) -> Mapping | None:
    """What the actor's team has chosen for these headers, whatever their order; None where it has chosen nothing."""
    row = _row(session, actor, headers)
    if row is None or row.kind not in KINDS:
        return None
    keys = [name_key(header) for header in headers]
    fields = {field: key for field, key in row.fields.items() if field in KINDS[row.kind] and key in keys}
    return Mapping(row.kind, {field: keys.index(key) for field, key in fields.items()}, tuple(headers))


def remember(session: Session, actor: Actor, mapping: Mapping, now: datetime) -> None:
    """Remember a choice for the actor's team; not where two columns are called alike, which names cannot tell apart."""
    key = _key(mapping.headers)
    if len({name_key(header) for header in mapping.headers}) < len(mapping.headers):
        return
    row = _row(session, actor, mapping.headers)
    row = row or ImportMapping(team_id=actor.team_id, headers_key=key, kind=mapping.kind, at=now)
    row.kind, row.person_id, row.at = mapping.kind, actor.user_id or None, now
    row.fields = {field: name_key(mapping.header(field)) for field in mapping.places}
    session.add(row)
    session.flush()


def _row(session: Session, actor: Actor, headers: Sequence[str]) -> ImportMapping | None:
    team = col(ImportMapping.team_id)
    own = team.is_(None) if actor.team_id is None else team == actor.team_id
    wanted = select(ImportMapping).where(ImportMapping.headers_key == _key(headers), own)
    return session.exec(wanted.order_by(col(ImportMapping.id))).first()


def _key(headers: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sorted(name_key(header) for header in headers)).encode()).hexdigest()
