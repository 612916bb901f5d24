"""ODRL 2.2, whoever wrote the policy: read it, judge a request under it, find clashes, say it in plain words."""

from dfdm.rights.odrl.asking import load_request, load_world, request_of, world_of
from dfdm.rights.odrl.evaluate import Evaluation, Premise, RuleReport, evaluate
from dfdm.rights.odrl.model import Constraint, Duty, Logical, Named, Policy, Rule
from dfdm.rights.odrl.reading import load_policies, policies_from
from dfdm.rights.odrl.values import Said
from dfdm.rights.odrl.world import DutyReport, Request, World

__all__ = [
    "Constraint",
    "Duty",
    "DutyReport",
    "Evaluation",
    "Logical",
    "Named",
    "Policy",
    "Premise",
    "Request",
    "Rule",
    "RuleReport",
    "Said",
    "World",
    "evaluate",
    "load_policies",
    "load_request",
    "load_world",
    "policies_from",
    "request_of",
    "world_of",
]
