"""Pictures, drawn with matplotlib: imported only inside heavy commands, as it takes a second to load."""

from handlers.show.charts.fan import draw_fan
from handlers.show.charts.stages import draw_stages

__all__ = ["draw_fan", "draw_stages"]
