"""The menu of commands beside the text field: one for everybody, a longer one for managers and admins."""

import logging

from sqlmodel import Session, col, select
from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.constants import BotCommandLimit
from telegram.error import TelegramError

from bot.telegram.records import Records
from handlers import registry
from storage.tables import User
from storage.words import Role

log = logging.getLogger(__name__)
LONGEST = int(BotCommandLimit.MAX_DESCRIPTION)


def menu_of(role: Role) -> list[BotCommand]:
    """What someone of this role is offered."""
    return [BotCommand(command.name, command.help[:LONGEST]) for command in registry.permitted(role)]


class Menus:
    """Keeps the menus as the roles are."""

    def __init__(self, bot: Bot, records: Records) -> None:
        self.bot = bot
        self.records = records
        self._shown: dict[int, Role] = {}
        self._general = False

    async def update(self) -> None:
        """Set what has changed since the last time; what Telegram refuses now is tried again the next time."""
        try:
            if not self._general:
                await self.bot.set_my_commands(menu_of(Role.REP), scope=BotCommandScopeDefault())
                self._general = True
            wanted = await self.records.read(_chats)
            for chat_id in self._shown.keys() - wanted.keys():
                await self.bot.delete_my_commands(scope=BotCommandScopeChat(chat_id))
                del self._shown[chat_id]
            for chat_id, role in wanted.items():
                if self._shown.get(chat_id) != role:
                    await self.bot.set_my_commands(menu_of(role), scope=BotCommandScopeChat(chat_id))
                    self._shown[chat_id] = role
        except TelegramError as error:
            log.warning("the menus could not be set (%s)", type(error).__name__)


def _chats(session: Session) -> dict[int, Role]:
    """The private chats of managers and admins who can be written to."""
    statement = select(User.chat_id, User.role).where(
        col(User.chat_id).is_not(None),
        col(User.role) != Role.REP,
        col(User.active).is_(True),
        col(User.chat_blocked).is_(False),
    )
    return {chat_id: Role(role) for chat_id, role in session.execute(statement)}
