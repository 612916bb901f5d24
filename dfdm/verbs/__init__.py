"""The public verbs: each opens the model, takes its facts and asks the room that knows; no logic of its own."""

from dfdm.verbs.agreeing import agree, decline, quote
from dfdm.verbs.auditing import audit, request
from dfdm.verbs.calibrating import calibrate
from dfdm.verbs.characterizing import characterize, coupons
from dfdm.verbs.comparing import break_even
from dfdm.verbs.composing import recipe
from dfdm.verbs.doctor import doctor
from dfdm.verbs.drawing import draw
from dfdm.verbs.handbook import handbook
from dfdm.verbs.handing_on import export, open_bundle, received, verify
from dfdm.verbs.housekeeping import keys, nodes
from dfdm.verbs.inspecting import inspect
from dfdm.verbs.job_card import traveler
from dfdm.verbs.judging import check, check_all, check_nodes, cost, cost_all, match, measure, network
from dfdm.verbs.licensing import licensing
from dfdm.verbs.opening import opened
from dfdm.verbs.processes import processes
from dfdm.verbs.publishing import publish, published, pull, served
from dfdm.verbs.recipes import product_recipe
from dfdm.verbs.recording import receipt, receipts, transcribe
from dfdm.verbs.rendering import render
from dfdm.verbs.revoking import revoke
from dfdm.verbs.signing import sign, signatures
from dfdm.verbs.splitting import split
from dfdm.verbs.sweeping import bands, fix, remedies

__all__ = [
    "agree",
    "audit",
    "bands",
    "break_even",
    "calibrate",
    "characterize",
    "check",
    "check_all",
    "check_nodes",
    "cost",
    "cost_all",
    "coupons",
    "decline",
    "doctor",
    "draw",
    "export",
    "fix",
    "handbook",
    "inspect",
    "keys",
    "licensing",
    "match",
    "measure",
    "network",
    "nodes",
    "open_bundle",
    "opened",
    "processes",
    "product_recipe",
    "publish",
    "published",
    "pull",
    "quote",
    "receipt",
    "receipts",
    "received",
    "recipe",
    "remedies",
    "render",
    "request",
    "revoke",
    "served",
    "sign",
    "signatures",
    "split",
    "transcribe",
    "traveler",
    "verify",
]
