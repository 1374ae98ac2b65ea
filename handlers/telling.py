"""A sentence instead of a command: understood, done step by step in one transaction, and told on one card."""

import re
from dataclasses import dataclass, replace

from sqlmodel import Session

from crm_engine.services.deal_cards import open_deals_of
from handlers import registry
from handlers.command import Button, Command, Reply, Request
from handlers.perform import Outcome, perform, texts_of
from handlers.read.changes import Change, read_change
from handlers.read.sentences.understanding import QUERIES, Understanding
from handlers.show.texts import Html, Texts
from handlers.steps import THE_DEAL, steps_of
from storage import customers
from storage.phrases import say

SURE = 0.5
_CLAUSE = re.compile(r"(,\s|[;；，。]\s*|\.\s| and )")
LATER = {
    "query_recommendation": say("what to sell next"),
    "query_bottleneck": say("where deals get stuck"),
    "query_channel": say("which channels pay"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence comes to: commands to do, or words to say instead."""

    steps: tuple[str, ...] = ()
    answer: Reply | None = None
    note: str = ""


def hear(session: Session, request: Request) -> Told:
    """Understand the words with the names that the person's team knows."""
    from handlers.read.sentence import read_facts  # a quarter of a second of patterns, which a start has not got

    texts = texts_of(request)
    companies = dict(customers.visible_companies(session, request.actor))
    names = tuple(companies.values())
    local = texts.local(request.now)
    head, rest = _clauses(request.words)
    if (step := _edit(session, request, read_change(head, local, names), companies)) is not None:
        after = hear(session, request.with_words(rest)) if rest else Told()
        return Told((step, *after.steps), note=after.note)
    names += tuple(name for _id, name in customers.visible_contacts(session, request.actor))
    facts = read_facts(request.words, local, names)
    steps = [step for fact in facts for step in steps_of(fact, _text_of(fact, request), local)]
    first = facts[0]
    if first.intent in LATER:
        return Told(answer=_not_yet(first, texts))
    if first.intent == "oos" or not steps:
        return Told()
    if min(fact.confidence for fact in facts) < SURE and first.intent not in QUERIES:
        return Told(answer=_ask(steps, texts))
    return Told(tuple(steps))


def _edit(session: Session, request: Request, change: Change | None, companies: dict[int, str]) -> str | None:
    """The command that changes the open deal with the company; None where there is none: then it may be a new one."""
    if change is None:
        return None
    company_id = next(found for found, name in companies.items() if name == change.company)
    if not open_deals_of(session, request.actor, company_id):
        return None
    name = change.company.replace('"', "'")
    return f'edit "{name}" {change.field} {change.value}'


def _clauses(words: str) -> tuple[str, str]:
    """The first clause, and the others; a comma inside a number parts nothing."""
    head, _joint, rest = (*_CLAUSE.split(words, maxsplit=1), "", "")[:3]
    return head, rest


def heavy_step(told: Told, request: Request) -> tuple[Command, Request] | None:
    """The one command of a question, where the engine has to answer it."""
    if len(told.steps) != 1:
        return None
    command, words = _parsed(told.steps[0])
    return (command, request.with_words(words)) if command.heavy else None


def do_steps(session: Session, request: Request, told: Told) -> Outcome:
    """Do one step after another; the first that has to ask waits, and the rest with it."""
    done: list[Outcome] = []
    deal: int | None = None
    for number, step in enumerate(told.steps):
        command, words = _parsed(step.replace(THE_DEAL, f"#{deal}"))
        if command.needs.rank > request.actor.role.rank:
            continue
        outcome = perform(session, command, replace(request, words=words, answers={}))
        done.append(outcome)
        deal = outcome.deal or deal
        if outcome.question is not None:
            rest = "\n".join(told.steps[number + 1 :])
            answers = {**outcome.question.answers, **({"then": rest} if rest else {})}
            return replace(_together(done, told.note), question=replace(outcome.question, answers=answers))
        if outcome.refused:
            break
    return _together(done, told.note)


def go_on(session: Session, request: Request, outcome: Outcome, rest: str) -> Outcome:
    """The steps that waited for an answer, now that it has been given."""
    steps = tuple(step.replace(THE_DEAL, f"#{outcome.deal}") for step in rest.split("\n"))
    after = do_steps(session, request, Told(steps))
    return replace(_together([outcome, after]), question=after.question, refused=after.refused)


def _together(outcomes: list[Outcome], note: str = "") -> Outcome:
    """Several replies as one: their texts in order, one card's buttons, and one Undo, which takes all back.

    Of a deal that a later step has closed or moved, the buttons are those of how it stands now.
    """
    if len(outcomes) == 1 and not note:
        return outcomes[0]
    said = Html("\n\n".join([*(outcome.reply.text for outcome in outcomes), *([note] if note else [])]))
    asking = outcomes[-1].question is not None
    latest = {outcome.deal: outcome for outcome in outcomes if outcome.deal}
    standing = [outcome for outcome in outcomes if not outcome.deal or latest[outcome.deal] is outcome]
    last = outcomes[-1] if asking else max(standing, key=lambda outcome: len(outcome.reply.buttons))
    reply = Reply(said, last.reply.buttons, private=any(outcome.reply.private for outcome in outcomes))
    deal = next((outcome.deal for outcome in reversed(outcomes) if outcome.deal), None)
    return Outcome(reply, outcomes[-1].question, refused=all(one.refused for one in outcomes), deal=deal)


def _parsed(step: str) -> tuple[Command, str]:
    word, _, rest = step.partition(" ")
    command = registry.find(word)
    assert command is not None, word
    return command, rest


def _text_of(fact: Understanding, request: Request) -> str:
    return str(fact.slots.get("text") or request.words)


def _ask(steps: list[str], texts: Texts) -> Reply:
    """Say back what was understood; one tap does it."""
    step = steps[0]
    if len(steps) > 1 or len(step.encode()) > 64:
        return Reply(
            texts("I am not sure that I understood. Did you mean this?\n<code>{step}</code>", step=" · ".join(steps))
        )
    buttons = [[Button(say("Yes"), step)], [Button(say("Cancel"), "cancel")]]
    return Reply(texts("I am not sure that I understood. Did you mean this?\n<code>{step}</code>", step=step), buttons)


def _not_yet(fact: Understanding, texts: Texts) -> Reply:
    what = texts("I cannot tell you yet {what}. What I can tell:", what=LATER[fact.intent])
    return Reply(
        what,
        [
            [
                Button(say("Forecast"), "forecast quarter"),
                Button(say("Pipeline"), "pipeline"),
                Button(say("Value"), "value top 10"),
            ]
        ],
    )
