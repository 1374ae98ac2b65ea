"""The only room that knows Telegram and HTTP; it assembles everything."""
