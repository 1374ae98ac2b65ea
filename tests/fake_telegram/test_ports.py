"""The fake on a port: other clients than the library, bots in processes that are killed, and what a call costs."""

import os
import signal
import subprocess
import sys
import time

import httpx
import pytest

from tests.fake_telegram import BadTestStep, serve, serve_apart

ANN = 5


async def test_json_form_and_query_string_are_the_same_call() -> None:
    with serve() as telegram:
        telegram.say(ANN, "hello")
        url = f"{telegram.url}/bot{telegram.state.token}/sendmessage"
        async with httpx.AsyncClient(trust_env=False) as http:
            answers = [
                await http.post(url, json={"chat_id": ANN, "text": "x"}),
                await http.post(url, data={"chat_id": ANN, "text": "x"}),
                await http.post(url, files={"chat_id": (None, "5"), "text": (None, "x")}),
                await http.get(url, params={"chat_id": ANN, "text": "x"}),
            ]
            bad = await http.post(url, content=b"{", headers={"content-type": "application/json"})
        assert [answer.json()["result"]["text"] for answer in answers] == ["x"] * 4
        assert bad.json() == {"ok": False, "error_code": 400, "description": "Bad Request: can't parse JSON object"}


BOT = """
import asyncio, sys
from tests.fake_telegram.request import bot_at
async def main():
    async with bot_at(sys.argv[1], sys.argv[2]) as bot:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=10):
                await bot.send_message(update.effective_chat.id, "echo " + update.message.text)
                offset = update.update_id + 1
asyncio.run(main())
"""


async def test_a_bot_in_another_process_is_killed_and_started_again() -> None:
    with serve_apart() as telegram:
        command = [sys.executable, "-c", BOT, telegram.url, telegram.token]
        with subprocess.Popen(command) as first:
            telegram.say(ANN, "one", name="Ann")
            await telegram.until_sent(1, seconds=20)
            await telegram.until(lambda: telegram.polling() and telegram.pending() == [])
            os.kill(first.pid, signal.SIGKILL)
        await telegram.until(lambda: not telegram.polling())
        telegram.say(ANN, "two")
        with subprocess.Popen(command) as second:
            try:
                await telegram.until_sent(2, ANN, seconds=20)
                await telegram.until(telegram.polling)
            finally:
                second.kill()
        assert [sent.text for sent in telegram.sent(ANN)] == ["echo one", "echo two"]
        assert telegram.upload(ANN, "a.csv", bytes(range(256))).update_id is not None
        file_id = (telegram.chat(ANN)[-1].attachment or pytest.fail("no attachment")).file_id
        assert telegram.content(file_id) == bytes(range(256))
        with pytest.raises(BadTestStep, match="no message with buttons"):
            telegram.press(ANN, "Won")


async def test_a_call_costs_little_on_a_port() -> None:
    with serve() as telegram:
        telegram.say(ANN, "hello")
        async with telegram.bot() as bot:
            await bot.get_me()
            took = []
            for _ in range(10):
                begin = time.perf_counter()
                await bot.send_message(ANN, "x")
                took.append(time.perf_counter() - begin)
            # A socket without TCP_NODELAY costs 44 ms at every call.
            assert min(took) < 0.03
