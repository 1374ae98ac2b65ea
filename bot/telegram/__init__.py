"""Telegram: updates into the inbox, requests to the router, replies out of the outbox."""
