"""Everybody is spoken to in their language: what they have set, and a stranger in that of their Telegram."""

from bot.telegram.excuse import SAID
from handlers.show.texts import Texts
from storage.tables import User
from storage.words import Role
from tests.bot.telegram.conftest import ANN, MARY, Office
from tests.bot.telegram.test_trouble import faulty


async def test_menus_come_in_the_language_that_somebody_has_chosen(office: Office) -> None:
    ann = office.hire(ANN, "Ann")
    office.hire(MARY, "Mary", Role.MANAGER)
    office.house.database.write(lambda session: setattr(session.get_one(User, ann), "locale", "zh"))
    async with office.running():
        await office.telegram.until(lambda: len(office.telegram.menus()) == 4)
    said = {(menu.scope, menu.language): dict(menu.commands)["deal"] for menu in office.telegram.menus()}

    assert said[f"chat:{ANN}", ""] == said["default", "zh"] == "记一笔商机"
    assert said[f"chat:{MARY}", ""] == said["default", ""] == "Write down a deal"


async def test_a_stranger_is_answered_in_the_language_of_their_telegram(office: Office) -> None:
    office.telegram.introduce(66, "陈", language="zh-hans")
    office.telegram.say(66, "你好")
    async with office.running():
        await office.settled()

    assert office.telegram.sent(66)[-1].text == "这是销售团队的专用机器人。请向团队要邀请链接，点开即可加入。"


async def test_the_excuse_while_nothing_can_be_saved_is_in_the_language_of_their_telegram(office: Office) -> None:
    router = faulty(office)
    router.outages = 1
    office.router = router
    office.hire(ANN, "Ann")
    office.telegram.introduce(ANN, "Ann", language="zh-hans")
    office.telegram.say(ANN, "deal Patient 1k")
    async with office.running():
        await office.settled()

    assert Texts("zh").plain(SAID) in [one.text for one in office.telegram.sent(ANN)]
