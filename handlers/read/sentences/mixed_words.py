"""English words of the trade inside Chinese sentences (周四 call 陈总), as the Chinese words that mean the same."""

import re
from typing import Final

_SAME = """
call = 打电话
meeting mtg = 开会
meet = 见面
demo = 演示
email mail = 发邮件
follow-up followup follow fu = 跟进
visit = 拜访
remind reminder = 提醒
quote quotation = 报价
contract = 合同
proposal = 方案
close = 成交
deal = 单子
order = 订单
forecast = 预测
won win = 赢了
lost lose = 丢了
check = 问
sign = 签
signed = 签了
note = 备注
review = 复盘
chase = 催
send = 发
lunch dinner = 吃饭
budget = 预算
update = 更新
"""
MIXED: Final = {
    word: chinese.strip()
    for line in _SAME.strip().splitlines()
    for words, _, chinese in [line.partition(" =")]
    for word in words.split()
}
# Words that only stand beside those above: follow up, remind me, a deal.
BESIDE: Final = frozenset(["up", "me", "a", "the", "to", "with", "by", "on", "at", "back", "next", "this", "last"])
_WORD: Final = re.compile("[a-z][a-z-]*")


def in_chinese(folded: str) -> str:
    """The folded words with the English ones of the trade in Chinese: 跟顺丰 meeting -> 跟顺丰 开会."""
    return _WORD.sub(lambda word: MIXED.get(word[0], "" if word[0] in BESIDE else word[0]), folded)
