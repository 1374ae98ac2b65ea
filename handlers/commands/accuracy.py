"""/accuracy: what was said ahead of time, beside what came."""

from zoneinfo import ZoneInfo

from sqlmodel import Session

from crm_engine.services.given import Accuracy, accuracy
from handlers.command import Command, Request
from handlers.show.accuracy import show_accuracy


def run(session: Session, request: Request) -> Accuracy:
    """Hold every forecast whose days are over against what was won."""
    today = request.now.astimezone(ZoneInfo(request.actor.timezone)).date()
    return accuracy(session, request.actor, today)


COMMAND = Command(
    "accuracy",
    help="What forecasts said, and what came",
    example="accuracy",
    run=run,
    show=show_accuracy,
)
