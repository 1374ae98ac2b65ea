"""What people send instead of words, and which command takes it."""

from dataclasses import replace

from handlers import registry
from handlers.command import SentFile
from handlers.incoming import Incoming, Kind
from handlers.read.tables import is_no_table, is_vcards


def as_said(incoming: Incoming) -> Incoming:
    """The caption of a file that no command can read is what the person says, with the file beside it."""
    if incoming.file is None or not is_no_table(incoming.file.content):
        return incoming
    words = incoming.text.split()
    named = registry.find(words[0].removeprefix("/").split("@")[0]) if words else None
    if (named is not None and named.reads_files) or (not words and incoming.attached is None):
        return incoming
    return replace(incoming, kind=Kind.MESSAGE if words else Kind.OTHER, file=None, what="document")


def reader_of(file: SentFile) -> str:
    """The command that reads a file, by what is in it and not by its name."""
    return "import_cards" if is_vcards(file.content) else "import"
