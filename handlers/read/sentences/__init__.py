"""The parts that understand a whole sentence: who, what, how much, when, and what the person wants."""
