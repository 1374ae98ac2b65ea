"""The README's tables and tour, from the registry, the settings and the bot: `python -m tests.readme` writes them."""

import re
from pathlib import Path

from bot.settings import Settings
from handlers import registry
from tests.tour import tour

README = Path(__file__).parent.parent / "README.md"


def commands_table() -> str:
    """A row a command that people are offered."""
    rows = [
        f"| `/{command.name}` | {command.help} | `{command.example}` | {command.needs} |"
        for command in registry.all_commands()
        if not command.hidden
    ]
    return "\n".join(["| Command | What it does | For example | From role |", "| --- | --- | --- | --- |", *rows])


def settings_table() -> str:
    """A row a setting."""
    rows = [
        f"| `{field.upper()}` | {info.description} | {_default(info.default)} |"
        for field, info in Settings.model_fields.items()
    ]
    return "\n".join(["| Setting | What it decides | Default |", "| --- | --- | --- |", *rows])


def _default(value: object) -> str:
    if value is None or value == frozenset():
        return ""
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def write() -> None:
    """Put the tables between their marks in the README."""
    text = README.read_text()
    for mark, table in (("commands", commands_table()), ("settings", settings_table()), ("tour", tour())):
        pattern = rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)"
        text = re.sub(pattern, lambda found, table=table: found[1] + table + "\n" + found[2], text, flags=re.DOTALL)
    README.write_text(text)


if __name__ == "__main__":
    write()
