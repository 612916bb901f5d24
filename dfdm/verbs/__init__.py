"""The public verbs: each opens the model, takes its facts and asks the room that knows; no logic of its own."""

from dfdm.verbs.calibrating import calibrate
from dfdm.verbs.characterizing import characterize, coupons
from dfdm.verbs.composing import recipe
from dfdm.verbs.doctor import doctor
from dfdm.verbs.drawing import draw
from dfdm.verbs.handbook import handbook
from dfdm.verbs.handing_on import export, open_bundle, received, verify
from dfdm.verbs.housekeeping import keys, nodes
from dfdm.verbs.inspecting import inspect
from dfdm.verbs.job_card import traveler
from dfdm.verbs.judging import check, check_all, check_nodes, cost, cost_all, match, measure, network
from dfdm.verbs.opening import opened
from dfdm.verbs.processes import processes
from dfdm.verbs.rendering import render
from dfdm.verbs.splitting import split
from dfdm.verbs.sweeping import bands, fix, remedies

__all__ = [
    "bands",
    "calibrate",
    "characterize",
    "check",
    "check_all",
    "check_nodes",
    "cost",
    "cost_all",
    "coupons",
    "doctor",
    "draw",
    "export",
    "fix",
    "handbook",
    "inspect",
    "keys",
    "match",
    "measure",
    "network",
    "nodes",
    "open_bundle",
    "opened",
    "processes",
    "received",
    "recipe",
    "remedies",
    "render",
    "split",
    "traveler",
    "verify",
]
