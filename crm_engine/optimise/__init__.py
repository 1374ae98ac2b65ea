"""Where to put hours and money: plans with a bound on how much better they could be."""

from crm_engine.optimise.calls import plan_calls
from crm_engine.optimise.knapsack import solve_knapsack
from crm_engine.optimise.results import Plan

__all__ = ["Plan", "plan_calls", "solve_knapsack"]
