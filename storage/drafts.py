"""Imports that people are looking at: their files wait here, so that a restart loses nothing.

What waits is nobody's record yet, so it is in no audit; a draft is one person's alone, and goes after a day.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from storage.tables import ImportDraft, ImportFile

PATIENCE = timedelta(days=1)


class WaitingFile(NamedTuple):
    """A file that waits. `id` is None where it has just come; `choice` is what was chosen for it."""

    id: int | None
    name: str
    content: bytes
    choice: dict[str, Any]


def find(session: Session, person_id: int, now: datetime) -> tuple[str, list[WaitingFile]] | None:
    """The token of the person's draft and its files in the order in which they came; None where nothing waits."""
    draft = session.exec(_of(person_id).where(col(ImportDraft.expires_at) > now)).first()
    if draft is None:
        return None
    files = session.exec(select(ImportFile).where(ImportFile.draft_id == draft.id).order_by(col(ImportFile.id)))
    return draft.token, [WaitingFile(file.id, file.name, file.content, file.choice) for file in files]


def keep(session: Session, person_id: int, token: str, files: list[WaitingFile], now: datetime) -> None:
    """Let the files wait as this person's draft, in place of what waited before; a known file is not written anew."""
    draft = session.exec(_of(person_id)).first() or ImportDraft(person_id=person_id, token=token, expires_at=now)
    draft.token, draft.expires_at = token, now + PATIENCE
    session.add(draft)
    session.flush()
    assert draft.id is not None
    known = [file.id for file in files if file.id is not None]
    gone = sa.delete(ImportFile).where(col(ImportFile.draft_id) == draft.id, col(ImportFile.id).not_in(known))
    session.execute(gone)
    for file in files:
        if file.id is None:
            session.add(ImportFile(draft_id=draft.id, name=file.name, content=file.content, choice=file.choice))
        else:
            session.execute(sa.update(ImportFile).where(col(ImportFile.id) == file.id).values(choice=file.choice))
    session.flush()


def forget(session: Session, person_id: int) -> bool:
    """Drop the person's draft; whether there was one."""
    return _drop(session, col(ImportDraft.person_id) == person_id)


def forget_old(session: Session, now: datetime) -> None:
    """Drop what nobody has decided on for a day."""
    _drop(session, col(ImportDraft.expires_at) < now)


def _of(person_id: int) -> Any:
    return select(ImportDraft).where(ImportDraft.person_id == person_id)


def _drop(session: Session, which: Any) -> bool:
    ids = list(session.exec(select(ImportDraft.id).where(which)))
    if ids:
        session.execute(sa.delete(ImportFile).where(col(ImportFile.draft_id).in_(ids)))
        session.execute(sa.delete(ImportDraft).where(col(ImportDraft.id).in_(ids)))
    return bool(ids)
