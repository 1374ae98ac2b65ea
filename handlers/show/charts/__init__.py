"""Pictures, drawn with matplotlib: imported only inside heavy commands, as it takes a second to load."""

from handlers.show.charts.fan import draw_fan

__all__ = ["draw_fan"]
