"""The menu of commands beside the text field: a longer one for managers and admins, each in their language."""

import logging

from sqlmodel import Session, col, or_, select
from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.constants import BotCommandLimit
from telegram.error import TelegramError

from bot.telegram.records import Records
from crm_engine.services.preferences import LANGUAGES
from handlers import registry
from handlers.show.catalogue import ENGLISH
from handlers.show.texts import Texts
from storage.tables import User
from storage.words import Role

log = logging.getLogger(__name__)
LONGEST = int(BotCommandLimit.MAX_DESCRIPTION)


def menu_of(role: Role, locale: str = ENGLISH) -> list[BotCommand]:
    """What someone of this role is offered, in their language."""
    texts = Texts(locale)
    return [BotCommand(command.name, texts.plain(command.help)[:LONGEST]) for command in registry.permitted(role)]


class Menus:
    """Keeps the menus as the roles are."""

    def __init__(self, bot: Bot, records: Records) -> None:
        self.bot = bot
        self.records = records
        self._shown: dict[int, tuple[Role, str]] = {}
        self._general = False

    async def update(self) -> None:
        """Set what has changed since the last time; what Telegram refuses now is tried again the next time."""
        try:
            if not self._general:
                for language in LANGUAGES:
                    await self.bot.set_my_commands(
                        menu_of(Role.REP, language),
                        scope=BotCommandScopeDefault(),
                        language_code=None if language == ENGLISH else language,
                    )
                self._general = True
            wanted = await self.records.read(_chats)
            for chat_id in self._shown.keys() - wanted.keys():
                await self.bot.delete_my_commands(scope=BotCommandScopeChat(chat_id))
                del self._shown[chat_id]
            for chat_id, menu in wanted.items():
                if self._shown.get(chat_id) != menu:
                    await self.bot.set_my_commands(menu_of(*menu), scope=BotCommandScopeChat(chat_id))
                    self._shown[chat_id] = menu
        except TelegramError as error:
            log.warning("the menus could not be set (%s)", type(error).__name__)


def _chats(session: Session) -> dict[int, tuple[Role, str]]:
    """The private chats with a menu of their own: of managers and admins, and of all who have chosen a language."""
    statement = select(User.chat_id, User.role, User.locale).where(
        col(User.chat_id).is_not(None),
        or_(col(User.role) != Role.REP, col(User.locale) != ENGLISH),
        col(User.active).is_(True),
        col(User.chat_blocked).is_(False),
    )
    return {chat_id: (Role(role), locale) for chat_id, role, locale in session.execute(statement)}
