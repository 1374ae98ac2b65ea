"""What its stage says of an open deal: how the closed deals ended that once stood in it."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

from crm_engine.forecasting.deal_known import Floats, KnownDeals
from crm_engine.forecasting.deal_signal import log_bayes_factor, shrunk_shares


def stage_shift(known: KnownDeals, share: float) -> tuple[Floats, list[str]]:
    """Log odds of the open deals (m,) by their stage against those of all closed deals, and what is said of the stage.

    Stages are known from the dated history alone. A closed deal counts once in every stage that it entered before the
    day it closed, so that a deal on its way is compared with all that came that far; the shares won are shrunk to
    `share`, that of all closed deals. 0 where no stage is known or stages do not tell won from lost.
    """
    stage = np.array([str(value).strip() for value in known.stages.value], dtype=str)
    names, code = np.unique(stage, return_inverse=True)
    now = _now(known, code, len(names))[known.is_open]
    words = [f"stage: {names[place]}" if place >= 0 else "" for place in now]
    before = known.stages.day < known.closed[known.stages.row] if len(stage) else np.zeros(0, dtype=bool)
    before &= ~known.is_open[known.stages.row] if len(stage) else before
    visits = np.unique(np.column_stack([known.stages.row[before], code[before]]), axis=0)
    shift = np.zeros(len(names) + 1)
    if len(visits):
        won = known.won[visits[:, 0]]
        total = np.bincount(visits[:, 1], minlength=len(names)).astype(float)
        wins = np.bincount(visits[:, 1], weights=won, minlength=len(names)).astype(float)
        if log_bayes_factor(visits[:, 1], won) >= 0:
            met = total > 0
            each = shrunk_shares(total[met], wins[met], share)
            shift[:-1][met] = special.logit(each) - special.logit(share)
    return shift[now], words


def _now(known: KnownDeals, code: npt.NDArray[Any], size: int) -> npt.NDArray[np.int64]:
    """The code of each deal's last stage (n,), -1 where none is dated."""
    now = np.full(len(known.ids), -1, dtype=np.int64)
    if size:
        now[known.stages.row] = code
    return now
