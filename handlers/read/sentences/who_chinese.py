"""Which name of a Chinese sentence is the company and which the person."""

import re
from typing import Final

from handlers.read.sentences.chinese_names import ChineseName
from handlers.read.sentences.said import Said

_ABOUT_COMPANIES: Final = ("log_deal", "mark_won", "mark_lost", "update_stage")
_RIVAL: Final = re.compile(r"(?:选|签|用|换|买)了$|选择了?$|被$")


def who_chinese(intent: str, names: list[ChineseName], said: Said) -> dict[str, str]:
    """The slots company and contact, verbatim."""
    people: list[ChineseName] = []
    companies: list[ChineseName] = []
    for place, name in enumerate(names):
        (people if _is_person(intent, names, place, said, bool(people)) else companies).append(name)
    if intent == "mark_lost" and len(companies) > 1:
        companies = [name for name in companies if not _RIVAL.search(said.text[: name.span[0]])] or companies
    slots: dict[str, str] = {}
    if companies:
        sure = [name for name in companies if name.sure] or companies
        slots["company"] = sure[0].text
    if people:
        slots["contact"] = people[0].text
    return slots


def _is_person(intent: str, names: list[ChineseName], place: int, said: Said, found: bool) -> bool:
    """Whether this name is a person's; `found` says that an earlier one is."""
    name = names[place]
    if name.person is not None:
        return name.person
    before, after = said.text[: name.span[0]], said.text[name.span[1] :]
    if place and said.text[names[place - 1].span[1] : name.span[0]] == "的":
        return True
    if re.match("的", after) and place + 1 < len(names) and names[place + 1].span[0] == name.span[1] + 1:
        return False
    if re.match(
        "那边|这边|公司|集团|项目|方面|这单|那单|的(?:项目|单子|合同|订单|等级|客户|价值|概率|报价|续费|续约)", after
    ):
        return False
    if re.search(r"联系人[:：]?\s*$", before):
        return True
    return intent not in _ABOUT_COMPANIES and not found
