"""/won."""

from handlers.incoming import Incoming, Kind
from tests.chat import Chat, labels, last, words


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


def test_a_button_of_an_older_question_answers_nothing(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Acme 30k")
    old = chat.say("lost Acme").buttons[0][0].data
    chat.say("won Acme")

    chat.house.router.answer(Incoming("terminal", 0, Kind.PRESS, old, person_id=chat.person_id))

    assert "closed already" in words(last(chat.terminal.take()))
    assert {deal.status for deal in chat.deals()} == {"open"}


def test_a_number_is_never_given_again_after_an_undo(chat: Chat) -> None:
    chat.say("deal AlphaOne 5k")
    chat.say("undo")

    assert "deal #2" in words(chat.say("deal BetaTwo 9k"))
