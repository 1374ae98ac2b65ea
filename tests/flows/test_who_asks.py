"""Who asks, and where: strangers, groups, a name that another person has taken over (cases 9 to 11)."""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from bot.assemble import Assembled
from bot.telegram.read_update import read_update
from handlers.show.payload import ANSWERED_ELSEWHERE, OPEN_A_CHAT
from storage.people import by_name
from storage.tables import Outbox
from storage.words import Role
from tests.chat import chat_as, open_house
from tests.dump import dump

GROUP, BOT = -1_000_555, "crm_bot"
NUMBERS = count(1)


@dataclass
class Person:
    """Somebody at Telegram, with the user name that they have there now."""

    house: Assembled
    number: int
    name: str
    username: str

    def writes(self, text: str, chat: int | None = None) -> dict[int, list[str]]:
        """Write it, here or in a chat; what the bot says then, by chat."""
        sender = {"id": self.number, "is_bot": False, "first_name": self.name, "username": self.username}
        place = {"id": chat, "type": "supergroup"} if chat else {"id": self.number, "type": "private"}
        number = next(NUMBERS)
        message = {"message_id": number, "date": 1_770_000_000, "from": sender, "chat": place, "text": text}
        received = read_update({"update_id": number, "message": message}, BOT)
        assert received is not None
        last = self._last()
        self.house.router.answer(received.incoming)
        return self._since(last)

    def _last(self) -> int:
        with self.house.database.reading() as session:
            return session.exec(select(Outbox.id).order_by(col(Outbox.id).desc())).first() or 0

    def _since(self, last: int) -> dict[int, list[str]]:
        statement = select(Outbox).where(col(Outbox.id) > last, Outbox.door == "telegram").order_by(col(Outbox.id))
        said: dict[int, list[str]] = {}
        with self.house.database.reading() as session:
            for row in session.exec(statement):
                said.setdefault(row.chat_id or 0, []).append(re.sub(r"<[^>]+>", "", row.payload["text"]))
        return said


@pytest.fixture
def rita(house: Assembled) -> Person:
    """Rita at Telegram, who has a chat of her own with the bot, and two deals."""
    return known(house, 501, "Rita")


def known(house: Assembled, number: int, name: str, role: Role = Role.REP) -> Person:
    chat = chat_as(house, name, role)

    def at_telegram(session: Session) -> None:
        user = by_name(session, name)
        assert user is not None
        user.telegram_id = user.chat_id = number
        session.add(user)

    house.database.write(at_telegram)
    chat.say(f"deal {name}Corp 12k")
    return Person(house, number, name, name.lower())


LOOKS = (
    "/deals",
    "/pipeline",
    "/deal #1",
    "/find Rita",
    "/reminders",
    "/history #1",
    "/settings",
    "/forecast",
)


@pytest.mark.parametrize("text", LOOKS)
def test_case_10_figures_asked_for_in_a_group_are_told_in_private(rita: Person, text: str) -> None:
    in_private = rita.writes(text)[rita.number]
    said = rita.writes(text, GROUP)

    assert said[rita.number] == in_private
    assert said[GROUP] == [ANSWERED_ELSEWHERE]


@pytest.mark.parametrize("text", ["/deals", "/pipeline", "/forecast", "/audit", "/team"])
def test_case_10_somebody_without_a_chat_of_their_own_is_told_how_to_get_one(rita: Person, text: str) -> None:
    ada = known(rita.house, 502, "Ada", Role.ADMIN)

    def leave(session: Session) -> None:
        user = by_name(session, "Ada")
        assert user is not None
        user.chat_id = None
        session.add(user)

    rita.house.database.write(leave)
    assert ada.writes(text, GROUP) == {GROUP: [OPEN_A_CHAT]}


def test_case_10_what_was_said_in_the_group_is_confirmed_there(rita: Person) -> None:
    assert rita.writes("/deal Hooli 7k", GROUP)[GROUP][0].startswith("Logged: Hooli · $7,000")
    assert rita.writes("/undo", GROUP)[GROUP][0].startswith("Undone: deal Hooli 7k")
    assert "/deal – Write down a deal" in rita.writes("/help", GROUP)[GROUP][0]


def test_case_10_an_invitation_is_no_groups_to_see(rita: Person) -> None:
    said = known(rita.house, 502, "Ada", Role.ADMIN).writes("/invite rep", GROUP)

    assert "?start=" in said[502][0]
    assert said[GROUP] == [ANSWERED_ELSEWHERE]


def test_case_10_each_member_is_answered_by_the_own_rights(rita: Person) -> None:
    ron = known(rita.house, 503, "Ron")
    mary = known(rita.house, 504, "Mary", Role.MANAGER)

    assert {"RitaCorp", "RonCorp", "MaryCorp"} <= set(re.findall(r"\w+Corp", mary.writes("/deals", GROUP)[504][0]))
    assert set(re.findall(r"\w+Corp", ron.writes("/deals", GROUP)[503][0])) == {"RonCorp"}
    assert ron.writes("/won #1", GROUP) == {GROUP: ["I cannot find that."]}


def test_case_9_a_stranger_in_a_group_of_the_team_is_told_nothing_of_it(rita: Person) -> None:
    before = dump(rita.house.database, without=("stranger",))
    eve = Person(rita.house, 666, "Eve", "eve")

    for text in ("/deals", "/deal #1", "/won #1", "/team", "/audit"):
        said = eve.writes(text, GROUP)
        assert not re.search(r"Rita|12", str(said))
    assert dump(rita.house.database, without=("stranger",)) == before


def test_case_11_whoever_takes_over_a_user_name_is_still_a_stranger(rita: Person) -> None:
    impostor = Person(rita.house, 667, "Rita", rita.username)
    before = dump(rita.house.database, without=("stranger",))

    assert impostor.writes("/deals")[667][0].startswith("This bot belongs to a sales team")
    assert dump(rita.house.database, without=("stranger",)) == before


def test_case_11_whoever_gives_up_a_user_name_is_still_the_same(rita: Person) -> None:
    renamed = Person(rita.house, rita.number, "R.", "someone_else")

    assert "RitaCorp" in renamed.writes("/deals")[rita.number][0]


def test_case_11_an_admin_of_the_settings_is_a_number_and_no_name(tmp_path: Path, sqlite_address: str) -> None:
    house = open_house(sqlite_address, tmp_path, admin_ids="100")
    assert Person(house, 100, "Ada", "ada").writes("/start")[100][0].startswith("Hello Ada, you are in as admin.")

    assert Person(house, 101, "Ada", "ada").writes("/start")[101][0].startswith("This bot belongs")
    assert Person(house, 102, "100", "100").writes("/start")[102][0].startswith("This bot belongs")
    house.close()
