"""/deals: what is open, the latest touched first."""

from tests.chat import Chat, labels, words


def test_open_deals_stand_in_the_order_of_their_last_touch(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Hooli 5k")
    chat.say("note Acme wants a demo")
    reply = chat.say("deals")

    heading = "Your open deals, the latest touched first:"
    assert words(reply) == f"{heading} #1 Acme $12k · Prospecting #2 Hooli $5k · Prospecting"
    assert labels(reply) == ["#1 Acme $12k Prospecting", "#2 Hooli $5k Prospecting", "Refresh"]


def test_a_button_opens_a_deal_and_leaves_the_list_where_it_is(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deals")

    (opened,) = chat.terminal.press("#1")
    assert (opened.kind, labels(opened.reply)) == (
        "reply",
        ["Won", "Lost", "Stage", "Edit", "Remind", "Items", "History", "Refresh"],
    )


def test_closed_deals_are_not_listed(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("won Acme")

    assert words(chat.say("deals")).startswith("No open deals. Write one down")


def test_more_than_ten_are_said_to_be_more(chat: Chat) -> None:
    for number in range(11):
        chat.say(f"deal Customer{number} 5k")

    reply = chat.say("deals")
    assert words(reply).endswith("… and more: find looks for one, /pipeline counts all.")
    assert reply.text.count("Customer") == 10


def test_a_manager_sees_whose_they_are(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    manager.say("deal Hooli 5k")

    assert words(manager.say("deals")) == (
        "The open deals, the latest touched first: "
        "#2 Hooli $5k · Prospecting · Mary Manager #1 Acme $12k · Prospecting · Robin Rep"
    )
    assert "Hooli" not in words(chat.say("deals"))
