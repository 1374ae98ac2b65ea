"""Made-up sentences with their intents, from two grammars: many wordings, names, dates, sums, typing faults."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "sentences"

_COMPANIES = """
Ardent Software;Kessler & Söhne GmbH;Lumière SA;blackrock bikes;Nordwind Logistik;Pinecrest Dental;Vesta Pharma;Quillon
Zentrix;Harbor Foods;Tamarind Textiles;Oakridge Steel;Société Bertin;Fratelli Conti;Kobayashi Trading;Delphi Optics
Next plc;Apple;Target;Bluebird Airlines;Cobalt;Ferro Industries;Gantry;Hillside Clinic;Ironwood;Juniper Labs;Kestrel
Larkspur Media;Mosaic Group;Nimbus
"""
_PEOPLE = """
Jane Porter;Tom Baxter;Chloé Martin;Hans Weber;Dr. Keller;Mr. Adeyemi;maria lopez;Peter;Anna;Sven Lindqvist;Ravi Menon
Yuki Sato;Olga;Linda Park;Carlos;Emeka Obi;Ingrid;Frau Schmitt;Priya;Lucas Meyer
"""
_CHINESE_COMPANIES = """
蓝海科技;恒通物流;东方航空;青云软件;鼎盛餐饮;国泰证券;长城重工;美团;海尔;小米
华润;万科;顺丰;网易;比亚迪;Acme;新希望;金山办公
"""
_CHINESE_PEOPLE = "王小明;李雷;刘总;陈晓;赵敏;张伟;周杰;孙悦;王经理;李娜;刘洋;吴工"


def _listed(names: str) -> list[str]:
    return re.split("[;\n]", names.strip())


_FILLERS: Final = {
    "COMPANY": _listed(_COMPANIES),
    "PERSON": _listed(_PEOPLE),
    "SUM": _listed("12k;$4,500;€30k;18 grand;1.2m usd;3 lakh;50,000 eur;£75k;9k;half a million;22k;2300 dollars"),
    "DATE": _listed(
        "tomorrow;next tue 9am;on friday;in 2 weeks;on the 20th;monday morning;tmrw at 3pm;16/4;in 3 days;by eow;"
        "end of month;thursday"
    ),
    "PERIOD": ["this quarter", "in may", "Q3", "next month", "this month", "in 2027", "next quarter"],
    "PAST": ["yesterday", "last friday", "last week", "2 days ago"],
    "N": ["20", "150", "5", "400", "12"],
    "THING": ["seats", "licences", "units", "boxes", "pumps", "accounts"],
    "ROLE": ["CFO", "head of procurement", "purchasing manager", "CEO", "VP Sales", "IT manager"],
    "MAIL": ["jane@ardent.com", "t.baxter@quillon.io"],
    "PHONE": ["+49 30 901820", "0171 5556677", "+1 415 555 2671"],
}
_CHINESE_FILLERS: Final = {
    "COMPANY": _listed(_CHINESE_COMPANIES),
    "PERSON": _listed(_CHINESE_PEOPLE),
    "SUM": ["30万", "85万", "一百二十万", "8万5", "1.2亿", "5万美元", "4500元", "20w"],
    "DATE": ["明天", "下周三", "后天下午三点", "周五", "月底", "三天后", "15号", "明天上午十点", "下周一"],
    "PERIOD": ["这个季度", "下个月", "今年", "二季度", "五月"],
    "N": ["50", "一百", "20", "三"],
    "ROLE": ["采购总监", "技术经理", "财务主管", "总经理"],
    "MAIL": ["wang@lanhai.com"],
    "PHONE": ["13800138000", "13912345678"],
}
_POLITE: Final = ("", "", "", "", "please ", "hey, ", "can you ", "pls ", "ok ", "hi, ", "btw ", "just ")
_AFTER: Final = ("", "", "", "", "", " please", " thanks", "!", ".", " 🙂", " pls")


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up sentence: its language, its intent, its words."""

    lang: str
    intent: str
    text: str


def made_sentences(seed: int, each: int) -> Iterator[Made]:
    """`each` sentences of every template, the same for the same seed."""
    chance = random.Random(seed)
    for lang in ("en", "zh"):
        intent = ""
        for line in (FOLDER / f"grammar_{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                intent = line.removeprefix("## ")
            elif line and not line.startswith("# "):
                for _ in range(each):
                    yield Made(lang, intent, _spoilt(_filled(line, lang, chance), lang, intent, chance))


def _filled(template: str, lang: str, chance: random.Random) -> str:
    while match := re.search(r"\[([^\[\]]*)\]", template):
        template = template[: match.start()] + chance.choice(match[1].split("|")) + template[match.end() :]
    fillers = _CHINESE_FILLERS if lang == "zh" else _FILLERS
    words = re.sub(
        "|".join(rf"(?<![A-Za-z]){word}(?![A-Za-z])" for word in fillers),
        lambda word: chance.choice(fillers[word[0]]),
        template,
    )
    return re.sub(" +", " ", words).strip()


def _spoilt(text: str, lang: str, intent: str, chance: random.Random) -> str:
    """As people type: polite words, no capitals, no punctuation, a letter wrong."""
    if lang == "zh":
        return text if chance.random() < 0.7 else text + chance.choice(["。", "！", "吧", ""])
    if intent not in ("oos", "undo", "snooze", "help"):
        text = chance.choice(_POLITE) + text + chance.choice(_AFTER)
    dice = chance.random()
    if dice < 0.35:
        text = text.lower()
    elif dice < 0.5:
        text = text[:1].upper() + text[1:]
    if chance.random() < 0.15:
        text = re.sub(r"[,!:](?= |$)", "", text)
    if chance.random() < 0.1:
        text = _mistyped(text, chance)
    return text


def _mistyped(text: str, chance: random.Random) -> str:
    """Two neighbouring letters of one long word swapped."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 5 and word.isalpha() and word.islower()]
    if not long:
        return text
    place = chance.choice(long)
    word = words[place]
    at = chance.randrange(1, len(word) - 2)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)
