"""Finds the commands: every module in handlers/commands has one, and nothing lists them by hand."""

import importlib
import pkgutil
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from handlers import commands
from handlers.command import Command
from storage.words import Role


@cache
def all_commands() -> tuple[Command, ...]:
    """Every command, by name."""
    modules = (
        importlib.import_module(f"{commands.__name__}.{found.name}")
        for found in pkgutil.iter_modules(commands.__path__)
    )
    return tuple(sorted((module.COMMAND for module in modules), key=lambda command: command.name))


@cache
def by_word() -> dict[str, Command]:
    """Names and aliases, lower case, to their commands."""
    found: dict[str, Command] = {}
    for command in all_commands():
        for word in (command.name, *command.aliases):
            if word in found:
                raise ValueError(f"two commands are called {word!r}")
            found[word] = command
    return found


def find(word: str) -> Command | None:
    """The command of that name or alias."""
    return by_word().get(word.casefold())


def permitted(role: Role) -> list[Command]:
    """What someone of this role is offered in /help and in the menu."""
    return [command for command in all_commands() if not command.hidden and command.needs.rank <= role.rank]


def nearest(words: str, role: Role, count: int = 3) -> list[Command]:
    """The commands nearest to a name that is none, or to words that were not understood."""
    offered = {command.name: command for command in permitted(role)}
    first = words.split(" ")[0].removeprefix("/").casefold()
    by_name = process.extract(first, list(offered), scorer=DamerauLevenshtein.normalized_similarity, limit=count)
    if not words.startswith("/"):
        helps = {name: f"{name} {command.help}".casefold() for name, command in offered.items()}
        by_help = process.extract(words.casefold(), helps, scorer=fuzz.token_set_ratio, limit=count)
        return [offered[name] for _help, _score, name in by_help]
    return [offered[name] for name, _score, _position in by_name]
