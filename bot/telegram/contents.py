"""What a message carries, be it words, a file, or something that people send instead of words."""

from dataclasses import dataclass, replace

from telegram import (
    Document,
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    PhotoSize,
)
from telegram.constants import MessageAttachmentType

from bot.telegram.shared_contact import card_of
from handlers.incoming import Incoming, Kind
from handlers.read.forwards import Forward, say_forward
from handlers.read.places import say_place
from storage.words import Attachment, FileKind, Place


@dataclass(frozen=True, slots=True)
class Received:
    """One act of one person. `document`: a file, or a picture alone, that is still to be fetched."""

    incoming: Incoming
    document: Document | PhotoSize | None = None


def read_contents(message: Message, who: Incoming) -> Received | None:
    """What was sent, by whom and in which chat `who` says; None for service messages.

    A location is the command that notes a visit; a forward is the command that offers to keep it, whatever it says.
    """
    said = message.text or message.caption or ""
    if message.contact is not None:
        return Received(replace(who, kind=Kind.FILE, file=card_of(message.contact)))
    if (place := _place(message)) is not None:
        return Received(replace(who, text=f"/visit {say_place(place)}"))
    if message.document is not None and message.animation is None:
        caption, file = "" if message.forward_origin else said, message.document
        document = Attachment(FileKind.DOCUMENT, file.file_id, file.file_name, file.file_size)
        return Received(replace(who, kind=Kind.FILE, text=caption, attached=document), file)
    if message.forward_origin is not None and said:
        return Received(replace(who, text=f"/forwarded {say_forward(_forward(message.forward_origin, said))}"))
    what = "" if message.text is not None else _kind(message)
    photo = max(message.photo, key=lambda size: size.width, default=None)
    kept = Attachment(FileKind.PHOTO, photo.file_id, None, photo.file_size) if photo else None
    if said:
        return Received(replace(who, text=said, what=what, attached=kept))
    return Received(replace(who, kind=Kind.OTHER, what=what, attached=kept), photo) if what else None


def _place(message: Message) -> Place | None:
    if message.venue is not None:
        venue = message.venue
        name = ", ".join(part for part in (venue.title, venue.address) if part)
        return Place(venue.location.latitude, venue.location.longitude, name)
    where = message.location
    return Place(where.latitude, where.longitude) if where is not None else None


def _forward(origin: MessageOrigin, text: str) -> Forward:
    """Whose message it was, as far as they let it be known."""
    if isinstance(origin, MessageOriginUser):
        return Forward(origin.sender_user.full_name, True, origin.date, text)
    if isinstance(origin, MessageOriginHiddenUser):
        return Forward(origin.sender_user_name, True, origin.date, text)
    chat = None
    if isinstance(origin, MessageOriginChannel):
        chat = origin.chat
    elif isinstance(origin, MessageOriginChat):
        chat = origin.sender_chat
    return Forward((chat.title if chat else None) or "", False, origin.date, text)


def _kind(message: Message) -> str:
    """The name of what came, as Telegram calls it; empty where nothing did."""
    return next((str(kind) for kind in MessageAttachmentType if message[kind]), "")
