"""kill -9 in mid-work: each message takes effect once, and each is answered."""

import random
import re
import threading
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import col, select

from bot.telegram.parts import REPEATED_MARK
from storage.tables import Company, Deal, Inbox, Outbox
from storage.words import DeliveryState
from tests.flows.kill_storm import Storm, storm

PEOPLE = range(11, 15)


def test_each_message_is_one_deal_through_three_kills(tmp_path: Path) -> None:
    check_storm(tmp_path, messages=40, kills=3)


@pytest.mark.slow
def test_each_of_240_messages_is_one_deal_through_six_kills(tmp_path: Path) -> None:
    check_storm(tmp_path, messages=240, kills=6)


def check_storm(folder: Path, messages: int, kills: int) -> None:
    """Deliver messages while the bot is killed, and count what came of them."""
    chance = random.Random(messages)
    with storm(folder) as bot:
        for telegram_id in PEOPLE:
            bot.hire(telegram_id, f"Rep {telegram_id}")
        feeding = threading.Thread(target=feed, args=(bot, messages, chance))
        bot.start()
        feeding.start()
        bot.kill_in_mid_work(kills, chance)
        feeding.join()
        bot.until(lambda: sum(deals(bot).values()) >= messages and not waiting(bot), "every message handled")
        bot.until(lambda: len(named(cards_of(bot)) | named(in_doubt(bot))) == messages, "every message answered")
        assert bot.end() == 0
        found, cards, doubted = deals(bot), cards_of(bot), in_doubt(bot)
    twice = [company for company, count in found.items() if count > 1]
    marked = sum(card.startswith(REPEATED_MARK) for card in cards)
    print(
        f"{messages} messages, {kills} kills: {len(found)} deals, {messages - len(found)} lost, {len(twice)} twice; "
        f"{marked} answers repeated with a mark, {len(doubted)} in doubt twice and parked"
    )
    assert dict(found) == {f"Kunde{number}": 1 for number in range(messages)}
    assert len(cards) - marked <= messages
    assert bot.kills == kills


def feed(bot: Storm, messages: int, chance: random.Random) -> None:
    """People write, now and then several at once."""
    pause = threading.Event()
    for number in range(messages):
        bot.telegram.say(PEOPLE[number % len(PEOPLE)], f"deal Kunde{number} {number + 1}k")
        pause.wait(chance.choice([0, 0, 0.05, 0.2]))


def deals(bot: Storm) -> Counter[str]:
    """Deals by company."""
    with bot.database.reading() as session:
        return Counter(session.exec(select(Company.name).join(Deal, col(Deal.company_id) == col(Company.id))))


def waiting(bot: Storm) -> bool:
    """Whether updates wait in the inbox."""
    with bot.database.reading() as session:
        return session.exec(select(Inbox).where(Inbox.state == "new")).first() is not None


def cards_of(bot: Storm) -> list[str]:
    """The answers to deals that reached their chats, as HTML."""
    return [one.html for one in bot.telegram.sent() if "Logged:" in one.text and "may have failed" not in one.text]


def in_doubt(bot: Storm) -> list[str]:
    """The answers that were in doubt twice: the person hears of them at the next message."""
    with bot.database.reading() as session:
        rows = session.exec(select(Outbox.payload).where(Outbox.state == DeliveryState.UNCERTAIN))
        return [str(payload["text"]) for payload in rows]


def named(texts: list[str]) -> set[str]:
    """The companies that texts name."""
    return {found for text in texts for found in re.findall(r"Kunde\d+", text)}
