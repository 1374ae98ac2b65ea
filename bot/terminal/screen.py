"""The chat on a real terminal: a prompt, coloured answers, numbered buttons, and pushes as they come."""

import threading
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.terminal.chat import Delivered, TerminalChat
from bot.terminal.lines import keep_picture, plain, play_line
from storage.words import BadInput

HELP = (
    "Write as you would in a chat. !1 presses button 1, !reply TEXT answers the last card, !edit TEXT corrects "
    "your last line, !file PATH sends a file, !tick ISO sets the clock. Ctrl-D ends."
)


def converse(chat: TerminalChat, pictures: Path, tick_seconds: float) -> None:
    """Talk until the person leaves."""
    console = Console(highlight=False)
    console.print(HELP, style="dim")
    stop = threading.Event()
    talking = threading.Lock()
    ticking = threading.Thread(
        target=_tick, args=(chat, console, pictures, stop, talking, tick_seconds), daemon=True, name="ticks"
    )
    prompt: PromptSession[str] = PromptSession()
    with patch_stdout(raw=True):
        ticking.start()
        while (line := _ask(prompt)) is not None:
            with talking:
                _play(chat, console, pictures, line)
    stop.set()
    ticking.join(timeout=5)


def _ask(prompt: PromptSession[str]) -> str | None:
    try:
        return prompt.prompt("you> ").strip()
    except (EOFError, KeyboardInterrupt):
        return None


def _play(chat: TerminalChat, console: Console, pictures: Path, line: str) -> None:
    if not line:
        return
    if line.startswith("!") and line[1:].isdecimal():
        line = f"!press {line[1:]}"
    try:
        _show(console, pictures, chat, play_line(chat, line))
    except BadInput as refusal:
        console.print(str(refusal), style="red")


def _tick(
    chat: TerminalChat, console: Console, pictures: Path, stop: threading.Event, talking: threading.Lock, seconds: float
) -> None:
    while not stop.is_set():
        with talking:
            chat.clock.run_all()
            _show(console, pictures, chat, chat.take())
        stop.wait(seconds)


def _show(console: Console, pictures: Path, chat: TerminalChat, messages: list[Delivered]) -> None:
    numbers = {id(button): number for number, (_card, button) in enumerate(chat.buttons(), start=1)}
    for message in messages:
        body = Text(plain(message.reply.text))
        for row in message.reply.buttons:
            labels = [f"[{numbers.get(id(button), '')}] {button.label}" for button in row]
            body.append("\n" + "   ".join(labels), style="cyan")
        if message.reply.photo:
            body.append(f"\npicture: {keep_picture(message.reply.photo, pictures)}", style="dim")
        console.print(Panel(body, border_style="yellow" if message.kind == "push" else "green", width=80))
