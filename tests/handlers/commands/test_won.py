"""/won."""

from tests.chat import Chat, labels, words


def test_a_won_deal_is_closed_today_at_its_amount(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.press("Won")

    assert "Closed: Mon 9 Mar 2026" in words(reply)
    assert labels(reply) == ["Undo"]
    (deal,) = chat.deals()
    assert (deal.status, deal.close_amount) == ("won", 1_200_000)


def test_the_amount_it_was_won_at_can_be_said(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("won Acme 11.8k")

    assert chat.deals()[0].close_amount == 1_180_000


def test_an_amount_in_another_currency_is_asked_for_again(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert "USD" in words(chat.say("won Acme 10k EUR"))
    assert "$11,000" in words(chat.say("11k"))


def test_pressing_won_twice_wins_once(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("won #1")

    assert "won already" in words(chat.say("won #1"))
    assert chat.deals()[0].version == 2
