"""A group with topics: the answer comes in the topic of the question; what is for one person comes in their chat."""

from tests.bot.telegram.conftest import ANN, Office

FORUM, SALES, SUPPORT = -1_000_000_000_777, 11, 12


async def test_each_topic_gets_its_own_answers(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        office.telegram.say(ANN, "/deal Zenith 12k", chat_id=FORUM, topic=SALES)
        await office.telegram.until_sent(1, FORUM)
        office.telegram.say(ANN, "/deal Corax 3k", chat_id=FORUM, topic=SUPPORT)
        await office.telegram.until_sent(2, FORUM)
        office.telegram.say(ANN, "/deal Borealis 5k", chat_id=FORUM)
        await office.telegram.until_sent(3, FORUM)

    assert [one.topic for one in office.telegram.sent(FORUM)] == [SALES, SUPPORT, None]


async def test_what_is_looked_at_is_told_in_the_topic_and_shown_in_the_own_chat(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        here = len(office.telegram.sent(ANN))
        office.telegram.say(ANN, "/deals", chat_id=FORUM, topic=SALES)
        await office.telegram.until_sent(1, FORUM)
        await office.telegram.until_sent(here + 1, ANN)

    assert office.telegram.sent(FORUM)[0].topic == SALES
    assert office.telegram.sent(ANN)[-1].topic is None


async def test_a_pressed_button_is_answered_in_its_topic(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        office.telegram.say(ANN, "/deal Zenith 12k", chat_id=FORUM, topic=SALES)
        await office.telegram.until_sent(1, FORUM)
        office.telegram.press(ANN, "Remind", chat_id=FORUM)
        await office.telegram.until_sent(2, FORUM)

    assert {one.topic for one in office.telegram.sent(FORUM)} == {SALES}


async def test_where_the_topic_is_gone_the_answer_comes_in_the_group(office: Office) -> None:
    office.hire(ANN, "Ann")
    gone = "Bad Request: message thread not found"
    office.telegram.fail_next("sendMessage", chat_id=FORUM, status=400, description=gone)
    async with office.running():
        office.telegram.say(ANN, "/deal Zenith 12k", chat_id=FORUM, topic=SALES)
        sent = await office.telegram.until_sent(1, FORUM)

    assert sent[0].topic is None
    assert len(office.deals()) == 1
