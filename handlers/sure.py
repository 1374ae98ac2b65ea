"""Asking once more before something that many would notice: the button names what will happen."""

from handlers.command import Missing, Request


def ask_sure(request: Request, question: str, label: str, *facts: object) -> None:
    """Go on only where the person has pressed the button (or said yes) under this very question. Raises Missing.

    facts  what the question tells; where they have changed since it was asked, it is asked anew
    """
    agreed = "-".join(["yes", *(str(fact) for fact in facts)])
    said = request.answers.get("sure", "")
    if said != agreed and not (said.casefold() == "yes" and not request.pressed):
        raise Missing("sure", question, [(label, agreed)])
