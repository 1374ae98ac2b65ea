"""Telegram: updates into the inbox, requests to the router, replies out of the outbox."""

import os

# The library hands out waiting times as timedelta where this is set, and warns at each where it is not.
os.environ.setdefault("PTB_TIMEDELTA", "true")
