"""A person's settings as one card, with a button for each."""

from dataclasses import replace
from datetime import time

from crm_engine.services.preferences import LANGUAGES, Preferences
from handlers.command import Button, Reply
from handlers.show.texts import Html, Texts
from storage.phrases import Phrase, say

CHANGED = {
    "language": say("Your language"),
    "timezone": say("Your time zone"),
    "currency": say("Your currency"),
    "quiet": say("Your quiet hours"),
    "morning": say("Your morning"),
    "follow_ups": say("Follow-ups"),
    "notices": say("Notices"),
}


def show_settings(card: Preferences, texts: Texts) -> Reply:
    """What is set, in the zone that is set now."""
    texts = replace(texts, locale=card.locale, timezone=card.timezone)
    heading = texts("<b>Your settings</b>")
    if card.changed:
        heading = texts("✅ <b>{what}</b> changed", what=CHANGED[card.changed])
    lines = [
        heading,
        texts("Language: {language}", language=LANGUAGES.get(card.locale, card.locale)),
        texts("Time zone: {zone} (it is {now} there)", zone=card.timezone, now=clock(texts.local(texts.now).time())),
        texts("Currency: {currency}, where you name none", currency=card.currency),
        texts("Quiet hours: {hours}", hours=span(card.quiet) if card.quiet else say("none")),
        texts(
            "Follow-ups: {on}",
            on=say("from {morning} on", morning=clock(card.morning)) if card.follow_ups else say("off"),
        ),
        texts("Notices: {on}", on=say("on") if card.notices else say("off")),
        texts("Reminders: always, at the minute that you asked for"),
    ]
    lines += _notes(card, texts)
    return Reply("\n".join(lines), _buttons(card), replaces=True)


def clock(moment: time) -> str:
    """A time of the day as '7:30'."""
    return f"{moment.hour}:{moment:%M}"


def span(hours: tuple[time, time]) -> str:
    """Hours as '20:00 – 7:00'."""
    return f"{clock(hours[0])} – {clock(hours[1])}"


def _from(morning: time) -> Phrase:
    return say("from {morning} on", morning=clock(morning))


def _notes(card: Preferences, texts: Texts) -> list[Html]:
    """What follows from the settings together, and is not plain from each."""
    notes = []
    if card.quiet is not None and card.follow_ups and _inside(card.morning, card.quiet):
        end = clock(card.quiet[1])
        notes.append(texts("Follow-ups wait until {end}, the end of your quiet hours.", end=end))
    return notes


def _inside(moment: time, hours: tuple[time, time]) -> bool:
    start, end = hours
    return start <= moment < end if start < end else moment >= start or moment < end


def _buttons(card: Preferences) -> list[list[Button]]:
    return [
        [Button(say("Language"), "settings language"), Button(say("Time zone"), "settings timezone")],
        [Button(say("Currency"), "settings currency"), Button(say("Quiet hours"), "settings quiet")],
        [
            Button(say("Morning"), "settings morning"),
            Button(say("Follow-ups off"), "settings follow-ups off")
            if card.follow_ups
            else Button(say("Follow-ups on"), "settings follow-ups on"),
        ],
        [
            Button(say("Notices off"), "settings notices off")
            if card.notices
            else Button(say("Notices on"), "settings notices on")
        ],
        *([[Button(say("Undo"), f"undo {card.change}")]] if card.change else []),
    ]
