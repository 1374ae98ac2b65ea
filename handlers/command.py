"""What a command is, what it is asked, and what it answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from crm_engine.services.given import Given
from handlers.show.texts import Texts
from storage.shown import Shown
from storage.words import Actor, Attachment, Choice, CrmError, Role

CALLBACK_BYTES = 64
NO_BOT = "YOUR_BOT"  # the bot's name where no token is set: its links are to be filled in


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and the command that pressing it gives (at most 64 bytes, Telegram's limit)."""

    label: str
    data: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.data.encode()) <= CALLBACK_BYTES:
            raise ValueError(f"a button carries 1 to {CALLBACK_BYTES} bytes: {self.data!r}")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: HTML text, rows of buttons, and perhaps a picture (PNG) or a file.

    attached  a file that Telegram has already
    replaces  where the person pressed a button of a card, the card itself becomes this reply
    private   for this person alone: what was asked for in a group is answered in their own chat
    shows     the record that it is a card of, such as ("deal", 7): a reply to it is about that record
    """

    text: str
    buttons: list[list[Button]] = field(default_factory=list)
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None
    attached: Attachment | None = None
    replaces: bool = False
    private: bool = False
    shows: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a person sent, whole."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class House:
    """What the installation is: the bot's name for links, and the defaults of new users."""

    bot_name: str = NO_BOT
    currency: str = "USD"
    timezone: str = "UTC"
    locale: str = "en"
    admin_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a person asks of one command.

    words    what followed the command's name, cleaned
    answers  the pieces that were asked for since: piece -> what the person said or pressed
    said     the whole message, cleaned
    resumes  the question that it answers: its command, words, answers and piece
    refreshing  it is asked for again, by the button under what was shown
    shown    the record on the card that was replied to, or whose button was pressed
    """

    actor: Actor
    words: str
    now: datetime
    chat_id: int = 0
    private: bool = True
    pressed: bool = False
    file: SentFile | None = None
    shown: Shown | None = None
    said: str = ""
    resumes: Mapping[str, Any] | None = None
    refreshing: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    house: House = field(default_factory=House)

    def with_words(self, words: str) -> "Request":
        return replace(self, words=words)


class Missing(CrmError):
    """One piece is missing or has several readings: it is asked for, alone, and the command goes on with the answer.

    choices  what to press instead of typing: (label, value) pairs
    """

    code = "missing"

    def __init__(
        self,
        piece: str,
        question: str,
        choices: Sequence[Choice | tuple[str, str]] = (),
        **facts: object,
    ) -> None:
        super().__init__(question, piece=piece, **facts)
        self.piece = piece
        self.choices = [(choice.label, str(choice.id)) if isinstance(choice, Choice) else choice for choice in choices]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: everything that help, menus, permission and documentation need to know of it.

    run      (session, request) -> a result; refuses with a CrmError
    show     (result, texts) -> a Reply
    heavy    needs the engine (pandas, models, pictures): runs in the engine's worker, on a reading session
    hidden   works, but is not listed (such as /start)
    refreshes  what it has shown can be shown anew in its place, with the figures as of then
    skips    the pieces that may be left out where it asks for one after another
    about    the kinds of records that its words may begin with: 'deal' (#7), 'contact' (contact #7), 'company'
    open     what it tells is nobody's records, and may stand in a group (such as /help)
    keep     (result) -> the figure in it that is kept as it was said, or None
    reads_files  as the caption of a file, it takes the file
    """

    name: str
    help: str
    example: str
    run: Callable[[Session, Request], Any]
    show: Callable[[Any, Texts], Reply]
    needs: Role = Role.REP
    aliases: tuple[str, ...] = ()
    heavy: bool = False
    hidden: bool = False
    open: bool = False
    reads_files: bool = False
    about: tuple[str, ...] = ()
    keep: Callable[[Any], Given | None] | None = None
    skips: tuple[str, ...] = ()
    refreshes: bool = False
