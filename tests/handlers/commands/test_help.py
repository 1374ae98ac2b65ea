"""/help: what this person can do."""

from handlers import registry
from storage.words import Role
from tests.chat import Chat, words


def test_each_role_is_shown_what_it_can_do(chat: Chat, manager: Chat) -> None:
    assert "/invite" not in words(chat.say("help"))
    assert "/invite – Invite someone to the team" in words(manager.say("help"))
    for command in registry.permitted(Role.REP):
        assert f"/{command.name} – {command.help}" in words(chat.say("/help"))


def test_one_command_is_shown_with_an_example(chat: Chat) -> None:
    assert words(chat.say("help /deal")).startswith('/deal: Write down a deal. For example: deal "Big & Co"')


def test_a_command_of_another_role_is_not_explained(chat: Chat) -> None:
    assert words(chat.say("help invite")) == words(chat.say("help"))


def test_every_example_is_understood(chat: Chat, admin: Chat) -> None:
    admin.say("deal Acme 5k")
    for command in registry.all_commands():
        if not command.heavy and command.name != "import":
            assert "Sorry" not in words(admin.say(command.example)), command.name


def test_an_unknown_command_is_answered_with_the_three_nearest(chat: Chat) -> None:
    reply = chat.say("/dael Acme 12k")

    assert [button.label.split(" ")[0] for row in reply.buttons for button in row][:2] == ["/deal", "/deals"]
    assert len(reply.buttons) == 3
    assert words(chat.press("/deal -")).startswith("/deal: Write down a deal")


def test_a_message_of_nothing_that_can_be_read_is_answered(chat: Chat) -> None:
    assert words(chat.say("\u200b\u202e")).startswith("I can read text, files, contacts, locations and buttons")
