"""Test parts that tell what a machine can: one coupon a file; `data/coupons.toml` says which measures what."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from dfdm.designs.design import Design
from dfdm.errors import DesignError, UnknownNameError

_SHARED = ("ladder",)


def coupon_names() -> tuple[str, ...]:
    """The coupons that there are, by name."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name not in _SHARED))


@cache
def coupon_design(name: str) -> Design:
    """The design of a coupon: the one of its own name in its file; an unknown name is an UnknownNameError."""
    if name not in coupon_names():
        raise UnknownNameError("coupon", name, coupon_names())
    found = getattr(importlib.import_module(f"{__name__}.{name}"), name, None)
    if not isinstance(found, Design):
        raise DesignError(f"coupons/{name}.py holds no design '{name}'")
    return found
