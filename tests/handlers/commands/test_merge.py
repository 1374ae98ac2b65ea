"""/merge: two companies or contacts become one after a look, with all that hangs on them, and can be taken apart."""

import pytest

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def two_companies(chat: Chat) -> None:
    """Acme Inc with a deal, a contact, a call and a reminder; Acme with a deal."""
    chat.say('deal "Acme Inc" 12k')
    chat.say('contact Jane Doe jane@acme.com CFO at "Acme Inc"')
    chat.say("log call Jane hello")
    chat.say('remind "Acme Inc" tomorrow 9:00 send the offer')
    chat.say('company "Acme Inc" sector Retail place Berlin')
    chat.say("deal Acme 5k")
    chat.say("company Acme sector Software")


def test_what_it_does_is_shown_before_it_is_done(chat: Chat) -> None:
    two_companies(chat)
    before = dump(chat.house.database)
    reply = chat.say("merge Acme Inc into Acme")

    assert words(reply) == (
        "Merge Acme Inc into Acme? Moves over: 1 deal, 1 contact, 1 activity, 1 reminder Takes over: place Berlin "
        "Keeps: sector Software (not Retail) The name Acme Inc will mean Acme."
    )
    assert labels(reply) == ["Merge", "The other way round", "Not the same", "Cancel"]
    assert words(chat.press("The other way")).startswith("Merge Acme into Acme Inc?")
    chat.press("Cancel")
    assert dump(chat.house.database) == before


def test_all_goes_over_and_the_old_name_means_the_other_one(chat: Chat) -> None:
    two_companies(chat)
    chat.say("merge Acme Inc into Acme")
    reply = chat.press("Merge")

    assert words(reply).startswith("Merged: Acme Inc is Acme now Moves over: 1 deal, 1 contact")
    assert labels(reply) == ["Undo", "Open Acme"]
    assert {deal.company_id for deal in chat.deals()} == {2}
    said = words(chat.press("Open"))
    assert said.startswith("Acme Software · Berlin Contacts: Jane Doe (CFO) Open: 2 deals, $17,000")
    assert "send the offer" in said
    assert "call with Jane Doe: hello" in said
    assert words(chat.say('deal "ACME, INC." 1k')).startswith("Logged: Acme · $1,000")
    assert words(chat.say("company Acme Inc")).startswith("Acme Software")
    assert words(chat.say("note Acme Inc is one now")).startswith("📝 Note with Acme: is one now")


def test_undo_takes_them_apart_as_they_were(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    two_companies(chat)
    before = dump(house_on_both.database, without=HISTORY)
    chat.say("merge company 1 2")
    chat.press("Merge")
    assert dump(house_on_both.database, without=HISTORY) != before
    chat.press("Undo")

    assert dump(house_on_both.database, without=HISTORY) == before


def test_a_merge_that_was_built_on_is_not_undone(chat: Chat) -> None:
    two_companies(chat)
    chat.say("merge company 1 2 yes")
    chat.say("won #1")

    assert "You have changed it since" in words(chat.say("undo 8"))
    assert {deal.company_id for deal in chat.deals()} == {2}


def test_merging_twice_and_with_itself_does_nothing(chat: Chat) -> None:
    two_companies(chat)
    chat.say("merge company 1 2 yes")
    before = dump(chat.house.database)

    assert words(chat.say("merge company 1 2 yes")) == "The two are one already."
    assert words(chat.say("merge company 2 2 yes")).startswith("These are one and the same record already.")
    assert words(chat.say("merge company 2 1 yes")).startswith("I cannot find two such records")
    assert dump(chat.house.database) == before


def test_three_become_one_by_one(chat: Chat) -> None:
    for name in ("Acme Inc", "Acme Ltd", "Acme"):
        chat.say(f'deal "{name}" 1k')
    chat.say("merge company 1 2 yes")
    chat.say("merge company 2 3 yes")

    assert words(chat.say('deal "Acme Inc" 1k')).startswith("Logged: Acme · $1,000")
    assert words(chat.say("company Acme Inc")).startswith("Acme Open: 4 deals")


def test_contacts_are_merged_with_their_addresses_once_each(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com +49 30 901820 at Acme")
    chat.say("contact J. Doe JANE@acme.com jd@acme.com CFO at Acme")
    chat.say("log call contact #2 hello")
    reply = chat.say("merge J. Doe into Jane Doe")

    assert (
        words(reply) == "Merge J. Doe into Jane Doe? Moves over: 1 activity, 1 address or number Takes over: role CFO"
    )
    chat.press("Merge")
    said = words(chat.say("contact Jane Doe"))
    assert said.startswith("Jane Doe CFO · Acme ✉ jane@acme.com ✉ jd@acme.com ☎ +4930901820")
    assert words(chat.say("contact #2")) == "I cannot find that."
    assert words(chat.say("find doe")) == "👤 Jane Doe · Acme"


def test_of_several_that_fit_one_is_asked_for(chat: Chat) -> None:
    for name in ("Acme North", "Acme South", "Umbrella"):
        chat.say(f'deal "{name}" 1k')

    assert labels(chat.say("merge Acme into Umbrella")) == ["Acme North", "Acme South", "Cancel"]
    assert words(chat.press("South")).startswith("Merge Acme South into Umbrella?")


@pytest.mark.parametrize("said", ["merge", "merge Acme", "merge into Acme", "merge company x y", "merge company 1"])
def test_half_a_sentence_is_refused(chat: Chat, said: str) -> None:
    chat.say("deal Acme 1k")

    assert "merge Acme Inc into Acme" in words(chat.say(said))


REFUSED = "I cannot find two such records that are both yours to merge; a manager of the team may be able to."


def test_a_company_of_a_colleague_is_refused_like_one_that_is_not_there(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    manager.say("deal Secretive 5k")
    manager.say("deal Shared 5k")
    chat.say("deal Shared 5k")
    before = dump(chat.house.database)

    for said in ("Secretive into Acme", "Acme into Secretive", "Nosuch into Acme", "company 2 1", "company 1 2 yes"):
        assert words(chat.say(f"merge {said}")) == REFUSED, said
    for said in ("Shared into Acme", "company 3 1 yes", "company 1 3 yes", "company 99 1 yes"):
        assert words(chat.say(f"merge {said}")) == REFUSED, said
    assert dump(chat.house.database) == before


def test_what_a_colleague_has_on_the_own_company_is_not_moved(house: Assembled) -> None:
    """Anna's company has a deal of Bert's, which she does not see: their manager may merge it, she may not."""
    anna, bert = chat_as(house, "Anna"), chat_as(house, "Bert")
    mary = chat_as(house, "Mary", Role.MANAGER)
    anna.say('deal "Acme Inc" 12k')
    anna.say("deal Acme 12k")
    bert.say('deal "Acme Inc" 7k')
    before = dump(house.database)

    assert words(anna.say("merge company 1 2 yes")) == REFUSED
    assert dump(house.database) == before
    assert words(mary.say("merge company 1 2 yes")).startswith("Merged: Acme Inc is Acme now Moves over: 2 deals")
    assert words(bert.say("deals")).startswith("Your open deals, the latest touched first: #3 Acme")


def test_a_contact_of_a_colleague_is_refused_too(chat: Chat, manager: Chat) -> None:
    chat.say("contact new Jane Doe")
    manager.say("contact new Sandra Secret")

    assert words(chat.say("merge contact 2 1 yes")) == words(chat.say("merge contact 99 1 yes")) == REFUSED
    assert words(chat.say("merge Sandra Secret into Jane Doe")) == REFUSED
