"""A place as a link that opens a map."""

from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage.words import Place

ZOOM = 17  # a block of houses
LONGEST_NAME = 40


def map_link(place: Place, texts: Texts) -> Html:
    """'📍 Café Einstein' or '📍 52.5200, 13.4050', to be tapped."""
    spot = f"{place.latitude:.6f}/{place.longitude:.6f}"
    address = f"https://www.openstreetmap.org/?mlat={place.latitude:.6f}&mlon={place.longitude:.6f}#map={ZOOM}/{spot}"
    name = shorten(place.name, LONGEST_NAME) if place.name else f"{place.latitude:.4f}, {place.longitude:.4f}"
    return texts('📍 <a href="{address}">{name}</a>', address=address, name=name)
