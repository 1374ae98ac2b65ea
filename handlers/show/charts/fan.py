"""The fan chart: revenue won so far, how it goes on, and how wide the future may open."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import Normal, Stroke

from crm_engine.services.forecast_answers import Fan, Forecast
from handlers.show.charts.canvas import BLUE, INK, ORANGE, PALE, QUIET, readable, sheet
from handlers.show.days import GRAINS, Day, plain_day
from handlers.show.figures import figure
from handlers.show.texts import Texts

_SHADES = {0.95: 0.16, 0.8: 0.30}
_TICKS = 6


def draw_fan(forecast: Forecast, fan: Fan, texts: Texts) -> bytes:
    """A PNG of 1080 x 720: the history as a line, what is to come as a fan, what came since as rings."""
    texts = readable(texts)
    one, many = GRAINS[fan.grain]
    title = texts.plain("Won a {grain}, {label}", grain=one, label=forecast.label)
    subtitle = texts.plain(
        "Known on {day}; dark should hold 8 of 10 {grains}, light 19 of 20", day=plain_day(forecast.as_of), grains=many
    )
    with sheet(title, subtitle) as (axes, out):
        _history(axes, fan)
        _future(axes, fan)
        _truth(axes, fan, texts)
        _axes(axes, fan, forecast.currency, texts)
        _labels(axes, fan, forecast.currency, texts)
    return out.getvalue()


def _history(axes: Axes, fan: Fan) -> None:
    places = np.arange(len(fan.actual))
    axes.plot(places, fan.actual, color=INK, linewidth=2.0, marker="o", markersize=4.5 if len(places) <= 24 else 0)


def _future(axes: Axes, fan: Fan) -> None:
    """The fan opens at the last known point."""
    places = np.arange(len(fan.actual) - 1, len(fan.actual) + len(fan.mean))
    last = fan.actual[-1]
    for level in sorted(fan.ranges, reverse=True):
        low, high = fan.ranges[level]
        shade = _SHADES.get(level, 0.2)
        axes.fill_between(places, [last, *low], [last, *high], color=BLUE, alpha=shade, linewidth=0)
    axes.plot(places, [last, *fan.mean], color=BLUE, linewidth=2.2, linestyle=(0, (4, 2)))
    axes.plot(places[1:], fan.mean, color=BLUE, linewidth=0, marker="o", markersize=5)


def _truth(axes: Axes, fan: Fan, texts: Texts) -> None:
    known = [(place, amount) for place, amount in enumerate(fan.came, len(fan.actual)) if amount is not None]
    if known:
        places, amounts = zip(*known, strict=True)
        axes.plot(
            places,
            amounts,
            color=ORANGE,
            linewidth=0,
            marker="o",
            markersize=8,
            fillstyle="none",
            markeredgewidth=2,
            clip_on=False,
        )
        highest = max(known, key=lambda point: point[1])
        axes.annotate(
            texts.plain("what came"),
            highest,
            xytext=(0, 10),
            textcoords="offset points",
            ha="center",
            color=ORANGE,
            weight="bold",
            path_effects=[Stroke(linewidth=3, foreground="white"), Normal()],
        )


def _axes(axes: Axes, fan: Fan, currency: str, texts: Texts) -> None:
    dates = [*fan.starts, *fan.ahead]
    axes.set_xlim(-0.4, len(dates) - 1 + max(0.9, len(dates) * 0.16))
    step = max(1, -(-len(dates) // _TICKS))
    places = list(range(len(dates) - 1, -1, -step))[::-1]
    axes.set_xticks(places, [_tick(dates, place, places, texts) for place in places])
    top = max([*fan.actual, *fan.ranges[max(fan.ranges)][1], *(amount or 0 for amount in fan.came)])
    axes.set_ylim(0, top * 1.08 or 1)
    axes.yaxis.set_major_locator(axes.yaxis.get_major_locator())
    axes.yaxis.set_major_formatter(lambda value, _place: texts.said(figure(value, currency)) if value else "0")
    axes.locator_params(axis="y", nbins=5)
    axes.grid(axis="y", color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)


def _labels(axes: Axes, fan: Fan, currency: str, texts: Texts) -> None:
    """Names stand beside what they name; the ranges are named at the fan's open end."""
    end = len(fan.actual) + len(fan.mean) - 1
    axes.annotate(
        texts.said(figure(fan.mean[-1], currency)),
        (end, fan.mean[-1]),
        xytext=(9, 0),
        textcoords="offset points",
        va="center",
        color=BLUE,
        weight="bold",
        fontsize=11.5,
    )
    edges = [(fan.ranges[0.8][1][-1], texts.plain("8 of 10")), (fan.ranges[0.95][1][-1], texts.plain("19 of 20"))]
    apart = axes.get_ylim()[1] * 0.055
    for place, (height, words) in enumerate(edges):
        if place == 0 and abs(edges[1][0] - height) < apart:
            continue
        axes.annotate(
            words, (end, height), xytext=(9, 0), textcoords="offset points", va="center", color=BLUE, fontsize=9
        )
    axes.axvline(len(fan.actual) - 1, color=QUIET, linewidth=0.8, linestyle=":")


def _tick(dates: Sequence[date], place: int, places: Sequence[int], texts: Texts) -> str:
    day = dates[place]
    weekly = len(dates) > 1 and (dates[1] - dates[0]).days == 7
    name = texts.said(Day(day, "day of year" if weekly else "short month"))
    new_year = place == places[0] or dates[places[places.index(place) - 1]].year != day.year
    return f"{name}\n{texts.said(Day(day, 'year'))}" if new_year else name
