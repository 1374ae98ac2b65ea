"""Telegram's HTML parse mode, strict: what the real server refuses is refused here, and a bare & too.

Source: the Bot API's "HTML style" and the behaviour of the parser in the official server. One rule is harder than the
real one: the real server shows a bare `&` as it is; the documentation asks for `&amp;`, so that here it is an error,
which finds values written without escaping.
"""

import re
from dataclasses import dataclass

from tests.fake_telegram.words import BotApiError, Entity

KINDS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
ENTITY = re.compile(r"&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z]+));")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([0-9A-Za-z.-]+)(?=[\s>])))?""")
LINKS = ("http://", "https://", "tg://", "ton://", "mailto:", "tel:")
# The server turns control characters into spaces and drops these before it counts.
CLEANED = {code: " " for code in range(32) if code not in (10, 13)} | dict.fromkeys([13, *range(0x2028, 0x202F)])
COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")


def units(text: str) -> int:
    """Length of a text in UTF-16 units, in which the Bot API counts offsets."""
    return len(text) + sum(char > "\uffff" for char in text)


@dataclass
class _Open:
    tag: str
    start: int
    url: str | None
    language: str | None


class _Reader:
    """Reads a text once, left to right, keeping the tags that are open."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def refuse(self, what: str, at: int | None = None) -> BotApiError:
        where = "" if at is None else f" at byte offset {len(self.html[:at].encode())}"
        return BotApiError(400, f"Bad Request: can't parse entities: {what}{where}")

    def put(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.html):
            char = self.html[self.at]
            if char == "&":
                self.read_character()
            elif char == "<":
                self.read_tag()
            else:
                self.put(char)
                self.at += 1
        if self.open:
            raise self.refuse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.out), sorted(self.entities, key=lambda entity: (entity.offset, -entity.length))

    def read_character(self) -> None:
        found = ENTITY.match(self.html, self.at)
        if found is None or (found[3] and found[3] not in NAMED):
            raise self.refuse("Unescaped & character (the fake is stricter than the server)", self.at)
        if found[3]:
            self.put(NAMED[found[3]])
        else:
            code = int(found[1]) if found[1] else int(found[2], 16)
            if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
                raise self.refuse("Character reference out of range (the fake is stricter than the server)", self.at)
            self.put(chr(code))
        self.at = found.end()

    def read_tag(self) -> None:
        begin = self.at
        if self.html.startswith("</", begin):
            self.read_end_tag(begin)
        else:
            self.read_start_tag(begin)

    def read_start_tag(self, begin: int) -> None:
        name = TAG_NAME.match(self.html, begin + 1)
        tag = name[0].lower() if name else ""
        end = name.end() if name else begin + 1
        if end >= len(self.html):
            raise self.refuse("Unclosed start tag", begin)
        if tag not in KINDS:
            raise self.refuse(f'Unsupported start tag "{tag}"', begin)
        attributes = self.read_attributes(tag, begin, end)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self.refuse('Tag "span" must have class "tg-spoiler"', begin)
        language = attributes.get("class", "")
        self.open.append(
            _Open(
                tag,
                self.length,
                attributes.get("href") if tag == "a" else None,
                language.removeprefix("language-") if tag == "code" and language.startswith("language-") else None,
            )
        )

    def read_attributes(self, tag: str, begin: int, at: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            while at < len(self.html) and self.html[at].isspace():
                at += 1
            if at >= len(self.html):
                raise self.refuse("Unclosed start tag", begin)
            if self.html[at] == ">":
                self.at = at + 1
                return attributes
            found = ATTRIBUTE.match(self.html, at)
            if found is None or not found[1]:
                raise self.refuse(f'Empty attribute name in the tag "{tag}"', begin)
            value = next((part for part in found.groups()[1:] if part is not None), "")
            attributes[found[1].lower()] = _unescaped(value)
            at = found.end()
            if at < len(self.html) and self.html[at] == "=":
                raise self.refuse("Unexpected end of name token", begin)

    def read_end_tag(self, begin: int) -> None:
        if not self.open:
            raise self.refuse("Unexpected end tag", begin)
        name = TAG_NAME.match(self.html, begin + 2)
        found = name[0].lower() if name else ""
        at = name.end() if name else begin + 2
        while at < len(self.html) and self.html[at].isspace():
            at += 1
        if at >= len(self.html) or self.html[at] != ">":
            raise self.refuse("Unclosed end tag", begin)
        tag = self.open.pop()
        if found and found != tag.tag:
            what = f"Unmatched end tag at byte offset {len(self.html[:begin].encode())}"
            raise self.refuse(f'{what}, expected "</{tag.tag}>", found "</{found}>"')
        self.at = at + 1
        self.close(tag)

    def close(self, tag: _Open) -> None:
        length = self.length - tag.start
        if length == 0 or (tag.tag == "a" and not (tag.url or "").lower().startswith(LINKS)):
            return
        self.entities.append(Entity(KINDS[tag.tag], tag.start, length, tag.url, tag.language))


def _unescaped(value: str) -> str:
    return ENTITY.sub(lambda found: NAMED.get(found[3] or "", found[0]), value)


def parse(text: str, parse_mode: str) -> tuple[str, tuple[Entity, ...]]:
    """Return the text that the chat shows, and its entities.

    text        as the bot sent it
    parse_mode  "" or "HTML"; Markdown is refused, for this project writes HTML only

    Raises BotApiError 400 as the server does, in its words.
    """
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise BotApiError(400, "Bad Request: strings must be encoded in UTF-8")
    cleaned = text.translate(CLEANED)
    if parse_mode == "":
        return cleaned.strip(), ()
    if parse_mode.upper() != "HTML":
        raise BotApiError(400, "Bad Request: unsupported parse_mode (the fake knows HTML only)")
    shown, entities = _Reader(cleaned).read()
    return _trimmed(shown, entities)


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """Strip the text as the server does, and move the entities with it."""
    cut = units(text) - units(text.lstrip())
    shown = text.strip()
    end = units(shown)
    kept = []
    for entity in entities:
        start = max(entity.offset - cut, 0)
        stop = min(entity.offset + entity.length - cut, end)
        if start < stop:
            kept.append(Entity(entity.kind, start, stop - start, entity.url, entity.language))
    return shown, tuple(kept)


def commands_in(text: str) -> tuple[Entity, ...]:
    """The bot_command entities that Telegram marks in what a user wrote."""
    return tuple(
        Entity("bot_command", units(text[: found.start()]), units(found[0])) for found in COMMAND.finditer(text)
    )
