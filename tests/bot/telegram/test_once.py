"""Each update takes effect once, in its chat's order, whatever comes twice, late or in between."""

import asyncio

from tests.bot.telegram.conftest import ADMIN, ANN, BOB, Office, OfficeMaker


async def test_a_deal_by_message_is_answered_with_its_card(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        office.telegram.say(ANN, "deal Zenith 12k")
        await office.telegram.until(lambda: any("Zenith" in one.text for one in office.telegram.sent(ANN)))
    assert [deal.amount for deal in office.deals()] == [12_000_00]
    assert "Undo" in office.telegram.sent(ANN)[-1].labels


async def test_the_same_update_twice_and_a_hundred_times_is_one_deal_and_one_reply(office: Office) -> None:
    office.hire(ANN, "Ann")
    told = office.telegram.say(ANN, "deal Zenith 12k")
    assert told.update_id is not None
    office.telegram.repeat(told.update_id)
    async with office.running():
        await office.settled()
        office.telegram.repeat(told.update_id, times=100)
        await office.telegram.until(lambda: not office.telegram.pending())
    async with office.running():
        office.telegram.repeat(told.update_id)
        await office.telegram.until(lambda: not office.telegram.pending())
        await office.settled()
    assert len(office.deals()) == 1
    assert len([one for one in office.telegram.sent(ANN) if "Zenith" in one.text]) == 1


async def test_a_press_delivered_twice_works_once_and_is_answered(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        office.telegram.say(ANN, "deal Zenith 12k")
        await office.telegram.until(lambda: any("Zenith" in one.text for one in office.telegram.sent(ANN)))
        pressed = office.telegram.press(ANN, "Won")
        assert pressed.update_id is not None
        office.telegram.repeat(pressed.update_id)
        await office.telegram.until(lambda: bool(office.telegram.answers()) and bool(office.telegram.edits(ANN)))
        await office.settled()
    assert len(office.telegram.edits(ANN)) + len(office.telegram.sent(ANN)) == 3
    assert office.telegram.answers()[0].query_id == pressed.query_id


async def test_messages_of_one_chat_keep_their_order_while_chats_go_side_by_side(office: Office) -> None:
    people = {100 + number: f"Rep {number}" for number in range(4)}
    for telegram_id, name in people.items():
        office.hire(telegram_id, name)
    for number in range(5):
        for telegram_id in people:
            office.telegram.say(telegram_id, f"deal C{number} {number + 1}k")
    async with office.running():
        await office.settled(20)
    for telegram_id in people:
        cards = [one.text.split("\n")[0] for one in office.telegram.sent(telegram_id)][1:]
        assert [f"C{number} " in card for number, card in enumerate(cards)] == [True] * 5
    assert len(office.deals()) == 20


async def test_what_was_left_over_at_the_last_end_is_handled_first(make_office: OfficeMaker) -> None:
    office = make_office()
    office.hire(ANN, "Ann")
    async with office.running() as door:
        await office.settled()
    office.telegram.say(ANN, "deal First 1k")
    updates = office.telegram.pending()
    door = office.doors[-1]
    # Kept and not handled: as when the process dies right after the commit.
    office.house.database.write(lambda session: door.fetcher._keep(session, updates, 0))
    office.telegram.say(ANN, "deal Second 2k")
    async with office.running():
        await office.telegram.until(lambda: len(office.deals()) == 2)
        await office.settled()
    assert [deal.amount for deal in office.deals()] == [1_000_00, 2_000_00]


async def test_an_update_that_strayed_is_found_without_a_restart(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running() as door:
        await office.settled()
        office.telegram.say(ANN, "deal Zenith 1k")
        await asyncio.sleep(0)
        await door.dispatcher.take_up()
        await office.telegram.until(lambda: len(office.deals()) == 1)
        await office.settled()
    assert len(office.deals()) == 1


async def test_fetching_goes_on_after_a_restart_where_it_was(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
    assert office.telegram.pending() == []
    async with office.running():
        office.telegram.say(ANN, "deal Zenith 12k")
        await office.telegram.until(lambda: len(office.deals()) == 1)
    assert len(office.updates()) == 2


async def test_admins_come_in_by_the_settings_and_strangers_do_not(office: Office) -> None:
    async with office.running():
        office.telegram.say(BOB, "deal Zenith 12k", name="Bob")
        office.telegram.say(ADMIN, "/start", name="Ada")
        await office.telegram.until(lambda: bool(office.telegram.sent(BOB)) and bool(office.telegram.sent(ADMIN)))
    assert "invitation" in office.telegram.sent(BOB)[0].text
    assert "admin" in office.telegram.sent(ADMIN)[0].text
    assert office.deals() == []


async def test_a_reply_to_a_card_is_about_its_deal(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        office.telegram.say(ANN, "deal Zenith 12k")
        office.telegram.say(ANN, "deal Hooli 5k")
        await office.telegram.until(lambda: any("Hooli" in one.text for one in office.telegram.sent(ANN)))
        await office.settled()
        card = next(one for one in office.telegram.sent(ANN) if "Zenith" in one.text)
        office.telegram.say(ANN, "make it 15k", reply_to=card.message_id)
        await office.telegram.until(lambda: any("$15,000" in one.text for one in office.telegram.sent(ANN)))
        office.telegram.press(ANN, "Won", message_id=card.message_id)
        await office.telegram.until(lambda: bool(office.telegram.edits(ANN)))
        await office.settled()
    assert [(deal.amount, deal.status) for deal in office.deals()] == [(15_000_00, "won"), (5_000_00, "open")]


async def test_38_an_edited_message_corrects_its_deal_in_place(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        told = office.telegram.say(ANN, "deal Zenith 12k")
        await office.telegram.until(lambda: any("Zenith" in one.text for one in office.telegram.sent(ANN)))
        await office.settled()
        office.telegram.edit(ANN, told.message_id, "deal Zenith 15k")
        await office.telegram.until(lambda: bool(office.telegram.edits(ANN)))
        await office.settled()
    assert [deal.amount for deal in office.deals()] == [15_000_00]
    assert "$15,000" in office.telegram.edits(ANN)[-1].text


async def test_59_an_edit_that_waits_behind_its_message_is_one_deal(office: Office) -> None:
    office.hire(ANN, "Ann")
    told = office.telegram.say(ANN, "deal Zenith 12k")
    office.telegram.edit(ANN, told.message_id, "deal Zenith 15k")
    office.telegram.edit(ANN, told.message_id, "deal Zenith 16k")
    async with office.running():
        await office.telegram.until(lambda: [deal.amount for deal in office.deals()] == [16_000_00])
        await office.settled()
