"""Times of the day by themselves, and the hours from one to another."""

import contextlib
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.hours import read_hour, read_hours, read_switch
from storage.words import BadInput


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("7", time(7)),
        ("7:30", time(7, 30)),
        ("07.30", time(7, 30)),
        ("7h30", time(7, 30)),
        ("19h", time(19)),
        ("8pm", time(20)),
        ("8:15 p.m.", time(20, 15)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("24:00", time(0)),
        ("noon", time(12)),
        ("at 9", time(9)),
        ("7 o'clock", time(7)),
        ("７：３０", time(7, 30)),
        ("早上7点半", time(7, 30)),
        ("晚上8点", time(20)),
    ],
)
def test_a_time_of_the_day_is_read(said: str, hour: time) -> None:
    assert read_hour(said) == hour


@pytest.mark.parametrize("said", ["", "25", "7:60", "24:30", "13pm", "0am", "soon", "7:3", "tomorrow 9:00", "-7", "²"])
def test_what_is_no_time_of_the_day_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        read_hour(said)


@pytest.mark.parametrize("said", ["20:00-7:00", "8pm to 7am", "from 20 until 7", "20–7", "晚上8点到早上7点"])
def test_from_one_to_another(said: str) -> None:
    assert read_hours(said) == (time(20), time(7))


@pytest.mark.parametrize("said", ["20:00", "7-8-9", "", "to", "20:00-"])
def test_half_of_it_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        read_hours(said)


@given(st.times())
def test_what_is_written_is_read_back(moment: time) -> None:
    wanted = moment.replace(second=0, microsecond=0)

    assert read_hour(f"{wanted:%H:%M}") == read_hour(f"{wanted:%I:%M %p}") == wanted


@given(st.text(max_size=40))
def test_any_words_are_read_or_refused(said: str) -> None:
    for read in (read_hour, read_hours, read_switch):
        with contextlib.suppress(BadInput):
            read(said)
