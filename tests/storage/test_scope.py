"""Who sees what: role x whose record x verb, with a canary name in each record that must not be seen."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.assemble import Assembled
from bot.terminal.lines import plain
from storage.people import by_name
from storage.tables import Team
from storage.words import Role
from tests.chat import Chat, chat_as, open_house, words
from tests.dump import HISTORY, dump

PEOPLE = {
    "Rita": (Role.REP, "North"),
    "Ron": (Role.REP, "North"),
    "Max": (Role.MANAGER, "North"),
    "Sue": (Role.REP, "South"),
    "Mia": (Role.MANAGER, "South"),
    "Ada": (Role.ADMIN, None),
}
SEES = {
    "Rita": {"Rita"},
    "Ron": {"Ron"},
    "Max": {"Rita", "Ron", "Max"},
    "Sue": {"Sue"},
    "Mia": {"Sue", "Mia"},
    "Ada": set(PEOPLE),
}
# What one may try on a deal, by number ({id}) or by the name of its company ({canary}).
VERBS = (
    "deal #{id}",
    "stage #{id} proposal",
    "stage {canary} proposal",
    "won #{id} 5k",
    "won {canary}",
    "lost #{id} pricing",
    "lost {canary} pricing",
    "note #{id} hello",
    "note {canary} hello",
    "log call #{id} hello",
    "log call {canary} hello",
    "remind #{id} tomorrow hello",
    "undo {change}",
    "done deal {id}",
    "snooze deal {id} 1h",
    "done reminder {reminder}",
    "snooze reminder {reminder} tomorrow",
    "contact #{contact}",
    "log call contact #{contact} hello",
    "remind contact #{contact} tomorrow hello",
    "need #{id} spying",
    "need {canary} spying",
    "need contact #{contact} spying",
    "need drop {id}",
    "tag #{id} #spy",
    "tag {canary} #spy",
    "tag contact #{contact} #spy",
    "tag drop {id}",
    "next #{id} spying tomorrow",
    "next {canary} spying tomorrow",
    "next #{id} done",
    "role contact #{contact} #{id} champion",
    "set #{id} Spying 1",
    "set contact #{contact} Spying 1",
    "reminders stop {reminder}",
    "company #{id}",
    "company #{id} sector Spying",
    "company {canary}",
    "note company #{id} hello",
    "merge company {id} 1",
    "merge company {id} 1 yes",
    "merge company 1 {id} yes",
    "merge contact {contact} 1 yes",
    "merge {canary} into {canary}",
    "duplicates not company {id} 1",
    "again {message}",
)
LISTS = (
    "deals",
    "reminders",
    "find canary",
    "find {canary}",
    "stage can",
    "won c",
    "pipeline",
    "duplicates",
    "company can",
    "contact can",
    "log call can",
    "merge c into d",
)


@dataclass
class Company:
    """A house of two teams; everybody has one deal, one contact and one reminder, all named after a canary."""

    house: Assembled
    chats: dict[str, Chat]
    facts: dict[str, dict[str, object]]

    def ask(self, person: str, said: str) -> str:
        """What they are answered, buttons too; a question is dropped again."""
        told = self.chats[person].terminal.say(said)
        if any("cancel" in str(one.reply.buttons) for one in told):
            self.chats[person].say("/cancel")
        answer = " ".join(f"{plain(one.reply.text)} {one.reply.buttons}" for one in told)
        return re.sub("answer [0-9a-f]{4} ", "answer ", answer)  # a question's own token is by chance

    def hidden(self, person: str) -> list[str]:
        """The canaries of those whose records the person must not see."""
        return [str(facts["canary"]) for owner, facts in self.facts.items() if owner not in SEES[person]]

    def leaked(self, person: str, answer: str, said: str) -> list[str]:
        """The canaries in the answer that the person must not see, but for one that they named."""
        return [name for name in self.hidden(person) if name.casefold() in answer.casefold() and name not in said]


def found(url: str, folder: Path) -> Company:
    house = open_house(url, folder)

    def join(session: Session) -> None:
        teams = {name: Team(name=name) for name in ("North", "South")}
        session.add_all(teams.values())
        session.flush()
        for name, (_role, team) in PEOPLE.items():
            user = by_name(session, name)
            assert user is not None
            user.team_id = teams[team].id if team else None
            session.add(user)

    chats = {name: chat_as(house, name, role) for name, (role, _team) in PEOPLE.items()}
    house.database.write(join)
    facts: dict[str, dict[str, object]] = {}
    for number, (name, chat) in enumerate(chats.items(), start=1):
        canary = f"Canary{'ABCDEF'[number - 1] * 3}"
        card = chat.say(f"deal {canary} {number}k")
        chat.say(f"contact {canary}-Person {canary}@example.com")
        chat.say(f"remind tomorrow 9:00 {canary}-reminder")
        change = card.buttons[-1][-1].data.removeprefix("undo ")
        facts[name] = {"canary": canary, "id": number, "contact": number, "reminder": number, "change": change}
        facts[name]["message"] = number
    return Company(house, chats, facts)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """Shared by the whole matrix: a refusal changes nothing, so none disturbs the next."""
    folder = tmp_path_factory.mktemp("scope")
    made = found(f"sqlite:///{folder / 'crmbot.db'}", folder)
    yield made
    made.house.close()


def forbidden() -> list[tuple[str, str]]:
    return [(person, owner) for person, owner in itertools.product(PEOPLE, PEOPLE) if owner not in SEES[person]]


@pytest.mark.parametrize(("person", "owner"), forbidden())
def test_what_one_may_not_see_is_refused_like_what_is_not_there_and_nothing_changes(
    company: Company, person: str, owner: str
) -> None:
    facts = company.facts[owner]
    before = dump(company.house.database)
    for verb in VERBS:
        said = verb.format_map(facts)
        answer = company.ask(person, said)
        assert company.leaked(person, answer, said) == [], said
        assert answer.replace(str(facts["canary"]), "CanaryXXX") == answer_to_missing(company, person, verb), said
    assert dump(company.house.database) == before


ANSWERS: dict[tuple[str, str], str] = {}


def answer_to_missing(company: Company, person: str, verb: str) -> str:
    """What the person is answered where no such record exists."""
    if (person, verb) not in ANSWERS:
        facts = dict.fromkeys(("id", "contact", "reminder", "change", "message"), 999) | {"canary": "CanaryXXX"}
        ANSWERS[person, verb] = company.ask(person, verb.format_map(facts))
    return ANSWERS[person, verb]


@pytest.mark.parametrize("person", PEOPLE)
def test_no_list_and_no_suggestion_names_what_one_may_not_see(company: Company, person: str) -> None:
    for said in {verb.format_map(facts) for verb, facts in itertools.product(LISTS, company.facts.values())}:
        assert company.leaked(person, company.ask(person, said), said) == [], said


@pytest.mark.parametrize("person", PEOPLE)
def test_what_one_may_see_is_there(company: Company, person: str) -> None:
    told = words(company.chats[person].say("deals"))

    assert {owner for owner, facts in company.facts.items() if str(facts["canary"]) in told} == SEES[person]


def test_the_same_holds_on_both_databases(address: str, tmp_path: Path) -> None:
    made = found(address, tmp_path)
    before = dump(made.house.database)
    for person, owner, verb in (
        *(("Rita", "Ron", verb) for verb in VERBS),
        *(("Max", "Sue", verb) for verb in VERBS),
    ):
        said = verb.format_map(made.facts[owner])
        assert made.leaked(person, made.ask(person, said), said) == [], said
    assert dump(made.house.database) == before
    assert words(made.chats["Max"].say("deals")).count("Canary") == 3
    made.house.close()


def test_a_button_of_a_deal_that_was_given_away_is_refused(house: Assembled) -> None:
    rita, ron = chat_as(house, "Rita"), chat_as(house, "Ron")
    card = rita.say("deal Acme 12k")

    def give_away(session: Session) -> None:
        deal = session.merge(rita.deals()[0])
        deal.owner_id = ron.person_id
        session.add(deal)

    house.database.write(give_away)
    before = dump(house.database)

    for button in (button for row in card.buttons[:1] for button in row):
        assert words(rita.say(button.data)) == "I cannot find that."
    assert dump(house.database) == before
    assert words(ron.say("won #1")).startswith("🎉 Won: Acme")


def test_someone_made_a_rep_while_asked_as_a_manager_is_refused(house: Assembled) -> None:
    mary = chat_as(house, "Mary", Role.MANAGER)
    mary.say("invite")

    def demote(session: Session) -> None:
        user = by_name(session, "Mary")
        assert user is not None
        user.role = Role.REP
        session.add(user)

    house.database.write(demote)

    assert words(mary.press("rep")) == "This is for managers and admins."


def test_someone_who_has_left_is_not_answered_and_changes_nothing(house: Assembled) -> None:
    rita = chat_as(house, "Rita")
    rita.say("deal Acme 12k")

    def leave(session: Session) -> None:
        user = by_name(session, "Rita")
        assert user is not None
        user.active = False
        session.add(user)

    house.database.write(leave)
    before = dump(house.database)

    assert rita.terminal.say("won Acme") == []
    assert dump(house.database) == before


def test_a_company_that_two_reps_sell_to_is_one_and_each_sees_the_own_deal(house: Assembled) -> None:
    rita, ron = chat_as(house, "Rita"), chat_as(house, "Ron")
    rita.say("deal Acme 12k")
    ron.say("deal acme 99k")

    assert (rita.companies(), words(rita.say("find acme"))) == (["Acme"], "🏢 Acme")
    assert "99k" not in str(rita.say("find acme"))
    assert dump(house.database, without=HISTORY).count("company: {") == 1
