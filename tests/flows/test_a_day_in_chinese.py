"""A rep's day in Chinese, through the real router: no English sentence is left in what is answered."""

import re
from pathlib import Path

import pytest

from handlers.command import Reply
from storage.words import Role
from tests.chat import Chat, chat_as, labels, open_house, words

# Names, commands with their examples, units and codes are the same in every language.
SAME = re.compile(
    r"Acme|Jane Doe|jane@acme\.com|Globex|Rita|Nowhere|Bob|Sales|talked to Jane|Pro|SSO|#?vip|"
    r"/help deal|/[a-z]+|quarter|US\$|USD|EUR|UTC|RFM|MAE|CSV|XLSX|MRR|Wilson|Telegram|English",
)
DAY = [
    "start",
    "help",
    "help deal",
    "settings",
    "settings quiet",
    "deal Acme 12k",
    "deal",
    "cancel",
    "cancel",
    "deal Acme",
    "9k close 2026-05-04 source referral",
    "deals",
    "stage Acme",
    "stage #1 proposal",
    "给 Acme 记一笔 12 万的单子，下周二跟进",
    "reminders",
    "snooze",
    "remind Acme tomorrow 9:00",
    "contact Jane Doe jane@acme.com Acme",
    "contact Jane",
    "log call Acme talked to Jane",
    "log",
    "company Acme",
    "need Acme wants SSO",
    "tag Acme #vip",
    "find acm",
    "history #1",
    "lost #2",
    "lost #2 pricing",
    "won #1",
    "won #1",
    "won Nowhere",
    "merge Acme",
    "duplicates",
    "items #1",
    "product",
    "leads",
    "lead Bob Globex",
    "rate",
    "next",
    "plan",
    "plan 30h",
    "forecast quarter",
    "forecast blah",
    "pipeline",
    "value Acme",
    "value top 5",
    "mrr",
    "accuracy",
    "undo",
    "undo #99",
    "undo 999999",
    "import",
    "blah blah",
    "/blah",
    "明天上午九点提醒我给 Acme 打电话",
]


@pytest.fixture
def chat(tmp_path: Path) -> Chat:
    house = open_house(f"sqlite:///{tmp_path / 'crm.db'}", tmp_path, locale="zh")
    return chat_as(house, "Rita", Role.REP)


def english_in(reply: Reply) -> list[str]:
    """The English words of a reply that no reader of Chinese should meet."""
    text = re.sub(r"<(code|i)>.*?</\1>", "", reply.text, flags=re.DOTALL)
    said = words(Reply(text)) + " " + " ".join(labels(reply))
    return re.findall(r"[A-Za-z][a-z]{2,}(?: [A-Za-z]+)*", SAME.sub("", said))


def test_every_answer_of_a_day_is_in_chinese(chat: Chat) -> None:
    left = {said: english for said in DAY if (english := english_in(chat.say(said)))}
    chat.house.close()

    assert left == {}


def test_what_comes_by_itself_is_in_chinese(chat: Chat) -> None:
    chat.say("deal Acme 12k close 2026-03-12")
    chat.say("remind Acme tomorrow 9:00")
    pushed = [*chat.tick("2026-03-10T09:00"), *chat.tick("2026-03-20T09:00")]
    chat.house.close()

    assert len(pushed) >= 2
    assert [english for reply in pushed if (english := english_in(reply))] == []
    assert any("提醒" in words(reply) for reply in pushed)
