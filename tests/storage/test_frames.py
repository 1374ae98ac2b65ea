"""Frames for the engine: the right rows, in major units, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from crm_engine.services.people import actor_of
from storage import frames, teams
from storage.rates import Into
from storage.tables import User
from storage.words import Actor
from tests.made_up import MadeUp, found_company

USD = Into.alone("USD")
TODAY = date(2026, 7, 15)


@pytest.fixture
def company(address: str) -> Iterator[MadeUp]:
    made = found_company(address)
    yield made
    made.database.close()


def actor(company: MadeUp, name: str) -> Actor:
    with company.database.reading() as session:
        user = session.get(User, company.ids[name])
        assert user is not None
        return actor_of(user)


def test_a_deal_has_the_columns_that_the_engine_reads(company: MadeUp) -> None:
    won = company.deal("Rita", date(2026, 5, 1), date(2026, 6, 1), amount=1234.56)
    lost = company.deal("Rita", date(2026, 5, 2), date(2026, 6, 2), won=False, amount=500)
    still = company.deal("Rita", None, amount=None, company=None)

    with company.database.reading() as session:
        table = frames.deals(session, frames.Cut(actor(company, "Rita"), TODAY), USD).set_index("deal_id")

    assert table.loc[won, "amount"] == 1234.56
    assert table["won"].astype(object).loc[[won, lost]].tolist() == [True, False]
    assert table["won"].isna().loc[still]
    assert table.loc[still, ["created_on", "closed_on", "amount", "customer"]].isna().all()
    assert table.loc[won, ["customer", "owner", "team", "stage"]].tolist() == ["Acme", "Rita", "North", "Closed Won"]


def test_a_deal_counts_from_the_day_on_which_it_was_known(company: MadeUp) -> None:
    company.deal("Rita", date(2026, 7, 2))
    company.deal("Rita", None, written=datetime(2026, 7, 1, 23, 59, tzinfo=UTC))
    company.deal("Rita", None, written=datetime(2026, 7, 2, 0, 0, tzinfo=UTC))
    company.deal("Rita", None, date(2026, 6, 1), written=datetime(2026, 7, 10, tzinfo=UTC))

    with company.database.reading() as session:
        rita = actor(company, "Rita")
        counts = [len(frames.deals(session, frames.Cut(rita, date(2026, 7, day)), USD)) for day in (1, 2)]

    assert counts == [2, 4]


def test_frames_hold_what_the_actor_sees_of_the_owners_meant(company: MadeUp) -> None:
    for name in ("Rita", "Ron", "Sue"):
        company.deal(name, date(2026, 5, 1), date(2026, 6, 1), company=f"Of {name}")
    north = teams.owned_by_team(company.ids["North"])
    seen = {(name, meant is not None): None for name in ("Rita", "Max", "Ada") for meant in (None, north)}
    with company.database.reading() as session:
        for name, narrowed in seen:
            cut = frames.Cut(actor(company, name), TODAY, north if narrowed else None)
            owners = sorted(frames.deals(session, cut, USD)["owner"])
            assert len(frames.orders(session, cut, USD)) == len(frames.history(session, cut, USD)) / 3 == len(owners)
            seen[name, narrowed] = owners  # type: ignore[assignment]

    assert seen == {
        ("Rita", False): ["Rita"],
        ("Rita", True): ["Rita"],
        ("Max", False): ["Rita", "Ron"],
        ("Max", True): ["Rita", "Ron"],
        ("Ada", False): ["Rita", "Ron", "Sue"],
        ("Ada", True): ["Rita", "Ron"],
    }


def test_history_is_dated_in_the_reader_s_zone_and_ends_with_the_day(company: MadeUp) -> None:
    company.deal("Rita", date(2026, 7, 1), date(2026, 7, 20), amount=70)
    with company.database.reading() as session:
        table = frames.history(session, frames.Cut(actor(company, "Rita"), TODAY), USD)

    assert table["field"].tolist() == ["stage", "amount"]
    assert table["value"].tolist() == ["Proposal", 70.0]
    assert table["at"].dt.tz is None


def test_revenue_by_day_adds_up_in_one_currency(company: MadeUp) -> None:
    for amount, currency in ((100, "USD"), (50, "USD"), (999, "EUR")):
        company.deal("Rita", date(2026, 5, 1), date(2026, 6, 1), amount=amount, currency=currency)
    company.deal("Rita", date(2026, 5, 1), date(2026, 8, 1))

    with company.database.reading() as session:
        cut = frames.Cut(actor(company, "Rita"), TODAY)
        by_day = frames.won_by_day(session, cut, USD, TODAY)
        assert by_day.tolist() == [150.0]
        assert frames.currencies(session, cut) == [("USD", 3), ("EUR", 1)]
        assert frames.order_currencies(session, cut) == [("USD", 2), ("EUR", 1)]
        assert frames.order_currencies(session, cut, company_id=10**6) == []


def test_only_teams_and_regions_that_are_seen_whole_can_be_asked_about(company: MadeUp) -> None:
    with company.database.reading() as session:
        found = {
            name: (
                [team for _, team in teams.visible_teams(session, actor(company, name))],
                [region for _, region in teams.visible_regions(session, actor(company, name))],
            )
            for name in ("Rita", "Max", "Ada")
        }

    assert found["Rita"] == ([], [])
    assert found["Max"] == (["North"], ["North Region"])
    assert found["Ada"] == (["North", "South"], ["North Region", "South Region"])
