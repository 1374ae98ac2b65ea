"""/company: the brief before a call, and keeping what is known of a company."""

import pytest

from tests.chat import Chat, labels, words


def test_the_brief_says_what_is_known_open_won_last_and_next(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Acme 5k EUR")
    chat.say("deal Acme 7k")
    chat.say("won #1")
    chat.say("contact Jane Doe jane@acme.com CFO Acme")
    chat.say("company Acme sector Retail place Berlin employees 1,200")
    chat.tick("2026-03-12T09:00:00")
    chat.say("log call Acme talked to Jane, she wants a demo")
    chat.say("remind Acme tomorrow 9:00 send the offer")
    chat.tick("2026-03-12T10:00:00")

    reply = chat.say("company Acme")
    assert words(reply) == (
        "Acme Retail · Berlin · 1,200 employees Won: $12,000 Contacts: Jane Doe (CFO) 📌 Wants: demo "
        "Open: 2 deals, €5,000 + $7,000 "
        "⏰ Fri 13 Mar 2026 09:00 send the offer Last touch: today "
        "· 12 Mar call with Jane Doe: talked to Jane, she wants a demo (Robin Rep)"
    )
    assert labels(reply)[-4:] == ["#2 Acme €5k Prospecting", "👤 Jane Doe", "Log call", "Remind"]
    assert words(chat.press("Jane")).startswith("Jane Doe CFO · Acme")


def test_five_activities_are_shown_the_last_one_first(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    for number in range(7):
        chat.say(f"note Acme number {number}")
    chat.tick("2027-03-12T09:00:00")

    said = words(chat.say("company Acme"))
    assert "Last touch: 368 days ago" in said
    assert [f"number {number}" in said for number in range(7)] == [False, False, True, True, True, True, True]
    assert said.index("number 6") < said.index("number 2")
    assert "· 9 Mar 2026 note: number 6 (Robin Rep)" in said


def test_an_unknown_name_is_kept_only_when_asked_to(chat: Chat) -> None:
    reply = chat.say("company Zeta sector Retail employees 12")

    assert words(reply) == "I know no company Zeta. Shall I keep it?"
    assert labels(reply) == ["New company Zeta", "Cancel"]
    assert chat.companies() == []
    assert words(chat.press("New")) == "Company added: Zeta Retail · 12 employees Nothing logged yet."
    chat.press("Undo")
    assert chat.companies() == []


def test_a_roughly_typed_name_is_asked_about_and_a_beginning_is_enough(chat: Chat) -> None:
    chat.say('deal "Zeta Works" 12k')

    assert words(chat.say("company zeta")).startswith("Zeta Works Open: 1 deal, $12,000")
    assert labels(chat.say("company Zetta")) == ["Zeta Works", "New company Zetta", "Cancel"]
    assert words(chat.press("Zeta Works")).startswith("Zeta Works Open")


def test_several_that_fit_are_buttons(chat: Chat) -> None:
    for company in ("Acme North", "Acme South"):
        chat.say(f'deal "{company}" 1k')

    assert labels(chat.say("company acme")) == ["Acme North", "Acme South", "New company acme", "Cancel"]


def test_fields_are_changed_and_undone(chat: Chat) -> None:
    chat.say("company new Zeta sector Retail")
    reply = chat.say('company Zeta name "Zeta Works" sector "Machine Tools" city Paris')

    assert words(reply).startswith("Company changed: Zeta Works Machine Tools · Paris")
    assert words(chat.say("company Zeta sector Machine Tools")).startswith(
        "Nothing new, I have this already: Zeta Works"
    )
    chat.say("undo")
    assert words(chat.say("company #1")) == "Zeta Retail Nothing logged yet."


def test_a_new_name_that_another_has_is_refused(chat: Chat) -> None:
    chat.say("company new Zeta")
    chat.say("company new Acme")

    assert words(chat.say("company Zeta name ACME")) == 'Another company is called "ACME" already.'


@pytest.mark.parametrize("said", ["many", "-5", "1e9", "12.5.7x", "99999999999999"])
def test_a_number_of_employees_that_is_none_is_refused(chat: Chat, said: str) -> None:
    chat.say("company new Zeta")

    assert "employees" in words(chat.say(f"company Zeta employees {said}"))
    assert words(chat.say("company #1")) == "Zeta Nothing logged yet."


def test_what_is_missing_is_asked_for(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert labels(chat.say("company")) == ["Cancel"]
    assert words(chat.say("Acme")).startswith("Acme Open")


def test_a_colleagues_company_is_not_shown_and_not_changed(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secretive 12k")
    manager.say("company Secretive sector Mining")

    assert words(chat.say("company #1")) == words(chat.say("company #9")) == "I cannot find that."
    assert labels(chat.say("company Secretive")) == ["New company Secretive", "Cancel"]
    assert "taken here already" in words(chat.press("New"))
    assert "cannot find" in words(chat.say("company #1 sector Spying"))
    assert "Mining" in words(manager.say("company #1"))


def test_a_company_that_is_seen_by_a_deal_alone_is_its_owners_to_change(chat: Chat, manager: Chat) -> None:
    manager.say("company new Shared")
    chat.say("deal Shared 5k")

    assert words(chat.say("company Shared")).startswith("Shared Open: 1 deal, $5,000")
    assert (
        words(chat.say("company Shared sector Spying")) == "I cannot find a company of that name that you may change."
    )
    assert "owner" not in words(chat.say("company Shared"))


def test_a_manager_is_told_whose_company_it_is(chat: Chat, manager: Chat) -> None:
    chat.say("company new Zeta")

    assert words(manager.say("company Zeta")) == "Zeta owner Robin Rep Nothing logged yet."


def test_what_a_colleague_did_there_is_not_told(chat: Chat, manager: Chat) -> None:
    manager.say("company new Shared")
    manager.say("deal Shared 99k")
    manager.say("log call Shared hush")
    manager.say("contact Sandra Secret Shared")
    chat.say("deal Shared 5k")

    said = words(chat.say("company Shared"))
    assert said == "Shared Open: 1 deal, $5,000 Last touch: today Nothing logged yet."
