"""The same bot in a terminal: no account, no network."""
