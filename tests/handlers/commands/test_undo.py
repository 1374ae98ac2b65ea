"""/undo: everything that a message did, and nothing that somebody else has done since."""

from tests.chat import Chat, words


def test_undo_takes_a_new_deal_away_with_its_company(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert "Undone: deal Acme 12k" in words(chat.say("undo"))
    assert (chat.deals(), chat.companies()) == ([], [])


def test_undo_after_undo_goes_one_message_back(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("stage Acme proposal")
    chat.say("undo")

    assert "Undone: deal Acme 12k" in words(chat.say("undo"))
    assert "nothing of yours" in words(chat.say("undo"))


def test_won_is_taken_back_whole(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = chat.deals()[0].model_dump()
    chat.say("won Acme 13k")
    chat.press("Undo")

    assert chat.deals()[0].model_dump() == before


def test_what_somebody_else_has_changed_since_is_not_overwritten(chat: Chat, manager: Chat) -> None:
    card = chat.say("deal Acme 12k")
    manager.say("won #1 15k")

    undo = card.buttons[-1][-1]
    assert "changed it since" in words(chat.say(undo.data))
    assert chat.deals()[0].status == "won"


def test_pressing_undo_twice_undoes_once(chat: Chat) -> None:
    card = chat.say("deal Acme 12k")
    undo = card.buttons[-1][-1].data
    chat.say(undo)

    assert "undone already" in words(chat.say(undo))


def test_nobody_undoes_a_colleagues_message(chat: Chat, manager: Chat) -> None:
    card = chat.say("deal Acme 12k")

    assert "nothing of yours" in words(manager.say(card.buttons[-1][-1].data))
    assert len(chat.deals()) == 1


def test_undo_with_other_words_explains_itself(chat: Chat) -> None:
    assert "/undo alone" in words(chat.say("undo everything"))
