"""What is due becomes rows in the outbox."""

from datetime import datetime

from crm_engine.services.follow_ups import plan_follow_ups
from crm_engine.services.reminders import plan_due
from storage.db import Database


def plan(database: Database, now: datetime, present: frozenset[int]) -> None:
    """Plan reminders, then follow-ups, each in a transaction of its own."""
    database.write(lambda session: plan_due(session, now))
    database.write(lambda session: plan_follow_ups(session, now, present))
