"""Refusals in words: what was not done, and what to do instead."""

from handlers.command import CALLBACK_BYTES, Button, Command, Missing, Reply
from handlers.show.texts import Html, Texts
from storage.phrases import say
from storage.words import BadInput, CrmError, NotAllowed, NotFound

FEW, NARROW = 6, 20  # more choices than this stand in pairs where their labels are not longer than that


def show_refusal(refusal: CrmError, texts: Texts, command: Command | None = None) -> Reply:
    """Word a refusal kindly, with an example where it was the words that could not be taken."""
    if isinstance(refusal, NotFound) and str(refusal) == NotFound.code:
        said = texts("I cannot find that.")
    elif isinstance(refusal, NotAllowed) and str(refusal) == NotAllowed.code:
        said = texts("This is for managers and admins.")
    else:
        said = texts("{said}", said=_sentence(refusal.said, texts))
    if command is not None and isinstance(refusal, BadInput):
        said = Html(said + texts("\nFor example: <code>{example}</code>", example=command.example))
    return Reply(said)


def show_question(missing: Missing, texts: Texts, token: str, *, skip: bool = False) -> Reply:
    """Ask for one piece, with buttons where there are choices, and always a way out.

    skip  whether it may be left out
    """
    choices = [Button(label, f"answer {token} {value}") for label, value in missing.choices]
    wide = len(choices) <= FEW or any(len(button.label) > NARROW for button in choices)
    rows = [choices[start : start + (1 if wide else 2)] for start in range(0, len(choices), 1 if wide else 2)]
    out = [Button(say("Skip"), f"answer {token} skip")] if skip else []
    asked = texts("{question}", question=_sentence(missing.said, texts))
    return Reply(asked, [*rows, [*out, Button(say("Cancel"), "cancel")]])


def show_expired(command: str, words: str, texts: Texts) -> Reply:
    """A question that was answered too late, and how to begin again."""
    again = f"{command} {words}".strip()
    buttons = [[Button(say("Begin again"), again)]] if len(again.encode()) <= CALLBACK_BYTES else []
    said = texts("That question has expired after a day, and nothing was saved: <i>{again}</i>", again=again[:80])
    return Reply(said, buttons, replaces=True)


def show_strange(word: str, near: list[Command], texts: Texts) -> Reply:
    """Offer the three nearest commands where nothing was understood."""
    rows = [
        [Button(f"/{command.name} - {texts.plain(command.help)}", f"help {command.name}") for command in [near_one]]
        for near_one in near
    ]
    if word.startswith("/"):
        said = texts("I do not know <b>{word}</b>. Did you mean one of these? /help shows everything.", word=word[:60])
    else:
        said = texts(
            "I did not understand that. Say it like <code>deal Acme 12k</code> or <i>met Jane from Globex, "
            "call her next Tuesday</i>. /help shows everything."
        )
    return Reply(said, rows)


def show_bug(error_id: str, texts: Texts) -> Reply:
    """An apology, with the id under which the log has the rest."""
    return Reply(
        texts(
            "Sorry, that went wrong on my side and nothing was saved. Tell your admin: <code>{id}</code>", id=error_id
        )
    )


def _sentence(said: str, texts: Texts) -> str:
    text = texts.said(said)
    if text.split(" ")[0].isalpha():  # a mail address keeps its letters
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", "。", "？", "！", "…")) else texts.plain("{sentence}.", sentence=text)
