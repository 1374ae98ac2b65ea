"""A person's own settings: language, zone, currency, quiet hours, morning, and what they want to hear."""

from dataclasses import dataclass
from datetime import time
from typing import Literal
from zoneinfo import available_timezones

from sqlmodel import Session

from storage import audit
from storage.tables import User
from storage.words import Actor, Already, BadInput, NotFound

LANGUAGES = {"en": "English", "zh": "中文"}
Hearing = Literal["follow_ups", "notices"]


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has set. `changed` is the setting that was just changed, `change` what Undo takes back."""

    locale: str
    timezone: str
    currency: str
    quiet: tuple[time, time] | None
    morning: time
    follow_ups: bool
    notices: bool
    changed: str = ""
    change: int | None = None


def preferences_of(session: Session, actor: Actor) -> Preferences:
    """What the actor has set. Raises NotFound for one who is no user, such as the command line."""
    return _shown(_own(session, actor))


def set_language(session: Session, actor: Actor, locale: str) -> Preferences:
    """Raises BadInput for a language that is not spoken here, Already."""
    if locale not in LANGUAGES:
        raise BadInput("I speak {known}", known=" and ".join(LANGUAGES.values()))
    return _change(session, actor, "language", locale=locale)


def set_timezone(session: Session, actor: Actor, name: str) -> Preferences:
    """Raises BadInput for a zone that does not exist, Already. Reminders keep the moment for which they were set."""
    if name not in available_timezones():
        raise BadInput("there is no time zone {name}", name=name)
    return _change(session, actor, "timezone", timezone=name)


def set_currency(session: Session, actor: Actor, code: str) -> Preferences:
    """The currency of amounts that are said without one. Raises Already."""
    return _change(session, actor, "currency", currency=code)


def set_quiet(session: Session, actor: Actor, hours: tuple[time, time] | None) -> Preferences:
    """The hours in which only what was asked for is said; None for no such hours. Raises BadInput, Already."""
    if hours is not None and hours[0] == hours[1]:
        raise BadInput("these hours begin and end at the same time")
    start, end = (_text(hour) for hour in hours) if hours else (None, None)
    return _change(session, actor, "quiet", quiet_from=start, quiet_to=end)


def set_morning(session: Session, actor: Actor, morning: time) -> Preferences:
    """The time from which follow-ups come. Raises Already."""
    return _change(session, actor, "morning", morning=_text(morning))


def set_hearing(session: Session, actor: Actor, kind: Hearing, on: bool) -> Preferences:
    """Whether follow-ups, or notices, are told at all. Raises Already."""
    return _change(session, actor, kind, **{f"hears_{kind}": on})


def _own(session: Session, actor: Actor) -> User:
    user = session.get(User, actor.user_id)
    if user is None:
        raise NotFound
    return user


def _change(session: Session, actor: Actor, setting: str, **values: object) -> Preferences:
    user = _own(session, actor)
    if all(getattr(user, name) == value for name, value in values.items()):
        raise Already("it is set so already")
    before = audit.snapshot(user)
    for name, value in values.items():
        setattr(user, name, value)
    session.add(user)
    change = audit.record(session, user, before)
    return _shown(user, setting, change)


def _shown(user: User, changed: str = "", change: int | None = None) -> Preferences:
    quiet = None
    if user.quiet_from and user.quiet_to:
        quiet = time.fromisoformat(user.quiet_from), time.fromisoformat(user.quiet_to)
    return Preferences(
        locale=user.locale,
        timezone=user.timezone,
        currency=user.currency,
        quiet=quiet,
        morning=time.fromisoformat(user.morning),
        follow_ups=user.hears_follow_ups,
        notices=user.hears_notices,
        changed=changed,
        change=change,
    )


def _text(clock: time) -> str:
    return f"{clock:%H:%M}"
