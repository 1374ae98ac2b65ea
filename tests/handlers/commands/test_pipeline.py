"""/pipeline: what is open by stage, weighted honestly."""

import re
from datetime import date

from tests.made_up import MadeUp

JUNE = date(2026, 6, 1)


def row(text: str, stage: str) -> list[str]:
    found = re.search(rf"^(?:<pre>)?{stage} +(.*?)(?:</pre>)?$", text, re.MULTILINE)
    assert found is not None, text
    return found[1].split()


def test_stages_are_counted_added_and_weighted_by_their_probability(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=1000, stage="Prospecting")
    company.deal("Rita", JUNE, amount=3000, stage="Prospecting")
    company.deal("Rita", JUNE, amount=2000, stage="Negotiation")
    company.deal("Rita", JUNE, date(2026, 6, 9), amount=9999)

    text = company.ask("Rita", "pipeline").text

    assert row(text, "Prospecting") == ["2", "$4k", "$400"]
    assert row(text, "Negotiation") == ["1", "$2k", "$1.6k"]
    assert row(text, "Total") == ["3", "$6k", "$2k"]
    assert "Weighted by the probability of each stage." in text
    assert "not when it closes" in text


def test_a_pipeline_without_probabilities_is_weighted_by_the_share_won(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=1000, pipeline="Imported")
    for number in range(12):
        company.deal("Rita", JUNE, date(2026, 6, 9), won=number < 9, pipeline="Imported")

    text = company.ask("Rita", "pipeline").text

    assert row(text, "Proposal") == ["1", "$1k", "$750"]
    assert "Weighted by the 75 % of 12 closed deals that were won" in text


def test_with_too_few_closed_deals_nothing_is_weighted(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=1000, pipeline="Imported")
    company.deal("Rita", JUNE, date(2026, 6, 9), pipeline="Imported")

    text = company.ask("Rita", "pipeline").text

    assert row(text, "Proposal") == ["1", "$1k", "–"]
    assert "fewer than 10 deals are closed" in text


def test_currencies_and_pipelines_stand_apart(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=1000)
    company.deal("Rita", JUNE, amount=500, currency="EUR")
    company.deal("Rita", JUNE, amount=700, pipeline="Imported")

    text = company.ask("Rita", "pipeline").text

    assert text.count("<pre>") == 3
    assert "<b>Sales, EUR</b>" in text
    assert "<b>Imported, USD</b>" in text
    assert "1.5k" not in text


def test_a_deal_without_an_amount_counts_and_is_said(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=None)
    text = company.ask("Rita", "pipeline").text

    assert row(text, "Proposal")[0] == "1"
    assert "1 deal without an amount" in text


def test_a_rep_sees_the_own_deals_and_a_manager_the_team(trading: MadeUp) -> None:
    counts = {
        name: row(trading.ask(name, "pipeline").text, "Total")[0] for name in ("Rita", "Ron", "Max", "Ada", "Mia")
    }

    assert int(counts["Rita"]) + int(counts["Ron"]) == int(counts["Max"])
    assert int(counts["Max"]) + int(counts["Mia"]) == int(counts["Ada"])
    assert row(trading.ask("Ada", "pipeline rep Rita").text, "Total")[0] == counts["Rita"]
    assert "There is no team" in trading.ask("Max", "pipeline team South").text


def test_the_table_fits_a_phone_and_the_picture_has_its_size(company: MadeUp) -> None:
    company.deal("Rita", JUNE, amount=987_654_321_000, pipeline="Imported", stage="Proposal")
    reply = company.ask("Rita", "pipeline")
    lines = re.search(r"<pre>(.*)</pre>", reply.text, re.DOTALL)

    assert lines is not None
    assert max(len(line) for line in lines[1].splitlines()) <= 45
    assert reply.photo is not None
    assert (int.from_bytes(reply.photo[16:20]), int.from_bytes(reply.photo[20:24])) == (1080, 720)


def test_nothing_open_and_odd_words_are_answered(company: MadeUp) -> None:
    assert "No open deals" in company.ask("Rita", "pipeline").text
    assert "say whose" in company.ask("Rita", "pipeline banana").text
