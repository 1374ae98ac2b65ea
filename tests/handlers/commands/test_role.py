"""/role: who plays which part in a deal, on the deal's card and in the contact's brief."""

from bot.assemble import Assembled
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def a_deal_with_jane(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("contact Jane Doe jane@acme.com Acme")


def test_a_part_stands_on_the_card_and_in_the_brief(chat: Chat) -> None:
    a_deal_with_jane(chat)
    reply = words(chat.say("role Jane decision maker"))

    assert reply.startswith("Roles: Acme · $12,000")
    assert "👥 Jane Doe (Decision Maker)" in reply
    assert "👥 Jane Doe (Decision Maker)" in words(chat.say("deal #1"))
    assert "👥 Decision Maker in #1" in words(chat.say("contact Jane"))


def test_another_part_replaces_it_and_none_takes_it_away_and_each_is_undone(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    a_deal_with_jane(chat)
    chat.say("role Jane champion")
    before = dump(house_on_both.database, without=HISTORY)
    for said, shown in (("role Jane #1 blocker", "Jane Doe (Blocker)"), ("role Jane none", "deal #1")):
        assert shown in words(chat.say(said))
        assert dump(house_on_both.database, without=HISTORY) != before
        chat.say("undo")
        assert dump(house_on_both.database, without=HISTORY) == before
    assert words(chat.say("role Jane champion")) == "That is how it stands already."


def test_what_is_missing_is_asked_for_by_buttons(chat: Chat) -> None:
    a_deal_with_jane(chat)
    chat.say("deal Acme 5k")
    assert "In which deal?" in words(chat.say("role Jane"))
    asked = chat.press("#2")
    assert words(asked) == "Which part does Jane Doe play?"
    assert {"Champion", "Blocker", "Cancel"} <= set(labels(asked))

    assert "👥 Jane Doe (Champion)" in words(chat.press("Champion"))


def test_a_contact_or_deal_that_is_not_there_is_refused(chat: Chat, manager: Chat) -> None:
    a_deal_with_jane(chat)
    manager.say("deal Secretive 5k")

    assert words(chat.say("role Acme champion")).startswith("Say the contact first")
    assert words(chat.say("role Jane #2 champion")) == words(chat.say("role Jane #99 champion"))
    chat.say("contact new Bob Roe")
    assert words(chat.say("role Bob champion")).startswith("I see no open deal with their company")


def test_a_merge_takes_parts_over_once(chat: Chat) -> None:
    a_deal_with_jane(chat)
    chat.say("contact J. Doe jd@acme.com Acme")
    chat.say("role Jane champion")
    chat.say("role J. Doe user")
    chat.say("merge contact 2 1 yes")

    assert words(chat.say("deal #1")).count("👥") == 1
    assert "👥 Jane Doe (Champion)" in words(chat.say("deal #1"))
