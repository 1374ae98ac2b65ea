"""When open deals close, by their age: won and lost as competing ends, in days."""

from dataclasses import dataclass

import numpy as np

from crm_engine.forecasting.deal_known import Days, Floats, KnownDeals

LONGEST_AGE = 1825
SHORTEST_BAND = 7
PRIOR_ENDS = 1.0
SHARE_DOUBT = 10.0
FIRST_GUESS = 1 / 90
LEAST = 1e-6


@dataclass(frozen=True)
class AgeHazard:
    """The chance, on each day of age, that a deal still open is won (`win`) or ends either way (`end`); arrays (ages,).

    `oldest` is the age of the oldest deal that ever closed, -1 before the first.
    """

    win: Floats
    end: Floats
    oldest: int

    def won_within(self, age: Days, days: int) -> Floats:
        """P(won in the next `days` days) of deals open at these ages (n,), strictly between 0 and 1."""
        ages, place = np.unique(np.clip(age, -1, LONGEST_AGE - 1), return_inverse=True)
        alive, won = np.ones(len(ages)), np.zeros(len(ages))
        for step in range(1, days + 1):
            at = np.minimum(ages + step, LONGEST_AGE - 1)
            won += alive * self.win[at]
            alive *= 1 - self.end[at]
        return np.clip(won, LEAST, 1 - LEAST)[place]

    def won_ever(self, age: Days) -> Floats:
        """P(won at any later age) of deals open at these ages (n,), -1 for a new deal; strictly between 0 and 1."""
        future = np.zeros(LONGEST_AGE + 1)
        for at in range(LONGEST_AGE - 1, -1, -1):
            future[at] = self.win[at] + (1 - self.end[at]) * future[at + 1]
        return np.clip(future[np.clip(age, -1, LONGEST_AGE - 1) + 1], LEAST, 1 - LEAST)

    def won_by_age(self, days: int) -> Floats:
        """P(won by age a) of a new deal for a = 0 .. days - 1: the Aalen-Johansen estimate from these hazards."""
        alive = np.concatenate([[1.0], np.cumprod(1 - self.end)[:-1]])
        curve = np.cumsum(alive * self.win)
        return curve[np.minimum(np.arange(days), LONGEST_AGE - 1)]

    def days_to_win(self, age: Days) -> Floats:
        """Median days from now to the win, for deals that are won (n,); NaN where no deal so old has ever closed."""
        alive = np.concatenate([[1.0], np.cumprod(1 - self.end)[:-1]])
        curve = np.cumsum(alive * self.win)[: self.oldest + 1]
        inside = age < self.oldest
        if not inside.any():
            return np.full(len(age), np.nan)
        past = np.where(age >= 0, curve[np.clip(age, 0, self.oldest)], 0.0)
        half = np.searchsorted(curve, past + (curve[-1] - past) / 2)
        return np.where(inside, np.maximum(1.0, half - age), np.nan)


def fit_age_hazard(known: KnownDeals) -> AgeHazard:
    """Count the ends among the deals at risk at each age, in bands of age, each shrunk to the overall rate.

    A deal is at risk from the age at which the record starts (delayed entry) to its end or to the day (censored). A
    band is at least a week, wider where few deals have closed. One band covers every age beyond the oldest that ever
    closed: its rate is (0 + 1) / (days at risk there + 1 / overall rate), near nothing where many deals have grown so
    old, the overall rate where none has. Deals without a creation date have no age and are left out.
    The share won among the ends of a band is shrunk to the overall share by ten ends. Source:
    Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 2nd ed., 8.2 (competing risks, grouped).
    """
    rows = known.dated
    created = known.created[rows]
    closed = ~known.is_open[rows]
    leave = np.clip(np.minimum(known.closed[rows], known.day) - created, 0, LONGEST_AGE - 1)
    enter = np.minimum(np.clip(known.start - created, 0, LONGEST_AGE - 1), leave)
    at_risk = np.cumsum(_count(enter)) - np.cumsum(_count(leave)) + _count(leave)
    ends, wins = _count(leave[closed]), _count(leave[closed & known.won[rows]])
    oldest = int(leave[closed].max()) if closed.any() else -1
    return _banded(at_risk, ends, wins, oldest)


def _count(ages: Days) -> Floats:
    return np.bincount(ages, minlength=LONGEST_AGE).astype(float)


def _banded(at_risk: Floats, ends: Floats, wins: Floats, oldest: int) -> AgeHazard:
    """Hazards (ages,) from days at risk and ends (ages,), pooled in bands of age."""
    width = int(np.clip(np.ceil((oldest + 1) / max(4.0, np.sqrt(ends.sum()))), SHORTEST_BAND, LONGEST_AGE))
    edges = np.append(np.arange(0, oldest + 1, width), oldest + 1)
    edges = edges[edges < LONGEST_AGE]
    exposure, ended, won = (np.add.reduceat(counts, edges) for counts in (at_risk, ends, wins))
    inside = at_risk[: oldest + 1].sum()
    overall = (ended.sum() + PRIOR_ENDS) / (inside + PRIOR_ENDS / FIRST_GUESS)
    rate = (ended + PRIOR_ENDS) / (exposure + PRIOR_ENDS / overall)
    share_won = (won.sum() + 1.0) / (ended.sum() + 2.0)
    win_rate = rate * (won + SHARE_DOUBT * share_won) / (ended + SHARE_DOUBT)
    spread = np.diff(np.append(edges, LONGEST_AGE))
    return AgeHazard(np.repeat(win_rate, spread), np.repeat(np.minimum(rate, 0.95), spread), oldest)
