"""Bundles: recipe, rights and geometry of one part in one signed file that anyone can verify offline."""

from dfdm.bundles.bundle import BundleInfo, write
from dfdm.bundles.content import BundleContent
from dfdm.bundles.countersign import countersign
from dfdm.bundles.opened import OpenedBundle, read
from dfdm.bundles.verification import Problem, Verification, verify

__all__ = [
    "BundleContent",
    "BundleInfo",
    "OpenedBundle",
    "Problem",
    "Verification",
    "countersign",
    "read",
    "verify",
    "write",
]
