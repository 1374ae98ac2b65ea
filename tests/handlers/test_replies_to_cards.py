"""A reply to a card is about the record on it, without naming it."""

from datetime import date

import pytest

from tests.chat import Chat, labels, words


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("15k", "Amount: $12,000 → $15,000"),
        ("make it 15k", "Amount: $12,000 → $15,000"),
        ("it's 15k now", "Amount: $12,000 → $15,000"),
        ("改成15万", "Amount: $12,000 → $150,000"),
        ("close 15 Dec", "Close date: none → Tue 15 Dec 2026"),
        ("push it to 15 Jan", "Close date: none → Fri 15 Jan 2027"),
        ("推迟到1月15日", "Close date: none → Fri 15 Jan 2027"),
        ('title "Phase 2" source web', "Title: none → Phase 2 Source: none → Web"),
        ("stage Proposal", "Prospecting → Proposal"),
        ("proposal", "Prospecting → Proposal"),
        ("move it to negotiation", "Prospecting → Negotiation"),
        ("won", "🎉 Won: Acme · $12,000"),
        ("won 11k", "🎉 Won: Acme · $11,000"),
        ("赢单", "🎉 Won: Acme"),
        ("lost price", "Reason: Pricing"),
        ("note: wants SSO", "📝 Note with Acme: wants SSO"),
        ("called, wants a demo", "📝 Call with Acme"),
        ("remind me friday", "I will remind you on Fri 13 Mar 2026 09:00 Acme #1 Acme"),
        ("history", "History of #1 Acme"),
        ("undo", "Undone: deal Acme 12k"),
    ],
)
def test_a_reply_to_a_deals_card_is_about_that_deal(chat: Chat, said: str, answer: str) -> None:
    chat.say("deal Hooli 5k")
    chat.say("deal Acme 12k")
    chat.say("cancel")
    chat.say("deal #2")
    if said == "undo":
        chat.say("undo")
        chat.say("deal Acme 12k")

    assert answer.replace("#1", "#2") in words(chat.reply(said))


def test_several_replies_to_one_card_are_all_taken(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    first = chat.terminal.shown
    for said in ("15k", "close 15 Dec", "proposal"):
        chat.terminal.shown = first
        chat.reply(said)

    (deal,) = chat.deals()
    assert (deal.amount, deal.expected_close) == (1_500_000, date(2026, 12, 15))
    assert "Proposal" in words(chat.say("deal #1"))


def test_a_reply_that_is_not_understood_says_what_can_be_said_and_may_be_a_note(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.reply("hmm, odd people")

    assert words(reply).startswith("I did not understand that. In reply to this card you can say 15k, close 15 Dec")
    assert labels(reply) == ["Keep as a note"]
    assert "Note with Acme: hmm, odd people" in words(chat.press("Keep"))


def test_a_sentence_with_a_name_of_its_own_is_about_that(chat: Chat) -> None:
    chat.say("deal Hooli 5k")
    chat.say("deal Acme 12k")

    assert "Won: Hooli" in words(chat.reply("we won the Hooli deal"))


def test_a_reply_to_a_reminder_puts_it_off_or_ends_it(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("remind #1 friday call Jane")

    assert words(chat.reply("monday 10:00")).startswith("💤 Again on Mon 16 Mar 2026 10:00")
    assert "Amount: $12,000 → $15,000" in words(chat.reply("make it 15k"))
    chat.say("remind #1 friday call Jane")
    assert words(chat.reply("done")).startswith("✅ Done")


def test_a_reminder_that_has_come_is_answered_as_well(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("remind #1 tomorrow 9:00 call Jane")
    chat.tick("2026-03-10T09:00:00+00:00")

    assert "Won: Acme" in words(chat.reply("won"))


def test_replies_to_contacts_and_companies(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com at Acme")
    assert words(chat.reply("called, wants an offer")).startswith("📝 Call with Acme · Jane Doe: wants an offer")
    chat.say("company Acme")
    assert "Retail" in words(chat.reply("sector Retail"))
    chat.say("company Acme")
    assert words(chat.reply("remind me friday")).startswith("⏰ I will remind you on Fri 13 Mar 2026")


def test_a_reply_to_another_message_is_as_if_it_were_none(chat: Chat) -> None:
    chat.say("help")

    assert words(chat.reply("deal Acme 12k")).startswith("Logged: Acme")


def test_a_card_of_what_is_undone_shows_no_record(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.press("Undo")

    assert words(chat.reply("15k")).startswith("I did not understand that. Say it like")
