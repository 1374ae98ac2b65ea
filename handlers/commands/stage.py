"""/stage DEAL STAGE: move a deal along."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.deals import move_stage
from crm_engine.services.pipelines import stages_of
from handlers.asking import ask_one_of
from handlers.command import Command, Request
from handlers.pick import pick_deal
from handlers.show.cards import show_deal
from storage.phrases import Term, say


def run(session: Session, request: Request) -> DealCard:
    """Read 'Acme proposal' and move the deal."""
    deal, rest = pick_deal(session, request)
    names = [(Term(name), str(stage_id)) for stage_id, name in stages_of(session, request.actor, deal.id)]
    chosen = ask_one_of(
        "stage",
        request.answers.get("stage") or rest,
        names,
        say("Now at {stage}. Which stage next?", stage=Term(deal.stage)),
    )
    return move_stage(session, request.actor, deal.id, int(chosen), request.now)


COMMAND = Command(
    "stage",
    help="Move a deal to a stage",
    example="stage Acme proposal",
    run=run,
    show=show_deal,
    about=("deal",),
)
