"""Sales of the next window by a regression on each customer's orders, amount, recency and grade."""

import numpy as np

from crm_engine.forecasting.deal_known import Days, Floats, KnownDeals
from crm_engine.forecasting.deal_methods import RECENT

GRADE_STEPS = (0.2, 0.5, 0.8)
TRAINING_WINDOWS = 12
LEAST_ROWS = 4
LONGEST_RECENCY = 365


def regression_forecasts(known: KnownDeals, grid: Days, days: int) -> Floats:
    """Won revenue in the `days` days after each day of the grid (g,), NaN where too little has been seen to fit.

    known   deals known at or after the last day of the grid
    grid    (g,) days, rising by one step

    At day t the regression is fitted on the windows that ended by t and began on an earlier day of the grid, at most
    12 of them: one row a customer and window. Features as known when the window began: orders and amount of the last
    90 days (totals would grow with the length of the record), days since the last order, and grade by all amounts so
    far. Without customers on the deals, the whole team is one customer. Customers with no order yet add their mean
    past revenue as a group.
    """
    shots = [_snapshot(known, int(day), days) for day in grid]
    answers = np.full(len(grid), np.nan)
    for place, day in enumerate(grid):
        past = [shot for shot, start in zip(shots[:place], grid[:place], strict=True) if start + days <= day]
        past = past[-TRAINING_WINDOWS:]
        now = shots[place][0]
        if len(past) < 2 or len(now) == 0 or sum(len(shot[1]) for shot in past) < LEAST_ROWS:
            continue
        answers[place] = _fit_and_add(past, now)
    return answers


def _fit_and_add(past: list[tuple[Floats, Floats, float]], now: Floats) -> float:
    # scikit-learn takes a second to load, and the package must be importable without that wait
    from sklearn import config_context
    from sklearn.linear_model import Ridge

    X, bought = np.vstack([shot[0] for shot in past]), np.concatenate([shot[1] for shot in past])
    # scaled and centred by hand, and not checked again: the checks take more time than the fit, at every origin
    mean, scale = X.mean(axis=0), X.std(axis=0)
    scale[scale == 0] = 1.0
    with config_context(assume_finite=True, skip_parameter_validation=True):
        model = Ridge(alpha=10.0, fit_intercept=False).fit((X - mean) / scale, bought - bought.mean())
    known_customers = float(((now - mean) / scale @ model.coef_ + bought.mean()).sum())
    newcomers = float(np.mean([shot[2] for shot in past]))
    return max(0.0, known_customers + newcomers)


def _snapshot(known: KnownDeals, day: int, days: int) -> tuple[Floats, Floats, float]:
    """Features (customers, 4) on the day, what each bought in the window after (customers,), and what newcomers
    bought."""
    size = int(known.customer.max()) + 1 if len(known.customer) else 0
    revenue = known.revenue
    before = known.won & (known.closed <= day)
    recent = before & (known.closed > day - RECENT)
    after = known.won & (known.closed > day) & (known.closed <= day + days)
    orders, amount, total, bought = (
        np.bincount(known.customer[rows], weights=weights[rows], minlength=size)
        for rows, weights in ((recent, np.ones_like(revenue)), (recent, revenue), (before, revenue), (after, revenue))
    )
    last = np.full(size, known.start)
    np.maximum.at(last, known.customer[before], known.closed[before])
    active = np.bincount(known.customer[before], minlength=size) > 0
    recency = np.minimum(day - last[active], LONGEST_RECENCY)
    features = np.column_stack([orders[active], amount[active], recency, _grade(total[active].astype(float))])
    return features, bought[active].astype(float), float(bought[~active].sum())


def _grade(amount: Floats) -> Floats:
    """3 for the top fifth by amount, 2 for the next 30 %, 1 for the next 30 %, 0 for the rest (n,); ties go up."""
    if len(amount) == 0:
        return amount
    above = len(amount) - np.searchsorted(np.sort(amount), amount, side="right")
    return np.asarray(3.0 - np.searchsorted(GRADE_STEPS, above / len(amount), side="right"))
