"""What people send instead of words, and which command takes it."""

from handlers.command import SentFile
from handlers.read.tables import is_vcards


def reader_of(file: SentFile) -> str:
    """The command that reads a file, by what is in it and not by its name."""
    return "import_cards" if is_vcards(file.content) else "import"
