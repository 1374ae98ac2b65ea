"""What customers want, as cards: one customer's needs, and the most asked with win rates and their ranges."""

from crm_engine.services.need_figures import LEAST_COMPANIES, LEAST_DEALS, Asked, TopNeeds
from crm_engine.services.needs import NeedLine, NeedsCard
from crm_engine.services.shares import Share
from handlers.command import Button, Reply
from handlers.show.figures import counted, percent
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage.phrases import Listed, listed, say

BUTTONS, BUTTON = 5, 40
MOST_ASKED = say("Most asked")
SHOWN = 10


def show_needs(card: NeedsCard, texts: Texts) -> Reply:
    """What was written down or taken off; or all that a customer wants, with a button each that takes it off."""
    told = bool(card.added or card.known or card.gone)
    if not told:
        return _show_all(card, texts)
    lines: list[str] = []
    if card.added:
        lines.append(texts("📌 <b>{name}</b> wants: {needs}", name=card.name, needs=wanted(card.added)))
    if card.gone is not None:
        lines.append(texts("<b>{name}</b> no longer wants: {gone}", name=card.name, gone=card.gone))
    if card.known:
        lines.append(texts("Known already of {name}: {known}", name=card.name, known=" · ".join(card.known)))
    undo = [Button(say("Undo"), f"undo {card.change}")] if card.change else []
    buttons = [*undo, Button(say("All of theirs"), f"need {card.reference}"), Button(MOST_ASKED, "need top")]
    return Reply(Html("\n".join(lines)), [buttons], replaces=True)


def wanted(needs: tuple[NeedLine, ...]) -> Listed:
    """Needs on a line, each with how many other customers want it."""
    return listed([_with_others(need) for need in needs], " · ")


def _with_others(need: NeedLine) -> str:
    if not need.others:
        return need.text
    return say("{text} (+{others})", text=need.text, others=counted(need.others, "other"))


def show_top(top: TopNeeds, texts: Texts) -> Reply:
    """The most asked needs; a win rate only where there is enough to tell one."""
    if not top.asked:
        return Reply(texts("No needs yet. Write one down: <code>need Acme wants SSO</code>"))
    lines: list[str] = [texts("<b>Most asked</b>")]
    for place, asked in enumerate(top.asked, start=1):
        lines += _asked(place, asked, texts)
    if any(asked.rate for asked in top.asked):
        lines.append(texts("Won of the closed deals, with Wilson's 95 % range; side by side, not a cause."))
    preferences = _preferences(top, texts)
    return Reply(Html("\n".join([*lines, *([""] if preferences else []), *preferences])))


def _show_all(card: NeedsCard, texts: Texts) -> Reply:
    if not card.needs:
        return Reply(
            texts("Nothing yet of what <b>{name}</b> wants. Say: <code>need {name} wants SSO</code>", name=card.name)
        )
    lines = [texts("<b>{name}</b> wants:", name=card.name)]
    for need in card.needs[:SHOWN]:
        since = texts.day(texts.local(need.at).date())
        lines.append(texts("· {text} (since {since})", text=need.text, since=since))
    more = len(card.needs) - SHOWN
    if more > 0:
        lines.append(texts("… and {more} more", more=more))
    rows = [[Button(shorten(f"✕ {need.text}", BUTTON), f"need drop {need.id}")] for need in card.needs[:BUTTONS]]
    return Reply(Html("\n".join(lines)), [*rows, [Button(MOST_ASKED, "need top")]], replaces=True)


def _asked(place: int, asked: Asked, texts: Texts) -> list[str]:
    customers = counted(asked.customers, "customer")
    lines: list[str] = [texts("{place}. <b>{text}</b> · {who}", place=place, text=asked.text, who=customers)]
    if asked.also:
        lines.append(texts("   also said: {also}", also=", ".join(asked.also)))
    if asked.rate is not None and asked.others is not None:
        lines.append(texts("   won {rate}; others {others}", rate=_share(asked.rate), others=_share(asked.others)))
    else:
        have, least = asked.closed, LEAST_DEALS
        lines.append(
            texts("   win rate: not enough data, have {have} closed, need {least} on each side", have=have, least=least)
        )
    return lines


def _preferences(top: TopNeeds, texts: Texts) -> list[str]:
    """What each sector asks for most, of its companies whose needs are known."""
    lines: list[str] = [texts("<b>By sector</b>")] if top.preferences or top.thin else []
    lines += [
        texts("{sector}: {text}, {share}", sector=one.sector, text=one.text, share=_share(one.share))
        for one in top.preferences
    ]
    if top.thin:
        thin = counted(top.thin, "sector")
        lines.append(
            texts("Not enough data for {thin}: need {least} companies that said.", thin=thin, least=LEAST_COMPANIES)
        )
    return lines


def _share(share: Share) -> str:
    """'60 % (12 of 20; 39–78 %)'."""
    low, high = percent(share.low).removesuffix(" %"), percent(share.high)
    return f"{percent(share.share)} ({share.part} of {share.whole}; {low}–{high})"
