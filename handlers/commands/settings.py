"""/settings: a person's language, zone, currency, quiet hours, morning, and what they want to hear."""

from collections.abc import Callable
from datetime import time

from sqlmodel import Session

from crm_engine.services import preferences
from crm_engine.services.preferences import LANGUAGES, Preferences
from handlers.asking import asking_for
from handlers.command import Command, Missing, Request
from handlers.read.currencies import currency_of
from handlers.read.hours import OFF, read_hour, read_hours, read_switch
from handlers.read.zones import nearest_zones, read_zone
from handlers.show.settings import clock, show_settings, span
from storage.phrases import say
from storage.words import CURRENCIES, BadInput

LONGEST_QUIET_HOURS = 16  # of a day; more of them are more likely a morning and an evening mixed up
LANGUAGE_WORDS = {"en": ("en", "english", "英语", "英文"), "zh": ("zh", "cn", "chinese", "mandarin", "中文", "汉语")}
ZONES = ("Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Shanghai", "Asia/Kolkata")
MONEY = ("USD", "EUR", "GBP", "CNY", "JPY", "CHF", "INR")
QUIETS = ("20:00-07:00", "22:00-07:00", "18:00-09:00")
MORNINGS = ("07:00", "07:30", "08:00", "08:30", "09:00")
SWITCH = [(say("On"), "on"), (say("Off"), "off")]
NAMES = {
    **dict.fromkeys(("language", "lang", "locale", "语言"), "language"),
    **dict.fromkeys(("timezone", "zone", "tz", "time zone", "时区"), "timezone"),
    **dict.fromkeys(("currency", "money", "货币"), "currency"),
    **dict.fromkeys(("quiet", "quiet hours", "免打扰"), "quiet"),
    **dict.fromkeys(("morning", "早上"), "morning"),
    **dict.fromkeys(("follow-ups", "followups", "follow ups", "follow-up", "follow up"), "follow-ups"),
    **dict.fromkeys(("notices", "notice"), "notices"),
    **dict.fromkeys(("reminders", "reminder"), "reminders"),
}


def run(session: Session, request: Request) -> Preferences:
    """Read 'timezone Berlin' or 'quiet 20:00-7:00'; a setting alone opens its choices, nothing at all shows them."""
    if not request.words:
        return preferences.preferences_of(session, request.actor)
    setting, said = _setting(request.words)
    if setting == "reminders":
        raise BadInput("reminders always come, as you have asked for each; /reminders shows them")
    said = request.answers.get(setting, said)
    with asking_for(setting):
        return CHANGES[setting](session, request, said)


def _setting(words: str) -> tuple[str, str]:
    parts = words.split(" ")
    for count in (2, 1):
        found = NAMES.get(" ".join(parts[:count]).casefold().strip(":="))
        if found is not None:
            return found, " ".join(parts[count:]).strip(" :=").removeprefix("to ")
    raise BadInput('"{parts}" is no setting; there are: {known}', parts=parts[0][:40], known=", ".join(CHANGES))


def _language(session: Session, request: Request, said: str) -> Preferences:
    wanted = said.casefold()
    found = next((locale for locale, words in LANGUAGE_WORDS.items() if wanted in words), None)
    if found is None:
        raise Missing("language", "Which language?", [(name, locale) for locale, name in LANGUAGES.items()])
    return preferences.set_language(session, request.actor, found)


def _timezone(session: Session, request: Request, said: str) -> Preferences:
    if not said:
        zones = dict.fromkeys((request.house.timezone, *ZONES))
        raise Missing("timezone", "By which city's clock do you live? Press one, or write another.", _same(zones))
    zone = read_zone(said)
    if zone is None:
        question = say(
            'I know no time zone "{said}". Is it one of these? Or write a large city near you.', said=said[:40]
        )
        raise Missing("timezone", question, _same(nearest_zones(said)), wrong=True)
    return preferences.set_timezone(session, request.actor, zone)


def _currency(session: Session, request: Request, said: str) -> Preferences:
    code = said.upper() if said.upper() in CURRENCIES else currency_of(said.casefold(), said, chinese=False)
    if code is None:
        question = say("Which currency do you mean where you say none? Press one, or write a code.")
        if said:
            question = say(
                'I know no currency "{said}". Which currency do you mean where you say none? '
                "Press one, or write a code.",
                said=said[:40],
            )
        raise Missing("currency", question, _same(MONEY), wrong=bool(said))
    return preferences.set_currency(session, request.actor, code)


def _quiet(session: Session, request: Request, said: str) -> Preferences:
    if not said:
        choices = [*((span(read_hours(hours)), hours) for hours in QUIETS), (say("No quiet hours"), "off")]
        raise Missing("quiet", "In which hours do you want to hear only what you asked for?", choices)
    if said.casefold() in OFF:
        return preferences.set_quiet(session, request.actor, None)
    start, end = read_hours(said)
    hours = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % (24 * 60) / 60
    if hours > LONGEST_QUIET_HOURS and "quiet" not in request.answers:
        evening = start.replace(hour=start.hour + 12) if start.hour < 12 else start
        choices = [(span((first, end)), f"{first:%H:%M}-{end:%H:%M}") for first in dict.fromkeys((evening, start))]
        raise Missing("quiet", "That is {hours:g} hours of the day. Do you mean that?", choices, hours=hours)
    return preferences.set_quiet(session, request.actor, (start, end))


def _morning(session: Session, request: Request, said: str) -> Preferences:
    if not said:
        choices = [(clock(time.fromisoformat(morning)), morning) for morning in MORNINGS]
        raise Missing("morning", "From when in the morning shall follow-ups come?", choices)
    return preferences.set_morning(session, request.actor, read_hour(said))


def _follow_ups(session: Session, request: Request, said: str) -> Preferences:
    if not said:
        raise Missing("follow-ups", "Shall I remind you of deals that nobody has touched?", SWITCH)
    return preferences.set_hearing(session, request.actor, "follow_ups", read_switch(said))


def _notices(session: Session, request: Request, said: str) -> Preferences:
    if not said:
        raise Missing("notices", "Shall I tell you of what happens around you, such as records handed to you?", SWITCH)
    return preferences.set_hearing(session, request.actor, "notices", read_switch(said))


def _same(names: dict[str, None] | tuple[str, ...] | list[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in names]


CHANGES: dict[str, Callable[[Session, Request, str], Preferences]] = {
    "language": _language,
    "timezone": _timezone,
    "currency": _currency,
    "quiet": _quiet,
    "morning": _morning,
    "follow-ups": _follow_ups,
    "notices": _notices,
}

COMMAND = Command(
    "settings",
    help="Your language, zone, quiet hours and more",
    example="settings timezone Berlin",
    run=run,
    show=show_settings,
)
