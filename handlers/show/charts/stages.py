"""The bar chart of the open pipeline: a bar a stage, and inside it what the chance of winning leaves."""

from matplotlib.axes import Axes

from crm_engine.services.pipelines import Block, StageLine
from handlers.show.charts.canvas import BLUE, INK, drawable, readable, sheet
from handlers.show.figures import counted
from handlers.show.texts import Texts, short_money
from storage.phrases import Term, say

_MOST = 8


def draw_stages(block: Block, label: str, texts: Texts) -> bytes:
    """A PNG of 1080 x 720: stages from the first down, at most eight of them."""
    weighed = block.weighted is not None
    texts = readable(texts)
    title = texts.plain("{what}, {label}", what=say("Open deals by stage"), label=label)
    subtitle = texts.plain(
        "{currency}, open now; the dark part is weighted by the chance of winning"
        if weighed
        else "{currency}, open now",
        currency=block.currency,
    )
    with sheet(title, subtitle) as (axes, out):
        axes.set_position((0.27, 0.06, 0.56, 0.74))
        _bars(axes, block, texts)
    return out.getvalue()


def _bars(axes: Axes, block: Block, texts: Texts) -> None:
    lines = block.lines[:_MOST]
    places = range(len(lines))
    axes.barh(places, [line.amount for line in lines], color=BLUE, alpha=0.3, height=0.62)
    axes.barh(places, [line.weighted or 0 for line in lines], color=BLUE, height=0.62)
    for place, line in zip(places, lines, strict=True):
        axes.annotate(
            texts.said(short_money(line.amount, block.currency)),
            (line.amount, place),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            color=INK,
            weight="bold",
            fontsize=12,
        )
    axes.set_yticks(places, [_name(line, texts) for line in lines])
    axes.tick_params(axis="y", labelcolor=INK, labelsize=10.5)
    middle, reach = (len(lines) - 1) / 2, max(len(lines), 3) / 2
    axes.set_ylim(middle + reach, middle - reach)
    axes.set_xlim(0, max([line.amount for line in lines] + [1]) * 1.02)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _name(line: StageLine, texts: Texts) -> str:
    return f"{drawable(texts.said(Term(line.stage)), 18)}\n{texts.said(counted(line.count, 'deal'))}"
