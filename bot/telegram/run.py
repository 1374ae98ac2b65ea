"""The Telegram door at work: its loops, side by side, until a signal ends them."""

import asyncio
import contextlib
import importlib
import logging
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from telegram import Bot

from bot.assemble import assemble
from bot.clock import BusinessClock
from bot.settings import Settings
from bot.telegram.connect import make_bot
from bot.telegram.door import Door
from bot.telegram.records import TROUBLE
from bot.telegram.send import Render
from bot.workshop import LokyWorkshop, SerialWorkshop
from handlers import registry
from handlers.router import Router
from handlers.show.pushes import words_now
from storage.db import Database

log = logging.getLogger(__name__)
MENU_SECONDS, STRAY_SECONDS = 60.0, 10.0
RESTART_PAUSE = 2.0
ROUNDS_AFTER, WARM_AFTER = 1.0, 1.5


async def serve(settings: Settings) -> int:
    """Run the bot of these settings, with its clock, until a signal ends it; returns the exit code.

    Raises TelegramRefused, LockLost.
    """
    house = assemble(settings)
    clock = house.clock()

    def begin(door: Door) -> None:
        house.router.house = replace(house.router.house, bot_name=door.bot_name)
        # The first answer goes before the clock's first round, and before the engine, which takes two seconds to load.
        loop = asyncio.get_running_loop()
        loop.call_later(ROUNDS_AFTER, clock.start, settings.tick_seconds)
        loop.call_later(WARM_AFTER, loop.run_in_executor, None, _warm, house.workshop)

    loading = asyncio.create_task(asyncio.to_thread(registry.all_commands))  # while Telegram is met
    try:
        await run_telegram(house.database, house.router, settings, house.time, words_now, ready=begin)
    finally:
        await loading
        await asyncio.to_thread(clock.stop)
        house.close()
    return 0


def _warm(workshop: LokyWorkshop | SerialWorkshop) -> None:
    """Load what the first sentence and the first forecast would wait for."""
    workshop.warm()
    importlib.import_module("handlers.read.sentence")


async def run_telegram(
    database: Database,
    router: Router,
    settings: Settings,
    clock: BusinessClock,
    render: Render,
    tick_hook: Callable[[], object] | None = None,
    ready: Callable[[Door], object] | None = None,
    *,
    bot: Bot | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """Run the bot until SIGTERM or SIGINT (or `stop`, where one is given).

    render     words a push just before it is sent, or says that it waits, or None where nothing is left to say
    tick_hook  called in a thread every TICK_SECONDS
    ready      called once, when the lock is held and Telegram has answered, before the first fetch

    Raises TelegramRefused where the token is missing or unknown, and LockLost where another process has taken over.
    """
    stop = stop or _signalled()
    door = Door(bot or make_bot(settings), database, router, settings, clock, render)
    try:
        if await _before(stop, door.open()):
            if ready is not None:
                ready(door)
            log.info("@%s listens", door.bot_name)
            await _run_until(stop, door, tick_hook)
    finally:
        log.info("ending: finishing what is in hand")
        await door.close()


async def _run_until(stop: asyncio.Event, door: Door, tick_hook: Callable[[], object] | None) -> None:
    tick = door.settings.tick_seconds
    sweeping = min(door.settings.lease_seconds / 4, 15.0)
    tasks = [
        asyncio.create_task(door.lock.keep(), name="lock"),
        asyncio.create_task(_kept_up("fetch", door.fetcher.run), name="fetch"),
        asyncio.create_task(_kept_up("send", door.sender.run), name="send"),
        asyncio.create_task(_every(sweeping, "sweep", door.sweep), name="sweep"),
        asyncio.create_task(_every(STRAY_SECONDS, "strays", door.dispatcher.take_up), name="strays"),
        asyncio.create_task(_every(MENU_SECONDS, "menus", door.menus.update, ROUNDS_AFTER), name="menus"),
    ]
    if tick_hook is not None:
        tasks.append(asyncio.create_task(_every(tick, "tick", partial(_hook, door, tick_hook)), name="tick"))
    stopped = asyncio.create_task(stop.wait(), name="stop")
    done, _running = await asyncio.wait([*tasks, stopped], return_when=asyncio.FIRST_COMPLETED)
    for task in (*tasks, stopped):
        task.cancel()
    await asyncio.gather(*tasks, stopped, return_exceptions=True)
    for task in done - {stopped}:
        task.result()


async def _hook(door: Door, tick_hook: Callable[[], object]) -> None:
    await asyncio.to_thread(tick_hook)
    door.sender.wake()


async def _every(seconds: float, name: str, work: Callable[[], Awaitable[None]], wait: float = 0) -> None:
    """Do something after a wait, and again and again; one failure does not end it."""
    await asyncio.sleep(wait)
    while True:
        error = await _error_of(work)
        if error is not None:
            log.warning("%s: %s", name, type(error).__name__, exc_info=None if isinstance(error, TROUBLE) else error)
        await asyncio.sleep(seconds)


async def _kept_up(name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Begin again what should never end: a fault in it is logged, and the bot goes on."""
    while True:
        error = await _error_of(work)
        log.error("%s broke off and begins again", name, exc_info=error)
        await asyncio.sleep(RESTART_PAUSE)


async def _error_of(work: Callable[[], Awaitable[None]]) -> BaseException | None:
    task = asyncio.ensure_future(work())
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait([task])
        raise
    return task.exception()


async def _before(stop: asyncio.Event, work: Awaitable[None]) -> bool:
    """Whether the work was done before the stop came; it is broken off otherwise."""
    task, stopped = asyncio.ensure_future(work), asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait([task, stopped], return_when=asyncio.FIRST_COMPLETED)
    for other in (task, stopped):
        other.cancel()
    await asyncio.wait([task, stopped])
    if task in done:
        task.result()
    return task in done


def _signalled() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set, where this system lets a loop hear them."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop.set)
    return stop
