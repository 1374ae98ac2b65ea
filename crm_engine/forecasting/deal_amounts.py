"""What an open deal is worth: the amount known on the day, and how won deals compared with such amounts."""

from dataclasses import dataclass

import numpy as np

from crm_engine.forecasting.deal_known import Floats, KnownDeals

PRIOR_DEALS = 10.0


@dataclass(frozen=True)
class Worth:
    """amount (n,) of each deal as known on the day, and ratio (n,), what won deals brought per unit of such amounts.

    said (n,) is the amount where somebody gave one, NaN where it stands in for one.
    """

    amount: Floats
    ratio: Floats
    said: Floats


def worth_of(known: KnownDeals) -> Worth:
    """The amount of every deal: dated in the history, else listed, else the median won amount of its product.

    A product that has won nothing yet takes the median of all won deals, and 0 while nothing has been won. The ratio
    makes up for the median of a skewed product lying below its mean, and for deals that close below their list value;
    it is shrunk to 1 by ten deals' worth of doubt, and stays 1 for amounts that the history dates.
    """
    typical = _typical_amount(known)
    dated = np.full(len(known.ids), np.nan)
    dated[known.amounts.row] = known.amounts.value
    stand_in = np.where(np.isfinite(known.listed), known.listed, typical)
    ratio = np.where(np.isfinite(known.listed), _ratio(known, known.listed), _ratio(known, typical))
    from_history = np.isfinite(dated)
    return Worth(
        amount=np.where(from_history, dated, stand_in),
        ratio=np.where(from_history, 1.0, ratio),
        said=np.where(from_history, dated, known.listed),
    )


def _typical_amount(known: KnownDeals) -> Floats:
    priced = np.isfinite(known.paid)
    if not priced.any():
        return np.zeros(len(known.ids))
    paid, product = known.paid[priced], known.product[priced]
    order = np.lexsort((paid, product))
    paid, product = paid[order], product[order]
    met, start, count = np.unique(product, return_index=True, return_counts=True)
    medians = np.full(int(known.product.max()) + 1, float(np.median(paid)))
    medians[met] = (paid[start + (count - 1) // 2] + paid[start + count // 2]) / 2
    return np.asarray(medians[known.product])


def _ratio(known: KnownDeals, stand_in: Floats) -> float:
    both = np.isfinite(known.paid) & np.isfinite(stand_in)
    expected = float(stand_in[both].sum())
    if expected <= 0:
        return 1.0
    doubt = PRIOR_DEALS * expected / int(both.sum())
    return max(0.0, (float(known.paid[both].sum()) + doubt) / (expected + doubt))
