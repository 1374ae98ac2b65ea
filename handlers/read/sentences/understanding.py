"""What a sentence was understood to say."""

from dataclasses import dataclass, field
from typing import Any, Final

WRITES: Final = (
    "log_deal",
    "log_contact",
    "log_activity",
    "update_stage",
    "mark_won",
    "mark_lost",
    "set_reminder",
)
QUERIES: Final = (
    "query_pipeline",
    "query_forecast",
    "query_value",
    "query_next_action",
    "query_recommendation",
    "query_bottleneck",
    "query_channel",
    "query_agenda",
)
INTENTS: Final = (*WRITES, "snooze", "undo", "help", *QUERIES, "oos")


@dataclass(frozen=True, slots=True)
class Understanding:
    """One fact or question of a message.

    intent      one of INTENTS; `oos` is nothing that a sales CRM does
    slots       what was said, by name; money is int or float in major units, days and times are ISO text in the
                reader's zone, `due_alt` a list. Names are verbatim
    missing     what has to be asked before it can be done
    readings    slots that have several readings, each with all of them, the likelier first
    confidence  0 to 1; below 0.5 the bot should ask before it does anything
    """

    intent: str
    slots: dict[str, Any] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    readings: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    confidence: float = 1.0
