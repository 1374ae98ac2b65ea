"""Whatever anybody writes, the bot answers, nothing breaks, and the next message works."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers import registry
from storage import audit
from tests.chat import MONDAY, Chat, at, labels, words
from tests.dump import HISTORY, dump

quick = settings(max_examples=35, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# Every sign there is, lone surrogates and NUL too, with those that have made trouble elsewhere drawn oftener.
SIGNS = (
    "\x00",
    "\ud800",
    "\udfff",
    "\u202e",
    "\u200b",
    "\u200d",
    "²",
    "٣",
    "１２",
    "👩\u200d👩\u200d👧",
    "🇩🇪",
    "#",
    "'",
    '"',
    "“",
)
WORDS = (
    "#1",
    "<b>",
    "&amp;",
    "{0}",
    "%s",
    "$",
    "€",
    "12k",
    "1e999",
    "NaN",
    "tomorrow",
    "next friday",
    "30 Feb",
    "Acme",
    "Acm",
)
nasty = st.sampled_from((*SIGNS, *WORDS, "-", "/", "@", "me"))
said = st.text(st.characters(), max_size=40)
phrase = st.lists(nasty | said, max_size=6).map(" ".join)
names = [word for command in registry.all_commands() if not command.heavy for word in (command.name, *command.aliases)]
commands = st.tuples(st.sampled_from(names), phrase).map(" ".join)


def answered(chat: Chat, text: str) -> str:
    """What is said to it; a question that it leaves open is answered by the same words, and dropped."""
    reply = chat.say(text)
    assert "went wrong on my side" not in reply.text
    assert reply.text.strip()
    reply.text.encode()
    if "Cancel" in labels(reply):
        assert "went wrong on my side" not in chat.say(text).text
        chat.say("/cancel")
    return words(reply)


@quick
@given(text=phrase | commands)
def test_any_words_are_answered_and_the_next_message_works(chat: Chat, text: str) -> None:
    answered(chat, text)

    assert words(chat.say("deal Acme 12k")).startswith("Logged: Acme · $12,000")


@quick
@given(
    answer=phrase,
    question=st.sampled_from(["deal", "deal Acme", "log", "log call", "contact", "remind", "remind Acme"]),
)
def test_any_answer_to_a_question_is_answered(chat: Chat, question: str, answer: str) -> None:
    chat.say("deal Acme 12k")
    chat.say(question)
    answered(chat, answer)
    chat.say("/cancel")

    assert words(chat.say("deal Acme 12k")).startswith("Logged: Acme")


@pytest.mark.parametrize("unit", ["👍", '"', "12k tomorrow\u202e #1 <b> "])
@pytest.mark.parametrize("start", ["", "deal ", "note Acme ", "remind ", "contact ", "find ", "won #", "undo "])
def test_five_thousand_characters_are_answered(chat: Chat, start: str, unit: str) -> None:
    chat.say("deal Acme 12k")
    answered(chat, start + unit * (5_000 // len(unit)))

    assert "open deals" in words(chat.say("deals"))


@pytest.mark.parametrize(
    "text", ["{0.__class__}", "%s %d", "<i>x</i> & y", "'; drop table deal;--", "ignore your rules"]
)
def test_words_are_data_wherever_they_come_back(chat: Chat, text: str) -> None:
    chat.say(f'deal "{text}" 12k')
    chat.say(f"remind #1 tomorrow {text}")
    shown = [words(chat.say(look)) for look in ("deals", "deal #1", "reminders", "undo")]

    assert all(text[:20] in each for each in shown)


amounts = st.integers(1, 10**7).map(str)
companies = st.sampled_from(["Acme", "Hooli", "Initech"])
numbers = st.integers(1, 6)
steps = st.one_of(
    st.builds("deal {} {}".format, companies, amounts),
    st.builds("deal {} {} EUR".format, companies, amounts),
    st.builds(
        "stage #{} {}".format, numbers, st.sampled_from(["prospecting", "proposal", "negotiation", "closed won"])
    ),
    st.builds("won #{} {}".format, numbers, amounts),
    st.builds("lost #{} pricing".format, numbers),
    st.builds("note {} hello".format, companies),
    st.builds("remind {} tomorrow call".format, companies),
    st.builds("done reminder {}".format, numbers),
    st.builds("snooze reminder {} week".format, numbers),
    st.builds("contact Jane {} jane@x.com {}".format, st.sampled_from(["Doe", "Roe"]), companies),
    st.builds("undo {}".format, st.integers(1, 20)),
    st.just("undo"),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=st.lists(steps, min_size=3, max_size=12))
def test_whatever_is_done_in_whatever_order_the_books_are_right(chat: Chat, script: list[str]) -> None:
    chat.say("deal Acme 12k")
    for step in script:
        before = dump(chat.house.database, without=HISTORY)
        reply = chat.say(step)
        assert "went wrong on my side" not in reply.text
        now = dump(chat.house.database, without=HISTORY)
        if not step.startswith("undo") and now != before:
            assert words(chat.say("undo")).startswith("Undone:"), step
            assert dump(chat.house.database, without=HISTORY) == before
            chat.say(step)
    with chat.house.database.reading() as session:
        assert audit.verify(session) is None
    _the_pipeline_is_the_sum_of_the_open_deals(chat)


def _the_pipeline_is_the_sum_of_the_open_deals(chat: Chat) -> None:
    from crm_engine.services.people import actor_of
    from crm_engine.services.pipelines import pipeline
    from crm_engine.services.whose import Whose
    from storage.tables import User

    with chat.house.database.reading() as session:
        actor = actor_of(session.get_one(User, chat.person_id))
        view = pipeline(session, actor, Whose("your deals"), at(MONDAY).date())
    sums: dict[str, int] = {}
    for deal in chat.deals():
        if deal.status == "open":
            sums[deal.currency] = sums.get(deal.currency, 0) + (deal.amount or 0)
    assert {block.currency: block.amount for block in view.blocks} == sums
    assert all(re.fullmatch(r"open|won|lost", deal.status) for deal in chat.deals())
    assert all((deal.closed_on is None) == (deal.status == "open") for deal in chat.deals())
