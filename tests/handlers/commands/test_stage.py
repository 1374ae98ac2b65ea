"""/stage, by words and by button."""

from tests.chat import Chat, labels, words


def test_a_deal_moves_to_the_stage_that_is_named(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert "Prospecting → Negotiation" in words(chat.say("stage acme nego"))


def test_without_a_stage_the_stages_are_offered(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.press("Stage")

    assert labels(reply)[:4] == ["Prospecting", "Qualification", "Proposal", "Negotiation"]
    assert "Prospecting → Proposal" in words(chat.press("Proposal"))


def test_two_open_deals_of_a_company_are_offered_as_buttons(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Acme 30k")
    reply = chat.say("stage Acme proposal")

    assert "2 open deals" in words(reply)
    assert "deal #2" in words(chat.press("#2"))


def test_a_company_nobody_knows_is_said_to_be_unknown(chat: Chat) -> None:
    assert "no company like" in words(chat.say("stage Nobody proposal"))


def test_a_colleagues_deal_cannot_be_moved(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secret 12k")

    assert "cannot find" in words(chat.say("stage #1 proposal"))
    assert manager.deals()[0].version == 1
