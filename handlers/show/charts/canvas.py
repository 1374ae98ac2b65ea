"""The sheet that every chart is drawn on: size, letters and colours that can be read on a phone."""

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from handlers.show.catalogue import ENGLISH
from handlers.show.texts import Texts

WIDTH, HEIGHT, DPI = 1080, 720, 180
INK, QUIET, PALE = "#1f2933", "#66737f", "#d9dfe4"
BLUE, ORANGE = "#1767a8", "#c8551b"

# Beside matplotlib's own letters: fonts with Chinese characters, where the machine has one.
_FURTHER_FONTS = ("Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", "PingFang SC", "Microsoft YaHei", "SimHei")
_TITLE_LETTERS = 44
# Matplotlib keeps its style and its fonts in one place for all threads.
_ONE_AT_A_TIME = threading.Lock()
# Chinese fonts have one weight; that titles are not bold in it need not be said at each picture.
logging.getLogger(font_manager.__name__).setLevel(logging.ERROR)


@contextmanager
def sheet(title: str, subtitle: str) -> Iterator[tuple[Axes, io.BytesIO]]:
    """Axes under a title in words, and the bytes that hold the PNG once the block is left."""
    out = io.BytesIO()
    style: Any = {
        "font.family": list(_fonts()),
        "font.size": 10.5,
        "text.parse_math": False,
        "axes.unicode_minus": False,
    }
    with _ONE_AT_A_TIME, mpl.rc_context(style):
        drawing = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor="white")
        FigureCanvasAgg(drawing)
        axes = drawing.add_axes((0.125, 0.115, 0.845, 0.685))
        drawing.text(0.03, 0.925, drawable(title, _TITLE_LETTERS), fontsize=13.5, weight="bold", color=INK)
        drawing.text(0.03, 0.858, drawable(subtitle, 76), fontsize=9.5, color=QUIET)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set_color(PALE)
        axes.tick_params(colors=QUIET, length=0, labelsize=9.5)
        yield axes, out
        drawing.savefig(out, format="png", dpi=DPI)


def readable(texts: Texts) -> Texts:
    """The reader's language, or English where no font of this machine has its letters: words are better than boxes."""
    known = _characters()
    sample = texts.plain("Open deals by stage")
    return texts if all(ord(char) in known for char in sample) else replace(texts, locale=ENGLISH)


def drawable(text: str, longest: int) -> str:
    """The text in characters that the fonts have; others become a box, so that nothing vanishes unsaid."""
    known = _characters()
    seen = "".join(char if ord(char) in known else "□" for char in text)
    return seen if len(seen) <= longest else seen[: longest - 1].rstrip() + "…"


@cache
def _fonts() -> tuple[str, ...]:
    installed = set(font_manager.get_font_names())
    return ("DejaVu Sans", *(name for name in _FURTHER_FONTS if name in installed))


@cache
def _characters() -> frozenset[int]:
    files = (font_manager.findfont(name) for name in _fonts())
    return frozenset(code for file in files for code in FT2Font(file).get_charmap())
