"""Design for distributed manufacturing: can this part be made, where, by whom, for how much, and by what right.

The names below are loaded when first used, so that `import dfdm` stays light.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOME = {
    "Design": "dfdm.designs",
    "Variant": "dfdm.designs",
    "deg": "dfdm.designs",
    "design": "dfdm.designs",
    "mm": "dfdm.designs",
    "number": "dfdm.designs",
    "assemble": "dfdm.requirements",
    "handle": "dfdm.requirements",
    "permit": "dfdm.requirements",
    "purchase": "dfdm.requirements",
    "require": "dfdm.requirements",
    "substitute": "dfdm.requirements",
    "bands": "dfdm.verbs",
    "break_even": "dfdm.verbs",
    "calibrate": "dfdm.verbs",
    "characterize": "dfdm.verbs",
    "check": "dfdm.verbs",
    "cost": "dfdm.verbs",
    "coupons": "dfdm.verbs",
    "draw": "dfdm.verbs",
    "export": "dfdm.verbs",
    "fix": "dfdm.verbs",
    "inspect": "dfdm.verbs",
    "match": "dfdm.verbs",
    "measure": "dfdm.verbs",
    "network": "dfdm.verbs",
    "product_recipe": "dfdm.verbs",
    "remedies": "dfdm.verbs",
    "split": "dfdm.verbs",
    "traveler": "dfdm.verbs",
    "open_bundle": "dfdm.verbs",
    "verify": "dfdm.verbs",
    "show": "dfdm.widgets",
    "studio": "dfdm.widgets",
    "assert_makeable": "dfdm.testing",
    "DfdmError": "dfdm.errors",
}
__all__ = [
    "Design",
    "DfdmError",
    "Variant",
    "__version__",
    "assemble",
    "assert_makeable",
    "bands",
    "break_even",
    "calibrate",
    "characterize",
    "check",
    "cost",
    "coupons",
    "deg",
    "design",
    "draw",
    "export",
    "fix",
    "handle",
    "inspect",
    "match",
    "measure",
    "mm",
    "network",
    "number",
    "open_bundle",
    "permit",
    "product_recipe",
    "purchase",
    "remedies",
    "require",
    "show",
    "split",
    "studio",
    "substitute",
    "traveler",
    "verify",
]

if TYPE_CHECKING:
    from dfdm.designs import Design, Variant, deg, design, mm, number
    from dfdm.errors import DfdmError
    from dfdm.requirements import assemble, handle, permit, purchase, require, substitute
    from dfdm.testing import assert_makeable
    from dfdm.verbs import (
        bands,
        calibrate,
        characterize,
        check,
        cost,
        coupons,
        draw,
        export,
        fix,
        inspect,
        match,
        measure,
        network,
        open_bundle,
        product_recipe,
        remedies,
        split,
        traveler,
        verify,
    )
    from dfdm.widgets import show, studio


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _HOME:
        raise AttributeError(f"module 'dfdm' has no attribute '{name}'")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where JupyterLab finds the prebuilt extension of a source checkout."""
    return [{"src": "labextension", "dest": "@dfdm/labextension"}]


if "ipykernel" in sys.modules:  # the kernel of a notebook: a panel beside it may ask what its designs come to
    importlib.import_module("dfdm.widgets.following").listen()
