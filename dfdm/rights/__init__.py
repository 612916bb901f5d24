"""Who may do what with a design: licenses, offers and agreements as ODRL 2.2, and whether a request is permitted."""

from dfdm.rights.evaluate import Decision, Request, World, evaluate
from dfdm.rights.explain import explain
from dfdm.rights.license import License, classify
from dfdm.rights.policy import Agreement, Offer, grant, read_policy

__all__ = [
    "Agreement",
    "Decision",
    "License",
    "Offer",
    "Request",
    "World",
    "classify",
    "evaluate",
    "explain",
    "grant",
    "read_policy",
]
