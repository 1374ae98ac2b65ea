"""What a team will win in the next days: the open pipeline, with its range and the test of its own past."""

from typing import Any

import numpy as np
import pandas as pd

from crm_engine.forecasting.deal_backtest import Trial, run_trial
from crm_engine.forecasting.deal_choice import NAMES, choose
from crm_engine.forecasting.deal_hazard import LONGEST_AGE
from crm_engine.forecasting.deal_known import Bools, Floats, KnownDeals, dates, read_deals
from crm_engine.forecasting.deal_methods import OpenBook
from crm_engine.forecasting.deal_range import ranges
from crm_engine.forecasting.deal_results import PipelineForecast
from crm_engine.forecasting.deal_scores import score
from crm_engine.forecasting.deal_why import explain, lacks
from storage.words import BadInput

LONGEST_WINDOW = 731


def forecast_deals(
    deals: pd.DataFrame, as_of: Any, days: int, history: pd.DataFrame | None = None, history_from: Any = None
) -> PipelineForecast:
    """Revenue that will be won in the `days` days after as_of, from what was known at the end of as_of.

    deals         one row a deal: deal_id, created_on, closed_on (NaT while open), amount, won, stage; optional
                  listed, customer, product. The first three optional columns are read, further ones are not
    as_of         a date; the window is as_of < day <= as_of + days
    days          1 to 731
    history       optional dated changes: deal_id, at, field in {stage, amount, owner}, value; amounts up to as_of are
                  used
    history_from  deals that closed before it are ignored, and the record is taken to start on it

    Pace, the quarter before, the age of the open deals with the pace of new ones, a regression on customers, and the
    combination of these by their past errors are tested on past days, each from what was known on that day; the
    combination answers, or one method whose error was less than a third of the combination's. from_open and from_new
    split the answer as the age method splits its own; win_probability is the age method's own, and expected_amount is
    probability x amount x what won deals bring per unit of such an amount x one factor that makes the open deals'
    share of the answer (no deal is expected to bring more than it would if won). A deal without created_on is known
    to exist, and takes the mean chance of the dated open deals; all undated ones bring no more than new deals do. With
    fewer than 10 closed or 3 won deals, or no past window, a figure is still given, with enough_data False.

    Raises BadInput where columns are missing, a deal_id stands twice, as_of is no date or days is out of bounds.
    """
    if isinstance(days, bool) or not isinstance(days, int | np.integer) or not 1 <= days <= LONGEST_WINDOW:
        raise BadInput(f"days must be a whole number from 1 to {LONGEST_WINDOW}, not {days!r}")
    known = read_deals(deals, as_of, history, history_from)
    trial = run_trial(known, int(days))
    choice = choose(trial)
    low, high = ranges(trial, choice)
    backtest = score(trial, choice, low, high)
    answer = float(np.nan_to_num(choice.answer[-1]))
    table = _open_deals(known, trial, answer)
    from_open = float(table["expected_amount"].sum())
    from_new = max(0.0, answer - from_open)
    expected = from_open + from_new
    return PipelineForecast(
        as_of=dates([known.day])[0],
        days=int(days),
        expected=expected,
        low=min(float(low[-1]), expected),
        high=max(float(high[-1]), expected),
        won_so_far=known.won_between(known.day - int(days), known.day),
        from_open=from_open,
        from_new=from_new,
        deals=table,
        backtest=backtest,
        method=NAMES[choice.chosen[-1]],
        enough_data=not lacks(known, backtest),
        why=explain(known, trial, choice, backtest),
        ledger=_ledger(known, trial),
    )


def _open_deals(known: KnownDeals, trial: Trial, answer: float) -> pd.DataFrame:
    """The open deals, the largest expected amount first; amounts sum to the open deals' share of the answer."""
    book, rows = trial.today, known.is_open
    chance = book.chance[rows]
    bring = chance * (book.worth.amount * book.worth.ratio)[rows]
    age = np.where(known.dated[rows], known.day - known.created[rows], LONGEST_AGE)
    wait = book.hazard.days_to_win(age)
    close = dates(known.day + np.nan_to_num(wait).astype(np.int64)).to_series(index=pd.RangeIndex(len(wait)))
    table = pd.DataFrame(
        {
            "deal_id": known.ids[rows],
            "win_probability": chance,
            "expected_amount": bring * _factors(book, chance, known.dated[rows], answer),
            "expected_close": close.where(np.isfinite(wait)),
        }
    )
    return table.sort_values("expected_amount", ascending=False, kind="stable", ignore_index=True)


def _ledger(known: KnownDeals, trial: Trial) -> pd.DataFrame:
    book, rows = trial.today, known.is_open
    age = np.where(known.dated, known.day - known.created, -1)
    each = {
        "chance": book.chance,
        "ever": book.hazard.won_ever(age),
        "worth": book.worth.amount * book.worth.ratio,
        "amount": book.worth.said,
    }
    state = np.where(rows, "open", np.where(known.won, "won", "lost"))
    return pd.DataFrame(
        {
            "deal_id": known.ids,
            "state": state,
            **{name: np.where(rows, values, np.nan) for name, values in each.items()},
        }
    )


def _factors(book: OpenBook, chance: Floats, dated: Bools, answer: float) -> Floats:
    """What each open deal's own figure is multiplied by (m,), so that together they bring no more than the answer.

    The revenue of undated deals is measured inside that of new ones, so that they may bring no more than it.
    """
    if book.total <= 0 or len(chance) == 0:
        return np.zeros(len(chance))
    factor = min(answer / book.total, 1 / float(chance.max()))
    room = min(1.0, book.from_new / book.from_undated) if book.from_undated > 0 else 1.0
    return np.where(dated, factor, factor * room)
