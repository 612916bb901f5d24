"""Who may do what with a design: licenses, offers and agreements as ODRL 2.2, and whether a request is permitted."""

from dfdm.rights.allowances import Allowance, allowances
from dfdm.rights.conflicts import Conflict, conflicts
from dfdm.rights.declaration import Declaration
from dfdm.rights.evaluate import Decision, Request, World, evaluate
from dfdm.rights.explain import explain
from dfdm.rights.license import License, classify
from dfdm.rights.policy import Agreement, Offer, grant, read_policy
from dfdm.rights.royalty import Payee, Royalty
from dfdm.rights.terms import Terms
from dfdm.rights.variation import Variation

__all__ = [
    "Agreement",
    "Allowance",
    "Conflict",
    "Decision",
    "Declaration",
    "License",
    "Offer",
    "Payee",
    "Request",
    "Royalty",
    "Terms",
    "Variation",
    "World",
    "allowances",
    "classify",
    "conflicts",
    "evaluate",
    "explain",
    "grant",
    "read_policy",
]
