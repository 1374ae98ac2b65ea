"""What a door hands to the router: one thing that one person did in one chat."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.command import SentFile
from storage.words import Attachment


class Kind(StrEnum):
    MESSAGE = "message"
    PRESS = "press"
    FILE = "file"
    OTHER = "other"  # a voice note, a sticker: nothing that can be read yet


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message, press or file.

    door         telegram or terminal
    telegram_id  who, at Telegram; or
    person_id    who, where the door knows the user itself
    message_id   of the message, or of the card whose button was pressed
    text         what was written; the data of the pressed button; the caption of the file
    language     of the person's Telegram, such as 'zh-hans'; heeded where nobody here knows them
    reply_to     the message that it is a reply to
    edited       when the message was edited, and said_at when it was said, in seconds; 0 where it was not
    order        the number of the update that brought it
    corrects     the earlier answer that the new one takes the place of
    topic        in which it was said, in a group that has topics
    what         what came with the words, or instead of them, and cannot be read: voice, photo, sticker ...
    attached     the picture or the file that came, as it can be kept
    """

    door: str
    chat_id: int
    kind: Kind = Kind.MESSAGE
    text: str = ""
    telegram_id: int | None = None
    person_id: int | None = None
    name: str = ""
    language: str = ""
    private: bool = True
    message_id: int | None = None
    reply_to: int | None = None
    topic: int | None = None
    edited: int = 0
    said_at: int = 0
    order: int = 0
    corrects: int | None = None
    file: SentFile | None = None
    what: str = ""
    attached: Attachment | None = None
