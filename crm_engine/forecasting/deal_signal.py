"""Does a field tell the outcome at all? Shares won by value, weighed against one share for all."""

import numpy as np
from scipy import special

from crm_engine.forecasting.deal_known import Bools, Days, Floats

CONCENTRATIONS = np.array([1.0, 3.0, 10.0, 30.0, 100.0, 300.0])


def log_bayes_factor(code: Days, won: Bools) -> float:
    """Log of P(outcomes | each value has a share won of its own) / P(outcomes | one share for all).

    code (n,) the value of each closed deal, -1 for none; won (n,). The shares of the values are drawn from a beta
    distribution around the overall share, of six concentrations taken alike; a value met once weighs nothing, so a
    field of many rare values is no evidence. Above 0 the values differ more than chance explains. Source: Gelman et
    al., Bayesian Data Analysis, 3rd ed., 5.3 (beta-binomial) and 7.4.
    """
    total, wins = _counts(code, won)
    if len(total) < 2:
        return 0.0
    apart, alike = _likelihoods(total, wins, float((wins.sum() + 1.0) / (total.sum() + 2.0)))
    return float(special.logsumexp(apart) - np.log(len(CONCENTRATIONS)) - alike)


def shrunk_shares(total: Floats, wins: Floats, share: float) -> Floats:
    """Share won by value (values,), shrunk to `share` as much as the values look alike; counts (values,)."""
    apart, alike = _likelihoods(total, wins, share)
    weight = special.softmax(np.append(apart - np.log(len(CONCENTRATIONS)), alike))
    each = (wins[:, None] + CONCENTRATIONS * share) / (total[:, None] + CONCENTRATIONS)
    return np.asarray(each @ weight[:-1] + share * weight[-1])


def _likelihoods(total: Floats, wins: Floats, share: float) -> tuple[Floats, float]:
    """Log likelihood for each concentration (6,), and of one share for all."""
    first, second = CONCENTRATIONS * share, CONCENTRATIONS * (1 - share)
    apart = special.betaln(wins[:, None] + first, (total - wins)[:, None] + second) - special.betaln(first, second)
    alike = float(wins.sum() * np.log(share) + (total - wins).sum() * np.log1p(-share))
    return np.asarray(apart.sum(axis=0)), alike


def _counts(code: Days, won: Bools) -> tuple[Floats, Floats]:
    met = code >= 0
    total = np.bincount(code[met]).astype(float)
    wins = np.bincount(code[met], weights=won[met]).astype(float)
    return total[total > 0], wins[total > 0]
