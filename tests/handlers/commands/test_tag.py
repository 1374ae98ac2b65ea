"""/tag: tags on companies, contacts and deals, put on and taken off, found, and counted by."""

from bot.assemble import Assembled
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_tags_go_on_and_come_off_in_the_same_way(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("tag Acme #vip #2026")

    assert words(reply) == "🏷 Acme: #vip #2026 Put on: #vip #2026"
    assert labels(reply) == ["✕ #vip", "✕ #2026", "Undo"]
    assert words(chat.say("tag Acme -#vip")) == "🏷 Acme: #2026 Taken off: #vip"
    assert words(chat.press("✕ #2026")) == "🏷 Acme: no tags Taken off: #2026"
    chat.say("undo")
    assert words(chat.say("tag Acme")) == "🏷 Acme: #2026"


def test_undo_leaves_nothing(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 12k")
    chat.say("tag Acme #old")
    before = dump(house_on_both.database, without=HISTORY)
    chat.say("tag Acme #vip -#old")
    assert "#vip" in words(chat.say("find #vip"))
    chat.say("undo")

    assert dump(house_on_both.database, without=HISTORY) == before


def test_a_tag_is_one_in_any_case_and_once(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("tag Acme #VIP")

    assert words(chat.say("tag Acme #vip #Vip")) == "🏷 Acme: #VIP"
    assert words(chat.say("find #vIp")).startswith("#vIp 🏢 Acme")


def test_deals_contacts_and_companies_have_their_own(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("contact Jane Doe jane@acme.com Acme")
    chat.say("tag #1 #2026")
    chat.say("tag Jane champion")
    chat.say("tag Acme #大客户")

    assert words(chat.say("deal #1")).endswith("🏷 #2026")
    assert "🏷 #champion" in words(chat.say("contact Jane"))
    assert "🏷 #大客户" in words(chat.say("company Acme"))
    assert words(chat.say("find #champion")) == "#champion 👤 Jane Doe · Acme"
    assert words(chat.say("find #2026")).startswith("#2026 💼 #1 Acme $12k")


def test_what_has_all_of_the_tags_is_listed_and_counted(chat: Chat) -> None:
    for name in ("Acme", "Globex", "Umbrella"):
        chat.say(f"deal {name} 12k")
    chat.say("tag Acme #vip #eu")
    chat.say("tag #2 #vip")

    assert words(chat.say("deals #vip")).startswith("Open deals with #vip, the latest touched first: #2 Globex")
    assert "Acme" in words(chat.say("deals #vip #eu"))
    assert "Globex" not in words(chat.say("deals #vip #eu"))
    assert words(chat.say("deals #none")) == "No open deal that you see has the tags #none."
    said = words(chat.say("pipeline #vip"))
    assert "your deals · #vip" in said
    assert "$24k" in said
    assert words(chat.say("find #none")) == "Nothing that you see has the tags #none."


def test_a_tag_in_a_note_is_one_and_a_deals_number_is_none(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert "🏷 #vip" in words(chat.say("note Acme spoke of #1 again, #vip for sure"))
    assert words(chat.say("tag Acme")) == "🏷 Acme: #vip"


def test_a_tag_that_is_no_word_or_too_long_is_refused(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database)

    assert "30 characters at most" in words(chat.say("tag Acme #" + "x" * 31))
    assert "12 tags are the most" in words(chat.say("tag Acme " + " ".join(f"#t{n}" for n in range(13))))
    assert dump(chat.house.database) == before
    assert words(chat.say("tag drop 99")) == "I cannot find that tag; it may be taken off already."


def test_a_colleagues_company_is_not_tagged_and_its_tags_are_seen_where_it_is(house: Assembled) -> None:
    anna, bert = chat_as(house, "Anna"), chat_as(house, "Bert")
    anna.say("deal Acme 12k")
    anna.say("deal Secretive 1k")
    anna.say("tag Secretive #hidden")
    bert.say("deal Acme 7k")
    before = dump(house.database)

    assert words(bert.say("tag Acme #mine")) == "I cannot find a company there that you may change."
    assert words(bert.say("tag drop 1")) == "I cannot find that tag; it may be taken off already."
    assert words(bert.say("find #hidden")) == "Nothing that you see has the tags #hidden."
    assert dump(house.database) == before
    assert "#mine not put on: the record is not yours" in words(bert.say("note Acme is #mine"))
    anna.say("tag Acme #vip")
    assert "🏷 #vip" in words(bert.say("company Acme"))


def test_a_merge_takes_tags_over_once(chat: Chat) -> None:
    for name in ("Acme Inc", "Acme"):
        chat.say(f'deal "{name}" 1k')
        chat.say(f'tag "{name}" #vip')
    chat.say('tag "Acme Inc" #eu')
    chat.say("merge company 1 2 yes")

    assert words(chat.say("tag Acme")) == "🏷 Acme: #vip #eu"
