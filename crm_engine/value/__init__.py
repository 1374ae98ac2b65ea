"""What a customer is worth: how often they order, whether they still do, what they spend."""

from crm_engine.value.buying import BuyingFit, fit_buying
from crm_engine.value.customers import customer_value
from crm_engine.value.spend import SpendFit, fit_spend

__all__ = ["BuyingFit", "SpendFit", "customer_value", "fit_buying", "fit_spend"]
