"""/visit: a location becomes the place of a visit, after the question which company."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assemble import Assembled
from handlers.read.places import read_place, say_place
from storage.words import Place
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump

HERE = "visit 52.520008,13.404954"
NEXT_DOOR = "visit 52.521,13.4055"
FAR = "visit 48.137154,11.576124"


def test_a_place_asks_whom_and_becomes_a_visit_there(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    asked = chat.say(HERE)

    assert words(asked) == "Whom do you visit here? Press or write the company or the contact."
    assert labels(asked)[-1] == "Cancel"
    reply = chat.say("Acme")
    assert words(reply) == "📝 Visit with Acme Mon 9 Mar 2026 10:00 📍 52.5200, 13.4050"
    assert 'href="https://www.openstreetmap.org/?mlat=52.520008&amp;mlon=13.404954#map=17/' in reply.text
    (visit,) = chat.activities()
    assert (visit.kind, visit.latitude, visit.longitude, visit.place) == ("visit", 52.520008, 13.404954, None)


def test_the_brief_shows_where_it_was(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say(f"{HERE} (Café <b>) Acme saw the new line")
    brief = chat.say("company Acme")

    assert "visit: saw the new line 📍 Café <b> (Robin Rep)" in words(brief)
    assert "openstreetmap.org/?mlat=52.520008" in brief.text


def test_undo_takes_the_visit_back(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database, without=HISTORY)
    chat.say(f"{HERE} Acme")
    chat.press("Undo")

    assert dump(chat.house.database, without=HISTORY) == before


def test_cancel_leaves_nothing(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say(HERE)
    chat.press("Cancel")

    assert chat.activities() == []


def test_who_was_visited_near_is_offered_first_then_who_was_dealt_with(chat: Chat) -> None:
    for name in ("Acme", "Beta", "Gamma"):
        chat.say(f"deal {name} 12k")
    chat.say(f"{HERE} Acme")
    chat.say("note Beta hello")
    chat.say(f"{FAR} Gamma")

    assert labels(chat.say(NEXT_DOOR)) == ["Acme", "Gamma", "Beta", "Cancel"]
    assert words(chat.press("Acme")).startswith("📝 Visit with Acme")


def test_a_company_of_the_places_name_is_offered_before_all(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Beta 12k")
    chat.say(f"{HERE} Beta")

    assert labels(chat.say(HERE)) == ["Beta", "Acme", "Cancel"]
    assert labels(chat.say(f"{HERE} (Acme, Unter den Linden 1)")) == ["Acme", "Beta", "Cancel"]


def test_colleagues_visits_are_not_told_of(house: Assembled, chat: Chat) -> None:
    other = chat_as(house, "Olga Other")
    other.say("deal Secret 5k")
    other.say(f"{HERE} Secret")

    assert labels(chat.say(HERE)) == ["Cancel"]
    assert words(chat.say("Secret")) == 'I know no company like "Secret".'


@pytest.mark.parametrize("said", ["visit 91.0,0.0", "visit 0.0,-181.5 Acme", "visit 123.4, 5.0"])
def test_no_place_on_earth_is_refused(chat: Chat, said: str) -> None:
    assert "There is no such place" in words(chat.say(said))


def test_a_location_in_reply_to_a_card_is_a_visit_to_that_customer(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.reply(HERE)).startswith("📝 Visit with Acme")


def test_without_a_place_it_says_what_to_send_and_plain_words_stay_words(chat: Chat) -> None:
    assert "Send me your location (the paper clip, then Location)" in words(chat.say("/visit"))

    chat.say("deal Acme 12k")
    assert "remind" in words(chat.say("visit Acme tomorrow 9am")).lower()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # it counts a busy machine's time
@given(
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.none() | st.text(max_size=120),
    st.sampled_from(["", "Acme", "12 monkeys (x)", "#3"]),
)
def test_a_place_said_is_the_place_read(north: float, east: float, name: str | None, rest: str) -> None:
    found = read_place(f"{say_place(Place(north, east, name))} {rest}".strip())

    assert found is not None
    place, left = found
    assert abs(place.latitude - north) < 1e-6
    assert abs(place.longitude - east) < 1e-6
    assert left == rest
