"""The fake Telegram answers as the real one, seen through the real library: in this process and on a port alike."""

import asyncio
import hashlib
import html
import struct
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest, Conflict

from tests.fake_telegram import BadTestStep, FakeTelegram, Telegram, serve
from tests.fake_telegram.entities import parse
from tests.fake_telegram.words import BotApiError, JsonObject

ANN, BOB, TEAM = 5, 6, -70
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 400) + bytes(range(256)) * 8 + b"\r\n--\r\n\r\n"
WON = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Won", callback_data="won 1"), InlineKeyboardButton("Undo", callback_data="u")]]
)


@pytest.fixture(params=["in process", "on a port"])
def telegram(request: pytest.FixtureRequest) -> Iterator[Telegram]:
    """A Telegram in which Ann has written to the bot once."""
    before = threading.active_count()
    if request.param == "in process":
        made = FakeTelegram()
        made.say(ANN, "hello", name="Ann")
        yield made
    else:
        with serve() as served:
            served.say(ANN, "hello", name="Ann")
            yield served
    assert threading.active_count() <= before


async def test_an_update_comes_again_until_an_offset_confirms_it(telegram: Telegram) -> None:
    for text in ("one", "two", "three"):
        telegram.say(ANN, text)
    async with telegram.bot() as bot:
        first = await bot.get_updates(limit=2)
        again = await bot.get_updates()
        assert [update.update_id for update in first] == [update.update_id for update in again[:2]]
        assert [update.message.text for update in again if update.message] == ["hello", "one", "two", "three"]

        rest = await bot.get_updates(offset=first[-1].update_id + 1)
        assert [update.message.text for update in rest if update.message] == ["two", "three"]
        assert await bot.get_updates(offset=1) == rest

        assert [update.update_id for update in await bot.get_updates(offset=-1)] == [rest[-1].update_id]
        assert [update["update_id"] for update in telegram.pending()] == [rest[-1].update_id]
        beyond = await bot.get_updates(offset=rest[-1].update_id + 1_000)
        assert [update.update_id for update in beyond] == [rest[-1].update_id]


async def test_a_held_poll_ends_when_somebody_writes(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        (hello,) = await bot.get_updates()
        poll = asyncio.create_task(bot.get_updates(offset=hello.update_id + 1, timeout=10))
        await telegram.until(telegram.polling)
        begin = time.monotonic()
        telegram.say(ANN, "now")
        (update,) = await poll
        assert time.monotonic() - begin < 5
        assert update.message is not None
        assert update.message.text == "now"

        begin = time.monotonic()
        assert await bot.get_updates(offset=update.update_id + 1, timeout=1) == ()
        assert 0.9 < time.monotonic() - begin < 5
        assert not telegram.polling()

    async with telegram.bot(read_timeout=0.1) as bot:
        left = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=10))
        await telegram.until(telegram.polling)
        left.cancel()
        await telegram.until(lambda: not telegram.polling())


async def test_two_polls_at_once_end_the_first_with_a_conflict(telegram: Telegram) -> None:
    async with telegram.bot() as one, telegram.bot() as two:
        (hello,) = await one.get_updates()
        first = asyncio.create_task(one.get_updates(offset=hello.update_id + 1, timeout=10))
        await telegram.until(telegram.polling)
        second = asyncio.create_task(two.get_updates(offset=hello.update_id + 1, timeout=10))
        with pytest.raises(Conflict, match="terminated by other getUpdates"):
            await first
        telegram.say(ANN, "goes to the second")
        assert len(await second) == 1


async def test_a_webhook_keeps_polls_out(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        with pytest.raises(BadRequest, match="Invalid webhook url"):
            await bot.set_webhook("http://example.org/hook")
        await bot.set_webhook("https://example.org/hook", secret_token="s3cret", allowed_updates=["message"])
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count, info.allowed_updates) == (
            "https://example.org/hook",
            1,
            ("message",),
        )
        assert telegram.webhook().secret == "s3cret"
        await bot.delete_webhook(drop_pending_updates=True)
        assert await bot.get_updates() == ()


async def test_allowed_updates_hold_until_the_next_call_that_names_some(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        told = telegram.say(ANN, "old")
        await bot.get_updates(allowed_updates=["message"])
        assert telegram.edit(ANN, told.message_id, "new").update_id is None
        await bot.get_updates()
        assert telegram.edit(ANN, told.message_id, "newer").update_id is None
        await bot.get_updates(allowed_updates=[])
        assert telegram.edit(ANN, told.message_id, "newest").update_id is not None
        assert telegram.chat(ANN)[-1].text == "newest"


async def test_a_repeated_update_id_is_the_same_update_even_after_it_was_confirmed(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        for _ in range(2):
            telegram.say(ANN, "deal Acme 12k", update_id=2000)
        batch = await bot.get_updates()
        assert [update.update_id for update in batch] == [1001, 2000, 2000]
        assert batch[1].to_dict() == batch[2].to_dict()
        assert await bot.get_updates(offset=2001) == ()
        telegram.repeat(2000)
        assert [update.update_id for update in await bot.get_updates(offset=2001)] == [2000]
        assert await bot.get_updates(offset=2001) == ()
        with pytest.raises(BadTestStep):
            telegram.say(ANN, "something else", update_id=2000)


async def test_a_message_with_buttons_is_sent_pressed_answered_and_edited(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        card = await bot.send_message(ANN, "<b>Acme</b> &amp; Co: <i>12k</i>\n", parse_mode="HTML", reply_markup=WON)
        assert card.text == "Acme & Co: 12k"
        assert [(mark.type, card.parse_entity(mark)) for mark in card.entities] == [("bold", "Acme"), ("italic", "12k")]
        (sent,) = telegram.sent(ANN)
        assert (sent.method, sent.text, sent.labels) == ("sendMessage", "Acme & Co: 12k", ["Won", "Undo"])

        told = telegram.press(ANN, "Won")
        query = (await bot.get_updates(offset=-1))[0].callback_query
        assert query is not None
        assert (query.id, query.data, query.from_user.id) == (told.query_id, "won 1", ANN)
        await query.answer("Congratulations")
        assert telegram.answers()[0].text == "Congratulations"
        assert (await query.edit_message_text("Won: Acme")) is not None
        assert (telegram.chat(ANN)[-1].text, telegram.chat(ANN)[-1].labels) == ("Won: Acme", [])
        assert [edit.text for edit in telegram.edits()] == ["Won: Acme"]
        assert len(telegram.sent()) == 1
        with pytest.raises(BadTestStep, match="no message with buttons"):
            telegram.press(ANN, "Won")
        with pytest.raises(BadRequest, match="Message is not modified"):
            await query.edit_message_text("Won: Acme")
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query("77")


async def test_another_persons_old_button_in_a_group_says_who_pressed_it(telegram: Telegram) -> None:
    telegram.say(ANN, "/start@fake_crm_bot now", chat_id=TEAM)
    async with telegram.bot() as bot:
        card = await bot.send_message(TEAM, "Card", reply_markup=WON)
        await bot.send_message(TEAM, "Later card", reply_markup=WON)
        telegram.press(BOB, "u", chat_id=TEAM, message_id=card.message_id)
        command, press = (await bot.get_updates())[1:]
        assert command.message is not None
        assert list(command.message.parse_entities(["bot_command"]).values()) == ["/start@fake_crm_bot"]
        assert press.callback_query is not None
        assert press.callback_query.from_user.id == BOB
        assert press.effective_message == card


async def test_the_bytes_of_a_picture_and_of_a_file_arrive_whole(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        photo = await bot.send_photo(ANN, PNG, caption="<b>Forecast</b>", parse_mode="HTML", reply_markup=WON)
        assert (photo.caption, photo.photo[0].width, photo.photo[0].height) == ("Forecast", 640, 400)
        await bot.send_document(ANN, b"a;b\r\n1;2\r\n", filename='de"al.csv', caption="Export")
        first, second = telegram.sent(ANN)
        assert first.attachment is not None
        assert second.attachment is not None
        assert (first.attachment.size, first.attachment.sha256) == (len(PNG), hashlib.sha256(PNG).hexdigest())
        assert telegram.content(first.attachment.file_id) == PNG
        assert (second.attachment.name, telegram.content(second.attachment.file_id)) == ('de"al.csv', b"a;b\r\n1;2\r\n")

        await photo.edit_caption("Later")
        assert telegram.chat(ANN)[-2].text == "Later"
        with pytest.raises(BadRequest, match="There is no text in the message to edit"):
            await photo.edit_text("x")
        with pytest.raises(BadRequest, match="Image_process_failed"):
            await bot.send_photo(ANN, b"no picture")
        with pytest.raises(BadRequest, match="caption is too long"):
            await bot.send_photo(ANN, PNG, caption="x" * 1025)


async def test_an_uploaded_file_can_be_downloaded_up_to_20_mb(telegram: Telegram) -> None:
    telegram.upload(ANN, "deals.csv", PNG, caption="here")
    telegram.upload(ANN, "huge.csv", b"x", size=20 * 1024 * 1024 + 1)
    telegram.share_contact(ANN, "+49 30 123", "Carl")
    async with telegram.bot() as bot:
        small, huge, contact = [update.message for update in (await bot.get_updates())[1:] if update.message]
        assert small.document is not None
        assert huge.document is not None
        assert contact.contact is not None
        assert (small.document.file_name, small.caption, contact.contact.phone_number) == (
            "deals.csv",
            "here",
            "+49 30 123",
        )
        assert bytes(await (await small.document.get_file()).download_as_bytearray()) == PNG
        with pytest.raises(BadRequest, match="File is too big"):
            await huge.document.get_file()


async def test_a_key_of_a_reply_keyboard_writes_its_label_and_answers_quote_it(telegram: Telegram) -> None:
    async with telegram.bot() as bot:
        await bot.send_message(ANN, "Choose", reply_markup=ReplyKeyboardMarkup([["Yes", "No"]]))
        told = telegram.press(ANN, "Yes")
        reply = await bot.send_message(ANN, "Good", reply_to_message_id=told.message_id, reply_markup=WON)
        assert reply.reply_to_message is not None
        assert reply.reply_to_message.text == "Yes"
        await reply.edit_reply_markup(None)
        assert [message.text for message in telegram.chat(ANN)] == ["hello", "Choose", "Yes", "Good"]
        assert telegram.chat(ANN)[-1].labels == []


async def test_a_raw_update_goes_through_as_it_is(telegram: Telegram) -> None:
    post: JsonObject = {"message_id": 1, "date": 1, "chat": {"id": -9, "type": "channel", "title": "News"}, "text": "x"}
    assert telegram.push_update({"update_id": 7000, "channel_post": post}) == 7000
    async with telegram.bot() as bot:
        (update,) = await bot.get_updates(offset=-1)
    assert update.channel_post is not None
    assert (update.update_id, update.effective_user) == (7000, None)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("a < b", "Unsupported start tag"),
        ("R&D", "Unescaped &"),
        ("&copy; 2026", "Unescaped &"),
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("<span>x</span>", 'must have class "tg-spoiler"'),
        ("ä<b", "Unclosed start tag at byte offset 2"),
        ("<br/>", "Unsupported start tag"),
    ],
)
def test_html_that_telegram_refuses_is_refused_in_its_words(written: str, words: str) -> None:
    with pytest.raises(BotApiError, match="can't parse entities: ") as refused:
        parse(written, "HTML")
    assert words in refused.value.description


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\u202a\u202b\u202c\u202d\u202e")
    )
)
def test_an_escaped_text_is_shown_as_it_was_written(text: str) -> None:
    shown, entities = parse(f"<b>{html.escape(text)}</b>", "HTML")
    assert shown == text.strip()
    assert len(entities) == (1 if shown else 0)


def test_only_real_links_become_links() -> None:
    shown, entities = parse('<a href="javascript:x">a</a> <a href="https://e.org/?a=1&amp;b=2">😀b</a>', "HTML")
    assert (shown, [(mark.url, mark.offset, mark.length) for mark in entities]) == (
        "a 😀b",
        [("https://e.org/?a=1&b=2", 2, 3)],
    )
