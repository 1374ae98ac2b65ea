"""/history: every stage, amount and owner of a deal, since when and by whom."""

from storage.words import Role
from tests.chat import Chat, chat_as, labels, words


def test_a_deal_that_is_looked_at_has_its_past_behind_a_button(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.tick("2026-03-10T11:00:00")
    chat.say("stage Acme proposal")
    manager.tick("2026-03-12T12:30:00")
    manager.say("won #1 13.5k")

    assert "History" in labels(chat.say("deal #1"))
    assert words(chat.press("History")) == (
        "History of #1 Acme $13.5k Closed Won "
        "Mon 9 Mar 2026 10:00 · Prospecting · Robin Rep "
        "Mon 9 Mar 2026 10:00 · $12,000 · Robin Rep "
        "Tue 10 Mar 2026 11:00 · Proposal · Robin Rep "
        "Thu 12 Mar 2026 12:30 · $13,500 · Mary Manager "
        "Thu 12 Mar 2026 12:30 · Closed Won · Mary Manager"
    )


def test_a_new_owner_is_part_of_it(chat: Chat, admin: Chat) -> None:
    chat_as(chat.house, "Ron")
    chat.say("deal Acme 12k")
    admin.say("team hand #1 Ron")
    admin.press("Hand over")

    assert words(admin.say("history #1")).endswith("owner Ron · Ada Admin")


def test_a_company_with_one_deal_is_enough_of_a_name(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("history Acme")).startswith("History of #1 Acme")


def test_a_long_past_has_pages(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    for _ in range(10):
        chat.say("stage Acme proposal")
        chat.say("stage Acme qualification")

    assert labels(chat.say("history #1")) == ["◀ Earlier", "Open deal"]
    assert "Prospecting" in words(chat.press("Earlier"))


def test_a_colleagues_deal_has_no_past_for_a_rep(chat: Chat) -> None:
    chat_as(chat.house, "Ron", Role.REP).say("deal Secretive 12k")

    assert words(chat.say("history #1")) == words(chat.say("history #99")) == "I cannot find that."
