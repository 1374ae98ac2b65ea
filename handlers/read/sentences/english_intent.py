"""What an English sentence wants: ordered rules over the plain sentence; the first that holds decides."""

import re
from dataclasses import dataclass
from typing import Final

from handlers.read.sentences import english_queries as asked
from handlers.read.sentences import english_statements as told
from handlers.read.sentences import english_words_of_intent as cues

Guess = tuple[str, float]
_POLITE: Final = re.compile(
    r"^(?:(?:hey|hi|hello|yo|ok|okay|so|well|btw|by the way|also|and|then|please|good news|bad news|great news|big news|update|just|oh|yes|yay|yeah|yep|hooray|hurray|finally|unfortunately|sadly|team|guys|bot|crm|great|nice|um|uh|alright|right|listen|quick (?:one|update|question)|heads up|fyi|good morning|morning|big one|small one|amazing|awesome|wow|woohoo|boom|damn|argh|thanks|thank you|dear \w+|quickly|quick)\b"
    r"(?: ?[,:!.;-]+)* ?)+(?=\S)"
)
_ASKED_TO: Final = re.compile(
    r"^(?:please )?(?:(?:can|could|would|will) (?:you|u|we)(?: please| kindly| quickly| just)*|i (?:want|need|would like|would love) you to|would you mind|please|kindly|i (?:want|would like|wish) to (?=log|add|create|record|enter|snooze|undo|move|mark|set|save|update|change|close)) "
)
_OUGHT: Final = re.compile(
    r"^(?:please )?(?:i |we |you |he |she )?(?:(?:really |still |also |just )?(?:need|have|has|got(?= to (?!know))|ought|want|plan|supposed|promised|going|am going|are going|would like|intend|am supposed|wanted) to|must|should|will|shall|had better|better|would like to|let us|let me|time to|do not forget to|remember to|make sure (?:to|i|we)|be sure to|try to) (?:please )?(?:also |still |just )?"
)
_CALENDAR: Final = re.compile(r"DATE|TODAY|PERIOD")
# Words that only this trade asks about, so that they need no question around them.
_TRADE_ALONE: Final = re.compile(
    r"\b(?:forecasts?|pipelines?|funnel|churn|ltv|clv|rfm|segments|win rates?|bottlenecks?|conversion|roi|cac|agenda|overdue|quota|cross sell|"
    r"sales cycle|lead sources?|cost per lead|open deals|grades?|loss reasons)\b"
)
_ABOUT_TRADE: Final = re.compile(
    r"\b(?:deal|quote|proposal|contract|offer|invoice|demo|customer|client|lead|prospect|renewal|order|report|sales|meeting|presentation|price|pricing|documents?|nda|slides|deck|sample|agreement|opportunity|account|supplier|partner|team|boss|manager|pipeline|forecast|them|him|her|back|everyone|minutes|notes|crm|expenses|numbers|campaign|budget)s?\b"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain sentence, before and after its polite beginning, and what it holds."""

    whole: str
    core: str
    asks: bool
    ought: bool

    def has(self, *signs: str) -> bool:
        """Whether all these signs (NAME, SUM ...) stand in it."""
        return all(sign in self.whole for sign in signs)


def english_intent(whole: str, strong_name: bool) -> Guess:
    """The intent of a plain sentence and how sure it is.

    strong_name  whether a name was known, quoted or written with a capital
    """
    said = _stripped(whole)
    for rule in (_small_talk, _corrections, _outside, _explicit, _questions_first, _statements, _questions_last):
        guess = rule(said, strong_name)
        if guess is not None:
            return guess
    return "oos", 0.6


def _stripped(whole: str) -> Plain:
    core = _POLITE.sub("", whole)
    asked_to = _ASKED_TO.sub("", core)
    politely = asked_to != core
    ought = _OUGHT.sub("", asked_to)
    asks = bool(asked.ASKS.search(asked_to)) and not (
        politely and not re.match("show|tell|give|list|what|which|who|how", asked_to)
    )
    return Plain(whole, ought if ought != asked_to and not asks else asked_to, asks, ought != asked_to)


def _small_talk(said: Plain, strong_name: bool) -> Guess | None:
    if not said.whole or not re.search("[A-Za-z]", said.whole):
        return "oos", 0.9
    if re.fullmatch(r"later[ !.]*", said.whole) or re.fullmatch(r"help[ !?.]*", said.whole):
        return None
    if re.fullmatch(r"(?:NAME ?|[^\w ] ?)+", said.whole):
        return "oos", 0.3 if strong_name else 0.6
    if cues.SNOOZE.search(said.core):
        return None
    if cues.NOTHING.fullmatch(said.whole) and not (strong_name and "done" in said.whole):
        return "oos", 0.9
    return None


def _corrections(said: Plain, _strong: bool) -> Guess | None:
    if cues.HELP.search(said.core) and not cues.OUTSIDE.search(said.whole):
        return "help", 0.9
    if cues.UNDO.search(said.core) or cues.UNDO.search(said.whole):
        outside = re.search(r"\b(?:account|subscription|page|password|mailing list)\b", said.whole)
        return ("oos", 0.8) if outside and not re.search("just|last", said.whole) else ("undo", 0.9)
    if cues.SNOOZE.search(said.core) and not said.has("NAME") and (not said.asks or re.match(r"(?:give|gimme) me ", said.core)):
        return "snooze", 0.9
    return None


def _outside(said: Plain, _strong: bool) -> Guess | None:
    if not cues.OUTSIDE.search(said.whole):
        return None
    if said.has("NAME", "SUM") and not re.search("stock|convert|price of", said.whole):
        return None
    if cues.REMIND.search(said.core) and not re.search(r"\b(?:timer|alarm|wake)\b", said.whole):
        return None
    if cues.NOTE.search(said.core) and "NAME" in said.whole:
        return None
    return "oos", 0.9


def _explicit(said: Plain, _strong: bool) -> Guess | None:
    """What says itself what it is: note ..., remind me ..., deal ..."""
    if cues.NOTE.search(said.core) and re.search("NAME|MAIL|:", said.core):
        return "log_activity", 0.9
    if re.match(
        r"(?:please )?(?:remind|(?:set|add|create|make|new|put)(?: me)? (?:a |an |in |up )*(?:new )?(?:reminder|follow up|task|todo)|do not (?:let me )?forget|never let|todo|task|remember to|reminder)\b",
        said.core,
    ) or (cues.REMIND.search(said.core) and not said.asks and not _was_done(said)):
        if re.fullmatch(
            r"(?:please )?remind me (?:(?:DATE|TODAY|PERIOD|later|again|please|in|at|on)[ .!]*)*", said.core
        ):
            return "snooze", 0.6
        if (
            told.DEAL.search(said.core)
            and said.has("SUM", "NAME")
            and not re.match("remind|set|add a rem|todo", said.core)
        ):
            return "log_deal", 0.85
        if not re.search(r"\breminders?\b.*\?", said.core):
            return "set_reminder", 0.9
    if (
        re.match(r"every |each |(?:daily|weekly|monthly|quarterly)\b", said.core)
        and "DATE" in said.core + said.whole
        and not said.asks
    ):
        return "set_reminder", 0.8
    return None


def _was_done(said: Plain) -> bool:
    """Whether the sentence begins with what was done, or was sold, won or lost, so that a reminder in it is a follow-up."""
    head = re.split(r"\b(?:remind|nudge me|ping me|set a|do not (?:let|forget)|remember)\b", said.whole, maxsplit=1)[0]
    return bool(
        (told.DONE.search(head) and "NAME" in head)
        or told.SENT_PAPER.search(head)
        or re.search(r"\b(?:sold|won|lost|deal|order)\b", head)
        or (told.STAGE_MOVE.search(head) and "NAME" in head)
    )


def _questions_first(said: Plain, strong_name: bool) -> Guess | None:
    return _question(said, strong_name) if said.asks else None


def _question(said: Plain, strong_name: bool) -> Guess | None:
    text = said.core if said.core else said.whole
    if asked.AGENDA.search(text) and not re.search(r"\b(?:who|whom|which|what|where|how)\b.*\bshould\b|\bpipeline\b|\b(?:plan|rank|prioriti[sz]e|sort) my\b", text):
        return "query_agenda", 0.9
    if re.search(r"\bforecast", text) and not asked.BOTTLENECK.search(text):
        return "query_forecast", 0.9
    table = (
        ("query_next_action", asked.NEXT),
        ("query_channel", asked.CHANNEL),
        ("query_recommendation", asked.RECOMMEND),
        ("query_bottleneck", asked.BOTTLENECK),
        ("query_pipeline", asked.DEAL_LIST),
        ("query_value", asked.VALUE),
        ("query_forecast", asked.FORECAST),
        ("query_pipeline", asked.PIPELINE),
    )
    for intent, pattern in table:
        if pattern.search(text) and _is_of_the_trade(intent, text, strong_name):
            return intent, 0.85
    return ("oos", 0.6) if said.asks else None


def _is_of_the_trade(intent: str, text: str, strong_name: bool) -> bool:
    """Words that are not the trade's alone need a name, a sum, a period or one of the trade's beside them."""
    if intent == "query_recommendation" and re.match(r"(?:please )?(?:recommend|suggest)", text):
        return bool(
            re.search(
                "NAME|product|offer|sell|customer|client|for (?:them|him|her)|service|upsell|deal|lead|action", text
            )
        )
    if intent == "query_value" and re.search(r"\bworth\b|\bvalue (?:of|for)\b|\bvaluable\b", text):
        return bool(re.search(r"NAME|customer|client|account|contact|relationship|segment", text))
    if intent == "query_forecast" and re.search(
        r"\bexpect|\bpredict|\bprobab|\blikel|\bchance|\bodds|\bdo you think|\bhow (?:sure|certain|safe)", text
    ):
        return bool(
            re.search(
                r"NAME|SUM|PERIOD|revenue|sales|deal|clos|sell|sign|win|quota|target|bookings|we|quarter|month|year|pipeline",
                text,
            )
        )
    if intent == "query_forecast" and "going to" in text:
        return bool(
            re.search(r"NAME|SUM|PERIOD|deal|\bwe\b|sales|quarter|month|year|\bi (?:make|hit|close|sell)", text)
        )
    if (
        intent == "query_pipeline"
        and re.search(r"\b(?:how|what) (?:is|about|are) (?:the )?NAME", text)
        and not asked.DEAL_LIST.search(text)
    ):
        return strong_name
    if intent == "query_bottleneck" and re.search(r"\bhow long\b|\bwhy (?:is|are|do|did|have)\b|\bslow", text):
        return bool(
            re.search(
                rf"deal|sale|stage|close|win|lose|losing|us\b|team|process|pipeline|cycle|lead|customer|order|{cues.STAGE}|funnel|NAME|numbers|revenue|quarter",
                text,
            )
        )
    return True


def _statements(said: Plain, strong_name: bool) -> Guess | None:
    for rule in (_reminder_first, _outcome, _stage, _deal, _person, _activity, _to_do, _money):
        guess = rule(said, strong_name)
        if guess is not None:
            return guess
    return None


def _named(said: Plain) -> bool:
    return "NAME" in said.whole or "QUOTED" in said.whole


def _reminder_first(said: Plain, _strong: bool) -> Guess | None:
    """An order to oneself that begins the sentence: call X monday, send the contract to X, DATE: catch up with X."""
    if not told.ACTION.search(said.core) or re.match(
        r"(?:DATE |TODAY |: ?)*(?:NAME|close (?:NAME|the|this|out).*\blost|close(?:d)? won|order from|order NAME|order SUM|order :|order \d+|make (?:NAME|it) )",
        said.core,
    ):
        return None
    if re.match(
        r"(?:quote|push|update|move|get|close|bring|make|order|do|have|give|let|buy|sign|read|fix|confirm|renew|present)\b",
        said.core,
    ) and not (said.ought or _CALENDAR.search(said.whole)):
        return None
    if (
        (told.STAGE_MOVE.search(said.core)
        and re.match(r"(?:push|update|move|bring|set|put)\b", said.core))
        or told.PROBABILITY.search(said.core)
    ):
        return None
    if told.PERSON.search(said.core) and re.search("MAIL|PHONE", said.core) and re.match("contact|update", said.core):
        return None
    if re.match(
        r"contact :|contact NAME (?:[/,(]|at NAME|from NAME)|(?:demo|call|email|text|meeting|visit|ring|message|review|sync) (?:with|at|from|for|to NAME sent|was|went)|email to|call (?:NAME )?: |order(?:ed)?\b.*SUM|update (?:the )?(?:email|phone|number|mobile|role|title|address)|make a note",
        said.core,
    ):
        return None
    if (
        _named(said)
        or (said.ought
        and _ABOUT_TRADE.search(said.whole))
        or (_CALENDAR.search(said.whole) and _ABOUT_TRADE.search(said.core))
    ):
        return "set_reminder", 0.85 if _CALENDAR.search(said.whole) else 0.7
    return None


def _outcome(said: Plain, strong_name: bool) -> Guess | None:
    text = said.core
    if not _named(said) and not re.search(
        r"\b(?:deal|contract|order|opportunity|project|it|customer|this one)\b", text
    ):
        return None
    if re.search(r"^mark .*\bwon\b|\bas won\b|closed[ -]won", text):
        return "mark_won", 0.9
    lost = told.LOST.search(text) or told.LOST.search(said.whole)
    if lost and not re.search(r"\b(?:not|never) lost\b", text):
        if re.search(
            r"\b(?:my|the) (?!NAME|deal|contract|order|opportunity|account|project|tender|pitch|bid|whole|renewal)\w+$",
            text,
        ) and not _named(said):
            return "oos", 0.7
        return "mark_lost", 0.9
    held = told.HELD.match(text) and not re.search(r"\b(?:won|signed|closed)\b", text)
    won = not held and (told.WON.search(text) or told.WON.search(said.whole))
    if won and not told.NOT_WON.search(text) and not re.search(r"\bsold\b", text):
        if told.DEAL.match(text) and re.match(r"(?:new|log|add|create)\b", text):
            return None
        return "mark_won", 0.85
    return None


def _stage(said: Plain, _strong: bool) -> Guess | None:
    text = said.core
    begins_a_deal = told.DEAL.match(text) and not re.match(r"(?:set|put|note|open) ", text)
    if begins_a_deal and said.has("SUM"):
        return None
    if told.STAGE_MOVE.search(text) and not re.search(r"\bput (?:down )?NAME (?:in|into) the pipeline", text):
        return "update_stage", 0.9
    if told.SENT_PAPER.search(text) and not re.match(r"(?:send|email) ", text):
        return "update_stage", 0.85
    if told.PROBABILITY.search(text) and _named(said) and not said.has("SUM"):
        return "update_stage", 0.85
    return None


def _deal(said: Plain, _strong: bool) -> Guess | None:
    text, whole = said.core, said.whole
    if asked.ASKS.search(text) and not said.has("SUM"):
        return None
    has_deal_words = told.DEAL.search(text) or told.DEAL.search(whole)
    is_lead = re.search(r"\b(?:new )?(?:lead|prospect|customer|client)\b", text)
    if has_deal_words and (said.has("SUM") or not is_lead):
        sure = said.has("SUM") or re.search(
            r"\bsold\b|\b(?:new|add|create|log|record)\b.*\b(?:deal|opportunity|order)\b|^(?:deal|opportunity)\b|\bordered\b|\bplaced\b|purchase order",
            text,
        )
        if (
            _named(said)
            and (sure or re.search(r"\b(?:deal|opportunity|order|po|upsell|sale|business)\b", text))
            and not _plural_list(text)
        ):
            return "log_deal", 0.9 if said.has("SUM") else 0.75
        if (
            sure
            and not _plural_list(text)
            and (said.has("SUM") or re.match(r"(?:new|add|create|log|record)\b", text))
        ):
            return "log_deal", 0.6
    if (
        said.has("SUM")
        and _named(said)
        and (is_lead or told.MET_NEW.search(text) or (told.MONEY_TALK.search(text) and not told.DONE.match(text)))
    ):
        return "log_deal", 0.8
    if (
        said.has("SUM", "NAME")
        and told.DONE.search(text)
        and re.search(r"\bbudget|\bworth\b|\bwants?\b|\bpotential\b|\bin for\b|\b(?:can|could|would|will|to) (?:pay|spend)\b|\bspend\b", text)
        and re.match(r"(?:i )?(?:just )?(?:met|spoke|talked|got|bumped|had)", text)
    ):
        return "log_deal", 0.7
    if (
        _named(said)
        and re.search(r"\brenewal\b|\bupsell\b", text)
        and re.match(r"NAME", text)
        and not _CALENDAR.search(whole)
    ):
        return "log_deal", 0.6
    return None


def _plural_list(text: str) -> bool:
    return bool(
        re.match(
            r"(?:my |our |all |the |open |biggest |total |average |top |\d+ )*(?:deals|opportunities|orders|quotes|proposals)\b",
            text,
        )
    )


def _person(said: Plain, _strong: bool) -> Guess | None:
    text = said.core
    if told.DONE.match(text) and not told.MET_NEW.search(text) and not re.search(r"MAIL|PHONE|\bcards?\b", text):
        return None
    if re.search("MAIL|PHONE", text) and _named(said) and not re.match(r"(?:called|emailed|sent)\b", text):
        return "log_contact", 0.85
    if told.MET_NEW.search(text) and not _CALENDAR.search(text):
        return "log_contact", 0.8
    if told.PERSON.search(text) and (_named(said) or re.search("MAIL|PHONE", text)):
        return "log_contact", 0.8
    if re.match(r"(?:add|save|create|store|new) (?:QUOTED|NAME)", text):
        return "log_contact", 0.75
    return None


def _activity(said: Plain, _strong: bool) -> Guess | None:
    text, whole = said.core, said.whole
    if not _named(said):
        return (
            ("log_activity", 0.6)
            if told.DONE.match(text)
            and re.search(r"\b(?:customer|client|prospect|them|him|her|voicemail|demo|lead)\b", text)
            and not said.asks
            else None
        )
    begins = told.DONE.search(text) or told.DONE.search(whole)
    if begins:
        noun = re.match(
            r"(?:a |the |our |my |\w+ ){0,3}(?:call|meeting|demo|lunch|dinner|breakfast|coffee|drinks|zoom|visit|presentation|chat|appointment|catch up|sync|check in|session|workshop|webinar|discovery call|review) (?:with|at|for|to)\b",
            text,
        )
        done = re.search(
            r"\b(?:was|were|went|had|did|showed|said|left|sent|gave|done|liked?|loved?|great|well|ok|okay|good|badly|fine|positive|interested|PAST|happened|over|finished|met|called|spoke|visited)\b",
            text,
        )
        if noun and _CALENDAR.search(text) and not done and not told.FOLLOW.search(text[noun.end() :]):
            return "set_reminder", 0.75
        return "log_activity", 0.85
    return None


def _to_do(said: Plain, _strong: bool) -> Guess | None:
    text = said.core
    if (
        told.ACTION.search(text)
        and (_named(said) or _CALENDAR.search(text))
        and _ABOUT_TRADE.search(text + (" deal" if _named(said) else ""))
    ):
        return "set_reminder", 0.7
    if told.NOUN_TO_DO.search(text) and _CALENDAR.search(text) and _named(said) and not told.SAYING.search(text):
        return "set_reminder", 0.75
    if re.search(r"\b(?:ping|remind|nudge) me\b", text):
        return "set_reminder", 0.75
    if told.FOLLOW.search(text) and _named(said) and _CALENDAR.search(text):
        return "set_reminder", 0.7
    return None


def _money(said: Plain, strong_name: bool) -> Guess | None:
    text = said.core
    if (
        said.has("SUM")
        and "NAME" in said.whole
        and not re.search(r"\b(?:convert|cost of|price of)\b", text)
        and not said.asks
    ):
        return "log_deal", 0.6
    if told.SAYING.search(text) and strong_name and not said.asks:
        if (
            told.NOUN_TO_DO.search(text)
            and re.search(r"\b(?:ends|expires|is due|is up|renews)\b", text)
            and _CALENDAR.search(text)
        ):
            return "set_reminder", 0.6
        return "log_activity", 0.7
    return None


def _questions_last(said: Plain, strong_name: bool) -> Guess | None:
    """A question without a question's form: total pipeline by rep, odds of closing X."""
    guess = _question(said, strong_name)
    if guess is None or guess[0] == "oos":
        return None
    if guess[0] == "query_pipeline" and not asked.DEAL_LIST.search(said.core):
        if not (strong_name and re.match(r"(?:the )?(?:status|NAME)", said.core)) or "DATE" in said.whole:
            return None
    return guess[0], 0.8 if strong_name or _TRADE_ALONE.search(said.core) else guess[1] - 0.1
