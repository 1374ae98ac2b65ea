"""The words around a number that tell money from counts, serial numbers and prices of one."""

from typing import Final

# Things that are counted: "2k seats", "a million users" are no money.
_COUNTED = """
seats? users? units? licen[cs]es? reams? accounts? people persons? employees? staff customers? clients?
contacts? leads? emails? records? rows? views? followers? visitors? visits? pieces? pcs boxes pallets? tons?
tonnes? kg km miles? meters? metres? steps? times stores? devices? subscribers? hours? hrs? minutes? mins? days?
weeks? months? years? quarters? items? products? machines? servers? copies packs? sets? calls? meetings? deals
orders points? stars? watts? volts? sqm gb mb tb hectares? litres? liters? bottles?
"""
COUNTED: Final = tuple(_COUNTED.split())

# Words that go on after a bare sum; any other word after a bare number is a thing counted ("400 widgets").
_GOES_ON = """
for from to with at on in by and or but of close closes closing closed follow next tomorrow today tonight monday
tuesday wednesday thursday friday product source signed won lost total net gross all deal arr mrr acv tcv per
each apiece pa annually yearly monthly a an budget offer order contract opportunity renewal upgrade expansion
quote because if when after before until till via through please pls stage prob probability is was will would
the their we i he she they it this that as now again approx max min plus excl incl including excluding vat tax
discount not only so then probably likely eod eow asap instead already expected remind call ship thanks thank
"""
GOES_ON: Final = frozenset(_GOES_ON.split())

# Words before a number that make it a serial number or a name: ISO 27001, room 302.
_NAMED_BY_NUMBER = """
iso din no nr number room version v id invoice ticket ref po suite ext gate section article apt unit building
floor line page chapter sku model code zip plz phone tel mobile cell fax rev step phase level kw flight windows
office studio form route bus case win
"""
NAMED_BY_NUMBER: Final = tuple(_NAMED_BY_NUMBER.split())

# Words that ask for a sum right after them, whatever its size.
_ASKS_FOR_MONEY = """
worth valued? amount(?:s|ing)? budget priced? totals? totalling quoted? offer(?:ed)? costs? pays? paid spend
spent charged? revenue
"""
ASKS_FOR_MONEY: Final = tuple(_ASKS_FOR_MONEY.split())
_CHINESE_ASKS_FOR_MONEY = """
金额 预算 报价 总价 价格 单价 合同额 成交价 成交 总额 售价 出价 付了? 收了? 卖了?
"""
CHINESE_ASKS_FOR_MONEY: Final = tuple(_CHINESE_ASKS_FOR_MONEY.split())

# Chinese measure words: after a number they make it a count, after a price with 每 or 一 the price of one.
_MEASURES = """
个 台 套 件 人 家 次 位 名 份 张 天 小时 分钟 用户 户 吨 公斤 千克 斤 米 座 席 箱 批 条 颗
片 支 把 辆 只 双 瓶 杯 账号 许可 授权 种 门 层 楼 强 度 岁 遍 倍 场 页 字 折 栋 粉 公里
平
"""
MEASURES: Final = tuple(_MEASURES.split())
# These too, where no magnitude stands before them: 5年 is a count, the 年 of 12万年费 is not.
_BARE_MEASURES = """
年 月 周 分 点 号 日 部 本 站 项 后 季 期 单 笔 款 组 队 课 路 室 班 级 刻 时 秒 星期
礼拜
"""
BARE_MEASURES: Final = tuple(_BARE_MEASURES.split())
