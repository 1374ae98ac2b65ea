"""/accuracy: what was said ahead of time, beside what came."""

from sqlmodel import Session

from crm_engine.services.given import Accuracy, accuracy
from handlers.command import Command, Request
from handlers.perform import texts_of
from handlers.show.accuracy import show_accuracy


def run(session: Session, request: Request) -> Accuracy:
    """Hold every forecast whose days are over against what was won."""
    return accuracy(session, request.actor, texts_of(request).today)


COMMAND = Command(
    "accuracy",
    help="What forecasts said, and what came",
    example="accuracy",
    run=run,
    show=show_accuracy,
)
