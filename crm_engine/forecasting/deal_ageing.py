"""What its age says of an open deal: whether it will close at all, and how deals that close so late end."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from crm_engine.forecasting.deal_known import Bools, Days, Floats, KnownDeals
from crm_engine.forecasting.deal_signal import log_bayes_factor

LATE = 0.98
STEPS = 8
PRIOR_LATER = 10.0
DOUBT = 2.0
FEW_LEFT_OPEN = 0.25
MANY_LEFT_OPEN = 0.35


@dataclass(frozen=True)
class Ageing:
    """Of the open deals (m,): `closes`, the chance that it ever closes; `shift`, how its log odds of being won if it
    closes differ from a new deal's; and `words`."""

    closes: Floats
    shift: Floats
    words: tuple[str, ...]


def read_ageing(known: KnownDeals, share: float) -> Ageing:
    """Age as evidence, as far as the closed deals carry it; `share` of them were won.

    Some deals never close. Their share is counted among the deals created so long ago that 98 % of closings came
    sooner; a deal open at age a closes with (1 - s) L / ((1 - s) L + s), where L is the share of closings later than a
    (half a deal beyond the last). Where a team leaves many of its old deals open (a quarter to a third and more), its
    record does not say that they are dead, and age is given up as evidence. A deal without a creation date takes the
    mean of the others. Source of the split: Maller & Zhou, Survival Analysis with Long-Term Survivors, 1.
    """
    rows, ends = known.is_open & known.dated, ~known.is_open & known.dated
    lasted, won = (known.closed - known.created)[ends], known.won[ends]
    dated = known.dated[known.is_open]
    age = known.day - known.created[rows]
    closes, shift = np.ones(len(dated)), np.zeros(len(dated))
    left_open = _left_open(known, lasted)
    if len(lasted) and len(age):
        closes[dated] = _closes(age, np.sort(lasted), left_open)
        closes[~dated] = closes[dated].mean()
        shift[dated] = _shift(age, lasted, won, share)
    words = np.full(len(dated), "no creation date", dtype=object)
    oldest = int(lasted.max()) if len(lasted) else 0
    words[dated] = [_words(int(days), oldest, left_open) for days in age]
    return Ageing(closes, shift, tuple(words))


def _left_open(known: KnownDeals, lasted: Days) -> float:
    """The share of old deals that are still open."""
    if not len(lasted):
        return 0.0
    late = int(np.quantile(lasted, LATE, method="higher"))
    old = known.dated & (known.created < known.day - late)
    return float((old & known.is_open).sum() / (old.sum() + DOUBT))


def _closes(age: Days, lasted: Days, left_open: float) -> Floats:
    later = (len(lasted) - np.searchsorted(lasted, age, side="right") + 0.5) / (len(lasted) + 1)
    closing = (1 - left_open) * later
    trust = np.clip((MANY_LEFT_OPEN - left_open) / (MANY_LEFT_OPEN - FEW_LEFT_OPEN), 0.0, 1.0)
    return np.asarray((closing / (closing + left_open)) ** trust)


def _shift(age: Days, lasted: Days, won: Bools, share: float) -> Floats:
    """Log odds of the deals that closed later than this age against those of all; 0 unless age tells them apart."""
    edges = np.unique(np.quantile(lasted, np.arange(1, STEPS) / STEPS, method="inverted_cdf"))
    evidence = log_bayes_factor(np.searchsorted(edges, lasted).astype(np.int64), won)
    if evidence < 0:
        return np.zeros(len(age))
    order = np.argsort(lasted, kind="stable")
    place = np.searchsorted(lasted[order], age, side="right")
    won_later = np.append(np.cumsum(won[order][::-1].astype(float))[::-1], 0.0)[place]
    later = (won_later + PRIOR_LATER * share) / (len(lasted) - place + PRIOR_LATER)
    return np.asarray(special.expit(evidence) * (special.logit(later) - special.logit(share)))


def _words(days: int, oldest: int, left_open: float) -> str:
    said = f"open for {days} days"
    if days <= oldest:
        return said
    if left_open >= MANY_LEFT_OPEN:
        return f"{said}, as many deals here are"
    return f"{said}, longer than any that closed"
