"""/pipelines: every pipeline with its stages; a new one is made, a deal moved to another."""

import re

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.pipeline_setup import PipelineCard, list_pipelines, make_pipeline, move_to_pipeline
from handlers.command import Button, Command, Reply, Request
from handlers.pick import marked_number
from handlers.read.words import fields, unquote
from handlers.show.cards import show_deal
from handlers.show.texts import Html, Texts
from storage.phrases import Term, listed, say
from storage.words import BadInput

_STAGE = re.compile(r"(.*?\S)\s+(\d{1,3})\s*%?")


def run(session: Session, request: Request) -> list[PipelineCard] | PipelineCard | DealCard:
    """Read nothing, 'new "Renewals" stages A 10, B 40, C 80', or 'move #12 Renewals'."""
    first, _, rest = request.words.partition(" ")
    verb = first.casefold()
    if not verb:
        return list_pipelines(session)
    if verb == "new":
        name, named = fields(rest, ("stages",))
        stages = [_stage(part) for part in re.split("[,，]", named.get("stages", "")) if part.strip()]
        if not stages:
            raise _how()
        return make_pipeline(session, request.actor, unquote(name), stages)
    if verb == "move":
        mark, _, name = rest.partition(" ")
        number = marked_number(mark)
        if number is None or not name.strip():
            raise BadInput("say which deal goes where: pipelines move #12 Renewals")
        return move_to_pipeline(session, request.actor, number, unquote(name.removeprefix("to ")), request.now)
    raise BadInput("say pipelines alone, pipelines new, or pipelines move #12 Renewals")


def _how() -> BadInput:
    return BadInput("write each stage with its chance: pipelines new Renewals stages Contacted 30, Agreed 80")


def _stage(said: str) -> tuple[str, int]:
    found = _STAGE.fullmatch(said.strip())
    if found is None:
        raise _how()
    return unquote(found[1]), int(found[2])


def show(told: list[PipelineCard] | PipelineCard | DealCard, texts: Texts) -> Reply:
    """The pipelines, the new one, or the deal where it is now."""
    if isinstance(told, DealCard):
        return show_deal(told, texts)
    if isinstance(told, PipelineCard):
        said = texts("Pipeline made: {pipeline}", pipeline=Html(_line(told, texts)))
        return Reply(said, [[Button(say("Undo"), f"undo {told.change}")]], replaces=True)
    return Reply("\n".join(_line(one, texts) for one in told))


def _line(one: PipelineCard, texts: Texts) -> str:
    stages = [Term(name) if chance is None else listed([Term(name), f"{chance} %"], " ") for name, chance in one.stages]
    usual = say(" (for new deals)") if one.is_default else ""
    return texts("<b>{name}</b>{usual}: {stages}", name=one.name, usual=usual, stages=listed(stages, " → "))


COMMAND = Command(
    "pipelines",
    help="Pipelines and their stages",
    example="pipelines new Renewals stages Contacted 30, Agreed 80",
    run=run,
    show=show,
    open=True,
)
