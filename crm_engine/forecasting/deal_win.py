"""Whether an open deal will be won at all: what its fields, stage and age say, with the reasons."""

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from crm_engine.forecasting.deal_ageing import Ageing, read_ageing
from crm_engine.forecasting.deal_features import Feature, read_features
from crm_engine.forecasting.deal_known import Floats, KnownDeals, read_deals
from crm_engine.forecasting.deal_logistic import Shift, fit_and_shift
from crm_engine.forecasting.deal_reasons import Account, reasons, silence
from crm_engine.forecasting.deal_stages import stage_shift

LEVEL_Z = 1.2816
LEAST = 1e-4
LEAST_EVIDENCE = -0.5
DEALS_OF_DOUBT = 50.0
MOST_COLUMNS = 300


def win_probability(deals: pd.DataFrame, as_of: Any, history: pd.DataFrame | None = None) -> pd.DataFrame:
    """P(won at all) of every deal open on as_of, from what was known then.

    deals    as for `forecast_deals`; any further column (text, whole numbers, numbers) is a candidate feature, taken to
             have been known since the deal was created
    history  dated changes; stages up to as_of are used

    Returns a frame deal_id, probability, low, high (80 %), reasons: up to five (words, signed percentage points) that
    add up to the difference from the share of closed deals that were won (`attrs["base_rate"]`). Fields that do not
    tell won from lost are left out, named in a reason of 0 points, and in `attrs["silent"]`. The others enter a
    logistic regression whose weights are shrunk as strongly as the outcomes ask. Stage and age shift its log odds;
    the chance that the deal closes at all, by age, scales it: where old deals do close, one older than any that closed
    is near nothing. Never exactly 0 or 1. Raises BadInput as `forecast_deals` does.
    """
    known = read_deals(deals, as_of, history)
    rows = known.is_open
    share = float((known.won.sum() + 1.0) / ((~rows).sum() + 2.0))
    features = read_features(deals, known)
    used = _telling(features, known)
    fields, by_field = _by_fields(used, known)
    ageing = read_ageing(known, share)
    by_stage, stages = stage_shift(known, share)
    logit = special.logit(np.clip(fields.probability, LEAST, 1 - LEAST)) + ageing.shift + by_stage
    spread = np.sqrt(fields.variance)
    bounds = (special.expit(logit + z * spread) * ageing.closes for z in (0.0, -LEVEL_Z, LEVEL_Z))
    chance, low, high = (np.clip(bound, LEAST, 1 - LEAST) for bound in bounds)
    by_age = special.logit(chance) - logit + ageing.shift
    names = [feature.name for feature in features if feature not in used]
    account = Account(
        parts=np.column_stack([by_field, by_stage, by_age]),
        words=_words(used, known, stages, ageing),
        silent=silence(names, _too_few(known)),
    )
    table = pd.DataFrame({"deal_id": known.ids[rows], "probability": chance, "low": low, "high": high})
    table["reasons"] = pd.Series(reasons(account, chance, share), dtype=object, index=table.index)
    table.attrs.update(base_rate=share, silent=names)
    return table


def _telling(features: list[Feature], known: KnownDeals) -> list[Feature]:
    """The fields to use, at most 300 columns of them, those with the most evidence first.

    A hundred closed deals or fewer rarely prove anything of one field alone, so that there a field stays in unless
    the evidence speaks against it; with more, it must speak for it.
    """
    if _too_few(known):
        return []
    closed = int((~known.is_open).sum())
    least = max(LEAST_EVIDENCE, -DEALS_OF_DOUBT / closed)
    kept: list[Feature] = []
    columns = 0
    for feature in sorted(features, key=lambda feature: -feature.evidence):
        columns += feature.table.shape[1]
        if feature.evidence >= least and columns <= MOST_COLUMNS:
            kept.append(feature)
    return kept


def _too_few(known: KnownDeals) -> str:
    won, closed = int(known.won.sum()), int((~known.is_open).sum())
    if closed == 0:
        return "not weighed before a deal has closed"
    return "not weighed while all closed deals ended alike" if won in (0, closed) else ""


def _by_fields(used: list[Feature], known: KnownDeals) -> tuple[Shift, Floats]:
    """What the fields say of the open deals (m,), and each field's own part in log odds (m, fields)."""
    closed = ~known.is_open
    codes = np.column_stack([feature.code for feature in used]) if used else np.zeros((len(closed), 0), np.int64)
    if used:
        kinds, kind = np.unique(codes[closed], axis=0, return_inverse=True)
    else:
        kinds, kind = codes[:1], np.zeros(int(closed.sum()), np.int64)
    total = np.bincount(kind.ravel(), minlength=len(kinds)).astype(float)
    wins = np.bincount(kind.ravel(), weights=known.won[closed], minlength=len(kinds)).astype(float)
    shift = fit_and_shift(_columns(used, kinds), wins, total, _columns(used, codes[~closed]))
    ends = np.cumsum([1, *(feature.table.shape[1] for feature in used)])
    parts = [shift.parts[:, start:end].sum(axis=1) for start, end in pairwise(ends)]
    return shift, np.column_stack([np.zeros((len(shift.parts), 0)), *parts])


def _columns(used: list[Feature], codes: Any) -> Floats:
    if not used:
        return np.zeros((len(codes), 0))
    blocks = [feature.table[codes[:, place]] for place, feature in enumerate(used)]
    return np.asarray(np.hstack(blocks) / np.sqrt(len(used)))


def _words(used: list[Feature], known: KnownDeals, stages: list[str], ageing: Ageing) -> list[list[str]]:
    places = np.flatnonzero(known.is_open)
    return [
        [*(feature.words[place] for feature in used), stages[row], ageing.words[row]]
        for row, place in enumerate(places)
    ]
