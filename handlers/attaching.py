"""Whether what came with a caption is to be kept with a customer, or the caption is something else to be done."""

from dataclasses import replace

from sqlmodel import Session

from handlers import registry
from handlers.command import Missing, Request
from handlers.incoming import Incoming, Kind
from handlers.pick_who import exactly, numbered
from handlers.read.attachments import say_attached
from storage.words import Attachment, NotFound

NOTE = "note"


def attaching(session: Session, incoming: Incoming, request: Request, file: Attachment) -> tuple[Incoming, Request]:
    """The command that keeps the file: it has no caption, or one that begins with a customer, or answers a card.

    Any other caption is what it says, and all stays as it is.
    """
    caption = request.words
    first, _, rest = caption.partition(" ")
    word = first.removeprefix("/").split("@")[0].casefold()
    if word == NOTE:
        caption = rest
    elif registry.find(word) is not None or not (caption == "" or request.shown or _names(session, request, caption)):
        return incoming, request
    return replace(incoming, kind=Kind.MESSAGE, what=""), request.with_words(f"/attach {say_attached(caption, file)}")


def _names(session: Session, request: Request, words: str) -> bool:
    try:
        return (numbered(session, request, words) or exactly(session, request, words)) is not None
    except Missing:  # several are meant: the command asks which
        return True
    except NotFound:
        return False
