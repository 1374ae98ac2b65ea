"""Cases 12, 13 and 40: whatever comes in an update, by whomever, is answered kindly or passed over; nothing breaks."""

from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from bot.assemble import Assembled
from bot.telegram.read_update import read_update
from crm_engine.services.people import create_user
from storage.tables import Outbox
from storage.words import Role
from tests.bot.telegram.test_read_update import ANN, BOT, CHANNEL, GROUP, NAME, PRIVATE, message
from tests.dump import dump

NUMBERS = count(100)  # of messages: no number comes twice
FILE = {"file_id": "F", "file_unique_id": "U"}
SIZED = {**FILE, "width": 9, "height": 9}
VOICE = {"voice": {**FILE, "duration": 3}}
THINGS: dict[str, dict[str, Any]] = {
    "voice": VOICE,
    "audio": {"audio": {**FILE, "duration": 3}},
    "video": {"video": {**SIZED, "duration": 3}},
    "video note": {"video_note": {**FILE, "length": 3, "duration": 3}},
    "sticker": {"sticker": {**SIZED, "type": "regular", "is_animated": False, "is_video": False}},
    "photo": {"photo": [SIZED]},
    "animation": {"animation": {**SIZED, "duration": 3}, "document": FILE},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "story": {"story": {"id": 1, "chat": CHANNEL}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "May?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    },
}
PLACES: dict[str, dict[str, Any]] = {
    "location": {"location": {"latitude": 52.52, "longitude": 13.405}},
    "live location": {"location": {"latitude": 52.52, "longitude": 13.405, "live_period": 60}},
    "venue": {
        "venue": {"location": {"latitude": 52.52, "longitude": 13.405}, "title": "Café (1)", "address": "Linden 1"},
        "location": {"latitude": 52.52, "longitude": 13.405},
    },
}
HIDDEN = {"type": "hidden_user", "sender_user_name": "Jane Doe", "date": 1_700_000_000}
ORIGINS: dict[str, dict[str, Any]] = {
    "Jane Doe": HIDDEN,
    "Ann Lee": {"type": "user", "sender_user": ANN, "date": 1_700_000_000},
    "Team": {"type": "chat", "sender_chat": GROUP, "date": 1_700_000_000},
    "News": {"type": "channel", "chat": CHANNEL, "message_id": 5, "date": 1_700_000_000},
}


@pytest.fixture
def team(house: Assembled) -> Assembled:
    """A house in which Ann is a rep at Telegram."""

    def work(session: Session) -> None:
        ann = create_user(session, "Ann Lee", Role.REP, house.time.now(), house.defaults)
        ann.telegram_id = ann.chat_id = ANN["id"]
        session.add(ann)

    house.database.write(work)
    return house


def answer_to(house: Assembled, **fields: Any) -> str:
    """What is answered to a message with these fields; empty where nobody is heard."""
    received = read_update(message(**{"text": None, "message_id": next(NUMBERS), **fields}), NAME)
    if received is None:
        return ""
    house.router.answer(received.incoming)
    with house.database.reading() as session:
        row = session.exec(select(Outbox).order_by(col(Outbox.id).desc())).first()
        assert row is not None
        return " ".join(row.payload["text"].split())


@pytest.mark.parametrize(
    ("thing", "says"),
    [
        ("voice", "I cannot hear voice messages yet. Write it in words"),
        ("audio", "I cannot hear voice messages yet"),
        ("video", "I cannot watch videos yet"),
        ("video note", "I cannot watch videos yet"),
        ("sticker", "I take that as a good sign"),
        ("animation", "I take that as a good sign"),
        ("dice", "I take that as a good sign"),
        ("photo", "With whom shall I keep this picture?"),
        ("poll", "I cannot take part in polls"),
        ("story", "but not this yet. Write it in words"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_do(team: Assembled, thing: str, says: str) -> None:
    before = dump(team.database)

    assert says in answer_to(team, **THINGS[thing])
    assert dump(team.database) == before


def test_the_caption_of_a_picture_or_a_voice_note_is_heard_as_text(team: Assembled) -> None:
    said = answer_to(team, caption="deal Acme 12k", **THINGS["photo"])
    assert said.startswith("Logged: <b>Acme</b>")
    assert said.endswith("did not keep the picture: for that, begin with the customer's name.</i>")
    assert "the recording itself I do not keep" in answer_to(team, caption="note Acme hello", **VOICE)
    assert "I took your words" not in answer_to(team, caption="deal Acme", **THINGS["photo"])


@pytest.mark.parametrize("place", PLACES)
def test_a_place_asks_whom_the_visit_is_to(team: Assembled, place: str) -> None:
    assert answer_to(team, **PLACES[place]).startswith("Whom do you visit here?")
    assert answer_to(team, text="/cancel").startswith("Cancelled")


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_forward_is_offered_and_not_obeyed(team: Assembled, origin: str) -> None:
    before = dump(team.database)
    for fields in ({"text": "/deal Evil 9k"}, {"caption": "deal Evil 9k", **THINGS["photo"]}):
        said = answer_to(team, forward_origin=ORIGINS[origin], **fields)
        assert said.startswith(f"Forwarded from {origin}, Tue 14 Nov 2023 22:13:")
    assert dump(team.database) == before


def test_a_forwarded_voice_note_is_as_one_that_is_spoken(team: Assembled) -> None:
    assert "I cannot hear voice messages" in answer_to(team, forward_origin=HIDDEN, **VOICE)


def test_in_a_group_nobody_is_asked_about_what_is_sent_to_others(team: Assembled) -> None:
    for thing in (*THINGS.values(), *PLACES.values(), {"contact": {"phone_number": "1", "first_name": "J"}}):
        assert answer_to(team, chat=GROUP, **thing) == ""
    assert answer_to(team, chat=GROUP, forward_origin=HIDDEN, text="/deals") == ""


SENDERS = [
    {"from": None},
    {"from": BOT},
    {"from": {**BOT, "id": 1087968824, "username": "GroupAnonymousBot"}, "sender_chat": GROUP},
    {"from": {**ANN, "id": 777000}, "sender_chat": CHANNEL, "is_automatic_forward": True},
    {"sender_chat": CHANNEL},
    {"via_bot": BOT},
    {"chat": CHANNEL},
]


@pytest.mark.parametrize("sender", SENDERS)
def test_anonymous_ones_channels_and_bots_are_passed_over_whatever_they_send(
    team: Assembled, sender: dict[str, Any]
) -> None:
    for thing in (*THINGS.values(), *PLACES.values(), {"text": "deal Acme 12k"}):
        assert answer_to(team, **{"chat": GROUP, **sender, **thing}) == ""


TEXT = st.text(st.characters(), max_size=30) | st.sampled_from(["/undo", "deal Acme 12k", "x" * 4096, "line\n" * 200])
CONTACTS = st.fixed_dictionaries(
    {"phone_number": TEXT, "first_name": TEXT}, optional={"last_name": TEXT, "vcard": TEXT, "user_id": st.just(8)}
)
SPOTS = st.fixed_dictionaries({"latitude": st.floats(-90, 90), "longitude": st.floats(-180, 180)})
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "text": TEXT,
        "caption": TEXT,
        "contact": CONTACTS,
        "location": SPOTS,
        "venue": st.fixed_dictionaries({"location": SPOTS, "title": TEXT, "address": TEXT}),
        "forward_origin": st.sampled_from(list(ORIGINS.values())),
        "chat": st.sampled_from([PRIVATE, GROUP, CHANNEL]),
        "from": st.sampled_from([None, ANN, BOT, {**ANN, "id": 66}]),
        "sender_chat": st.sampled_from([None, GROUP]),
        "thing": st.sampled_from(list(THINGS.values())),
        "reply_to_message": st.sampled_from([None, message()["message"]]),
    },
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTS)
def test_any_message_is_answered_or_passed_over(team: Assembled, parts: dict[str, Any]) -> None:
    said = answer_to(team, **parts.pop("thing", {}), **parts)

    assert "went wrong" not in said


def test_ten_thousand_characters_and_two_hundred_lines_are_answered(team: Assembled) -> None:
    for text in ("word " * 2_000, "\n".join(f"line {number}" for number in range(200))):
        assert answer_to(team, text=text)
