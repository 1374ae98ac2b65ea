"""/team: who is there, roles, teams, leavers, and what they leave."""

import pytest

from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_a_manager_sees_role_team_deals_and_when_each_was_last_there(chat: Chat, manager: Chat) -> None:
    chat_as(chat.house, "Nora New")
    chat.say("deal Acme 12k")

    reply = manager.say("team")
    assert words(reply) == (
        "The team: 3 people Mary Manager · manager · no team · 0 open deals · no chat yet "
        "Nora New · rep · no team · 0 open deals · no chat yet "
        "Robin Rep · rep · no team · 1 open deal · seen Mon 9 Mar 2026 10:00"
    )
    assert labels(reply) == ["Mary Manager", "Nora New", "Robin Rep"]


def test_a_long_list_has_pages(admin: Chat) -> None:
    for number in range(20):
        chat_as(admin.house, f"Person {number:02}")

    first = admin.say("team")
    assert labels(first)[-2:] == ["Person 06", "More ▶"]
    admin.press("More")
    last = admin.press("More")
    assert labels(last) == ["Person 15", "Person 16", "Person 17", "Person 18", "Person 19", "◀ Back"]
    assert labels(admin.say("team page 99")) == labels(last)


def test_an_admin_changes_a_role_by_taps_and_the_last_one_says_what_happens(chat: Chat, admin: Chat) -> None:
    admin.say("team")
    assert labels(admin.press("Robin Rep")) == ["Role", "Move to a team", "Hand over records", "Deactivate"]
    admin.press("Role")
    question = admin.press("manager")
    assert words(question) == (
        "Make Robin Rep a manager, no longer a rep? They see the records of everybody in their team."
    )

    assert words(admin.press("Make Robin Rep a manager")).startswith("Role changed: Robin Rep manager")
    assert words(chat.say("team")).startswith("The team:")
    admin.press("Undo")
    assert words(chat.say("team")) == "This is for managers and admins."


def test_people_are_named_by_number_or_name(chat: Chat, admin: Chat) -> None:
    for said in ("team #1", "team robin rep", "team Robin"):
        assert words(admin.say(said)).startswith("Robin Rep rep · no team")
    question = admin.say("team Xavier")
    assert (words(question), labels(question)) == ("Who do you mean?", ["Ada Admin", "Robin Rep", "Cancel"])
    assert words(admin.press("Robin")).startswith("Robin Rep rep")


def test_teams_are_added_and_people_moved_into_them(chat: Chat, manager: Chat, admin: Chat) -> None:
    assert "no team yet" in words(admin.say("team move Robin Rep"))
    assert words(admin.say('team add "North"')) == "Team North is there. Move people into it from /team."
    assert words(admin.say("team add north")) == "There is a team north already."
    chat.say("deal Acme 12k")
    assert "#1 Acme" in words(manager.say("deals"))

    admin.say("team move Robin Rep")
    assert words(admin.press("North")).startswith("Moved: Robin Rep rep · North")
    assert "#1 Acme" not in words(manager.say("deals"))
    admin.say("undo")
    assert "#1 Acme" in words(manager.say("deals"))
    assert words(admin.say("undo")).startswith('Undone: team add "North"')


def test_a_team_with_people_in_it_is_not_undone(chat: Chat, admin: Chat) -> None:
    card = admin.say('team add "North"')
    admin.say("team move Robin Rep North")

    assert words(admin.say(card.buttons[0][0].data)) == "Later records hang on this by now; undo those first."


@pytest.mark.parametrize(
    "said", ["team add South", "team role #1 manager", "team move #1 North", "team role #2 admin", "team leave #3"]
)
def test_a_manager_changes_neither_roles_nor_teams_nor_admins(
    chat: Chat, manager: Chat, admin: Chat, said: str
) -> None:
    admin.say("team add North")
    before = dump(chat.house.database)

    assert words(manager.say(said)) in (
        "Roles and teams are changed by admins.",
        "Only an admin can do that.",
    )
    assert dump(chat.house.database) == before


def test_a_rep_is_refused(chat: Chat) -> None:
    for said in ("team", "team add South", "team role #1 admin", "team leave #1"):
        assert words(chat.say(said)) == "This is for managers and admins."


def test_what_is_in_another_team_is_not_there_for_a_manager(chat: Chat, manager: Chat, admin: Chat) -> None:
    admin.say("team add North")
    admin.say("team move Robin Rep North")
    before = dump(chat.house.database)

    for said in ("team #1", "team leave #1", "team hand #1", "team back #1", "team hand #2 #1"):
        known = words(manager.say(said))
        assert "Robin" not in known
        manager.say("/cancel")
        assert words(manager.say(said.replace("#1", "#99"))) == known
        manager.say("/cancel")
    assert dump(chat.house.database) == before


def test_a_leaver_is_answered_no_more_and_may_be_let_back_in(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("remind friday 9:00 buy flowers")
    manager.say("team Robin Rep")
    question = manager.press("Deactivate")
    assert words(question) == (
        "Deactivate Robin Rep? From then on I answer nothing that they write. "
        "1 open deal, 1 company and 1 reminder stay in their name until you hand them over."
    )
    assert words(manager.press("Deactivate Robin")).endswith("has left")

    assert chat.terminal.say("deals") == []
    assert "has left" in words(manager.say("team"))
    assert words(manager.say("team leave Robin Rep")) == "Robin Rep has left already."
    assert words(manager.say("team back Robin Rep")).startswith("Let back in: Robin Rep")
    assert words(chat.say("deals")).startswith("Your open deals")


def test_no_step_that_many_would_notice_is_taken_by_one_tap(chat: Chat, admin: Chat) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database)

    for said in ("team role #1 admin", "team leave #1", "team hand #1 #2", "team deactivate Robin", "team role #2 rep"):
        admin.say(said)
        admin.say("no")
    assert dump(chat.house.database) == before


def test_a_question_that_tells_what_is_no_longer_so_is_asked_anew(chat: Chat, admin: Chat) -> None:
    chat.say("deal Acme 12k")
    admin.say("team hand #1 #2")
    chat.say("deal Hooli 7k")

    question = admin.press("Hand over to Ada Admin")
    assert words(question) == "Hand 2 open deals and 2 companies from Robin Rep to Ada Admin?"
    assert words(admin.press("Hand over to Ada Admin")).startswith("Handed over from Robin Rep to Ada Admin: 2 open")


def test_whatever_is_changed_is_undone_whole(chat: Chat, admin: Chat) -> None:
    chat.say("deal Acme 12k")
    admin.say("team add North")
    for said in ("team role #1 manager", "team move #1 North", "team leave #1", "team hand #1 #2"):
        before = dump(chat.house.database, without=HISTORY)
        admin.say(said)
        admin.say("yes")
        assert dump(chat.house.database, without=HISTORY) != before, said
        assert words(admin.say("undo")).startswith("Undone: team")
        assert dump(chat.house.database, without=HISTORY) == before, said
