"""How fast the bot writes: never faster than the limits, never slower than it must."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.lanes import Lanes
from bot.telegram.limits import Limits


class Hand:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_waits_a_second_and_others_do_not() -> None:
    hand = Hand()
    limits = Limits(25, 1, hand)
    limits.begin(5)
    assert limits.busy() == [5]
    limits.end(5)
    hand.now += 0.99
    assert limits.busy() == [5]
    hand.now += 0.02
    assert limits.busy() == []


def test_a_group_gets_20_a_minute() -> None:
    hand = Hand()
    limits = Limits(25, 10, hand)
    for _ in range(20):
        assert limits.busy() == []
        limits.begin(-70)
        limits.end(-70)
        hand.now += 0.2
    assert limits.busy() == [-70]
    pause = limits.pause()
    assert pause == pytest.approx(56.0)
    hand.now += 56.01
    assert limits.busy() == []


def test_a_chat_that_telegram_put_off_waits_alone() -> None:
    hand = Hand()
    limits = Limits(25, 1000, hand)
    limits.hold(5, 30)
    assert limits.busy() == [5]
    assert limits.free() == 25
    hand.now += 31
    assert limits.busy() == []


def test_nothing_goes_while_the_line_is_down() -> None:
    hand = Hand()
    limits = Limits(25, 1000, hand)
    limits.hold_all(3)
    assert limits.free() == 0
    assert limits.pause() == pytest.approx(3)
    hand.now += 3
    assert limits.free() == 25


@given(st.floats(0.2, 30), st.lists(st.tuples(st.integers(1, 40), st.floats(0, 0.5)), min_size=1, max_size=200))
def test_no_second_has_more_than_the_limit(per_second: float, wishes: list[tuple[int, float]]) -> None:
    hand = Hand()
    limits = Limits(per_second, 2, hand)
    count = max(1, int(per_second))
    sent: list[tuple[float, int]] = []
    for chat_id, pause in wishes:
        hand.now += pause
        if limits.free() and chat_id not in limits.busy():
            limits.begin(chat_id)
            limits.end(chat_id)
            sent.append((hand.now, chat_id))
    for moment, chat_id in sent:
        within = [at for at, _ in sent if moment <= at < moment + count / per_second - 1e-6]
        assert len(within) <= count
        assert len([at for at, other in sent if other == chat_id and moment <= at < moment + 0.499]) == 1


async def test_lanes_keep_order_bound_and_independence() -> None:
    done: list[tuple[int, int]] = []
    gate = asyncio.Event()

    async def work(item: tuple[int, int]) -> None:
        if item[0] == 1:
            await gate.wait()
        done.append(item)

    lanes: Lanes[tuple[int, int]] = Lanes(work, bound=3)
    taken = [lanes.add(1, (1, number)) for number in range(5)]
    assert taken == [True, True, True, False, False]
    assert all(lanes.add(2, (2, number)) for number in range(3))
    await asyncio.sleep(0.01)
    assert done == [(2, 0), (2, 1), (2, 2)]
    assert lanes.add(1, (1, 3))
    gate.set()
    await asyncio.sleep(0.01)
    assert done[3:] == [(1, 0), (1, 1), (1, 2), (1, 3)]


async def test_draining_ends_what_is_in_hand_and_begins_nothing_more() -> None:
    done: list[int] = []

    async def work(item: int) -> None:
        await asyncio.sleep(0.02 if item < 9 else 60)
        done.append(item)

    lanes: Lanes[int] = Lanes(work, bound=9)
    for item in (1, 2):
        lanes.add(1, item)
    await asyncio.sleep(0)
    assert await lanes.drain(1)
    assert done == [1]

    stuck: Lanes[int] = Lanes(work, bound=9)
    stuck.add(1, 9)
    await asyncio.sleep(0)
    assert not await stuck.drain(0.01)
    await asyncio.sleep(0.01)
