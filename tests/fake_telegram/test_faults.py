"""What goes wrong at Telegram goes wrong in the fake, and the real library names it, in process and on a port."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.fake_telegram import FakeTelegram, Telegram, serve
from tests.fake_telegram.doors import LocalTelegram
from tests.fake_telegram.faults import FloodGate

ANN, BOB, TEAM = 5, 6, -70


@pytest.fixture(params=["in process", "on a port"])
def telegram(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalTelegram]:
    """A Telegram in which Ann and Bob have written to the bot once."""
    # Without it the library warns at every RetryAfter, and warnings are errors here.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    if request.param == "in process":
        made = FakeTelegram()
        greet(made)
        yield made
        return
    with serve() as served:
        greet(served)
        yield served


def greet(telegram: Telegram) -> None:
    """Let Ann and Bob be known."""
    telegram.say(ANN, "hello", name="Ann")
    telegram.say(BOB, "hello", name="Bob")


async def test_a_scripted_429_holds_only_the_chat_and_the_times_asked_for(telegram: Telegram) -> None:
    telegram.fail_next("sendMessage", chat_id=ANN, status=429, retry_after=30, times=2)
    async with telegram.bot() as bot:
        for _ in range(2):
            with pytest.raises(RetryAfter) as refused:
                await bot.send_message(ANN, "x")
            assert refused.value.retry_after == timedelta(seconds=30)
        await bot.send_message(BOB, "x")
        await bot.send_message(ANN, "x")
    assert [sent.chat_id for sent in telegram.sent()] == [BOB, ANN]
    assert telegram.errors() == {429: 2}
    assert telegram.calls()["sendMessage"] == 4


async def test_each_status_is_the_librarys_own_error(telegram: Telegram) -> None:
    every: list[tuple[int, type[TelegramError], str]] = [
        (400, BadRequest, "Chat not found"),
        (403, Forbidden, "bot was blocked by the user"),
        (500, NetworkError, "Internal Server Error"),
        (502, NetworkError, "Bad Gateway"),
    ]
    async with telegram.bot() as bot:
        for status, error, words in every:
            telegram.fail_next("sendMessage", status=status)
            with pytest.raises(error, match=words):
                await bot.send_message(ANN, "x")
    assert telegram.sent() == []


async def test_a_user_who_blocks_the_bot_is_forbidden_until_unblocked(telegram: Telegram) -> None:
    telegram.block(ANN)
    async with telegram.bot() as bot:
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(ANN, "x")
        (change,) = await bot.get_updates(offset=-1)
        assert change.my_chat_member is not None
        assert change.my_chat_member.new_chat_member.status == "kicked"
        telegram.unblock(ANN)
        await bot.send_message(ANN, "x")


async def test_a_group_that_became_a_supergroup_names_its_new_id(telegram: Telegram) -> None:
    telegram.say(ANN, "hello all", chat_id=TEAM)
    new_id = telegram.migrate(TEAM)
    async with telegram.bot() as bot:
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(TEAM, "x")
        assert moved.value.new_chat_id == new_id
        assert (await bot.send_message(new_id, "x")).chat.type == "supergroup"
        telegram.fail_next("sendMessage", chat_id=ANN, migrate_to=-100123)
        with pytest.raises(ChatMigrated):
            await bot.send_message(ANN, "x")


async def test_a_timeout_may_hide_a_message_that_was_sent(telegram: Telegram) -> None:
    async with telegram.bot(read_timeout=0.2) as bot:
        telegram.fail_next("sendMessage", how="hang")
        with pytest.raises(TimedOut):
            await bot.send_message(ANN, "not sent")
        assert telegram.sent() == []
        telegram.fail_next("sendMessage", how="hang", after_doing_it=True)
        with pytest.raises(TimedOut):
            await bot.send_message(ANN, "sent")
        assert [sent.text for sent in telegram.sent()] == ["sent"]

        telegram.delay("sendMessage", 0.4)
        with pytest.raises(TimedOut):
            await bot.send_message(ANN, "late")
        assert [sent.text for sent in await telegram.until_sent(2)] == ["sent", "late"]


async def test_a_broken_connection_is_a_network_error_sent_or_not(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        for after in (False, True):
            telegram.fail_next("sendMessage", how="drop", after_doing_it=after)
            with pytest.raises(NetworkError, match="RemoteProtocolError"):
                await bot.send_message(ANN, f"{after}")
        telegram.fail_next("sendMessage", status=502, after_doing_it=True)
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(ANN, "502")
    assert [sent.text for sent in telegram.sent()] == ["True", "502"]
    assert telegram.errors() == {0: 2, 502: 1}


async def test_a_poll_can_fail_and_loses_nothing(telegram: Telegram) -> None:
    telegram.fail_next("getUpdates", status=502)
    telegram.fail_next("getUpdates", how="drop", after_doing_it=True)
    async with telegram.bot() as bot:
        for _ in range(2):
            with pytest.raises(NetworkError):
                await bot.get_updates()
        assert len(await bot.get_updates()) == 2


async def test_what_telegram_refuses_is_refused(telegram: Telegram) -> None:
    every = [
        (99, "x", "Chat not found"),
        (ANN, " \n", "Message text is empty"),
        (ANN, "<b></b>", "Message text is empty"),
        (ANN, "x" * 4097, "Message is too long"),
        (ANN, "<b>x", "Can't parse entities: can't find end tag"),
    ]
    async with telegram.bot() as bot:
        for chat_id, text, words in every:
            with pytest.raises(BadRequest, match=words):
                await bot.send_message(chat_id, text, parse_mode="HTML")
        await bot.send_message(ANN, "<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")
    assert len(telegram.sent()) == 1


async def test_button_data_has_at_most_64_bytes(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        for data, fits in (("é" * 32, True), ("é" * 32 + "x", False)):
            markup = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data=data)]])
            if fits:
                await bot.send_message(ANN, "x", reply_markup=markup)
            else:
                with pytest.raises(BadRequest, match="Button_data_invalid"):
                    await bot.send_message(ANN, "x", reply_markup=markup)
        telegram.press(ANN, "Go")
        query = (await bot.get_updates(offset=-1))[0].callback_query
        assert query is not None
        await query.answer("x" * 200)
        with pytest.raises(BadRequest, match="Message_too_long"):
            await query.answer("x" * 201)


async def test_menus_are_kept_by_scope_and_language(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        await bot.set_my_commands([BotCommand("deal", "Write down a deal")])
        await bot.set_my_commands([BotCommand("team", "团队")], BotCommandScopeChat(ANN), language_code="zh")
        assert [(menu.scope, menu.language, menu.commands) for menu in telegram.menus()] == [
            ("default", "", (("deal", "Write down a deal"),)),
            (f"chat:{ANN}", "zh", (("team", "团队"),)),
        ]
        assert (await bot.get_my_commands())[0].command == "deal"
        await bot.delete_my_commands()
        assert len(telegram.menus()) == 1
        for name in ("Deal", "d" * 33, "deal-now"):
            with pytest.raises(BadRequest, match="Bot_command_invalid"):
                await bot.set_my_commands([(name, "x")])


async def test_messages_beyond_the_flood_limits_are_recorded_or_refused(telegram: LocalTelegram) -> None:
    telegram.state.floods.clock = lambda: 1.0
    async with telegram.bot() as bot:
        await bot.send_message(ANN, "one")
        await bot.send_message(ANN, "two")
        assert [broken.limit for broken in telegram.violations()] == ["chat"]
        telegram.enforce_floods()
        with pytest.raises(RetryAfter):
            await bot.send_message(ANN, "three")
        telegram.state.floods.clock = lambda: 2.0
        await bot.send_message(ANN, "four")
    assert telegram.peak() == 2


def test_the_31st_message_of_a_second_and_the_21st_of_a_minute_in_a_group_are_too_many() -> None:
    moments = iter([0.0] * 31)
    gate = FloodGate(clock=lambda: next(moments))
    for chat_id in range(31):
        gate.pass_message(chat_id)
    assert [(broken.limit, broken.chat_id) for broken in gate.violations] == [("overall", 30)]

    moments = iter([second * 2.0 for second in range(31)])
    gate = FloodGate(clock=lambda: next(moments))
    for _ in range(31):
        gate.pass_message(TEAM)
    assert [broken.limit for broken in gate.violations] == ["group"] * 11


async def test_a_wrong_token_is_told_from_a_malformed_one_and_an_unknown_method(telegram: Telegram) -> None:
    for token in ("4200:other", "nonsense"):
        with pytest.raises(InvalidToken, match="rejected by the server"):
            async with telegram.bot(token=token):
                pytest.fail("a wrong token was taken")
    assert telegram.errors() == {401: 1, 404: 1}
    async with telegram.bot() as known:
        with pytest.raises(EndPointNotFound, match="Endpoint 'sendLove' not found"):
            await known.do_api_request("sendLove")
        assert (await known.get_me()).username == "fake_crm_bot"
        await known.send_chat_action(ANN, "typing")
    assert [action.action for action in telegram.actions()] == ["typing"]
