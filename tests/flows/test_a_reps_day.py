"""A rep's morning: twenty messages from a deal to its win, and what the manager sees of it."""

from storage import audit
from tests.chat import Chat, labels, words


def test_a_morning_from_the_first_call_to_the_win(chat: Chat, manager: Chat) -> None:
    # She comes in, and sees what there is to do.
    assert "you are in as rep" in words(chat.say("/start"))
    assert words(chat.say("deals")).startswith("No open deals")
    assert words(chat.say("reminders")).startswith("No reminders")

    # A new customer has called; she writes it down on the way, half of it.
    assert words(chat.say("deal Initech GmbH")) == "How much is it worth?"
    assert words(chat.say("12k EUR")).startswith("Logged: Initech GmbH · €12,000 Prospecting · deal #1")
    assert words(chat.say("contact Jane Doe, Head of Procurement, jane@initech.com, +49 30 901820, Initech GmbH")) == (
        "Contact added: Jane Doe Head of Procurement · Initech GmbH ✉ jane@initech.com ☎ +4930901820"
    )
    assert words(chat.say("log call initech asked for a demo")).startswith(
        "📝 Call with Initech GmbH: asked for a demo"
    )

    # A second one, with everything, and a slip of the thumb that she takes back.
    assert words(chat.say("deal Hooli 99k close 31 March source Referral")).startswith("Logged: Hooli · $99,000")
    assert words(chat.press("Undo")).startswith("Undone: deal Hooli 99k")
    reply = chat.say("deal Hooli 9.9k close 31 March source Referral")
    assert "source Referral Expected to close: Tue 31 Mar 2026" in words(reply)

    # The demo is in an hour; the phone reminds her, and she moves the deal along.
    chat.say("remind initech in 1 hour demo for Jane")
    assert chat.tick("2026-03-09T10:30:00") == []
    (push,) = chat.tick("2026-03-09T11:00:10")
    assert words(push).startswith("⏰ Reminder Initech GmbH: demo for Jane")
    assert words(chat.press("Open deal")).startswith("Initech GmbH · €12,000")
    chat.press("Stage")
    assert "Prospecting → Proposal" in words(chat.press("Proposal"))
    assert words(chat.say("note initech Jane wants 25 seats & a discount")).endswith("Mon 9 Mar 2026 11:00")

    # She cannot remember the name, and finds it.
    assert labels(chat.say("find inite"))[-1] == "#1 Initech GmbH €12k Proposal"

    # They sign, for a little less; the other one is lost.
    assert "€11,500" in words(chat.say("won initech 11.5k"))
    chat.say("lost Hooli")
    assert "Reason: Competition" in words(chat.press("Competition"))
    assert words(chat.say("deals")).startswith("No open deals")

    # What stands in the books, and what her manager can see and others' chats cannot.
    won, lost = chat.deals()
    assert (won.status, won.close_amount, won.currency) == ("won", 1_150_000, "EUR")
    assert (lost.status, lost.close_amount, lost.lost_reason) == ("lost", 0, "Competition")
    assert [activity.kind for activity in chat.activities()] == ["call", "note"]
    assert words(manager.say("deal #1")).startswith("Initech GmbH · €11,500 Closed Won · deal #1 · Robin Rep")
    with chat.house.database.reading() as session:
        assert audit.verify(session) is None
