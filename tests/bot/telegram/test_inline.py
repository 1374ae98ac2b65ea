"""Inline mode: "@bot acme" in any chat offers the deal cards that the person may see, and nothing is kept of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.inline import offers
from storage.words import Role
from tests.bot.telegram.conftest import ANN, BOB, Office
from tests.fake_telegram.words import Article

STRANGER = 99


async def offered(office: Office, telegram_id: int, words: str) -> tuple[Article, ...]:
    query_id = office.telegram.inquire(telegram_id, words)
    await office.telegram.until(lambda: any(one.query_id == query_id for one in office.telegram.offered()))
    return next(one.articles for one in office.telegram.offered() if one.query_id == query_id)


async def fill(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.hire(BOB, "Bob")
    office.telegram.say(ANN, "deal Zenith 12k")
    office.telegram.say(ANN, "deal Corax 3k")


async def test_a_name_typed_in_another_chat_offers_the_deals_of_that_company(office: Office) -> None:
    await fill(office)
    async with office.running():
        await office.settled()
        found = await offered(office, ANN, "zenit")

    assert [(one.title, one.note) for one in found] == [("Zenith · $12,000", "Prospecting · #1 · Ann")]
    assert found[0].text.startswith("Zenith · $12,000\nProspecting · deal #1 · Ann")
    assert all(one.personal for one in office.telegram.offered())


async def test_without_words_the_latest_deals_are_offered_and_one_by_its_number(office: Office) -> None:
    await fill(office)
    async with office.running():
        await office.settled()

        assert {one.title for one in await offered(office, ANN, "")} == {"Corax · $3,000", "Zenith · $12,000"}
        assert [one.title for one in await offered(office, ANN, "#1")] == ["Zenith · $12,000"]
        assert await offered(office, ANN, "#99999999999999999999") == ()


async def test_case_13_nobody_is_offered_what_is_not_theirs_to_see(office: Office) -> None:
    await fill(office)
    async with office.running():
        await office.settled()
        before = len(office.updates())

        assert await offered(office, BOB, "zenith") == ()
        assert await offered(office, BOB, "#1") == ()
        assert await offered(office, STRANGER, "") == ()
        assert len(office.updates()) == before


async def test_queries_are_acknowledged_and_leave_nothing_behind(office: Office) -> None:
    await fill(office)
    async with office.running():
        await office.settled()
        for length in range(1, 7):
            office.telegram.inquire(ANN, "zenith"[:length])
        assert len(await offered(office, ANN, "zenith")) == 1
        await office.telegram.until(lambda: not office.telegram.pending())

    assert all("inline_query" not in row.payload for row in office.updates())


async def test_what_is_no_query_and_what_bots_ask_gets_no_answer(office: Office) -> None:
    await fill(office)
    async with office.running():
        await office.settled()
        for broken in ("text", {}, {"id": 5, "from": {"id": ANN}, "query": "a"}, {"id": "5", "query": "a"}):
            office.telegram.push_update({"inline_query": broken})
        bot = {"id": ANN, "is_bot": True, "first_name": "Other"}
        office.telegram.push_update({"inline_query": {"id": "7", "from": bot, "query": "", "offset": ""}})
        office.telegram.say(ANN, "deal Last 1k")
        await office.telegram.until(lambda: any("Last" in one.text for one in office.telegram.sent(ANN)))

    assert office.telegram.offered() == []


def test_any_words_are_only_looked_for(office: Office) -> None:
    office.hire(ANN, "Ann", Role.MANAGER)

    @settings(max_examples=40, deadline=None)
    @given(words=st.text(max_size=60))
    def look(words: str) -> None:
        with office.house.database.reading() as session:
            assert offers(session, ANN, words, office.house.time.now()) == []

    look()
