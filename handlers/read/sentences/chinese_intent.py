"""What a Chinese sentence wants: ordered rules over the sentence with names, dates and sums as signs."""

import re
from typing import Final

from handlers.read.sentences import chinese_words_of_intent as cues
from handlers.read.sentences.chinese_names import ChineseName
from handlers.read.sentences.mixed_words import in_chinese
from handlers.read.sentences.plain_said import Guess
from handlers.read.sentences.said import Said, tense

_OF_TRADE: Final = re.compile("SUM|签|成交|报价|合同|拜访")
_FORWARD: Final = re.compile("NAME.{0,6}(?:跟进|推进|概率|等级)")
_SHOWS: Final = re.compile("[?？]|吗|哪些|什么|有没有|^我的|查看|列出|看看我|显示")
_ASKS_CLEARLY: Final = re.compile("[?？]|吗|多少|哪|谁|什么")
_LOGS_A_DEAL: Final = re.compile(
    r".*(?:新增|记录|新建|新|建|加|录|记)(?:一?个|一?条|一?笔)?(?:的)?(?:商机|单|订单|机会)"
)
_WILL_SEND: Final = re.compile("DATE.{0,6}(?:前|之前)?.{0,4}把|^(?:DATE|PERIOD).{0,4}(?:前)?(?:把|将|给)")
_HAS_SENT: Final = re.compile("(?:发|寄|提交|递交|送|交|出|给)(?:了|过去|过)")
_DEAL_WORDS: Final = re.compile("单|项目|客户|商机")
_NEW_DEAL: Final = re.compile(
    r"(?:新增|记录|新建|添加|加|录入|建)(?:一?个|一?条|一?笔)?(?:新)?(?:的)?(?:商机|机会|单子|订单)"
    r"|新(?:的)?(?:商机|订单|单子)|^商机[:：]|下了.{0,4}(?:订单|单)|卖给"
)
_SAYS_FIRST: Final = re.compile("NAME(?:客户|那边|这边|的人|公司)?(?:说|反馈|表示|要求|觉得|希望|抱怨|提到)")
_ABOUT_TRADE: Final = re.compile("客户|合同|报价|方案|会|销售|对账|电话")
_TO_DO_FIRST: Final = re.compile(
    "(?:请|帮我|要|需要|得|该|去)?(?:跟进|联系|拜访|回访|打电话给|打给|约|催|给NAME打(?:个)?电话|给NAME发)"
)
# 今天给X打电话，他在开会，明天再打: with a second try to come, the first was made.
_TRIED_TODAY: Final = re.compile(
    r"^(?:我)?TODAY.{0,12}(?:打电话|打给|联系|拜访|去|找|见).*[,，;；。].*(?:DATE|PERIOD).{0,4}再"
)
_SURELY_DONE: Final = re.compile(
    r"(?:做|打|开|发|寄|送|聊|谈|见|拜访|演示)(?:了|过|完).{0,6}(?:演示|电话|会|邮件|微信|样品|资料|面)"
)
_SENDS_FIRST: Final = re.compile(
    "(?:DATE|TODAY|PERIOD)?.{0,3}(?:前|之前)?(?:给|把|催|收|联系|去|打|找|跟|和|约|问|付|开)"
)
_QUERY_NOUNS: Final = re.compile("的|情况|分析|排名|预测|漏斗|率|等级|渠道|概率|价值|瓶颈")


def make_plain(said: Said, names: list[ChineseName]) -> str:
    """The folded sentence with its names, dates and sums as signs: `给NAME记一笔SUM的单子,DATE跟进`."""
    marks = [(name.span, "NAME") for name in names]
    marks += [(span, "SUM") for span in (*(total.span for total in said.sums), *said.ranges)]
    marks += [(when.span, tense(when, said.now, said.phrase(when))) for when in said.whens]
    parts, place = [], 0
    for (start, end), sign in sorted(marks):
        if start >= place:
            parts += [in_chinese(said.folded[place:start]), sign]
            place = end
    parts.append(in_chinese(said.folded[place:]))
    return "".join(parts).replace(" ", "")


def chinese_intent(plain: str, said: Said) -> Guess:
    """The intent of a plain Chinese sentence and how sure it is."""
    return (
        _small_talk(plain, said.folded)
        or _corrections(plain)
        or _explicit(plain, said.every is not None)
        or _questions(plain, bool(said.phones))
        or _outcomes(plain)
        or _records(plain, bool(said.phones or said.emails))
        or _rest(plain)
        or ("oos", 0.6)
    )


def _small_talk(plain: str, folded: str) -> Guess | None:
    if cues.UNDO.search(plain) or cues.SNOOZE.search(plain) or cues.HELP.search(plain):
        return None
    if cues.NOTHING.fullmatch(plain) and "NAME" not in plain:
        return "oos", 0.9
    outside = cues.OUTSIDE.search(plain) or cues.OUTSIDE.search(folded)
    reminds = cues.REMIND.search(plain)
    if not outside or ("NAME" in plain and (reminds or "PAST" in plain or _OF_TRADE.search(plain))):
        return None
    if reminds and re.search("DATE|TODAY", plain) and outside[0] not in ("闹钟", "计时"):
        return None
    return "oos", 0.9


def _corrections(plain: str) -> Guess | None:
    """Help, undo, snooze."""
    if cues.HELP.search(plain) and not _FORWARD.search(plain):
        return "help", 0.9
    if cues.UNDO.search(plain):
        return "undo", 0.9
    if cues.SNOOZE.search(plain) and "NAME" not in plain:
        return "snooze", 0.9
    return None


def _explicit(plain: str, recurs: bool) -> Guess | None:
    if cues.NOTE.search(plain):
        return "log_activity", 0.85
    if recurs and not _ASKS_CLEARLY.search(plain) and not cues.REMIND.search(plain):
        return "set_reminder", 0.8
    if _SHOWS.search(plain):
        return None
    if cues.REMIND.search(plain):
        head = cues.REMIND.split(plain, maxsplit=1)[0]
        if cues.DONE.search(head) and "NAME" in head:
            return "log_activity", 0.8
        if "SUM" in head and cues.DEAL.search(head):
            return "log_deal", 0.85
        return "set_reminder", 0.9
    return None


def _questions(plain: str, phoned: bool) -> Guess | None:
    if not cues.ASKS.search(plain) or (cues.PERSON.search(plain) and phoned):
        return None
    clearly = _ASKS_CLEARLY.search(plain)
    introduced = re.search("(?:推荐|介绍)(?:的|来|了)", plain)
    told = (
        introduced
        or cues.DONE.search(plain)
        or ("预计" in plain and "NAME" in plain)
        or ("SUM" in plain and "NAME" in plain and "能" not in plain)
    )
    if told and not clearly:
        return None
    return next(((intent, 0.85) for intent, pattern in cues.QUERY_PATTERNS if pattern.search(plain)), None)


def _outcomes(plain: str) -> Guess | None:
    """A stage reached, a deal lost or won."""
    to_come = _WILL_SEND.search(plain) and not _HAS_SENT.search(plain)
    if cues.STAGE.search(plain) and not _LOGS_A_DEAL.match(plain) and not to_come:
        return "update_stage", 0.85
    if "NAME" not in plain and not _DEAL_WORDS.search(plain):
        return None
    if cues.LOST.search(plain):
        return "mark_lost", 0.85
    if cues.WON.search(plain) and not cues.NOT_WON.search(plain):
        is_new = re.search("卖给|卖了|新(?:的)?(?:单|订单|商机)|记一?笔", plain)
        return ("log_deal", 0.7) if is_new else ("mark_won", 0.85)
    return None


def _records(plain: str, reached: bool) -> Guess | None:
    """A deal, a contact, something done."""
    named = "NAME" in plain
    if named and _TRIED_TODAY.search(plain) and not cues.REMIND.search(plain):
        return "log_activity", 0.85
    if reached and named:
        return "log_contact", 0.85
    if cues.DEAL.search(plain) and "SUM" in plain and not re.match("(?:DATE|TODAY).{0,10}(?:打电话|拜访|联系)", plain):
        return "log_deal", 0.9 if named else 0.6
    if cues.PERSON.search(plain) and named and not cues.DONE.match(plain):
        return "log_contact", 0.8
    if _NEW_DEAL.search(plain):
        return "log_deal", 0.8
    if cues.DONE.search(plain) and named:
        return "log_activity", 0.85
    if _SURELY_DONE.search(plain):
        return "log_activity", 0.7
    sends = re.match("(?:DATE|TODAY|PERIOD).{0,4}前?(?:给|把|跟|和|联系|拜访)", plain)
    if (
        "SUM" in plain
        and named
        and not sends
        and re.search("下单|要买|想买|预算|报价|谈|意向|预计|签|项目|落地|上线|意向|采购", plain)
    ):
        return "log_deal", 0.8
    return None


def _rest(plain: str) -> Guess | None:
    named = "NAME" in plain
    if re.fullmatch(r"(?:NAME|[^\w])*", plain):
        return "oos", 0.4
    if _SAYS_FIRST.match(plain):
        return "log_activity", 0.8
    if "SUM" in plain and named and not _SENDS_FIRST.match(plain) and not cues.REMIND.search(plain):
        return "log_deal", 0.8
    if re.search("DATE|TODAY|PERIOD", plain) and cues.TO_DO.search(plain) and (named or _ABOUT_TRADE.search(plain)):
        return "set_reminder", 0.85
    if named and _TO_DO_FIRST.match(plain):
        return "set_reminder", 0.7
    if "SUM" in plain and named:
        return "log_deal", 0.6
    if cues.SAYS.search(plain):
        return "log_activity", 0.7
    if re.search("SUM.*?单|商机", plain):
        return "log_deal", 0.5
    if not _QUERY_NOUNS.search(plain):
        return None
    return next(((intent, 0.6) for intent, pattern in cues.QUERY_PATTERNS if pattern.search(plain)), None)
