"""Who comes in: invitations, admins by the settings, and what strangers hear."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from bot.assemble import Assembled
from handlers.incoming import Incoming
from storage import audit, people
from storage.tables import Outbox, Team, User
from storage.words import Role
from tests.chat import Chat, chat_as, open_house, words
from tests.dump import dump

ADA, ANNA, EVE = 100, 200, 666


@dataclass
class Phone:
    """One person at Telegram, by their number there."""

    house: Assembled
    telegram_id: int
    name: str = ""

    def say(self, text: str, *, private: bool = True) -> list[str]:
        """Say it; what is answered in this chat."""
        chat_id = self.telegram_id if private else -1_000_000
        before = self._heard(chat_id)
        self.house.router.answer(
            Incoming("telegram", chat_id, text=text, telegram_id=self.telegram_id, name=self.name, private=private)
        )
        return self._heard(chat_id)[len(before) :]

    def user(self) -> User | None:
        """Whom the bot knows them as."""
        with self.house.database.reading() as session:
            return people.by_telegram(session, self.telegram_id)

    def _heard(self, chat_id: int) -> list[str]:
        statement = select(Outbox.payload).where(Outbox.chat_id == chat_id, Outbox.door == "telegram")
        with self.house.database.reading() as session:
            rows = session.exec(statement.order_by(col(Outbox.id))).all()
        return [re.sub(r"<[^>]+>", "", payload["text"]) for payload in rows]


@pytest.fixture
def office(sqlite_address: str, tmp_path: Path) -> Iterator[Assembled]:
    """A house whose settings name Ada as its admin."""
    opened = open_house(sqlite_address, tmp_path, admin_ids=f"{ADA}, 101")
    yield opened
    opened.close()


def code_in(answer: str) -> str:
    found = re.search(r"\?start=([\w-]+)", answer)
    assert found is not None, answer
    return found[1]


def invitation(office: Assembled, what: str = "rep") -> str:
    """A code that Ada has made."""
    (answer,) = Phone(office, ADA, "Ada").say(f"/invite {what}")
    return code_in(answer)


def test_an_admin_is_known_by_the_settings_whatever_their_name(office: Assembled) -> None:
    (greeting,) = Phone(office, ADA, "Ada").say("/start")

    assert greeting.startswith("Hello Ada, you are in as admin.")
    assert Phone(office, 102, "Ada").say("/start")[0].startswith("This bot belongs to a sales team")


def test_a_link_lets_one_person_in_once(office: Assembled) -> None:
    code = invitation(office)

    assert Phone(office, ANNA, "Anna").say(f"/start {code}")[0].startswith("Hello Anna, you are in as rep.")
    assert Phone(office, EVE, "Eve").say(f"/start {code}")[0].startswith("This bot belongs to a sales team")
    assert Phone(office, EVE).user() is None
    assert Phone(office, ANNA, "Anna").say("deal Acme 12k")[0].startswith("Logged: Acme")


def test_the_one_who_came_in_by_a_link_may_follow_it_again(office: Assembled) -> None:
    code = invitation(office)
    anna = Phone(office, ANNA, "Anna")
    anna.say(f"/start {code}")

    assert anna.say(f"/start {code}")[0].startswith("Hello Anna")


def test_a_link_ends_after_seven_days(office: Assembled) -> None:
    early, late = invitation(office), invitation(office)
    office.time.move_to(office.time.now() + timedelta(days=6, hours=23))
    assert Phone(office, ANNA, "Anna").say(f"/start {early}")[0].startswith("Hello Anna")

    office.time.move_to(office.time.now() + timedelta(hours=2))
    assert Phone(office, EVE, "Eve").say(f"/start {late}")[0].startswith("This bot belongs")


@pytest.mark.parametrize(
    "said",
    [
        "/start",
        "/start wrong",
        "/start {short}",
        "/start {code}x",
        "/start {swapped}",
        "start {code}",
        "{code}",
        "/start ",
        f"/start {'x' * 65}",
        "/start ==?&",
        "/start \ud800",
        "/start \u0000",
        "/help {code}",
        "/start ' OR 1=1 --",
    ],
)
def test_a_code_that_is_not_quite_right_lets_nobody_in(office: Assembled, said: str) -> None:
    code = invitation(office)
    eve = Phone(office, EVE, "Eve")
    eve.say(said.format(code=code, short=code[:-1], swapped=code.swapcase()))

    assert eve.user() is None
    assert Phone(office, ANNA, "Anna").say(f"/start {code}")[0].startswith("Hello Anna")


def test_a_link_followed_in_a_group_lets_nobody_in(office: Assembled) -> None:
    Phone(office, EVE, "Eve").say(f"/start {invitation(office)}", private=False)

    assert Phone(office, EVE).user() is None


def test_a_link_can_be_bound_to_someone_known_from_an_import(office: Assembled) -> None:
    known = chat_as(office, "Anna Snelling")
    known.say("deal Acme 12k")
    code = invitation(office, 'rep "Anna Snelling"')

    assert Phone(office, ANNA, "annie99").say(f"/start {code}")[0].startswith("Hello Anna Snelling")
    user = Phone(office, ANNA).user()
    assert user is not None
    assert user.id == known.person_id
    assert Phone(office, ANNA).say("deals")[0].startswith("Your open deals")


def test_one_who_has_a_chat_cannot_be_bound_again(office: Assembled) -> None:
    chat_as(office, "Anna Snelling")
    first, second = invitation(office, "rep Anna Snelling"), invitation(office, "rep Anna Snelling")
    Phone(office, ANNA, "Anna").say(f"/start {first}")

    assert Phone(office, EVE, "Eve").say(f"/start {second}")[0].startswith("This bot belongs")
    assert Phone(office, ADA).say("/invite rep Anna Snelling") == ["This person has a chat already."]


def test_an_invitation_of_someone_unknown_says_so(office: Assembled) -> None:
    (answer,) = Phone(office, ADA, "Ada").say('/invite rep "Nobody Known"')

    assert answer == "Nobody of that name is known; leave the name out to invite someone new."


def test_a_manager_invites_reps_into_the_own_team(office: Assembled) -> None:
    mary = chat_as(office, "Mary", Role.MANAGER)
    join(mary, "North")
    anna = Phone(office, ANNA, "Anna")
    anna.say(f"/start {code_in(mary.say('invite rep').text)}")

    assert anna.say("deal Acme 12k")[0].startswith("Logged")
    assert "Acme" in words(mary.say("deals"))
    assert "https" not in mary.say("invite manager").text


def join(chat: Chat, team: str) -> None:
    def work(session: Session) -> None:
        row = Team(name=team)
        session.add(row)
        session.flush()
        user = session.get_one(User, chat.person_id)
        user.team_id = row.id
        session.add(user)

    chat.house.database.write(work)


def test_an_invitation_that_is_undone_lets_nobody_in(office: Assembled) -> None:
    code = invitation(office)
    assert Phone(office, ADA).say("undo")[0].startswith("Undone: invite rep")

    assert Phone(office, EVE, "Eve").say(f"/start {code}")[0].startswith("This bot belongs")


def test_a_stranger_hears_three_refusals_and_leaves_a_number_and_a_count(office: Assembled) -> None:
    before = dump(office.database, without=("stranger",))
    eve = Phone(office, EVE, "Eve Evil")
    heard = [eve.say(f"let me in, attempt {number}") for number in range(6)]

    assert [len(answers) for answers in heard] == [1, 1, 1, 0, 0, 0]
    assert heard[0] == [
        "This bot belongs to a sales team. Ask them for an invitation link, and open it to come in.",
    ]
    assert dump(office.database, without=("stranger",)) == before
    kept = dump(office.database)
    assert "'messages': 6" in kept
    assert not {"attempt", "Evil"} & set(re.findall(r"\w+", kept))


def test_whoever_tries_code_after_code_is_not_even_heard_with_a_right_one(office: Assembled) -> None:
    code = invitation(office)
    eve = Phone(office, EVE, "Eve")
    for number in range(20):
        eve.say(f"/start guess{number}")

    assert eve.say(f"/start {code}") == []
    office.time.move_to(office.time.now() + timedelta(days=1, minutes=1))
    assert eve.say(f"/start {code}")[0].startswith("Hello Eve")


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("\u202eevil\u0000", "evil"),
        ("x" * 500, "x" * 100),
        ("\u200b", f"User {ANNA}"),
        ("<b>Bo</b>", "<b>Bo</b>"),
        ("\ud800", f"User {ANNA}"),
    ],
)
def test_a_name_is_cleaned_before_it_is_anybodys(office: Assembled, name: str, known_as: str) -> None:
    for telegram_id, ending in ((ANNA, ""), (ANNA + 1, " 2")):
        phone = Phone(office, telegram_id, name)
        phone.say(f"/start {invitation(office)}")
        user = phone.user()
        assert user is not None
        expected = f"User {telegram_id}" if known_as.startswith("User") else known_as + ending
        assert user.name == expected


def test_someone_who_left_is_a_stranger_and_may_not_come_back_by_an_old_link(office: Assembled) -> None:
    anna = Phone(office, ANNA, "Anna")
    anna.say(f"/start {invitation(office)}")

    def leave(session: Session) -> None:
        user = people.by_telegram(session, ANNA)
        assert user is not None
        user.active = False
        session.add(user)

    office.database.write(leave)

    assert anna.say("deals")[0].startswith("This bot belongs")
    assert anna.say(f"/start {invitation(office)}")[0].startswith("This bot belongs")


def test_all_of_it_leaves_the_audit_whole(office: Assembled) -> None:
    Phone(office, ANNA, "Anna").say(f"/start {invitation(office)}")
    Phone(office, ANNA, "Anna").say("deal Acme 12k")

    with office.database.reading() as session:
        assert audit.verify(session) is None
