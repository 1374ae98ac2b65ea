"""/contact: several phones and emails with their labels, the primary first, birthdays; impossible numbers refused."""

import pytest

from bot.assemble import Assembled
from handlers.read.point_labels import read_point_labels
from tests.chat import Chat, chat_as, words
from tests.dump import HISTORY, dump


def test_labels_stand_beside_each_and_the_primary_comes_first(chat: Chat) -> None:
    chat.say("contact Jane Doe work jane@acme.com mobile +49 171 1234567 Acme")
    said = words(chat.say("contact Jane Doe home jane@home.org primary +49 30 901820"))

    assert said == (
        "Contact updated: Jane Doe Acme ✉ jane@acme.com (work) ✉ jane@home.org (home) "
        "☎ +4930901820 ☎ +491711234567 (mobile)"
    )
    said = words(chat.say("contact Jane Doe primary jane@home.org mobile +49 30 901820"))
    assert "✉ jane@home.org (home) ✉ jane@acme.com (work) ☎ +4930901820 (mobile)" in said


def test_one_that_is_gone_is_taken_off_and_all_of_it_undone(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("contact Jane Doe work jane@acme.com Acme")
    before = dump(house_on_both.database, without=HISTORY)
    for said in ("remove jane@acme.com", "primary jane@acme.com", "jd@acme.com", "birthday 5 May 1980"):
        chat.say(f"contact Jane Doe {said}")
        assert dump(house_on_both.database, without=HISTORY) != before, said
        chat.say("undo")
        assert dump(house_on_both.database, without=HISTORY) == before, said
    assert words(chat.say("contact Jane Doe remove x@y.com")).startswith("I have no x@y.com of theirs.")


def test_a_birthday_is_kept_with_its_year_where_one_is_said(chat: Chat) -> None:
    assert "🎂 5 May 1980" in words(chat.say("contact Jane Doe jane@acme.com Acme birthday 5 May 1980"))
    assert words(chat.say("contact Bob Roe bob@acme.com Acme born 2 May")).endswith("🎂 2 May")
    assert "🎂 5 May 1980" in words(chat.say("contact Jane"))


def test_a_number_that_there_cannot_be_is_refused_and_nothing_kept(chat: Chat) -> None:
    before = dump(chat.house.database)

    assert "is no phone number that there can be" in words(chat.say("contact Jane Doe +999 123 45678 Acme"))
    assert dump(chat.house.database) == before


@pytest.mark.parametrize(
    ("said", "rest", "labels"),
    [
        ("Alec Home alec@acme.com", "Alec Home alec@acme.com", {}),
        ("Jane Mobile: +49 171 1234567", "Jane +49 171 1234567", {"+491711234567": "mobile"}),
        ("王芳 手机 13800138000", "王芳 13800138000", {"+8613800138000": "mobile"}),
        ("Jane work email jane@acme.com at Acme", "Jane jane@acme.com at Acme", {"jane@acme.com": "work"}),
        ("Jane works at Acme", "Jane works at Acme", {}),
    ],
)
def test_labels_in_words(said: str, rest: str, labels: dict[str, str]) -> None:
    read = read_point_labels(said)

    assert (read.rest, read.labels) == (rest, labels)
