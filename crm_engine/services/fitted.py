"""Answers that took a fit, kept for as long as the data that they stand on have not moved."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine
from sqlmodel import Session

from storage import audit
from storage.words import Actor

T = TypeVar("T")
MOST_KEPT = 64

Kept = OrderedDict[Hashable, Any]
_kept: WeakKeyDictionary[Engine, Kept] = WeakKeyDictionary()
_lock = threading.Lock()


def once(session: Session, question: Hashable, answer: Callable[[], T]) -> T:
    """The answer to the question on the data as they stand, worked out where it is not known yet.

    question  all that the answer depends on besides the data: what is asked, by whom, and the day
    answer    works it out, to something that nobody changes

    The last 64 answers of each database are kept in this process; one given on older data is never given again,
    because every change of the data moves their version, and with it the key.
    """
    key = (question, audit.version(session))
    engine = session.get_bind().engine
    with _lock:
        known = _kept.setdefault(engine, OrderedDict())
        if key in known:
            known.move_to_end(key)
            found: T = known[key]
            return found
    # Worked out beside the lock: two who ask the same at once both wait for their own, and nobody for the other.
    fresh = answer()
    with _lock:
        known[key] = fresh
        while len(known) > MOST_KEPT:
            known.popitem(last=False)
    return fresh


def asker(actor: Actor, owners: ColumnElement[bool] | None) -> Hashable:
    """Whose deals are seen and meant, as a part of a question."""
    if owners is None:
        return actor, ""
    said = owners.compile()
    return actor, str(said), tuple(sorted((name, repr(value)) for name, value in said.params.items()))
