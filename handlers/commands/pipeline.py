"""/pipeline [#vip] [team|rep|region NAME]: what is open, by stage."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.deals import local_day
from crm_engine.services.pipeline_setup import in_pipeline
from crm_engine.services.pipelines import Block, PipelineView, pipeline
from crm_engine.services.tags import with_tags
from crm_engine.services.whose import narrowed, whose
from handlers.command import CALLBACK_BYTES, Button, Command, Reply, Request
from handlers.read.tags import tags_alone
from handlers.read.words import fields, unquote
from handlers.show.figures import counted, percent
from handlers.show.rates import together_text
from handlers.show.tables import table
from handlers.show.texts import Html, Texts, hashed, short_money
from handlers.whom import WHOSE_WORDS, as_words, asked_in
from storage.phrases import Term, say


@dataclass(frozen=True, slots=True)
class Told:
    """The pipeline, and the words that ask for the same people's again."""

    view: PipelineView
    people: str


def run(session: Session, request: Request) -> Told:
    """Read 'team "North"', the name of a pipeline, or nothing for all that the person sees."""
    positional, values = fields(request.words, WHOSE_WORDS)
    tags = tags_alone(positional)
    asked = asked_in(values)
    meant = whose(session, request.actor, asked)
    if positional and not tags:
        meant = in_pipeline(session, meant, unquote(positional))
    if tags:
        meant = narrowed(meant, with_tags(tags), hashed(tags))
    return Told(pipeline(session, request.actor, meant, local_day(request.now, request.actor)), as_words(asked))


def show(told: Told, texts: Texts) -> Reply:
    """A table a pipeline and currency, and the largest as a picture."""
    view = told.view
    if not view.blocks:
        return Reply(texts("No open deals ({label}). Write one down: <code>deal Acme 12k</code>", label=view.label))
    from handlers.show.charts import draw_stages  # matplotlib takes a second that the talking process does not have

    parts: list[str] = [texts("<b>Open pipeline</b> · {label}", label=view.label)]
    for block in view.blocks:
        parts += [_heading(block, view, texts), _table(block, texts), _weights(block, texts)]
        if block.mrr:
            said = short_money(block.mrr, block.currency)
            parts.append(texts("MRR in it: {mrr} a month (inside the value, over its terms).", mrr=said))
    if view.together is not None:
        parts.append(together_text(view.together, texts))
    if view.unpriced:
        parts.append(texts("{deals} without an amount count, but add nothing.", deals=counted(view.unpriced, "deal")))
    parts.append(texts("This is what is open, not when it closes; for a dated number ask /forecast."))
    data = [
        (label, f"forecast {period}{told.people}")
        for label, period in ((say("Forecast"), "quarter"), (say("90 days"), "90d"))
    ]
    buttons = [Button(label, words) for label, words in data if len(words.encode()) <= CALLBACK_BYTES]
    photo = draw_stages(view.blocks[0], view.label, texts)
    return Reply(Html("\n".join(part for part in parts if part)), [buttons] if buttons else [], photo=photo)


def _heading(block: Block, view: PipelineView, texts: Texts) -> str:
    """Which pipeline and currency, where there are several."""
    names = [block.pipeline] if len({each.pipeline for each in view.blocks}) > 1 else []
    names += [block.currency] if len({each.currency for each in view.blocks}) > 1 else []
    return texts("<b>{names}</b>", names=", ".join(names)) if names else ""


def _table(block: Block, texts: Texts) -> str:
    rows = [(Term(line.stage), line.count, line.amount, line.weighted) for line in block.lines]
    total = (say("Total"), block.count, block.amount, block.weighted)
    cells = [
        (stage, f"{count:,}", short_money(amount, block.currency), _weighted(weighted, block.currency))
        for stage, count, amount, weighted in [*rows, total]
    ]
    return table(texts, (say("Stage"), say("Deals"), say("Value"), say("Weighted")), cells[:-1], foot=cells[-1])


def _weighted(amount: float | None, currency: str) -> str:
    return "–" if amount is None else short_money(amount, currency)


def _weights(block: Block, texts: Texts) -> str:
    """By what the weighted column is weighted."""
    if block.measured is not None:
        return texts(
            "Weighted by the {share} of {closed} closed deals that were won: the stages have no probability.",
            share=percent(block.measured.share),
            closed=f"{block.measured.closed:,}",
        )
    if block.weighted is None:
        return texts("Not weighted: the stages have no probability, and fewer than 10 deals are closed.")
    return texts("Weighted by the probability of each stage.")


COMMAND = Command(
    "pipeline",
    help="What is open, by stage",
    example='pipeline team "North"',
    run=run,
    show=show,
    aliases=("p",),
    heavy=True,
    refreshes=True,
)
