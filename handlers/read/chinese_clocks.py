"""Chinese clock times and parts of the day: 下午三点半, 九点, 9点一刻, 中午, 下班前."""

import re

from handlers.read.chinese_periods import number_of
from handlers.read.date_pieces import Clock, Piece

_AM = "凌晨|清晨|早上|早晨|上午|清早|一早|早"
_PM = "下午|午后|傍晚|晚上|夜里|夜晚|晚间|今晚|晚|夜"
_HOUR = r"(?:\d{1,2}|二?十[一二三四五六七八九]?|[零一二三四五六七八九])"
_CLOCK = re.compile(
    rf"(?P<half>{_AM}|{_PM}|中午|正午|半夜)?的? ?"
    rf"(?<![\d.:十第几])(?<!(?<![周期拜])[一二三四五六七八九])(?P<hour>{_HOUR})"
    rf"(?:(?P<dot>点|时)钟?(?:(?P<part>半|一刻|三刻|整)|(?P<minute>\d{{1,2}}|[零一二三四五六七八九十]{{2,3}})分?(?![\d万千百]))?|:(?P<colon>\d{{2}})(?!\d))"
    r"(?!建|意|要|问|优|折|收|关|五|[一二三四六七八九十]万|钟头|间|子|时)"
)
_NOON = re.compile("(?P<noon>中午|正午)(?!饭|吃)")
_ALONE = re.compile(
    "(?P<am>今早|^上午(?=.{1,14}[了过])|午饭前|中饭前|午餐前|上班前)|(?P<pm>下班前|下班之前|下班以前|今晚|午饭后|中饭后|午餐后|午后|下午(?!茶|好)|傍晚|晚上(?!好)|晚饭后|晚些时候|今天内|今日内)"
    "|(?P<loose_am>早上(?!好)|上午(?!好)|早晨|凌晨|一早|(?<=[今明昨])早|(?<=天)早)|(?P<loose_pm>(?<=[今明昨])晚|夜里)"
)
_MORNING = frozenset(_AM.split("|"))


def chinese_clocks(folded: str) -> list[Piece]:
    """Clock times and parts of the day; they may overlap."""
    pieces = [piece for match in _CLOCK.finditer(folded) if (piece := _clock(match))]
    pieces += [Piece(match.span(), clock=Clock(12, 0, True, True, "hour")) for match in _NOON.finditer(folded)]
    for match in _ALONE.finditer(folded):
        name = match.lastgroup or ""
        pieces.append(Piece(match.span(), half="am" if name.endswith("am") else "pm", loose=name.startswith("loose")))
    return pieces


def _clock(match: re.Match[str]) -> Piece | None:
    hour = number_of(match["hour"])
    said_minute = match["colon"] or match["minute"]
    minute = (
        {"半": 30, "一刻": 15, "三刻": 45}.get(match["part"] or "", 0)
        if not said_minute
        else number_of(said_minute.lstrip("零") or "0")
    )
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    # 一点 is "a little" far more often than one o'clock: it needs a part of the day or a day beside it.
    little = match["hour"] == "一" and match["half"] in (None, "早", "晚") and not match["part"] and not said_minute
    half = match["half"]
    certain = bool(half) or hour > 12 or hour == 0 or bool(match["colon"] and match["hour"].startswith("0"))
    grain = "minute" if minute or said_minute else "hour"
    return Piece(
        match.span(),
        clock=Clock(_hour_of(hour, half), minute, certain, not little, "hour" if grain == "hour" else "minute"),
    )


def _hour_of(hour: int, half: str | None) -> int:
    """The hour of 24: 下午三点 is 15, 中午一点 13, 凌晨十二点 and 晚上十二点 are midnight."""
    if half is None or hour > 12:
        return hour % 24
    if half in ("中午", "正午"):
        return hour + 12 if hour < 10 else hour
    if half in _MORNING:
        return hour % 12 if half == "凌晨" else hour
    if half == "半夜" or (hour == 12 and half not in ("下午", "午后")):
        return hour % 12
    return hour % 12 + 12
