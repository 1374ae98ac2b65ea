"""kill -9 while reminders go out: none is lost in silence, none comes twice, and what is in doubt is parked."""

import random
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.clock import real_now
from storage.tables import Outbox, Reminder
from storage.words import DeliveryState
from tests.flows.kill_storm import Storm, storm

OVER = {DeliveryState.SENT, DeliveryState.UNCERTAIN}


def test_reminders_come_once_or_are_parked_through_three_kills(tmp_path: Path) -> None:
    check_storm(tmp_path, reminders=60, people=6, kills=3)


@pytest.mark.slow
def test_400_reminders_come_once_or_are_parked_through_forty_kills(tmp_path: Path) -> None:
    check_storm(tmp_path, reminders=400, people=20, kills=40)


def check_storm(folder: Path, reminders: int, people: int, kills: int) -> None:
    """Let reminders fall due in small waves, kill the bot while they go out, and count what came of each."""
    chance = random.Random(reminders)
    with storm(folder) as bot:
        ids = [bot.hire(100 + number, f"Rep {number}") for number in range(people)]
        bot.telegram.delay("sendMessage", 0.02)
        bot.start()
        wave = reminders // (kills + 1)
        for number in range(kills):
            remember(bot, ids, range(number * wave, (number + 1) * wave))
            bot.kill_in_mid_work(1, chance)
        remember(bot, ids, range(kills * wave, reminders))
        bot.until(lambda: len(states(bot)) == reminders and set(states(bot)) <= OVER, "every reminder over", 90)
        assert bot.end() == 0
        came, ended = Counter(numbers_sent(bot)), Counter(states(bot))
    twice = [number for number, count in came.items() if count > 1]
    parked = ended[DeliveryState.UNCERTAIN]
    lost = reminders - ended[DeliveryState.SENT] - parked
    print(f"{reminders} reminders, {kills} kills: {lost} lost in silence, {len(twice)} twice, {parked} parked in doubt")
    assert (lost, twice) == (0, [])
    assert len(came) >= ended[DeliveryState.SENT]
    assert bot.kills == kills


def remember(bot: Storm, people: list[int], numbers: range) -> None:
    """Reminders that are due now."""
    now = real_now()

    def work(session: Session) -> None:
        for number in numbers:
            due = now - timedelta(seconds=1)
            person = people[number % len(people)]
            session.add(Reminder(person_id=person, text=f"call number {number}!", due_at=due, created_at=now))

    bot.database.write(work)


def states(bot: Storm) -> list[str]:
    """How the reminders' messages stand."""
    with bot.database.reading() as session:
        return list(session.exec(select(Outbox.state).where(Outbox.kind == "reminder")))


def numbers_sent(bot: Storm) -> list[int]:
    """The numbers of the reminders that reached their chats, as often as they did."""
    found = (
        re.search(r"call number (\d+)!", one.text) for one in bot.telegram.sent() if "may have failed" not in one.text
    )
    return [int(match[1]) for match in found if match]
