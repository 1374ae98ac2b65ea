"""What a test may look at and set: the log of the bot's doings, the chats, the errors to come."""

from tests.fake_telegram.faults import Failure, scripted_error
from tests.fake_telegram.state import State
from tests.fake_telegram.words import (
    Action,
    Answer,
    BadTestStep,
    How,
    JsonObject,
    Menu,
    Message,
    Offered,
    Sent,
    Violation,
    Webhook,
)


def sent(state: State, chat_id: int | None = None) -> list[Sent]:
    """What the bot sent, oldest first; also what it was told had failed, where it really happened."""
    return [one for one in state.sent if chat_id in (None, one.chat_id)]


def edits(state: State, chat_id: int | None = None) -> list[Sent]:
    """The edits that changed something, oldest first."""
    return [one for one in state.edits if chat_id in (None, one.chat_id)]


def chat(state: State, chat_id: int) -> list[Message]:
    """The chat as a person sees it now, oldest first; a private chat has its user's id."""
    return sorted(state.messages[chat_id].values(), key=lambda message: message.message_id)


def answers(state: State) -> list[Answer]:
    """The answers to presses."""
    return list(state.answers)


def offered(state: State, user_id: int | None = None) -> list[Offered]:
    """The answers to inline queries, oldest first."""
    return [one for one in state.offered if user_id in (None, one.user_id)]


def actions(state: State, chat_id: int | None = None) -> list[Action]:
    """The chat actions ("typing")."""
    return [one for one in state.actions if chat_id in (None, one.chat_id)]


def menus(state: State) -> list[Menu]:
    """Every menu of commands that is set."""
    return list(state.menus.values())


def webhook(state: State) -> Webhook:
    """The webhook as set, with its secret."""
    return state.webhook


def pending(state: State) -> list[JsonObject]:
    """The updates that the bot has not confirmed, lowest id first."""
    return [item.update for item in state.queue.items]


def confirmed(state: State) -> int:
    """The highest offset confirmed; all updates below it are forgotten."""
    return state.queue.confirmed


def polling(state: State) -> bool:
    """True while a long poll is held."""
    return state.queue.holder is not None


def calls(state: State) -> dict[str, int]:
    """Calls so far, by method."""
    return dict(state.calls)


def errors(state: State) -> dict[int, int]:
    """Error answers so far, by status; 0 counts the answers that were dropped or never given."""
    return dict(state.errors)


def violations(state: State) -> list[Violation]:
    """The messages beyond the flood limits."""
    return list(state.floods.violations)


def peak(state: State) -> int:
    """The most messages that came within one second."""
    return state.floods.peak


def content(state: State, file_id: str) -> bytes:
    """The bytes of a file that the bot or a person sent."""
    if file_id not in state.files:
        raise BadTestStep(f"there is no file {file_id}")
    return state.files[file_id].content


def fail_next(
    state: State,
    method: str,
    chat_id: int | None = None,
    status: int = 500,
    description: str | None = None,
    retry_after: int | None = None,
    migrate_to: int | None = None,
    times: int = 1,
    after_doing_it: bool = False,
    how: How = "answer",
) -> None:
    """Make the next calls of a method fail ("*": of any method).

    chat_id         only calls to this chat
    status          the error code; the description is Telegram's own where none is given
    retry_after     seconds, for 429 (1 where not given)
    migrate_to      a chat id: the answer is 400 with migrate_to_chat_id
    times           how many calls
    after_doing_it  the call does its work, then the bot gets the error
    how             "answer" the error as JSON; "drop" the connection breaks inside the answer; "hang" no answer
    """
    error = scripted_error(status, description, retry_after, migrate_to)
    state.script.failures.append(Failure(method.lower(), chat_id, error, times, after_doing_it, how))


def delay(state: State, method: str, seconds: float) -> None:
    """Do each call of a method ("*": of any) so many seconds late, from now on; 0 ends it."""
    state.script.delays[method.lower()] = seconds


def heal(state: State) -> None:
    """Forget the scripted errors and delays."""
    state.script.failures.clear()
    state.script.delays.clear()


def enforce_floods(state: State, enforce: bool = True) -> None:
    """Answer 429 beyond the flood limits, rather than only recording it."""
    state.floods.enforce = enforce


def forget_log(state: State) -> None:
    """Empty the log and the counters; chats, updates and scripted errors stay."""
    for log in (state.sent, state.edits, state.answers, state.offered, state.actions, state.calls, state.errors):
        log.clear()
    state.floods.violations.clear()
    state.floods.peak = 0
