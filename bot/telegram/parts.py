"""A reply as the messages that Telegram takes: within its limits, in order, the first perhaps an edit."""

from dataclasses import dataclass, replace

from handlers.command import Button, Reply
from handlers.show.limits import CAPTION_LIMIT, TEXT_LIMIT, split_html
from handlers.show.payload import REPEATED_MARK
from handlers.show.texts import Html
from storage.words import Attachment

# The mark's room is always left, so that the parts of a repeated message are those of the first.
TEXT_ROOM, CAPTION_ROOM = TEXT_LIMIT - len(REPEATED_MARK), CAPTION_LIMIT - len(REPEATED_MARK)


@dataclass(frozen=True, slots=True)
class Part:
    """One call: a text, a picture or a file with its caption.

    attached  a file that Telegram has already
    edits  the card that the text, or the picture, takes the place of
    topic  of a group with topics, in which it is said
    """

    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None
    attached: Attachment | None = None
    edits: int | None = None
    topic: int | None = None


def parts_of(
    reply: Reply, *, edits: int | None = None, topic: int | None = None, sent: int = 0, repeated: str = ""
) -> list[Part]:
    """The parts that are still to be sent.

    edits     the card that the first text, or picture with its caption, replaces
    topic     where they are said, in a group with topics
    sent      how many parts are known to have arrived
    repeated  the mark of the first of the others, which may have arrived; an edit has none: it does no harm twice
    """
    files = [Part(photo=reply.photo)] if reply.photo is not None else []
    files += [Part(document=reply.document)] if reply.document is not None else []
    files += [Part(attached=reply.attached)] if reply.attached is not None else []
    if files and len(reply.text) <= CAPTION_ROOM:
        files[0] = replace(files[0], text=reply.text)
        parts = files
    else:
        parts = [Part(text) for text in split_html(reply.text, TEXT_ROOM)] + files
    parts[-1] = replace(parts[-1], buttons=tuple(tuple(row) for row in reply.buttons))
    if edits is not None and (parts[0] not in files or parts[0].photo is not None):
        parts[0] = replace(parts[0], edits=edits)
    parts = [replace(part, topic=topic) for part in parts[sent:]]
    if repeated and parts and parts[0].edits is None:
        parts[0] = replace(parts[0], text=Html(repeated + parts[0].text))
    return parts
