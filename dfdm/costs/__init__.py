"""What a part costs, how long it takes and what it emits: from facts, routes and cited rates; never from geometry."""

from dfdm.costs.basis import Basis
from dfdm.costs.breakeven import Crossing, PriceCurve, Stretch, cheapest, crossings, sampled
from dfdm.costs.carbon import Emission, freight_mode, of_freight
from dfdm.costs.document import CostLine, Estimate, Estimates
from dfdm.costs.estimate import estimate, work_for
from dfdm.costs.exchange import Exchange, exchange, read_exchange
from dfdm.costs.leadtime import LeadTime, WorkCalendar, lead_time
from dfdm.costs.machine_hour import Ownership
from dfdm.costs.parties import PARTIES, Parties, parties, parties_of_model
from dfdm.costs.pricing import Extra, Prices
from dfdm.costs.profile import FffProfile, default_profile, read_profile
from dfdm.costs.rating import Rating
from dfdm.costs.work import DRIVERS, Job, NotPricedError, Share, Work

__all__ = [
    "DRIVERS",
    "PARTIES",
    "Basis",
    "CostLine",
    "Crossing",
    "Emission",
    "Estimate",
    "Estimates",
    "Exchange",
    "Extra",
    "FffProfile",
    "Job",
    "LeadTime",
    "NotPricedError",
    "Ownership",
    "Parties",
    "PriceCurve",
    "Prices",
    "Rating",
    "Share",
    "Stretch",
    "Work",
    "WorkCalendar",
    "cheapest",
    "crossings",
    "default_profile",
    "estimate",
    "exchange",
    "freight_mode",
    "lead_time",
    "of_freight",
    "parties",
    "parties_of_model",
    "read_exchange",
    "read_profile",
    "sampled",
    "work_for",
]
