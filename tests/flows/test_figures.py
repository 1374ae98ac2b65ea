"""The figures that a team asks for: the same on both databases, and true on a public company's record."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from storage.words import Role
from tests.chat import Chat, chat_as, open_house
from tests.made_up import NOW, found_company

FILES = ("maven_accounts.csv", "maven_products.csv", "maven_sales_teams.csv", "maven_sales_pipeline.csv")


def test_both_databases_give_the_same_answers(address: str, tmp_path: Path) -> None:
    questions = ("forecast", "pipeline", "value top 3", "plan 3h rep Rita")
    said = []
    for url in (address, f"sqlite:///{tmp_path / 'other.db'}"):
        company = found_company(url)
        company.trade("Rita", date(2025, 6, 1), NOW.date(), a_month=6)
        company.deal("Rita", date(2026, 6, 1), pipeline="Imported")
        company.deal("Rita", date(2026, 6, 1), amount=70, currency="EUR")
        said.append([company.ask("Max", question) for question in questions])
        company.database.close()

    assert [reply.text for reply in said[0]] == [reply.text for reply in said[1]]
    assert all("$" in reply.text for reply in said[0])


@pytest.fixture(scope="module")
def maven(outside_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """An admin's chat in the company of the public record, on the day after its last deal."""
    folder = tmp_path_factory.mktemp("maven")
    house = open_house(f"sqlite:///{folder / 'crmbot.db'}", folder, now="2018-01-02T09:00:00+00:00")
    chat = chat_as(house, "Ada Admin", Role.ADMIN)
    for name in FILES:
        chat.send(name, (outside_data / "crm" / name).read_bytes())
    chat.press("Import all 4 files")
    yield chat
    house.close()


def test_the_pipeline_of_the_public_company_adds_up(maven: Chat) -> None:
    text = maven.say("pipeline").text

    assert re.search(r"Total +2,089 +\$4\.97M", text)
    assert "Weighted by the 63 % of 6,711 closed deals that were won" in text


def test_its_forecast_stands_on_every_deal_and_says_what_came(maven: Chat) -> None:
    now, then = maven.say("forecast").text, maven.say("forecast as of 2017-10-01")

    assert "Stands on 6,711 closed deals (4,238 won) and 2,089 open." in now
    assert "500 open have no start date." in now
    assert "What came:</b> $2,802,496" in then.text
    assert "no start date" not in then.text
    assert then.photo is not None


def test_each_team_adds_to_the_whole(maven: Chat) -> None:
    managers = ("Dustin Brinkmann", "Melvin Marxen", "Cara Losch", "Rocco Neubert", "Celia Rouche", "Summer Sewald")
    texts = [maven.say(f'pipeline team "{name}"').text for name in managers]
    counts = [int(re.findall(r"Total +([\d,]+)", text)[0].replace(",", "")) for text in texts]

    assert sum(counts) == 2089


def test_a_customer_has_the_orders_of_the_record(maven: Chat) -> None:
    text = maven.say("value Kan-code").text

    assert re.search(r"Orders, won deals +115", text)
    assert re.search(r"Money so far +\$341,455", text)
