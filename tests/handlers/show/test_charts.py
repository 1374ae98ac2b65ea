"""Pictures: drawn without a warning for whatever is in the data, always 1080 x 720."""

import string
from datetime import date, timedelta

import pytest

from crm_engine.services.forecast_answers import Fan, Forecast, Rows, Window
from crm_engine.services.pipelines import Block, StageLine
from handlers.show.charts import canvas, draw_fan, draw_stages
from handlers.show.charts.canvas import drawable
from handlers.show.texts import Texts

JULY = date(2026, 7, 1)


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def fan(actual: tuple[float, ...], mean: tuple[float, ...], grain: str = "month", known: int = 0) -> Fan:
    step = 30 if grain == "month" else 7
    starts = tuple(JULY - timedelta(step * (len(actual) - place)) for place in range(len(actual)))
    ahead = tuple(JULY + timedelta(step * place) for place in range(len(mean)))
    half = tuple(amount / 2 for amount in mean)
    ranges = {0.8: (half, mean), 0.95: ((0.0,) * len(mean), tuple(amount * 2 for amount in mean))}
    came = tuple(amount if place < known else None for place, amount in enumerate(mean))
    return Fan(grain, starts, actual, ahead, mean, ranges, came, "a model")


def forecast(label: str, currency: str = "USD") -> Forecast:
    return Forecast(label, Window(JULY, date(2026, 9, 30)), JULY, currency, 0.0, Rows(0, 0, 0))


@pytest.mark.parametrize("label", ["team $North_{2}", "团队 北方", "team 🚀", "x" * 300, "<b>&", "", "עברית"])
def test_any_name_can_stand_in_the_title(label: str) -> None:
    assert size_of(draw_fan(forecast(label), fan((1e5, 2e5, 1.5e5), (2e5, 3e5)), Texts())) == (1080, 720)


@pytest.mark.parametrize(
    "drawn",
    [
        fan((0.0, 0.0, 0.0), (0.0,)),
        fan((1e9,) * 36, (1e9,) * 24, known=24),
        fan((3.0, 5.0, 2.0), (4.0,) * 13, grain="week", known=2),
        fan((1.0,), (1.0,)),
    ],
)
def test_any_series_can_be_drawn(drawn: Fan) -> None:
    assert size_of(draw_fan(forecast("your deals", "JPY"), drawn, Texts())) == (1080, 720)


@pytest.mark.parametrize("count", [1, 2, 12])
def test_stages_can_be_drawn_with_and_without_weights(count: int) -> None:
    lines = tuple(StageLine(f"Stage $ {place} 谈判", place, place * 10**6, None) for place in range(count))
    weighed = tuple(StageLine(line.stage, line.count, line.amount, line.amount / 2) for line in lines)

    assert size_of(draw_stages(Block("Sales", "USD", lines, None), "all", Texts())) == (1080, 720)
    assert size_of(draw_stages(Block("Sales", "CHF", weighed, None), "all", Texts())) == (1080, 720)


def test_a_character_without_a_font_becomes_a_box_and_a_long_text_is_cut() -> None:
    assert drawable("Acme 🚀", 40) == "Acme □"
    assert drawable("Acme Corporation", 6) == "Acme…"


def test_labels_are_english_where_no_font_has_the_readers_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    latin, chinese = frozenset(map(ord, string.printable)), frozenset(range(0x3000, 0xA000))
    monkeypatch.setattr(canvas, "_characters", lambda: latin)
    assert canvas.readable(Texts("zh")).locale == "en"

    monkeypatch.setattr(canvas, "_characters", lambda: latin | chinese)
    assert canvas.readable(Texts("zh")).locale == "zh"
