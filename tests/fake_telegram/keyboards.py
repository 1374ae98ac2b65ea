"""Check a reply_markup as the server does and read its buttons."""

from tests.fake_telegram.params import Params
from tests.fake_telegram.words import BotApiError, Button, Buttons, Json

MAX_BUTTONS = 100
MAX_DATA = 64


def read_markup(params: Params) -> tuple[Buttons, Buttons]:
    """Return (inline buttons, keys of a reply keyboard); both empty where there are none.

    Raises BotApiError 400 for a button without exactly one action, data over 64 bytes, a bad URL, over 100 buttons.
    """
    markup = params.parsed("reply_markup")
    if markup is None:
        return (), ()
    if not isinstance(markup, dict):
        raise BotApiError(400, "Bad Request: object expected as reply markup")
    if "inline_keyboard" in markup:
        return _rows(markup["inline_keyboard"], inline=True), ()
    if "keyboard" in markup:
        return (), _rows(markup["keyboard"], inline=False)
    return (), ()


def _rows(rows: Json, *, inline: bool) -> Buttons:
    if not isinstance(rows, list):
        raise BotApiError(400, "Bad Request: field of the keyboard must be of type Array")
    read = []
    for row in rows:
        if not isinstance(row, list):
            raise BotApiError(400, "Bad Request: keyboard rows must be of type Array")
        read.append(tuple(_inline(button) if inline else _key(button) for button in row))
    if sum(len(row) for row in read) > MAX_BUTTONS:
        raise BotApiError(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    return tuple(row for row in read if row)


def _key(button: Json) -> Button:
    label = button.get("text") if isinstance(button, dict) else button
    if not isinstance(label, str) or not label.strip():
        raise BotApiError(400, "Bad Request: keyboard button text must be non-empty")
    return Button(label)


def _inline(button: Json) -> Button:
    if not isinstance(button, dict):
        raise BotApiError(400, "Bad Request: can't parse inline keyboard button: expected an Object")
    label, data, url, app = (button.get(name) for name in ("text", "callback_data", "url", "web_app"))
    if not isinstance(label, str) or not label.strip():
        raise BotApiError(400, "Bad Request: can't parse inline keyboard button: text is empty")
    if sum(action is not None for action in (data, url, app)) != 1:
        raise BotApiError(400, "Bad Request: text buttons are unallowed in the inline keyboard")
    if data is not None:
        return Button(label, data=_data(data))
    if app is not None:
        link = app.get("url") if isinstance(app, dict) else None
        return Button(label, web_app=_link(link, ("https://",)))
    return Button(label, url=_link(url, ("http://", "https://", "tg://")))


def _data(data: Json) -> str:
    if not isinstance(data, str) or not 1 <= len(data.encode("utf-8", "replace")) <= MAX_DATA:
        raise BotApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    return data


def _link(link: Json, schemes: tuple[str, ...]) -> str:
    if not isinstance(link, str) or not link.lower().startswith(schemes):
        raise BotApiError(400, f"Bad Request: inline keyboard button URL '{link}' is invalid: Wrong HTTP URL")
    return link
