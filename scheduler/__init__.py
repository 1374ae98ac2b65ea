"""The time's way in: static ticks over tables."""
