"""The sweep: puts away what is over, and nothing else."""

from datetime import timedelta

from sqlmodel import Session, SQLModel, func, select

from bot.assemble import Assembled
from scheduler.sweep import sweep
from storage import inbox, outbox
from storage.tables import Inbox, Invitation, Outbox, Pending, Reminder
from storage.words import DeliveryState
from tests.chat import MONDAY, Chat, at, words

NOW = at(MONDAY)


def count(house: Assembled, table: type[SQLModel]) -> int:
    with house.database.reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def sweep_after(house: Assembled, **away: int) -> None:
    """Sweep when both clocks are so much later."""
    later = NOW + timedelta(**away)
    sweep(house.database, later, later)


def test_a_question_that_nobody_answered_goes_a_week_after_its_day(chat: Chat) -> None:
    chat.say("deal Acme")
    sweep_after(chat.house, days=7)
    assert count(chat.house, Pending) == 1

    sweep_after(chat.house, days=8, minutes=1)
    assert count(chat.house, Pending) == 0


def test_messages_that_were_sent_go_after_a_month_and_those_in_doubt_stay(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deals")
    chat.house.database.write(lambda session: outbox.finish(session, 2, DeliveryState.UNCERTAIN, at=NOW))
    sweep_after(chat.house, days=29)
    assert count(chat.house, Outbox) == 2

    sweep_after(chat.house, days=31)
    assert count(chat.house, Outbox) == 1


def test_invitations_nobody_used_go_a_month_after_they_ended(admin: Chat) -> None:
    admin.say("invite rep")
    sweep_after(admin.house, days=36)
    assert count(admin.house, Invitation) == 1

    sweep_after(admin.house, days=38)
    assert count(admin.house, Invitation) == 0


def test_done_updates_go_by_the_machines_clock_not_the_companys(chat: Chat) -> None:
    def keep(session: Session) -> None:
        update = {"bot_id": 1, "update_id": 7, "chat_id": 5, "payload": {}, "received_at": NOW}
        inbox.keep(session, [update])
        inbox.mark_done(session, 1, 7, NOW)

    chat.house.database.write(keep)
    sweep(chat.house.database, NOW + timedelta(days=400), NOW + timedelta(hours=47))
    assert count(chat.house, Inbox) == 1

    sweep(chat.house.database, NOW, NOW + timedelta(hours=49))
    assert count(chat.house, Inbox) == 0


def test_what_a_dead_sender_held_is_free_again(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")

    def hold(session: Session) -> None:
        outbox.put(session, kind="reminder", person_id=chat.person_id, due_at=NOW, created_at=NOW)
        outbox.claim(
            session,
            Outbox.kind == "reminder",  # type: ignore[arg-type]
            now=NOW,
            real=NOW,
            holder="the dead",
            lease=timedelta(seconds=60),
            limit=9,
        )

    chat.house.database.write(hold)
    sweep_after(chat.house, seconds=61)

    with chat.house.database.reading() as session:
        rows = session.exec(select(Outbox).where(Outbox.kind == "reminder")).all()
        assert [(row.state, row.claimed_by) for row in rows] == [("due", None)]


def test_records_are_never_swept(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("remind tomorrow 9:00 buy flowers")
    sweep_after(chat.house, days=4_000)

    assert (len(chat.deals()), count(chat.house, Reminder)) == (1, 1)
    assert words(chat.say("undo")).startswith("Undone: remind")
