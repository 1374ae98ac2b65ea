"""A file that stays at Telegram, in a command's words behind its caption."""

import re

from handlers.read.words import clean
from storage.words import Attachment, FileKind

LONGEST_NAME = 100
_FILE = re.compile(r"(.*?) ?\[(photo|document) (\d{1,12}) ([\w-]{1,250})(?: ([^\[\]]*))?\]", re.DOTALL)


def say_attached(caption: str, file: Attachment) -> str:
    """The caption and the file as `read_attached` reads them."""
    name = clean(re.sub(r"[\[\]]", " ", file.name or ""))[-LONGEST_NAME:].strip()
    parts = (file.kind, str(file.size or 0), file.file_id, name)
    return f"{caption} [{' '.join(part for part in parts if part)}]".strip()


def read_attached(words: str) -> tuple[str, Attachment] | None:
    """The caption, and the file in 'Acme the offer [document 12345 BQACAg offer.pdf]'; None for other words."""
    found = _FILE.fullmatch(words)
    if found is None:
        return None
    return found[1], Attachment(FileKind(found[2]), found[4], found[5] or None, int(found[3]) or None)
