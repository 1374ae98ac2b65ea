"""/mrr: what recurs of won deals, won and lost by month, and never added to what is paid once."""

import pytest

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, words
from tests.dump import HISTORY, dump


def test_a_won_price_a_month_is_mrr_until_its_term_is_over(chat: Chat) -> None:
    assert words(chat.say("mrr")).startswith("No recurring revenue yet")
    chat.say("deal Acme 20 seats at 50 a month for 3 months, 1 x Setup at 500")
    assert words(chat.say("mrr")).startswith("No recurring revenue yet")
    chat.say("won Acme")
    said = words(chat.say("mrr"))
    assert said.startswith("MRR $1,000 of 1 customer today · your deals")
    assert "2026-03 $1k $0 $1k $1k" in said
    assert "no term" not in said

    chat.tick("2026-06-10T09:00:00")
    said = words(chat.say("mrr"))
    assert said.startswith("MRR $0 of 0 customers today")
    assert "2026-05 $0 $0 $0 $1k 2026-06 $0 $1k -$1k $0" in said


def test_what_has_no_term_ends_when_somebody_says_so(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 12k a year")
    chat.say("won Acme")
    assert "$1k of it has no term" in words(chat.say("mrr"))
    chat.tick("2026-05-20T09:00:00")
    before = dump(house_on_both.database, without=HISTORY)
    reply = chat.say("mrr end #1 2026-05-04")

    assert words(reply) == "Ended on Mon 4 May 2026: $1,000 a month of Acme (deal #1)"
    assert "2026-05 $0 $1k -$1k $0" in words(chat.say("mrr"))
    assert words(chat.say("mrr end #1")) == "It has ended already."
    chat.say("undo")
    assert dump(house_on_both.database, without=HISTORY) == before


def test_the_pipeline_says_what_recurs_beside_the_value(chat: Chat) -> None:
    chat.say("deal Acme 20 seats at 50 a month for 24 months")
    chat.say("deal Globex 6k")
    said = words(chat.say("pipeline"))

    assert "MRR in it: $1k a month (inside the value, over its terms)." in said
    assert "Total 2 $30k" in said


def test_a_customers_value_says_what_it_pays_a_month(chat: Chat) -> None:
    chat.say("deal Acme 100 a month")
    chat.say("won Acme")

    assert "MRR today $100" in words(chat.say("value Acme"))


def test_currencies_are_added_only_at_a_rate(chat: Chat, admin: Chat) -> None:
    for said in ("deal Acme 100 a month", "won Acme", "deal Globex 100 EUR a month", "won Globex"):
        chat.say(said)
    assert "Not counted, since no rate is known: 1 item in" in words(chat.say("mrr"))
    admin.say("rate EUR USD 1.1")

    assert words(chat.say("mrr")).startswith("MRR $210 of 2 customers today")
    assert "Converted at 1 EUR = 1.1 USD" in words(chat.say("mrr"))


def test_a_rep_sees_the_own_and_a_manager_the_teams(house: Assembled) -> None:
    anna, bert, mary = chat_as(house, "Anna"), chat_as(house, "Bert"), chat_as(house, "Mary", Role.MANAGER)
    anna.say("deal Acme 100 a month")
    anna.say("won Acme")

    assert words(bert.say("mrr")).startswith("No recurring revenue yet")
    assert words(bert.say("mrr end #1")) == words(bert.say("mrr end #99")) == "I cannot find that."
    assert words(mary.say("mrr rep Anna")).startswith("MRR $100 of 1 customer today · Anna")


@pytest.mark.parametrize(
    "said", ["mrr end", "mrr end Acme", "mrr end #1", "mrr end #2", "mrr end #3 2026-03-10", "mrr x"]
)
def test_what_cannot_end_does_not(chat: Chat, said: str) -> None:
    for step in ("deal Acme 100 a month", "deal Globex 5k", "won Globex", "deal Hooli 7 a month", "won Hooli"):
        chat.say(step)
    before = dump(chat.house.database)

    chat.say(said)
    assert dump(chat.house.database) == before
