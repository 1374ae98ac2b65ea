"""Time zones as people name them: by a city, and not by an offset, which knows no summer time."""

import unicodedata
from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

AREAS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)
LONGEST = 60
# Large cities after which no zone is named, and other names of those that have one.
CITIES: dict[str, str] = {
    **dict.fromkeys(("beijing", "peking", "shenzhen", "guangzhou", "hangzhou", "chengdu", "wuhan"), "Asia/Shanghai"),
    **dict.fromkeys(("china", "北京", "上海", "深圳", "广州", "杭州", "成都", "中国"), "Asia/Shanghai"),
    **dict.fromkeys(("mumbai", "delhi", "new delhi", "bangalore", "bengaluru", "chennai", "india"), "Asia/Kolkata"),
    **dict.fromkeys(("munich", "hamburg", "frankfurt", "cologne", "germany", "柏林", "德国"), "Europe/Berlin"),
    **dict.fromkeys(("geneva", "basel", "switzerland"), "Europe/Zurich"),
    **dict.fromkeys(("barcelona", "spain"), "Europe/Madrid"),
    **dict.fromkeys(("milan", "turin", "italy"), "Europe/Rome"),
    **dict.fromkeys(("lyon", "marseille", "france", "巴黎"), "Europe/Paris"),
    **dict.fromkeys(("edinburgh", "manchester", "birmingham", "uk", "伦敦"), "Europe/London"),
    **dict.fromkeys(("san francisco", "seattle", "san diego", "las vegas", "洛杉矶", "旧金山"), "America/Los_Angeles"),
    **dict.fromkeys(("boston", "washington", "miami", "atlanta", "philadelphia", "纽约"), "America/New_York"),
    **dict.fromkeys(("houston", "dallas", "austin", "minneapolis"), "America/Chicago"),
    **dict.fromkeys(("rio de janeiro", "brasilia"), "America/Sao_Paulo"),
    **dict.fromkeys(("osaka", "kyoto", "japan", "东京", "日本"), "Asia/Tokyo"),
    **dict.fromkeys(("abu dhabi", "迪拜"), "Asia/Dubai"),
    **dict.fromkeys(("tel aviv",), "Asia/Jerusalem"),
    **dict.fromkeys(("hanoi", "saigon"), "Asia/Ho_Chi_Minh"),
    **dict.fromkeys(("香港", "hongkong"), "Asia/Hong_Kong"),
    "新加坡": "Asia/Singapore",
    "台北": "Asia/Taipei",
    "悉尼": "Australia/Sydney",
    "canberra": "Australia/Sydney",
    "montreal": "America/Toronto",
    "wellington": "Pacific/Auckland",
    "cape town": "Africa/Johannesburg",
    "utc": "UTC",
}
# Abbreviations name an offset, or several zones: they are offered, and not taken.
ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("est", "edt", "et", "eastern"), ("America/New_York", "America/Toronto")),
    **dict.fromkeys(("cst", "cdt"), ("America/Chicago", "Asia/Shanghai", "America/Mexico_City")),
    **dict.fromkeys(("mst", "mdt", "mountain"), ("America/Denver", "America/Phoenix")),
    **dict.fromkeys(("pst", "pdt", "pt", "pacific"), ("America/Los_Angeles", "America/Vancouver")),
    **dict.fromkeys(("cet", "cest", "mez"), ("Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome")),
    **dict.fromkeys(("gmt", "bst", "wet"), ("Europe/London", "Europe/Lisbon", "UTC")),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "jst": ("Asia/Tokyo",),
}


def read_zone(said: str) -> str | None:
    """The zone of that name or of the city of that name, in any case; None where there is none or more than one."""
    found = _by_name().get(_fold(said), frozenset())
    return next(iter(found)) if len(found) == 1 else None


def nearest_zones(said: str, count: int = 4) -> list[str]:
    """The zones whose names are most like what was said, the likeliest first."""
    wanted, known = _fold(said), _by_name()
    if wanted in ABBREVIATIONS:
        return list(ABBREVIATIONS[wanted])[:count]
    same = sorted(known.get(wanted, frozenset()))
    hits = process.extract(wanted, list(known), scorer=fuzz.ratio, limit=count * 3)
    found = [zone for name, _score, _place in hits for zone in sorted(known[name])]
    return list(dict.fromkeys([*same, *found]))[:count]


@cache
def _by_name() -> dict[str, frozenset[str]]:
    """Folded names, whole and of the city alone, to the zones that they name."""
    found: dict[str, set[str]] = {_fold(city): {zone} for city, zone in CITIES.items()}
    for zone in sorted(available_timezones()):
        area, _, place = zone.partition("/")
        if area in AREAS and place:
            found.setdefault(_fold(zone), set()).add(zone)
            found.setdefault(_fold(place.rsplit("/", 1)[-1]), set()).add(zone)
    return {name: frozenset(zones) for name, zones in found.items()}


def _fold(said: str) -> str:
    plain = unicodedata.normalize("NFKD", said[:LONGEST].casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.split())
