"""Whether an open deal will be won at all: its age, shifted by what its fields say, with the reasons."""

from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from crm_engine.forecasting.deal_features import Features, read_features
from crm_engine.forecasting.deal_hazard import AgeHazard, fit_age_hazard
from crm_engine.forecasting.deal_known import Bools, Floats, KnownDeals, read_deals

PENALTIES = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
FOLDS = 5
FEWEST_EACH = 5
LEVEL_Z = 1.2816
MOST_REASONS = 5
LEAST_POINTS = 0.5
LEAST = 1e-4


def win_probability(deals: pd.DataFrame, as_of: Any, history: pd.DataFrame | None = None) -> pd.DataFrame:
    """P(won at all) of every deal open on as_of, from what was known then.

    deals    as for `forecast_deals`; any further column (text, whole numbers, numbers) is a candidate feature, taken to
             have been known since the deal was created
    history  dated changes; accepted so that callers pass what they have. Stages do not enter this model yet

    Returns a frame deal_id, probability, low, high (80 %), reasons: up to five (words, signed points), the largest
    first. The chance by age comes from the competing hazards of won and lost at each later age, so a deal older than
    any that ever closed is near nothing. Ridge-penalised logistic regressions on the closed deals shift its log odds by
    the fields: six penalties and no shift at all, each weighing exp(-loss) by its cross-validated log loss; no shift
    where fewer than five deals were won or lost. Never exactly 0 or 1. Raises BadInput as `forecast_deals` does.
    """
    known = read_deals(deals, as_of, history)
    rows = known.is_open
    chance, words = _by_age(known, fit_age_hazard(known))
    features = read_features(deals, known)
    weight, covariance = _fit(features.X[~rows], known.won[~rows])
    X = features.X[rows]
    logit = special.logit(chance) + X @ weight
    closed = int((~rows).sum())
    share = (known.won.sum() + 1.0) / (closed + 2.0)
    spread = np.sqrt(np.einsum("ij,jk,ik->i", X, covariance, X) + 1 / ((closed + 2) * share * (1 - share)))
    bounds = (special.expit(logit + z * spread) for z in (0.0, -LEVEL_Z, LEVEL_Z))
    probability, low, high = (np.clip(bound, LEAST, 1 - LEAST) for bound in bounds)
    table = pd.DataFrame({"deal_id": known.ids[rows], "probability": probability, "low": low, "high": high})
    by_age = special.logit(chance) - special.logit(share)
    reasons = _reasons(features, X, weight, rows, logit, by_age, words)
    return table.assign(reasons=pd.Series(reasons, dtype=object))


def _by_age(known: KnownDeals, hazard: AgeHazard) -> tuple[Floats, list[str]]:
    """P(won at all | open at this age) (open deals,) and what is said of the age; a new deal's for no date."""
    rows = known.is_open
    age = np.where(known.dated[rows], known.day - known.created[rows], -1)
    chance = hazard.won_ever(age)
    words = [
        "no creation date"
        if days < 0
        else f"open for {days} days" + ", longer than any that closed" * bool(days > hazard.oldest)
        for days in age
    ]
    return np.clip(chance, LEAST, 1 - LEAST), words


def _fit(X: Floats, won: Bools) -> tuple[Floats, Floats]:
    """Weights (columns,) of the fields in log odds and their covariance; zeros where the fields tell nothing."""
    columns = X.shape[1]
    weight, covariance = np.zeros(columns), np.zeros((columns, columns))
    if columns == 0 or min(won.sum(), (~won).sum()) < FEWEST_EACH:
        return weight, covariance
    losses = np.array(_losses(X, won))
    trust = np.exp(losses.min() - losses)
    for penalty, share in zip(PENALTIES, (trust / trust.sum())[1:], strict=True):
        fitted, intercept = _ridge(X, won, penalty)
        chance = special.expit(X @ fitted + intercept)
        precision = (X * (chance * (1 - chance))[:, None]).T @ X + penalty * np.eye(columns)
        weight += share * fitted
        covariance += share * np.linalg.inv(precision)
    return weight, covariance


def _losses(X: Floats, won: Bools) -> list[float]:
    """Log loss on deals left out: of the share won alone, then of each penalty."""
    fold = np.empty(len(won), dtype=np.int64)
    for outcome in (True, False):
        fold[won == outcome] = np.arange(int((won == outcome).sum())) % FOLDS
    losses = [0.0] * (len(PENALTIES) + 1)
    for left_out in (fold == place for place in range(FOLDS)):
        seen = ~left_out
        share = float(won[seen].mean())
        losses[0] += _log_loss(np.full(int(left_out.sum()), special.logit(share)), won[left_out])
        for place, penalty in enumerate(PENALTIES, start=1):
            weight, intercept = _ridge(X[seen], won[seen], penalty)
            losses[place] += _log_loss(X[left_out] @ weight + intercept, won[left_out])
    return losses


def _ridge(X: Floats, won: Bools, penalty: float) -> tuple[Floats, float]:
    # scikit-learn takes a second to load, and the package must be importable without that wait
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1 / penalty, max_iter=500).fit(X, won)
    return np.asarray(model.coef_[0], dtype=float), float(model.intercept_[0])


def _log_loss(logit: Floats, won: Bools) -> float:
    return float(np.logaddexp(0.0, np.where(won, -logit, logit)).sum())


def _reasons(
    features: Features,
    X: Floats,
    weight: Floats,
    rows: Bools,
    logit: Floats,
    by_age: Floats,
    age_words: list[str],
) -> list[list[tuple[str, float]]]:
    """For each open deal the up to five parts that move it most: (words, points that it would lose without it)."""
    names = features.words[rows].to_numpy(dtype=object)
    parts = np.zeros((len(logit), names.shape[1] + 1))
    for column, group in enumerate(features.group):
        parts[:, group] += X[:, column] * weight[column]
    parts[:, -1] = by_age
    points = 100 * (special.expit(logit)[:, None] - special.expit(logit[:, None] - parts))
    order = np.argsort(-np.abs(points), axis=1, kind="stable")[:, :MOST_REASONS]
    told = [[*row, age] for row, age in zip(names, age_words, strict=True)]
    return [
        [
            (told[deal][place], round(float(points[deal, place]), 1))
            for place in places
            if abs(points[deal, place]) >= LEAST_POINTS
        ]
        for deal, places in enumerate(order)
    ]
