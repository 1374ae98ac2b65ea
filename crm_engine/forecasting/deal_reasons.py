"""Why a deal's chance differs from the share that is usually won: a few signed points that add up to it."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from crm_engine.forecasting.deal_known import Floats

MOST_REASONS = 5
LEAST_POINTS = 0.5
MOST_NAMES = 8
REST = "all else together"


@dataclass(frozen=True)
class Account:
    """parts (m, p) log odds that each part adds to a deal's chance, words (m, p) of them, and `silent`, a sentence on
    the fields that tell nothing, or ""."""

    parts: Floats
    words: list[list[str]]
    silent: str


def reasons(account: Account, chance: Floats, share: float) -> list[list[tuple[str, float]]]:
    """For each deal up to five (words, signed percentage points), the largest first, the silent fields last.

    chance (m,) is the deal's, share that of all closed deals. A part's points are its share in the log odds times the
    points moved a unit of log odds, so that they add up to 100 x (chance - share), to the tenth; what is not named
    stands in one last line.
    """
    total = special.logit(chance) - special.logit(share)
    flat = np.abs(total) < 1e-9
    slope = np.where(flat, share * (1 - share), (chance - share) / np.where(flat, 1.0, total))
    points = np.round(100 * account.parts * slope[:, None], 1)
    moved = np.round(100 * (chance - share), 1)
    return [_told(account, place, points[place], float(moved[place])) for place in range(len(chance))]


def _told(account: Account, place: int, points: Floats, moved: float) -> list[tuple[str, float]]:
    room = MOST_REASONS - 1 - bool(account.silent)
    largest = np.argsort(-np.abs(points), kind="stable")[:room]
    named = [part for part in largest if abs(points[part]) >= LEAST_POINTS]
    told = [(account.words[place][part], float(points[part])) for part in named]
    rest = round(moved - sum(value for _, value in told), 1)
    if rest:
        told.append((REST, rest))
    return told + [(account.silent, 0.0)] * bool(account.silent)


def silence(names: list[str], few: str) -> str:
    """What to say of fields that tell nothing; `few` is why they could not be weighed, or ""."""
    if not names:
        return ""
    told = ", ".join(names[:MOST_NAMES]) + (f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else "")
    return f"{told}: {few or 'no sign that this tells the outcome'}"
