"""Reminders and follow-ups as messages, with what can be done about them in one tap."""

from crm_engine.services.follow_ups import FollowUpCard
from crm_engine.services.reminders import ReminderCard
from handlers.command import Button, Reply
from handlers.show.labels import NO_COMPANY, deal_label
from handlers.show.texts import Html, Texts, money
from storage.phrases import Term, listed, say

FOLLOW_UP = "follow up"  # as sentences write it where nobody has said what for
SNOOZES = ((say("Snooze 1 h"), "1h"), (say("Tomorrow"), "tomorrow"), (say("Next week"), "week"))


def show_reminder(card: ReminderCard, texts: Texts) -> Reply:
    """A reminder that was set, done or snoozed, or that is due now."""
    what = subject(card)
    when = texts.moment(card.due_at)
    heading = {
        "set": texts("⏰ I will remind you on <b>{when}</b>", when=when),
        "done": texts("✅ Done"),
        "snoozed": texts("💤 Again on <b>{when}</b>", when=when),
        "due": texts("⏰ <b>Reminder</b>"),
        "stopped": texts("⏹ This does not come again"),
    }.get(card.event, texts("⏰ {when}", when=when))
    if card.late_from is not None:
        heading = Html(heading + texts(" (late: it was due {when})", when=texts.moment(card.late_from)))
    lines = [heading, texts("{what}", what=what)]
    if card.every is not None and card.event != "stopped":
        lines.append(texts("🔁 {every}", every=card.every) if card.again else texts("This was the last time."))
    if card.deal is not None:
        lines.append(texts("{deal}", deal=deal_label(card.deal)))
    return Reply("\n".join(lines), _reminder_buttons(card), replaces=True, shows=("reminder", card.id))


def subject(card: ReminderCard) -> str:
    """Whom it is about, and what is to be done: 'Acme · Jane Doe: send the offer'."""
    company = card.company or (card.deal.company if card.deal else None)
    about = " · ".join(name for name in (company, card.contact) if name)
    text = say("follow up") if card.text == FOLLOW_UP else card.text
    return listed([part for part in (about, text) if part], ": ") or say("Follow up")


def show_follow_up(card: FollowUpCard, texts: Texts) -> Reply:
    """A deal that waits, why, and what to do."""
    deal = card.deal
    amount = money(deal.amount, deal.currency) if deal.amount is not None else say("no amount yet")
    why = texts("nobody has touched it for {days} days", days=card.days)
    if card.reason == "overdue" and deal.expected_close is not None:
        why = texts("it was to close on {day}", day=texts.day(deal.expected_close))
    heading = texts("👋 <b>Follow up: {company}</b> · {amount}", company=deal.company or NO_COMPANY, amount=amount)
    if card.late_from is not None:
        heading = Html(heading + texts(" (late: for {day})", day=texts.day(card.late_from)))
    body = texts("{stage} · deal #{id}: {why}.", stage=Term(deal.stage), id=deal.id, why=why)
    reference = f"deal {deal.id}"
    return Reply(Html(f"{heading}\n{body}"), [*_due_buttons(reference), [_open(deal.id)]])


def _reminder_buttons(card: ReminderCard) -> list[list[Button]]:
    undo = [Button(say("Undo"), f"undo {card.change}")] if card.change else []
    stop = [Button(say("Stop"), f"reminders stop {card.id}")] if card.again else []
    if card.event in ("done", "set", "stopped"):
        last = [*(stop if card.event == "set" else []), *undo]
        return [last] if last else []
    opening = [[_open(card.deal.id)]] if card.deal else []
    last = [*stop, *(undo if card.event == "snoozed" else [])]
    return [*_due_buttons(f"reminder {card.id}"), *opening, *([last] if last else [])]


def _due_buttons(reference: str) -> list[list[Button]]:
    snoozes = [Button(label, f"snooze {reference} {delay}") for label, delay in SNOOZES]
    return [[Button(say("Done"), f"done {reference}")], snoozes]


def _open(deal_id: int) -> Button:
    return Button(say("Open deal"), f"deal #{deal_id}")
