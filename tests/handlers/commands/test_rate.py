"""/rate: what a currency is worth in another by day, and what totals say of it."""

import pytest

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, words
from tests.dump import HISTORY, dump


def test_a_rate_is_kept_for_its_day_and_shown(chat: Chat, admin: Chat) -> None:
    assert "No rates yet." in words(chat.say("rate"))
    assert words(admin.say("rate EUR USD 1.08 2026-03-01")) == "Rate kept: 1 EUR = 1.08 USD (1 Mar 2026)"
    admin.say("rate eur usd 1,1")

    assert words(chat.say("rate")) == "Totals are in USD. · 1 EUR = 1.1 USD (9 Mar 2026)"
    assert words(chat.press("EUR USD")) == "· 1 EUR = 1.1 USD (9 Mar 2026) · 1 EUR = 1.08 USD (1 Mar 2026)"


def test_a_rate_that_is_put_right_says_what_it_was_and_is_undone(house_on_both: Assembled) -> None:
    admin = chat_as(house_on_both, "Ada", Role.ADMIN)
    admin.say("rate EUR USD 1.8")
    before = dump(house_on_both.database, without=HISTORY)

    assert "(it was 1.8)" in words(admin.say("rate EUR USD 1.08"))
    assert "already" in words(admin.say("rate EUR USD 1.08"))
    admin.say("undo")
    assert dump(house_on_both.database, without=HISTORY) == before


def test_the_pipeline_is_added_up_as_far_as_rates_are_known(admin: Chat) -> None:
    admin.say("deal Acme 12k")
    admin.say("deal Globex 10k EUR")
    admin.say("deal Hooli 1m JPY")
    said = words(admin.say("pipeline"))
    assert "Not added up, since no rate is known: 1 deal in EUR, 1 deal in JPY." in said
    assert "Together" not in said

    admin.say("rate EUR USD 1.08 2026-03-01")
    said = words(admin.say("pipeline"))
    assert "Together in USD: $22.8k, weighted $2.28k. Converted at 1 EUR = 1.08 USD (1 Mar 2026)." in said
    assert "no rate is known: 1 deal in JPY." in said
    admin.say("rate EUR JPY 160")
    assert "1 JPY = 0.00625 EUR (9 Mar 2026)" in words(admin.say("pipeline"))
    assert "Not added up" not in words(admin.say("pipeline"))


def test_value_and_forecast_count_what_has_a_rate(admin: Chat) -> None:
    admin.say("deal Acme 12k")
    admin.say("deal Globex 10k EUR")
    admin.say("won Globex")
    assert "€10,000" in words(admin.say("value Globex"))
    admin.say("rate EUR USD 1.08 2026-03-01")

    said = words(admin.say("value Globex"))
    assert "Money so far $10,800" in said
    assert "Converted at 1 EUR = 1.08 USD (1 Mar 2026)." in said
    said = words(admin.say("forecast quarter"))
    assert "$10,800 won so far" in said
    assert "Not counted" not in said


def test_a_team_has_its_own_currency(house: Assembled) -> None:
    admin, mary = chat_as(house, "Ada", Role.ADMIN), chat_as(house, "Mary", Role.MANAGER)
    admin.say('team add "North"')
    admin.say("team move Mary North")
    admin.say("rate EUR USD 1.25")
    mary.say("deal Acme 10k")
    mary.say("deal Globex 10k EUR")

    assert words(mary.say("rate currency EUR")) == "Totals of team North are said in EUR."
    assert "Together in EUR: €18k" in words(mary.say("pipeline"))
    assert words(mary.say("rate currency eur")) == "Totals are said in EUR already."
    assert "in no team" in words(admin.say("rate currency EUR"))
    mary.say("undo")
    assert "Together in USD: $22.5k" in words(mary.say("pipeline"))


def test_only_admins_give_rates_and_only_managers_the_currency(chat: Chat, manager: Chat) -> None:
    before = dump(chat.house.database)

    assert "given by admins" in words(chat.say("rate EUR USD 1.08"))
    assert "given by admins" in words(manager.say("rate EUR USD 1.08"))
    assert "by its manager" in words(chat.say("rate currency EUR"))
    assert dump(chat.house.database) == before


@pytest.mark.parametrize(
    "said",
    [
        "EUR",
        "EUR USD x",
        "EUR USD 0",
        "EUR USD -1",
        "EUR USD nan",
        "EUR USD 1e30",
        "EUR EUR 1",
        "EUR XXQ 1",
        "EUR USD 1 2027-01-01",
    ],
)
def test_what_cannot_be_a_rate_is_not_kept(admin: Chat, said: str) -> None:
    before = dump(admin.house.database)

    admin.say(f"rate {said}")
    assert dump(admin.house.database) == before


def test_a_file_of_rates_is_imported_once(admin: Chat, manager: Chat) -> None:
    rows = ["Date,From,To,Rate", "2026-03-01,EUR,USD,1.0825", "2026-03-02,EUR,USD,1.09", "2026-03-03,EUR,USD,x"]
    content = "\n".join([*rows, "2030-01-01,EUR,USD,2"]).encode()
    assert "2 new" in words(admin.send("rates.csv", content))
    admin.press("Import")

    assert words(admin.say("rate EUR USD")) == "· 1 EUR = 1.09 USD (2 Mar 2026) · 1 EUR = 1.0825 USD (1 Mar 2026)"
    drafts = {"import_draft", "import_file"}
    before = dump(admin.house.database, without=HISTORY | drafts)
    assert "there is nothing to import" in words(admin.send("rates.csv", content))
    assert dump(admin.house.database, without=HISTORY | drafts) == before
    assert "admins" in words(manager.send("rates.csv", content))
