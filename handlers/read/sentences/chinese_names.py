"""Names in a Chinese sentence: known ones, well-known ones, Latin ones, and what stands where a name has to."""

import re
from dataclasses import dataclass
from typing import Final

from handlers.read.folding import Claims, Span
from handlers.read.sentences.chinese_vocabulary import AFTER_DATED_NAMES, AFTER_NAMES, BEFORE_NAMES, VOCABULARY
from handlers.read.sentences.company_words import CHINESE_FAMOUS, CHINESE_FORMS
from handlers.read.sentences.given_names import ADDRESS, DOUBLE_SURNAMES, GIVEN_CHARACTERS, SURNAMES
from handlers.read.sentences.known_names import KnownNames, looks_like_a_person
from handlers.read.sentences.mixed_words import BESIDE, MIXED
from handlers.read.sentences.said import Said

_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z&.'’-]*(?: (?:[A-Z][A-Za-z&.'’-]*|&|of|de|plc|Inc|Ltd))*")
_LATIN_WORDS: Final = frozenset(
    [
        "w",
        "k",
        "q1",
        "q2",
        "q3",
        "q4",
        "crm",
        "it",
        "ceo",
        "cfo",
        "cto",
        "coo",
        "cio",
        "hr",
        "vp",
        "ppt",
        "pdf",
        "ok",
        "demo",
        "poc",
        "roi",
        "rmb",
        "usd",
        "eur",
        "gbp",
        "cny",
        "email",
        "excel",
        "word",
        "app",
        "api",
        "sso",
        "saas",
        "vip",
        "crm",
        "erp",
        "ai",
        "kpi",
        "wifi",
        "bot",
        "am",
        "pm",
        "h1",
        "h2",
        "nps",
        "csat",
        "arr",
        "mrr",
        "pr",
        "pk",
        "po",
        "nda",
        "tv",
    ]
)
_FORM: Final = re.compile(rf"[\u4e00-\u9fff]{{1,6}}?(?:{CHINESE_FORMS})+")
_FORM_OR_WORD: Final = re.compile(rf"(?P<form>{CHINESE_FORMS})|{VOCABULARY.pattern}")
_ADDRESSED: Final = re.compile(
    rf"(?:{'|'.join(DOUBLE_SURNAMES)}|[{''.join(sorted(SURNAMES))}])(?:{ADDRESS})(?!监|额|价|共|结|是|体|公司|人[^员])"
)
_FAMOUS: Final = re.compile("|".join(CHINESE_FAMOUS))
_PERSON: Final = re.compile(
    r"(?:(?:联系人|一下|给|跟|和|找|约|见了|见|联系了|联系|拜访了|拜访|认识了|认识|通知|催|问|"
    r"线索|保存|添加|录入|登记|回复|的)[:： ]?|[,，:：、。 ]|^)"
    rf"((?:{'|'.join(DOUBLE_SURNAMES)}|[{''.join(sorted(SURNAMES))}])[\u4e00-\u9fff]{{1,2}}?)"
    r"(?=[,，。:：;；!！?？、 (（]|$|打(?:个|了)?电话|打了|通(?:完|了)|的(?:电话|手机|号码|邮箱|"
    r"微信|名片|职位)|是(?!否|不)|开(?:会|个会|了)|吃(?:饭|了)|见面|见了|聊|发(?:了|邮|微|短)|约|"
    r"喝|谈|说|视频|会议|沟通|讨论|商|签|一起|确认|对接|邮箱|担任|加入|DATE|\d)"
)
_LONGEST_LOOSE: Final = 5
_RUN: Final = re.compile("[\u4e00-\u9fff]{2,}")
_NICK: Final = re.compile(rf"[小老阿][{''.join(sorted(SURNAMES))}](?![\u4e00-\u9fff]?(?:公司|集团|科技))")


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A name with its place; `person` None where nothing shows whether it is a person's."""

    text: str
    span: Span
    person: bool | None
    sure: bool


def chinese_names(said: Said, known: KnownNames) -> list[ChineseName]:
    """The names in order."""
    text = said.text
    claims = Claims()
    for when in said.whens:
        claims.take(when.span)
    for total in said.sums:
        claims.take(total.span)
    names: list[ChineseName] = []

    def add(span: Span, person: bool | None, sure: bool) -> None:
        if span[1] - span[0] > 1 and claims.take(span):
            names.append(ChineseName(text[slice(*span)].strip(), span, person, sure))

    for span in known.chinese_spans(text):
        add(span, is_chinese_person(text[slice(*span)]), True)
    for span in known.spans_in(text):
        add(span, looks_like_a_person(text[slice(*span)]) or False, True)
    for match in re.finditer('[“"「]([^”"」]{2,40})[”"」]', text):
        add(match.span(1), False, True)
    for match in _FAMOUS.finditer(text):
        if not re.match("推广|广告|竞价|搜索", text[match.end() :]):
            add(match.span(), False, True)
    for match in _ADDRESSED.finditer(text):
        add(match.span(), True, True)
    for match in _LATIN.finditer(text):
        if (
            match[0].lower() not in _LATIN_WORDS
            and not _is_of_the_trade(match[0])
            and "@" not in text[match.start() - 1 : match.end() + 1]
            and not _in_address(said, match.span())
        ):
            add(match.span(), looks_like_a_person(match[0]) or False, True)
    for match in _FORM.finditer(
        _FORM_OR_WORD.sub(lambda word: word[0] if word["form"] else "\x01" * len(word[0]), text)
    ):
        add(match.span(), False, True)
    for match in _NICK.finditer(text):
        add(match.span(), True, True)
    for match in _PERSON.finditer(text):
        if not VOCABULARY.match(match[1]) or len(VOCABULARY.match(match[1])[0]) < 2:  # type: ignore[index]
            add(match.span(1), None, True)
    for span in _left_over(text, [name.span for name in names], said):
        add(span, is_chinese_person(text[slice(*span)]), False)
    return sorted(names, key=lambda name: name.span)


def loose_names(said: Said, names: list[ChineseName]) -> list[ChineseName]:
    """Every run of two to five characters that no word, date, sum or name covers: what may be a name nobody knows."""
    chars = list(said.text)
    taken = [name.span for name in names]
    for start, end in [*taken, *(when.span for when in said.whens), *(total.span for total in said.sums)]:
        chars[start:end] = "\x00" * (end - start)
    covered = VOCABULARY.sub(lambda match: "\x01" * len(match[0]), "".join(chars))
    runs = [match.span() for match in _RUN.finditer(covered) if match.end() - match.start() <= _LONGEST_LOOSE]
    return [
        ChineseName(said.text[slice(*span)], span, is_chinese_person(said.text[slice(*span)]), False) for span in runs
    ]


def is_chinese_person(name: str) -> bool | None:
    """True with a form of address, None where the length and surname would fit a person, False else."""
    if _ADDRESSED.fullmatch(name) and name not in CHINESE_FAMOUS:
        return True
    if name in CHINESE_FAMOUS or re.search(rf"(?:{CHINESE_FORMS})$", name):
        return False
    if name[:2] in DOUBLE_SURNAMES and 3 <= len(name) <= 4:
        return None
    return None if name[0] in SURNAMES and 2 <= len(name) <= 3 and name[-1] in GIVEN_CHARACTERS else False


def _is_of_the_trade(latin: str) -> bool:
    return all(word in MIXED or word in BESIDE for word in latin.lower().split())


def _in_address(said: Said, span: Span) -> bool:
    return any(said.text.find(mail) <= span[0] < said.text.find(mail) + len(mail) for mail in said.emails)


def _may_stand(text: str, start: int, end: int, edges: set[int]) -> bool:
    """Whether a name can stand there: behind a word that names follow and before one that follows names.

    edges  where dates and sums begin and end: a name may end at one, and begin at one where the trade goes on
    """
    after = AFTER_NAMES.match(text[end:]) or end in edges
    if start in edges and not BEFORE_NAMES.search(text[:start]):
        return AFTER_DATED_NAMES.match(text[end:]) is not None
    return bool(after and BEFORE_NAMES.search(text[:start]))


def _left_over(text: str, taken: list[Span], said: Said) -> list[Span]:
    """Runs of characters that no word of the vocabulary covers, where a name can stand."""
    chars = list(text)
    for start, end in [*taken, *(when.span for when in said.whens), *(total.span for total in said.sums)]:
        chars[start:end] = "\x00" * (end - start)
    rest = "".join(chars)
    covered = VOCABULARY.sub(lambda match: "\x01" * len(match[0]), rest)
    edges = {
        place for span in (*(when.span for when in said.whens), *(total.span for total in said.sums)) for place in span
    }
    spans = []
    for match in _RUN.finditer(covered):
        start, end = match.span()
        if end - start <= 8 and text[start] not in "最很太更挺好不没" and _may_stand(text, start, end, edges):
            spans.append((start, end))
    return spans
