"""Read the parameters of a Bot API call: query string, form, multipart or JSON, all to one shape."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from pydantic import TypeAdapter, ValidationError

from tests.fake_telegram.words import BotApiError, Json, JsonObject

OBJECT: TypeAdapter[JsonObject] = TypeAdapter(JsonObject)
ANYTHING: TypeAdapter[Json] = TypeAdapter(Json)
MAX_UPLOAD = 50 * 1024 * 1024
BOUNDARY = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)
QUOTED = re.compile(r'(\w+\*?)="((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str


@dataclass
class Params:
    """The parameters of one call, by name; a value is a text (forms) or already JSON."""

    values: JsonObject = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as text; "" where it is missing."""
        value = self.values.get(name, "")
        if isinstance(value, str):
            return value
        return "" if value is None else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a whole number; default where it is missing or no number, as the server does."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """True for true, yes and 1."""
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def parsed(self, name: str) -> Json:
        """The value as JSON; None where it is missing. Raises BotApiError 400 for a text that is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if value == "":
            return None
        try:
            return ANYTHING.validate_json(value)
        except ValidationError as error:
            raise BotApiError(400, f"Bad Request: can't parse {name} JSON object") from error

    def upload(self, name: str) -> Upload | None:
        """The file of this name, sent directly or as attach://."""
        value = self.text(name)
        return self.files.get(value.removeprefix("attach://") if value.startswith("attach://") else name)


def read_params(query: str, content_type: str, body: bytes) -> Params:
    """Read query string and body; the body wins. Raises BotApiError 400 for what cannot be read, 413 above 50 MB."""
    params = Params(dict(parse_qsl(query, keep_blank_values=True)))
    kind = content_type.split(";")[0].strip().lower()
    if len(body) > MAX_UPLOAD:
        raise BotApiError(413, "Request Entity Too Large")
    if not body:
        return params
    if kind == "application/json":
        params.values.update(_read_json(body))
    elif kind == "application/x-www-form-urlencoded":
        params.values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    elif kind == "multipart/form-data":
        _read_multipart(params, content_type, body)
    else:
        raise BotApiError(400, "Bad Request: unsupported content type")
    return params


def _read_json(body: bytes) -> JsonObject:
    try:
        return OBJECT.validate_json(body)
    except ValidationError as error:
        raise BotApiError(400, "Bad Request: can't parse JSON object") from error


def _read_multipart(params: Params, content_type: str, body: bytes) -> None:
    found = BOUNDARY.search(content_type)
    if found is None:
        raise BotApiError(400, "Bad Request: boundary is missing")
    parts = (b"\r\n" + body).split(b"\r\n--" + found[1].encode())
    if not parts[-1].startswith(b"--"):
        raise BotApiError(400, "Bad Request: multipart body is cut off")
    for part in parts[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = _headers(head.decode("utf-8", "replace"))
        says = dict(QUOTED.findall(headers.get("content-disposition", "")))
        name = says.get("name", "")
        if "filename" in says:
            mime = headers.get("content-type", "application/octet-stream")
            params.files[name] = Upload(_plain(says["filename"]), content, mime)
        else:
            params.values[name] = content.decode("utf-8", "replace")


def _headers(head: str) -> Mapping[str, str]:
    lines = (line.partition(":") for line in head.split("\r\n"))
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _plain(name: str) -> str:
    """Undo the escapes that browsers and httpx use in a file name."""
    return name.replace("%22", '"').replace("\\\\", "\\").replace('\\"', '"')
