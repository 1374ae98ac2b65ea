"""Kept files as people see them: a name in a line, a button that sends the file."""

from collections.abc import Iterable

from handlers.command import Button
from handlers.show.labels import shorten
from handlers.show.texts import Texts
from storage.phrases import listed, say
from storage.timeline import Event
from storage.words import Attachment

LONGEST = 30


def file_name(file: Attachment, texts: Texts) -> str:
    """The file's own name; a photo has none."""
    return shorten(file.name, LONGEST) if file.name else texts.plain("photo")


def file_buttons(events: Iterable[Event]) -> list[list[Button]]:
    """The files that came with what was done, each on a button."""
    kept = [(event.id, event.file) for event in events if event.file is not None]
    return [
        [Button(listed(["📎", shorten(file.name, LONGEST) if file.name else say("photo")], " "), f"file {number}")]
        for number, file in kept
    ]
