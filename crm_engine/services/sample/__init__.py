"""A made-up company with three years of history, for trying things out."""

from crm_engine.services.sample.load import SampleLoaded, load_sample

__all__ = ["SampleLoaded", "load_sample"]
