"""What people send instead of words, and which command takes it."""

from dataclasses import replace

from handlers import registry
from handlers.command import SentFile
from handlers.incoming import Incoming, Kind
from handlers.read.tables import is_no_table, is_vcards


def as_said(incoming: Incoming) -> Incoming:
    """The caption of a file that no command can read is what the person says; the file is not kept."""
    if incoming.file is None or not incoming.text.strip() or not is_no_table(incoming.file.content):
        return incoming
    named = registry.find(incoming.text.split()[0].removeprefix("/").split("@")[0])
    if named is not None and named.reads_files:
        return incoming
    return replace(incoming, kind=Kind.MESSAGE, file=None, what="document")


def reader_of(file: SentFile) -> str:
    """The command that reads a file, by what is in it and not by its name."""
    return "import_cards" if is_vcards(file.content) else "import"
