"""The bar chart of the open pipeline: a bar a stage, and inside it what the chance of winning leaves."""

from matplotlib.axes import Axes

from crm_engine.services.pipelines import Block
from handlers.show.charts.canvas import BLUE, INK, drawable, sheet
from handlers.show.figures import counted
from handlers.show.texts import short_money

_MOST = 8


def draw_stages(block: Block, label: str) -> bytes:
    """A PNG of 1080 x 720: stages from the first down, at most eight of them."""
    weighed = block.weighted is not None
    subtitle = f"{block.currency}, open now" + (
        "; the dark part is weighted by the chance of winning" if weighed else ""
    )
    with sheet(f"Open deals by stage, {label}", subtitle) as (axes, out):
        axes.set_position((0.27, 0.06, 0.56, 0.74))
        _bars(axes, block)
    return out.getvalue()


def _bars(axes: Axes, block: Block) -> None:
    lines = block.lines[:_MOST]
    places = range(len(lines))
    axes.barh(places, [line.amount for line in lines], color=BLUE, alpha=0.3, height=0.62)
    axes.barh(places, [line.weighted or 0 for line in lines], color=BLUE, height=0.62)
    for place, line in zip(places, lines, strict=True):
        axes.annotate(
            short_money(line.amount, block.currency),
            (line.amount, place),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            color=INK,
            weight="bold",
            fontsize=12,
        )
    axes.set_yticks(places, [f"{drawable(line.stage, 18)}\n{counted(line.count, 'deal')}" for line in lines])
    axes.tick_params(axis="y", labelcolor=INK, labelsize=10.5)
    middle, reach = (len(lines) - 1) / 2, max(len(lines), 3) / 2
    axes.set_ylim(middle + reach, middle - reach)
    axes.set_xlim(0, max([line.amount for line in lines] + [1]) * 1.02)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
