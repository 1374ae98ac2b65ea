"""/start: the first thing to do, by role."""

from tests.chat import Chat, labels, words


def test_each_role_is_greeted_with_the_first_thing_to_do(chat: Chat, manager: Chat, admin: Chat) -> None:
    reply = chat.say("/start")

    assert words(reply) == "Hello Robin Rep, you are in as rep. Write down a deal: deal Acme 12k"
    assert labels(reply) == ["What can you do?", "Pipeline"]
    assert "forecast quarter" in words(manager.say("/start"))
    assert "invite rep" in words(admin.say("/start"))


def test_a_link_followed_again_by_someone_who_is_in_greets_them(chat: Chat) -> None:
    assert words(chat.say("/start SomeOldCode123")).startswith("Hello Robin Rep")


def test_the_buttons_lead_on(chat: Chat) -> None:
    chat.say("/start")

    assert "/deal – Write down a deal" in words(chat.press("What can you do?"))
