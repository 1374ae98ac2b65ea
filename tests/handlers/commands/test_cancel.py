"""/cancel: an open question is dropped."""

from tests.chat import Chat, words


def test_a_question_that_is_cancelled_is_not_answered_any_more(chat: Chat) -> None:
    chat.say("deal Acme")

    assert words(chat.press("Cancel")) == "Cancelled; nothing was saved."
    assert words(chat.say("15k")).startswith("I did not understand")
    assert chat.deals() == []


def test_cancel_in_words_works_where_a_name_is_asked_for(chat: Chat) -> None:
    chat.say("deal 5k")

    assert words(chat.say("cancel")) == words(chat.say("deal 5k")) or "Cancelled" in words(chat.say("/cancel"))
    assert chat.companies() == []


def test_without_a_question_there_is_nothing_to_cancel(chat: Chat) -> None:
    assert words(chat.say("cancel")) == "Nothing to cancel."


def test_a_button_of_a_closed_question_says_so(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    question = chat.press("Stage")
    chat.say("cancel")

    assert words(chat.say(question.buttons[2][0].data)).startswith("I did not understand")
    assert chat.deals()[0].version == 1


def test_a_question_of_two_days_ago_is_not_answered_any_more(chat: Chat) -> None:
    chat.say("deal Acme")
    chat.tick("2026-03-11T11:00:00")

    assert words(chat.say("15k")).startswith("That question has expired after a day")
