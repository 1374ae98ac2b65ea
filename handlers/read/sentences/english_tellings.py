"""What an English sentence tells: something to do, won, lost, moved, sold, a person, something done."""

import re
from typing import Final

from handlers.read.sentences import english_statements as told
from handlers.read.sentences.english_queries import ASKS
from handlers.read.sentences.plain_said import CALENDAR, Guess, Plain, first_of

_ABOUT_TRADE: Final = re.compile(
    r"\b(?:deal|quote|proposal|contract|offer|invoice|demo|customer|client|lead|prospect|renewal|"
    r"order|report|sales|meeting|presentation|price|pricing|documents?|nda|slides|deck|sample|"
    r"agreement|opportunity|account|supplier|partner|team|boss|manager|pipeline|forecast|them|him|"
    r"her|back|everyone|minutes|notes|crm|expenses|numbers|campaign|budget)s?\b"
)
_NOT_TO_DO: Final = re.compile(
    r"(?:DATE |TODAY |: ?)*(?:NAME|close (?:NAME|the|this|out).*\blost|close(?:d)? won|"
    r"order from|order NAME|order SUM|order :|order \d+|make (?:NAME|it) )"
    r"|contact :|contact NAME (?:[/,(]|at NAME|from NAME)|(?:demo|call|email|text|meeting|"
    r"visit|ring|message|review|sync) (?:with|at|from|for|to NAME sent|was|went)|email to|"
    r"(?:whatsapp|text|message|mail|sms|letter|note) (?:to|from) NAME|"
    r"call (?:NAME )?: |order(?:ed)?\b.*SUM|update (?:the )?(?:email|phone|number|mobile|role|"
    r"title|address)|make a note"
)
# Verbs of many uses: something to do only with a day, or where it is said that it has to be done.
_LOOSE_VERBS: Final = re.compile(
    r"(?:quote|push|update|move|get|close|bring|make|order|do|have|give|let|buy|sign|read|fix|confirm|renew|present)\b"
)
_MOVES: Final = re.compile(r"(?:push|update|move|bring|set|put)\b")
_A_DEAL: Final = re.compile(r"\b(?:deal|contract|order|opportunity|project|it|customer|this one)\b")
# A customer whose name is made of plain words: "lost pepper foods today, competitor was cheaper".
_LOST_FOR: Final = re.compile(
    r"(?:we )?lost (?!my|our)\w.*\b(?:competitors?|competition|pric\w+|expensive|budget|rival|cheaper)\b"
)
_OWN_THING: Final = re.compile(
    r"\b(?:my|the) (?!NAME|deal|contract|order|opportunity|account|project|tender|pitch|bid|whole|renewal)\w+$"
)
_CALLED_A_DEAL: Final = re.compile(r"\b(?:deal|opportunity|order|po|upsell|sale|business)\b")
_SURELY_A_DEAL: Final = re.compile(
    r"\bsold\b|\b(?:new|add|create|log|record)\b.*\b(?:deal|opportunity|order)\b|^(?:deal|"
    r"opportunity)\b|\bordered\b|\bplaced\b|purchase order"
)
_MANY_DEALS: Final = re.compile(
    r"(?:my |our |all |the |open |biggest |total |average |top |\d+ )*(?:deals|opportunities|orders|quotes|proposals)\b"
)
_LEAD: Final = re.compile(r"\b(?:new )?(?:lead|prospect|customer|client)\b")
_WOULD_SPEND: Final = re.compile(
    r"\bbudget|\bworth\b|\bwants?\b|\bpotential\b|\bin for\b|\b(?:can|could|would|will|to) (?:pay|spend)\b|\bspend\b"
)
_TALKED: Final = re.compile(r"(?:i )?(?:just )?(?:met|spoke|talked|got|bumped|had)")
_HELD_WITH: Final = re.compile(
    r"(?:a |the |our |my |\w+ ){0,3}(?:call|meeting|demo|lunch|dinner|breakfast|coffee|"
    r"drinks|zoom|visit|presentation|chat|appointment|catch up|sync|check in|session|"
    r"workshop|webinar|discovery call|review) (?:with|at|for|to)\b"
)
_IS_OVER: Final = re.compile(
    r"\b(?:was|were|went|had|did|showed|said|left|sent|gave|done|liked?|loved?|great|well|"
    r"ok|okay|good|badly|fine|positive|interested|PAST|happened|over|finished|met|called|"
    r"spoke|visited)\b"
)


def told_something(said: Plain) -> Guess | None:
    """What a sentence tells; None where it tells nothing of ours."""
    return first_of((_to_do_first, _outcome, _stage, _deal, _person, _activity, _to_do, _rest), said)


def _to_do_first(said: Plain) -> Guess | None:
    """An order to oneself that begins the sentence: call X monday, send the contract to X, DATE: catch up with X."""
    text = said.core
    if told.CALL_UP.match(text) and said.dated:
        return "set_reminder", 0.8
    if "PAST" in text and not (said.dated or said.ought) and _HELD_WITH.match(text):
        return None
    if not told.ACTION.search(text) or _NOT_TO_DO.match(text):
        return None
    if _LOOSE_VERBS.match(text) and not (said.ought or said.dated):
        return None
    if told.PROBABILITY.search(text) or (told.STAGE_MOVE.search(text) and _MOVES.match(text)):
        return None
    if told.PERSON.search(text) and re.search("MAIL|PHONE", text) and re.match("contact|update", text):
        return None
    of_trade = (said.ought and _ABOUT_TRADE.search(said.whole)) or (said.dated and _ABOUT_TRADE.search(text))
    if said.named or of_trade:
        return "set_reminder", 0.85 if said.dated else 0.7
    return None


def _outcome(said: Plain) -> Guess | None:
    """Won or lost."""
    text = said.core
    if not said.named and _LOST_FOR.match(text):
        return "mark_lost", 0.8
    if not said.named and not _A_DEAL.search(text):
        return None
    if re.search(r"^mark .*\bwon\b|\bas won\b|closed[ -]won", text):
        return "mark_won", 0.9
    lost = told.LOST.search(text) or told.LOST.search(said.whole)
    if lost and not re.search(r"\b(?:not|never) lost\b", text):
        return ("oos", 0.7) if _OWN_THING.search(text) and not said.named else ("mark_lost", 0.9)
    held = told.HELD.match(text) and not re.search(r"\b(?:won|signed|closed)\b", text)
    won = not held and (told.WON.search(text) or told.WON.search(said.whole))
    logs_a_deal = told.DEAL.match(text) and re.match(r"(?:new|log|add|create)\b", text)
    if won and not logs_a_deal and not told.NOT_WON.search(text) and not re.search(r"\bsold\b", text):
        return "mark_won", 0.85
    return None


def _stage(said: Plain) -> Guess | None:
    text = said.core
    begins_a_deal = told.DEAL.match(text) and not re.match(r"(?:set|put|note|open) ", text)
    if begins_a_deal and "SUM" in said.whole:
        return None
    if told.STAGE_MOVE.search(text) and not re.search(r"\bput (?:down )?NAME (?:in|into) the pipeline", text):
        return "update_stage", 0.9
    if told.SENT_PAPER.search(text) and not re.match(r"(?:send|email) ", text):
        return "update_stage", 0.85
    if told.PROBABILITY.search(text) and said.named and "SUM" not in said.whole:
        return "update_stage", 0.85
    return None


def _deal(said: Plain) -> Guess | None:
    text, priced = said.core, "SUM" in said.whole
    if (ASKS.search(text) and not priced) or _MANY_DEALS.match(text):
        return None
    is_lead = _LEAD.search(text)
    spoken_of = told.DEAL.search(text) or told.DEAL.search(said.whole)
    if spoken_of and (priced or not is_lead):
        sure = priced or _SURELY_A_DEAL.search(text)
        if said.named and (sure or _CALLED_A_DEAL.search(text)):
            return "log_deal", 0.9 if priced else 0.75
        if sure and (priced or re.match(r"(?:new|add|create|log|record)\b", text)):
            return "log_deal", 0.6
    if priced and said.named and (is_lead or told.MET_NEW.search(text) or _talks_money(text)):
        return "log_deal", 0.8
    if said.has("SUM", "NAME") and told.DONE.search(text) and _WOULD_SPEND.search(text) and _TALKED.match(text):
        return "log_deal", 0.7
    if re.match(r"NAME\b.*\b(?:renewal|upsell)\b", text) and not said.dated:
        return "log_deal", 0.6
    return None


def _talks_money(text: str) -> bool:
    return bool(told.MONEY_TALK.search(text)) and not told.DONE.match(text)


def _person(said: Plain) -> Guess | None:
    text = said.core
    reached = re.search("MAIL|PHONE", text)
    met_new = told.MET_NEW.search(text)
    if told.DONE.match(text) and not met_new and not reached and not re.search(r"\bcards?\b", text):
        return None
    if reached and said.named and not re.match(r"(?:called|emailed|sent)\b", text):
        return "log_contact", 0.85
    if met_new and not CALENDAR.search(text):
        return "log_contact", 0.8
    if told.PERSON.search(text) and (said.named or reached):
        return "log_contact", 0.8
    if re.match(r"(?:add|save|create|store|new) (?:QUOTED|NAME)", text):
        return "log_contact", 0.75
    return None


def _activity(said: Plain) -> Guess | None:
    text = said.core
    if not said.named:
        about = re.search(r"\b(?:customer|client|prospect|them|him|her|voicemail|demo|lead)\b|DATE|PAST|TODAY", text)
        return ("log_activity", 0.6) if told.DONE.match(text) and about and not said.asks else None
    if not (told.DONE.search(text) or told.DONE.search(said.whole)):
        return None
    held = _HELD_WITH.match(text)
    to_come = held and CALENDAR.search(text) and not _IS_OVER.search(said.whole)
    if held and to_come and not told.FOLLOW.search(text[held.end() :]):
        return "set_reminder", 0.75
    return "log_activity", 0.85


def _to_do(said: Plain) -> Guess | None:
    text, dated = said.core, bool(CALENDAR.search(said.core))
    about = said.named or _ABOUT_TRADE.search(text)
    if told.ACTION.search(text) and about and (said.named or dated):
        return "set_reminder", 0.7
    if told.NOUN_TO_DO.search(text) and dated and said.named and not told.SAYING.search(text):
        return "set_reminder", 0.75
    if re.search(r"\b(?:ping|remind|nudge) me\b", text):
        return "set_reminder", 0.75
    if told.FOLLOW.search(text) and said.named and dated:
        return "set_reminder", 0.7
    return None


def _rest(said: Plain) -> Guess | None:
    """A name with a sum is a deal; a name that does or says something is a note."""
    text = said.core
    if said.asks:
        return None
    if said.has("SUM", "NAME") and not re.search(r"\b(?:convert|cost of|price of)\b", text):
        return "log_deal", 0.6
    if not (told.SAYING.search(text) and said.strong_name):
        return ("set_reminder", 0.6) if said.named and "DATE" in text else None
    if re.match(
        r"(?:the )?NAME(?:'s \w+)? (?:\w+ )?(?:said|says|told|mentioned|thinks?|confirmed|complained|reported)\b", text
    ):
        return "log_activity", 0.85
    ends = re.search(r"\b(?:ends|expires|is due|is up|renews)\b", text) and CALENDAR.search(text)
    return ("set_reminder", 0.6) if ends and told.NOUN_TO_DO.search(text) else ("log_activity", 0.7)
