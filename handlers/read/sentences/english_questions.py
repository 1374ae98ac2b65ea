"""Which question an English sentence asks: the patterns in their order, and what has to stand beside weak words."""

import re
from typing import Final

from handlers.read.sentences import english_queries as asked
from handlers.read.sentences.english_words_of_intent import STAGE
from handlers.read.sentences.plain_said import Guess, Plain

_TABLE: Final = (
    ("query_next_action", asked.NEXT),
    ("query_channel", asked.CHANNEL),
    ("query_recommendation", asked.RECOMMEND),
    ("query_bottleneck", asked.BOTTLENECK),
    ("query_pipeline", asked.DEAL_LIST),
    ("query_value", asked.VALUE),
    ("query_forecast", asked.FORECAST),
    ("query_pipeline", asked.PIPELINE),
)
_NO_AGENDA: Final = re.compile(
    r"\b(?:who|whom|which|what|where|how)\b.*\bshould\b|\bpipeline\b|\b(?:plan|rank|prioriti[sz]e|sort) my\b"
)
# Words that only this trade asks about, so that they need no question around them.
_TRADE_ALONE: Final = re.compile(
    r"\b(?:forecasts?|pipelines?|funnel|churn|ltv|clv|rfm|segments|win rates?|bottlenecks?|"
    r"conversion|roi|cac|agenda|overdue|quota|cross sell|"
    r"sales cycle|lead sources?|cost per lead|open deals|grades?|loss reasons)\b"
)
# Intent, words that are not the trade's alone, and what must stand beside them.
_WEAK: Final = (
    (
        "query_recommendation",
        re.compile(r"^(?:please )?(?:recommend|suggest)"),
        re.compile("NAME|product|offer|sell|customer|client|for (?:them|him|her)|service|upsell|deal|lead|action"),
    ),
    (
        "query_value",
        re.compile(r"\bworth\b|\bvalue (?:of|for)\b|\bvaluable\b"),
        re.compile(r"NAME|customer|client|account|contact|relationship|segment"),
    ),
    (
        "query_forecast",
        re.compile(
            r"\bexpect|\bpredict|\bprobab|\blikel|\bchance|\bodds|\bdo you think|"
            r"\bhow (?:sure|certain|safe)|\bgoing to\b"
        ),
        re.compile(
            r"NAME|SUM|PERIOD|revenue|sales|deal|clos|sell|sign|win|quota|target|bookings|\bwe\b|quarter|month|year|pipeline"
        ),
    ),
    (
        "query_bottleneck",
        re.compile(r"\bhow long\b|\bwhy (?:is|are|do|did|have)\b|\bslow"),
        re.compile(
            rf"deal|sale|stage|close|win|lose|losing|us\b|team|process|pipeline|cycle|lead|customer|order|{STAGE}|"
            r"funnel|NAME|numbers|revenue|quarter"
        ),
    ),
)
_ABOUT_A_NAME: Final = re.compile(r"\b(?:how|what) (?:is|about|are) (?:the )?NAME")


def asked_first(said: Plain) -> Guess | None:
    """The question of a sentence that has a question's form; oos where it is none of ours."""
    return _question(said) or ("oos", 0.6) if said.asks else None


def asked_last(said: Plain) -> Guess | None:
    """A question without a question's form: total pipeline by rep, odds of closing X."""
    guess = _question(said)
    if guess is None:
        return None
    if guess[0] == "query_pipeline" and not asked.DEAL_LIST.search(said.core):
        stands_alone = said.strong_name and re.match(r"(?:the )?(?:status|NAME)", said.core)
        if not stands_alone or "DATE" in said.whole:
            return None
    return guess[0], 0.8 if said.strong_name or _TRADE_ALONE.search(said.core) else guess[1] - 0.1


def _question(said: Plain) -> Guess | None:
    text = said.core
    if asked.AGENDA.search(text) and not _NO_AGENDA.search(text):
        return "query_agenda", 0.9
    if re.search(r"\bwhat will (?:we|i|they|the team) (?:sell|book|close|make|earn|win)\b.*PERIOD", text):
        return "query_forecast", 0.85
    if re.search(r"\bforecast", text) and not asked.BOTTLENECK.search(text):
        return "query_forecast", 0.9
    for intent, pattern in _TABLE:
        if pattern.search(text) and _is_of_the_trade(intent, text, said.strong_name):
            return intent, 0.85
    return None


def _is_of_the_trade(intent: str, text: str, strong_name: bool) -> bool:
    for weak_intent, weak, beside in _WEAK:
        if intent == weak_intent and weak.search(text):
            return bool(beside.search(text))
    if intent == "query_pipeline" and _ABOUT_A_NAME.search(text) and not asked.DEAL_LIST.search(text):
        return strong_name
    return True
