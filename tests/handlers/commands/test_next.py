"""/next: the next step of a deal, on its card and in the lists, with a reminder on its day."""

from bot.assemble import Assembled
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_a_step_stands_on_the_card_in_lists_and_in_the_brief(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("next Acme send the contract by friday")

    assert words(reply).startswith("Next step: Acme · $12,000")
    assert words(reply).endswith("→ send the contract, Fri 13 Mar 2026")
    assert labels(reply) == ["Step done", "Undo"]
    assert "→ send the contract, Fri 13 Mar 2026" in words(chat.say("deal #1"))
    assert "→ send the contract, Fri 13 Mar 2026" in words(chat.say("deals"))
    said = words(chat.say("company Acme"))
    assert "#1 → send the contract, Fri 13 Mar 2026" in said
    assert "⏰" not in said


def test_its_owner_is_reminded_on_the_day_and_done_there_is_done_here(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("next Acme send the contract by friday")
    (pushed,) = [reply for reply in chat.tick("2026-03-13T09:00:05+00:00") if "Reminder" in words(reply)]
    assert "Acme: send the contract" in words(pushed)

    chat.say("done reminder 1")
    assert "→" not in words(chat.say("deal #1"))


def test_another_step_settles_the_former_and_its_reminder(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("next Acme send the contract by friday")
    chat.say("next #1 call Jane tomorrow")

    assert words(chat.say("reminders")) == "Tue 10 Mar 2026 09:00 Acme: call Jane"
    assert "→ call Jane, Tue 10 Mar 2026" in words(chat.say("next Acme"))


def test_undo_takes_step_and_reminder_back(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 12k")
    chat.say("next Acme call Jane tomorrow")
    before = dump(house_on_both.database, without=HISTORY)
    for said in ("next Acme send the contract by friday", "next Acme done", "done reminder 1", "snooze reminder 1 1h"):
        chat.say(said)
        assert dump(house_on_both.database, without=HISTORY) != before, said
        chat.say("undo")
        assert dump(house_on_both.database, without=HISTORY) == before, said


def test_a_step_put_off_stands_for_the_new_day(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("next Acme call Jane tomorrow")
    chat.say("snooze reminder 1 friday")

    assert "→ call Jane, Fri 13 Mar 2026" in words(chat.say("deal #1"))


def test_a_step_without_a_day_has_no_reminder_and_says_so(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("reminders")).startswith("No reminders.")
    assert words(chat.say("next Acme call Jane")).endswith("→ call Jane No reminder, as no day was said.")
    said = words(chat.press("Step done"))
    assert said.startswith("✅ Step done: Acme · $12,000 Prospecting · deal #1")
    assert "Done: call Jane. What comes next?" in said
    assert "→ 发合同, Fri 13 Mar 2026" in words(chat.say("next Acme 周五前发合同"))
    chat.say("next Acme done")
    assert words(chat.say("next Acme done")) == "This deal has no next step."


def test_a_deal_that_is_won_reminds_of_no_step_any_more(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("next Acme call Jane tomorrow")
    chat.say("won Acme")

    assert chat.tick("2026-03-10T09:00:05+00:00") == []
    assert words(chat.say("next #1 call again")).startswith("This deal is closed; it has no next step any more.")


def test_what_is_missing_or_past_is_asked_for(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("next Acme")).startswith("What is the next step, and when?")
    assert "→ call Jane, Fri 13 Mar 2026" in words(chat.say("call Jane on friday"))
    assert "yesterday" not in words(chat.say("next Acme call Jane yesterday"))
    assert "→ call Jane, Fri 13 Mar 2026" in words(chat.say("deal #1"))
