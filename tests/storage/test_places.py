"""Who was visited where, and who was dealt with lately, on both databases."""

from bot.assemble import Assembled
from crm_engine.services.people import actor_of
from storage import places
from storage.tables import User
from storage.words import Place
from tests.chat import chat_as

BERLIN, NEXT_DOOR, MUNICH = Place(52.520008, 13.404954), Place(52.521, 13.4055), Place(48.137154, 11.576124)


def test_the_nearest_come_first_and_nobody_from_far_away(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    other = chat_as(house_on_both, "Olga Other")
    for who, name, place in (
        (chat, "Acme", BERLIN),
        (chat, "Beta", NEXT_DOOR),
        (chat, "Far", MUNICH),
        (other, "X", BERLIN),
    ):
        who.say(f"deal {name} 12k")
        who.say(f"visit {place.latitude},{place.longitude} {name}")
    with house_on_both.database.reading() as session:
        actor = actor_of(session.get_one(User, chat.person_id))
        near = places.visited_near(session, actor, NEXT_DOOR, 6)
        lately = places.dealt_with_lately(session, actor, house_on_both.time.now(), 6)

    assert [(one.label, round(one.facts["metres"])) for one in near] == [("Beta", 0), ("Acme", 116)]
    assert [one.label for one in lately] == ["Far", "Beta", "Acme"]


def test_at_a_pole_and_at_the_date_line_nothing_breaks(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 12k")
    for place in ("90.0,180.0", "-90.0,-180.0", "0.0,180.0"):
        chat.say(f"visit {place} Acme")
    with house_on_both.database.reading() as session:
        actor = actor_of(session.get_one(User, chat.person_id))

        for place in (Place(90.0, 180.0), Place(-90.0, -180.0), Place(0.0, 180.0)):
            assert [one.label for one in places.visited_near(session, actor, place, 6)] == ["Acme"]
