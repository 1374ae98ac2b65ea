"""A share with its range: how many of how many, and where the true share most likely lies."""

import math
from dataclasses import dataclass

Z95 = 1.959964  # the normal quantile of a two-sided 95 % range


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`, and the 95 % range of the share."""

    part: int
    whole: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.part / self.whole


def share_of(part: int, whole: int) -> Share:
    """The share with its Wilson range, which stays between 0 and 1 and holds for small counts; `whole` is 1 or more.

    Source: Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
    """
    rate, spread = part / whole, Z95**2 / whole
    centre = (rate + spread / 2) / (1 + spread)
    half = Z95 * math.sqrt(rate * (1 - rate) / whole + spread / (4 * whole)) / (1 + spread)
    return Share(part, whole, max(0.0, centre - half), min(1.0, centre + half))
