"""Text to values, pure."""
