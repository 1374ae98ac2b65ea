"""Files that came with an activity, and stay where they were sent."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storage import timeline
from storage.words import Actor, Attachment, NotFound


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file, when it came and from whom."""

    file: Attachment
    at: datetime
    by: str


def kept_file(session: Session, actor: Actor, activity_id: int) -> KeptFile:
    """The file of a visible activity. Raises NotFound."""
    event = timeline.event(session, actor, activity_id)
    if event is None or event.file is None:
        raise NotFound
    return KeptFile(event.file, event.at, event.by)
