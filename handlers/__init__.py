"""A person's way in: commands, reading what they wrote, showing what came of it."""
