"""/reminders: the own ones that are not done, the earliest first."""

from tests.chat import Chat, labels, words


def test_reminders_stand_in_the_order_in_which_they_come(chat: Chat) -> None:
    chat.say("remind friday 9:00 second")
    chat.say("remind tomorrow 9:00 first")
    reply = chat.say("reminders")

    assert words(reply) == "Tue 10 Mar 2026 09:00 first Fri 13 Mar 2026 09:00 second"
    assert labels(reply) == ["Done: first", "Done: second"]


def test_done_takes_one_off_the_list(chat: Chat) -> None:
    chat.say("remind friday 9:00 second")
    chat.say("remind tomorrow 9:00 first")
    chat.say("reminders")

    assert words(chat.press("Done: first")) == "✅ Done first"
    assert labels(chat.say("reminders")) == ["Done: second"]


def test_without_any_it_says_how_to_set_one(chat: Chat) -> None:
    assert words(chat.say("reminders")).startswith("No reminders. Set one: remind Acme")


def test_a_reminder_is_its_owners_alone_whatever_the_others_are(chat: Chat, manager: Chat, admin: Chat) -> None:
    chat.say("remind tomorrow 9:00 canary")

    assert "canary" not in words(manager.say("reminders")) + words(admin.say("reminders"))
    assert words(admin.say("done reminder 1")) == "I cannot find that."
