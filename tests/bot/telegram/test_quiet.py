"""Quiet hours at Telegram: what waits keeps its place, and goes at their end."""

from datetime import timedelta

from sqlmodel import Session

from handlers.show.pushes import words_now
from storage import outbox
from storage.tables import User
from tests.bot.telegram.conftest import ANN, BOB, Office
from tests.chat import MONDAY, at


async def test_a_notice_in_quiet_hours_waits_for_their_end_and_holds_nobody_up(office: Office) -> None:
    office.render = words_now
    ann, bob = office.hire(ANN, "Ann"), office.hire(BOB, "Bob")
    office.house.time.move_to(at(MONDAY) + timedelta(hours=1))

    def hush(session: Session) -> None:
        user = session.get_one(User, ann)
        user.quiet_from, user.quiet_to = "08:00", "18:00"
        session.add(user)

    office.house.database.write(hush)
    async with office.running() as door:
        await office.settled()
        for person in (ann, bob):
            office.push(person, outbox.NOTICE, f"notice:{person}", text="It happened.", buttons=[], file_name=None)
        door.sender.wake()
        await office.telegram.until(lambda: "It happened." in [one.text for one in office.telegram.sent(BOB)])
        await office.telegram.until(lambda: office.messages(outbox.NOTICE)[0].payload.get("put_off_to") is not None)
        waiting = office.messages(outbox.NOTICE)[0]
        assert (waiting.state, waiting.attempts, waiting.key) == ("due", 0, f"notice:{ann}")
        assert waiting.due_at == at("2026-03-09T18:00:00+00:00")
        office.house.time.move_to(at("2026-03-09T18:00:01+00:00"))
        door.sender.wake()
        await office.settled()
    assert [one.text for one in office.telegram.sent(ANN)].count("It happened.") == 1
