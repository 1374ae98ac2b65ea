"""Input without a terminal: one message a line, answers as text or as JSON lines."""

import hashlib
import html
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from bot.terminal.chat import Delivered, TerminalChat
from handlers.command import Reply
from storage.words import BadInput

Row = dict[str, object]
_TAGS = re.compile(r"<[^>]+>")


def play(chat: TerminalChat, lines: Iterable[str], out: TextIO, *, as_json: bool, pictures: Path) -> None:
    """Play every line in turn; a line that cannot be played gives an error, and the next goes on."""
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\r\n")
        if not text.strip():
            continue
        try:
            delivered = play_line(chat, text)
        except BadInput as refusal:
            _print(out, {"line": number, "error": str(refusal)}, as_json)
            continue
        for message in delivered:
            _print(out, as_row(message, number, pictures), as_json)


def play_line(chat: TerminalChat, text: str) -> list[Delivered]:
    """Do what one line says: say it, press, reply to the last card, edit the last line, send a file, set the clock.

    Raises BadInput.
    """
    verb, _, rest = text.partition(" ")
    if verb == "!press":
        return chat.press(rest)
    if verb == "!edit":
        return chat.edit(_spoken(rest))
    if verb == "!reply":
        return chat.reply(_spoken(rest))
    if verb == "!file":
        return chat.send_file(_path(rest.strip()))
    if verb == "!tick":
        return chat.tick(rest.strip())
    return chat.say(_spoken(text))


def as_row(message: Delivered, line: int | None, pictures: Path) -> Row:
    """A message as one JSON object."""
    reply = message.reply
    return {
        "line": None if message.kind == "push" else line,
        "kind": message.kind,
        "text": reply.text,
        "buttons": [[{"label": button.label, "data": button.data} for button in row] for row in reply.buttons],
        "photo": str(keep_picture(reply.photo, pictures)) if reply.photo else None,
        "document": str(_keep_document(reply, pictures)) if reply.document else None,
    }


def keep_picture(photo: bytes, folder: Path) -> Path:
    """Write a picture where the person can open it; the same picture has the same name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder.resolve() / f"{hashlib.sha256(photo).hexdigest()[:16]}.png"
    path.write_bytes(photo)
    return path


def plain(text: str) -> str:
    """HTML as plain text."""
    return html.unescape(_TAGS.sub("", text))


def _keep_document(reply: Reply, folder: Path) -> Path:
    assert reply.document is not None
    name, content = reply.document
    folder.mkdir(parents=True, exist_ok=True)
    safe = re.sub(r"[^\w.-]", "_", name)[-80:]
    path = folder.resolve() / f"{hashlib.sha256(content).hexdigest()[:8]}-{safe}"
    path.write_bytes(content)
    return path


def _path(said: str) -> Path:
    try:
        return Path(said).expanduser()
    except RuntimeError as error:  # ~name of nobody on this machine
        raise BadInput(f"cannot read the file: {error}") from error


def _spoken(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        said = json.loads(text)
    except ValueError:
        return text
    return said if isinstance(said, str) else text


def _print(out: TextIO, row: Row, as_json: bool) -> None:
    if as_json:
        line = json.dumps(row, ensure_ascii=False)
        print(line.encode("utf-8", "backslashreplace").decode("utf-8"), file=out, flush=True)
        return
    if "error" in row:
        print(f"! {row['error']}", file=out, flush=True)
        return
    print(plain(str(row["text"])), file=out)
    buttons = row["buttons"]
    assert isinstance(buttons, list)
    for labels in buttons:
        print("  " + "  ".join(f"[{button['label']}]" for button in labels), file=out)
    for what in ("photo", "document"):
        if row[what]:
            print(f"  {what}: {row[what]}", file=out)
    print(file=out, flush=True)


def has_terminal() -> bool:
    """Whether a person sits here."""
    return sys.stdin.isatty() and sys.stdout.isatty()
