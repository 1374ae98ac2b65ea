"""/next DEAL WHAT WHEN: the next step of a deal, with a reminder on its day; /next DEAL done: it is done."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.next_steps import finish_next, set_next
from handlers.asking import ask_moment, asking_for
from handlers.command import Button, Command, Missing, Reply, Request
from handlers.pick import pick_deal
from handlers.show.cards import deal_text
from handlers.show.texts import Html, Texts
from handlers.when import at_working_hour, split_at_date
from storage.phrases import say
from storage.words import StageKind

DONE = frozenset({"done", "✓", "完成", "好了"})


def run(session: Session, request: Request) -> DealCard:
    """Read 'Acme send the contract by friday' or '#12 call'; without words the step that stands is shown."""
    deal, rest = pick_deal(session, request)
    said = request.answers.get("step") or rest
    if said.casefold() in DONE:
        return finish_next(session, request.actor, deal.id, request.now)
    if not said and deal.next_step is not None:
        return deal
    if not said and deal.status is StageKind.OPEN:
        raise Missing("step", "What is the next step, and when? Such as: send the contract by friday")
    when, text = split_at_date(said, request)
    when = request.answers.get("when") or when
    if not text:
        raise Missing("step", "What is the next step, and when? Such as: send the contract by friday")
    due_at = None
    if when:
        with asking_for("when"):
            due_at = at_working_hour(ask_moment(request, "when", when, "When do you mean?"), request)
    return set_next(session, request.actor, deal.id, text, due_at, request.now)


def show(deal: DealCard, texts: Texts) -> Reply:
    """The card, and what can be done with the step."""
    lines = [deal_text(deal, texts)]
    if deal.event == "step_done":
        lines.append(texts("Done: {step}. What comes next? <code>next #{id} ...</code>", step=deal.before, id=deal.id))
    elif deal.next_step and deal.next_on is None:
        lines.append(texts("No reminder, as no day was said."))
    done = [Button(say("Step done"), f"next #{deal.id} done")] if deal.next_step else []
    undo = [Button(say("Undo"), f"undo {deal.change}")] if deal.change else []
    return Reply(Html("\n".join(lines)), [row for row in ([*done, *undo],) if row], replaces=True)


COMMAND = Command(
    "next",
    help="The next step of a deal, and when",
    example="next Acme send the contract by friday",
    run=run,
    show=show,
)
