"""/lead: kept, moved along, and converted to a company, a contact and a deal in one change."""

import pytest
from sqlmodel import select

from bot.assemble import Assembled
from storage.tables import Company, Contact, Lead
from storage.words import Role
from tests.chat import Chat, chat_as, labels, last, words
from tests.dump import HISTORY, dump


def test_a_lead_is_kept_with_all_that_is_said(chat: Chat) -> None:
    reply = chat.say("/lead Jane Doe jane@acme.com +49 30 901820 Acme source Webinar")

    assert words(reply) == (
        "Lead added: Jane Doe · Acme New · lead #1 · Robin Rep · source Webinar ✉ jane@acme.com ☎ +4930901820 "
        "New 9 Mar 2026"
    )
    assert labels(reply) == ["Working", "Nurturing", "Qualified", "Convert", "Unqualified", "Undo"]
    assert chat.companies() == []


def test_the_same_lead_is_kept_once(chat: Chat) -> None:
    chat.say("lead Jane Doe jane@acme.com Acme")
    before = dump(chat.house.database)

    assert words(chat.say("lead J. Doe JANE@acme.com Acme")).startswith("I have this lead already: Jane Doe")
    assert words(chat.say("lead Jane Doe")).startswith("Jane Doe · Acme New")
    assert dump(chat.house.database) == before
    assert words(chat.say("lead new Jane Doe jd@globex.com Globex")).startswith("Lead added: Jane Doe · Globex")


def test_it_moves_by_button_and_by_name_and_keeps_its_past(chat: Chat) -> None:
    chat.say("lead Jane Doe at Acme source Web")
    chat.press("Working")
    chat.tick("2026-03-11T10:00:00")

    assert "New 9 Mar 2026 → Working 9 Mar 2026 → Qualified 11 Mar 2026" in words(chat.say("lead qualified Jane"))
    assert words(chat.say("lead #1 qualified")) == "This lead is Qualified already."
    assert "Reason: too small" in words(chat.say("lead #1 unqualified too small"))
    assert words(chat.press("Take up again")).startswith("Moved: Jane Doe")


def test_converting_makes_company_contact_and_deal_and_undo_takes_all_back(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Hooli 1k")
    chat.say("lead Jane Doe jane@acme.com Acme source Webinar")
    before = dump(house_on_both.database, without=HISTORY)
    reply = chat.say("lead convert Jane 12k EUR")

    assert words(reply).startswith("🎉 Converted: Jane Doe · Acme")
    assert labels(reply) == ["Deal", "Contact", "Company", "Undo"]
    deal = chat.deals()[-1]
    assert (deal.amount, deal.currency, deal.source, deal.contact_id) == (1_200_000, "EUR", "Webinar", 1)
    assert "jane@acme.com" in words(chat.say("contact #1"))
    assert words(chat.say("lead #1 convert 5k")) == "This lead is converted already."
    chat.say("undo")
    assert dump(house_on_both.database, without=HISTORY) == before


def test_what_is_missing_for_it_is_asked_for(chat: Chat) -> None:
    chat.say("lead Bob Stone bob@x.io")
    chat.press("Convert")

    assert words(chat.say("Xenia Ltd")) == "How much may the deal be worth?"
    assert words(chat.press("Not known")).startswith("🎉 Converted: Bob Stone")
    assert chat.companies() == ["Xenia Ltd"]
    assert [deal.amount for deal in chat.deals()] == [None]


def test_a_known_company_and_contact_are_used(chat: Chat) -> None:
    chat.say("contact Jane Doe at Acme")
    chat.say("lead Jane Doe jane@acme.com Acme")
    chat.say("lead #1 convert 5k")

    with chat.house.database.reading() as session:
        assert len(session.exec(select(Company)).all()) == len(session.exec(select(Contact)).all()) == 1


def test_what_a_manager_converts_is_the_owners(chat: Chat, manager: Chat) -> None:
    chat.say("lead Jane Doe at Acme source Web")
    manager.say("lead #1 convert 5k")

    assert words(chat.say("deals")).startswith("Your open deals, the latest touched first: #1 Acme")
    with chat.house.database.reading() as session:
        owners = {row.owner_id for table in (Company, Contact, Lead) for row in session.exec(select(table))}  # type: ignore[attr-defined]
    assert owners == {chat.person_id}


def test_a_source_that_is_nearly_a_known_one_is_asked_about(chat: Chat) -> None:
    chat.say("lead Jane Doe at Acme source Webinar")
    reply = chat.say("lead Bob Stone at Globex source Webinr")

    assert labels(reply) == ["Webinar", "Keep “Webinr”", "Cancel"]
    assert "source Webinar" in words(chat.press("Webinar"))
    assert "source Web" in words(chat.say("lead Tim Roe at Hooli source web"))


def test_two_leads_of_a_name_are_told_apart(chat: Chat) -> None:
    chat.say("lead Jane Doe jane@acme.com Acme")
    chat.say("lead Jane Roe jr@globex.com Globex")

    assert labels(chat.say("lead convert Jane 5k")) == ["#1 Jane Doe", "#2 Jane Roe", "Cancel"]
    assert words(chat.press("Roe")).startswith("🎉 Converted: Jane Roe · Globex")
    assert [deal.amount for deal in chat.deals()] == [500_000]


@pytest.mark.parametrize("said", ["lead #9", "lead #9 working", "lead #9 convert 5k", "lead #9 unqualified"])
def test_a_colleagues_lead_is_answered_like_none(chat: Chat, manager: Chat, said: str) -> None:
    manager.say("lead Sandra Secret at Secretive")
    before = dump(chat.house.database)

    assert words(chat.say(said)) == words(chat.say(said.replace("9", "1"))) == "I cannot find that."
    assert "Secret" not in words(chat.say("leads"))
    assert dump(chat.house.database) == before


def test_open_leads_of_a_leaver_go_with_the_rest(house: Assembled) -> None:
    robin, admin = chat_as(house, "Robin"), chat_as(house, "Ada", Role.ADMIN)
    chat_as(house, "Ron")
    robin.say("lead Jane Doe at Acme")
    admin.say("team hand Robin to Ron")
    admin.say("team hand #1 Ron")

    assert "1 open lead" in words(admin.press("Hand over"))
    assert "Leads New 1 #1 Jane Doe Acme" in words(last(chat_as(house, "Ron").terminal.say("leads")[:1]))


@pytest.mark.parametrize(
    "said", ["lead", "lead working", "lead #1 nonsense", "lead convert Nobody", f"lead A source {'x' * 50}"]
)
def test_half_a_sentence_changes_nothing(chat: Chat, said: str) -> None:
    chat.say("lead Jane Doe at Acme")
    before = dump(chat.house.database)

    chat.say(said)
    assert dump(chat.house.database) == before


def test_a_long_name_in_another_script_fits_every_button(chat: Chat) -> None:
    chat.say(f"lead {'王' * 60} source {'网' * 30}")

    assert words(chat.say(f"lead 李雷 source {'网' * 29}")).startswith("Is")
    assert words(chat.press("Keep")).startswith("Lead added: 李雷")
