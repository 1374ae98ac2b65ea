"""Drive the fake from another process: POST /_test/ACT with a JSON object of arguments, answered with JSON."""

import inspect
import json
from collections.abc import Callable
from functools import cache
from typing import get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from tests.fake_telegram import looking, people
from tests.fake_telegram.state import State
from tests.fake_telegram.words import BadTestStep, BotApiError, JsonObject

BASE64 = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
ARGUMENTS: TypeAdapter[JsonObject] = TypeAdapter(JsonObject)
ACTS: dict[str, Callable[..., object]] = {
    name: act
    for room in (people, looking)
    for name, act in inspect.getmembers(room, inspect.isfunction)
    if act.__module__ == room.__name__ and not name.startswith("_")
}


@cache
def adapters(act: Callable[..., object]) -> dict[str, TypeAdapter[object]]:
    """A converter to and from JSON for each argument of an act, and for its "return"; bytes travel as base64."""
    hints = get_type_hints(act)
    return {
        name: TypeAdapter(hint, config=BASE64 if hint is bytes else None)
        for name, hint in hints.items()
        if name != "state"
    }


def encode(act: Callable[..., object], arguments: dict[str, object]) -> bytes:
    """The body of a request for an act."""
    known = adapters(act)
    parts = (f"{json.dumps(name)}:{known[name].dump_json(value).decode()}" for name, value in arguments.items())
    return f"{{{','.join(parts)}}}".encode()


def decode(act: Callable[..., object], answer: bytes) -> object:
    """The result of an act from the body of its answer."""
    return adapters(act)["return"].validate_json(answer)


def perform(state: State, name: str, body: bytes) -> tuple[int, bytes]:
    """Do an act by name. Returns the status (200, 404 no such act, 409 not possible, 422 bad arguments) and JSON."""
    act = ACTS.get(name)
    if act is None:
        return 404, _error(f"no act {name}")
    known = adapters(act)
    try:
        given = ARGUMENTS.validate_json(body or b"{}")
        arguments = {key: known[key].validate_json(json.dumps(value)) for key, value in given.items()}
        inspect.signature(act).bind(state, **arguments)
    except (ValidationError, KeyError, TypeError) as error:
        return 422, _error(str(error))
    try:
        with state.lock:
            result = act(state, **arguments)
    except (BadTestStep, BotApiError) as error:
        return 409, _error(str(error))
    return 200, known["return"].dump_json(result)


def _error(message: str) -> bytes:
    return json.dumps({"error": message}).encode()
