"""Pictures that people send: a business card is read on this machine, where the optional reader is installed."""
