"""What stands around a number decides whether it is money, a count of things, or the price of one of them."""

import re

from handlers.read.amount_scan import Number

_COUNTED = (
    "seats? users? units? licen[cs]es? reams? accounts? people persons? employees? staff customers? clients? contacts? leads? emails? records? rows? "
    "views? followers? visitors? visits? pieces? pcs boxes pallets? tons? tonnes? kg km miles? meters? metres? steps? times stores? devices? "
    "subscribers? hours? hrs? minutes? mins? days? weeks? months? years? quarters? items? products? machines? servers? copies packs? sets? calls? "
    "meetings? deals? orders? thanks thank points? stars? watts? volts? sqm gb mb tb hectares? litres? liters? bottles?"
)
_COUNTED_PATTERN = "|".join(_COUNTED.split())
_COUNT_AFTER = re.compile(rf"(?:[ -]|[ ]?x )?(?:[a-z-]{{2,20}} )?(?:{_COUNTED_PATTERN})(?![a-z])")
_COUNT_DIRECTLY_AFTER = re.compile(
    rf"[ -]?(?:(?:new|more|extra|additional|annual|user|active|paid) )?(?:{_COUNTED_PATTERN})(?![a-z])"
)
_WORD_AFTER = re.compile(r"[ -]?([a-z]+)")
_GOES_ON = frozenset(
    """for from to with at on in by and or but of close closes closing closed follow next tomorrow today tonight monday tuesday wednesday thursday friday
    product source signed won lost total net gross all deal arr mrr acv tcv per each apiece pa annually yearly monthly a an budget offer order contract
    opportunity renewal upgrade expansion quote because if when after before until till via through please pls stage prob probability is was will would the
    their we i he she they it this that as now again approx max min plus excl incl including excluding vat tax discount not only so then probably likely
    eod eow asap instead already expected remind call ship""".split()
)
_UNIT_MARK = re.compile(
    r" ?(?:each|apiece|a piece|a pop|a head|(?:per|/) ?(?!(?:month|year|annum|week|day|quarter|mo|yr|y|cent)\b)[a-z]+)"
)
_MEASURE_ALWAYS = "个|台|套|件|人|家|次|位|名|份|张|天|小时|分钟|用户|户|吨|公斤|千克|斤|米|座|席|箱|批|条|颗|片|支|把|辆|只|双|瓶|杯|账号|许可|授权|种|门|层|楼|强|度|岁|遍|倍|场|页|字|折|栋|粉|次|公里|平"
_MEASURE_BARE = (
    f"{_MEASURE_ALWAYS}|年|月|周|分|点|号|日|部|本|站|项|后|季|期|单|笔|款|组|队|课|路|室|班|级|刻|时|秒|星期|礼拜"
)
_CHINESE_COUNT = re.compile(f" ?(?:多|余)?(?:{_MEASURE_ALWAYS})")
_CHINESE_BARE_COUNT = re.compile(f" ?(?:{_MEASURE_BARE})")

_ID_BEFORE = re.compile(
    r"(?:#|(?<![a-z])(?:iso|din|no|nr|number|room|version|v|id|invoice|ticket|ref|po|suite|ext|gate|section|article|apt|unit|building|floor|line|page|"
    r"chapter|sku|model|code|zip|plz|phone|tel|mobile|cell|fax|rev|step|phase|level|kw|flight|windows|office|studio|form|route|bus|case|win))[.:#]? ?#?$"
)
_STRONG = re.compile(
    r"(?:(?<![a-z])(?:worth|valued?(?: at| of| is)?|amount(?:s|ing)?(?: of| is| to)?|budget(?: of| is)?|priced?(?: at| of| is)?|totals?(?: of| is)?|totalling|"
    r"quoted?(?: at| of| them| him| her)?|offer(?:ed)?(?: of| at| them)?|costs?|pays?|paid|spend|spent|charged?|revenue(?: of)?)|=|[:,]? ?~|≈"
    r"|金额|预算|报价|总价|价格|单价|合同额|成交价|成交|总额|售价|出价|付了?|收了?|卖了?)[ :]? ?(?:about |around |approx\.? |是|为|约|大约|大概|了)?$"
)
_WEAK = re.compile(
    r"(?:(?<![a-z])(?:for|at|to|of|is|about|around|approx\.?|roughly|only)|[:@]|合同|订单|签了?|共|总共|合计|约|大约|大概|是|为)[ ]?$"
)
_DEAL_SENTENCE = re.compile(
    r"[/ ]?(?:new |add |create |log |update )?(?:deal|d|won|sold|order|opportunity|opp|closed|close)\b|.{0,20}(?:成交|签了|签单|商机|卖)"
)
_PRODUCT = re.compile(r" ?[x*] ?")
_AT_BETWEEN = re.compile(r"(?:[ -](?!(?:to|from|by|with|in|on)\b)[a-z-]{2,25}){1,3} ?(?:at|@|à|je|zu) ?| ?@ ?")
_CHINESE_UNIT_BETWEEN = re.compile(
    rf" ?(?:{_MEASURE_ALWAYS})[^\d。；]{{0,12}}?(?:每|单价|均价|一|各)(?:{_MEASURE_ALWAYS})?(?:是|为|：|:| )?"
)
_CHINESE_UNIT_AFTER = re.compile(rf" ?(?:/|一|每)(?:{_MEASURE_ALWAYS})")


def is_count(number: Number, folded: str) -> bool:
    """Whether the number counts things: 20 seats, 一百个账号."""
    after = folded[number.span[1] : number.span[1] + 40]
    if number.currency is not None:
        return False
    if _CHINESE_COUNT.match(after) or (not number.scaled and _CHINESE_BARE_COUNT.match(after)):
        return True
    if number.scaled or number.formatted:
        return bool(_COUNT_DIRECTLY_AFTER.match(after))
    if _UNIT_MARK.match(after):
        return False
    if _COUNT_AFTER.match(after):
        return True
    word = _WORD_AFTER.match(after)
    return word is not None and word[1] not in _GOES_ON


def is_price(number: Number, folded: str, bare: bool) -> bool:
    """Whether the number is money: it has a currency, a magnitude, the look of a price, or a word before it that asks for one."""
    start, end = number.span
    before, after = folded[max(0, start - 32) : start], folded[end : end + 40]
    if number.currency is not None:
        return True
    if is_count(number, folded) or _ID_BEFORE.search(before):
        return False
    if number.scaled or _UNIT_MARK.match(after) or _CHINESE_UNIT_AFTER.match(after):
        return True
    if bare or _STRONG.search(before):
        return True
    return _looks_like_price(number, before, folded)


def _looks_like_price(number: Number, before: str, folded: str) -> bool:
    """A bare number without a clear word for money: large or written like a price, and not a year or a serial number."""
    value = number.value
    whole = value == value.to_integral_value()
    if not number.formatted and whole and 1990 <= value < 2050 and value != 2000:
        return False
    if number.formatted and value >= 1:
        return True
    if _WEAK.search(before):
        return value >= 25
    if value >= 10**8:
        return False
    return value >= 1000 or (value >= 100 and bool(_DEAL_SENTENCE.match(folded)))


def is_product_sign(between: str) -> bool:
    """Whether the text between two numbers multiplies them: 400 x 25."""
    return bool(_PRODUCT.fullmatch(between))


def is_unit_price_between(count: Number, price: Number, folded: str) -> bool:
    """Whether the price, said after the count, is the price of one: 20 seats at 49, 20 seats for 49 each, 100个账号，每个500元."""
    between = folded[count.span[1] : price.span[0]]
    if _AT_BETWEEN.fullmatch(between) or _CHINESE_UNIT_BETWEEN.fullmatch(between):
        return True
    return len(between) <= 60 and not re.search("[.;。；]", between) and has_unit_mark(price, folded)


def has_unit_mark(price: Number, folded: str) -> bool:
    """Whether "each", "per seat" or 一套 stands after the price."""
    after = folded[price.span[1] : price.span[1] + 30]
    return bool(_UNIT_MARK.match(after) or _CHINESE_UNIT_AFTER.match(after))
