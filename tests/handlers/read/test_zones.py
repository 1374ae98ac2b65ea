"""Time zones by the names that people give them."""

from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.zones import ABBREVIATIONS, CITIES, nearest_zones, read_zone


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe berlin", "Europe/Berlin"),
        ("BERLIN", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Mumbai", "Asia/Kolkata"),
        ("上海", "Asia/Shanghai"),
        ("utc", "UTC"),
    ],
)
def test_a_city_or_a_zone_is_found_in_any_case(said: str, zone: str) -> None:
    assert read_zone(said) == zone


@pytest.mark.parametrize("said", ["", "EST", "PST", "GMT+2", "+02:00", "Berln", "Louisville", "Europe", "localtime"])
def test_what_names_no_zone_or_several_is_not_guessed(said: str) -> None:
    assert read_zone(said) is None


@pytest.mark.parametrize(
    ("said", "likeliest"), [("Berln", "Europe/Berlin"), ("Londn", "Europe/London"), ("PST", "America/Los_Angeles")]
)
def test_the_nearest_comes_first(said: str, likeliest: str) -> None:
    assert nearest_zones(said)[0] == likeliest


def test_every_zone_that_is_named_here_exists() -> None:
    named = {*CITIES.values(), *(zone for zones in ABBREVIATIONS.values() for zone in zones)}

    assert named <= available_timezones()


@given(st.text(max_size=80))
def test_any_words_give_a_zone_that_exists_or_none(said: str) -> None:
    found = [zone for zone in (read_zone(said), *nearest_zones(said)) if zone]

    assert [ZoneInfo(zone).key for zone in found] == found
    assert len(nearest_zones(said)) <= 4
