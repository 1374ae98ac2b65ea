"""The menu beside the text field: reps see theirs, managers and admins a longer one, as long as that is their role."""

from bot.telegram.menu import Menus, menu_of
from handlers import registry
from storage.tables import User
from storage.words import Role
from tests.bot.telegram.conftest import ADMIN, ANN, MARY, Office


async def test_each_role_gets_its_own_menu_and_loses_it_with_the_role(office: Office) -> None:
    office.hire(ADMIN, "Ada", Role.ADMIN)
    mary = office.hire(MARY, "Mary", Role.MANAGER)
    office.hire(ANN, "Ann")
    async with office.running() as door:
        await office.telegram.until(lambda: len(office.telegram.menus()) == 4)
        menus = {menu.scope: [name for name, _ in menu.commands] for menu in office.telegram.menus()}
        assert menus["default"] == [command.name for command in registry.permitted(Role.REP)]
        assert menus[f"chat:{MARY}"] == [command.name for command in registry.permitted(Role.MANAGER)]
        assert menus[f"chat:{ADMIN}"] == [command.name for command in registry.permitted(Role.ADMIN)]

        calls = office.telegram.calls()["setMyCommands"]
        await door.menus.update()
        assert office.telegram.calls()["setMyCommands"] == calls

        office.house.database.write(lambda session: setattr(session.get_one(User, mary), "role", Role.REP))
        await door.menus.update()
        assert {menu.scope for menu in office.telegram.menus()} == {"default", f"chat:{ADMIN}"}


async def test_a_menu_that_telegram_refuses_is_set_the_next_time(office: Office) -> None:
    async with office.running() as door:
        await office.telegram.until(lambda: len(office.telegram.menus()) == 2)
        again = Menus(door.bot, door.records)
        office.telegram.forget_log()
        office.telegram.fail_next("setMyCommands", status=429)
        await again.update()
        await again.update()
        assert office.telegram.calls()["setMyCommands"] == 3


def test_every_command_fits_into_telegrams_menu() -> None:
    for command in menu_of(Role.ADMIN):
        assert command.command.isascii()
        assert command.command == command.command.lower()
        assert 1 <= len(command.description) <= 256
