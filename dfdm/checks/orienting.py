"""Choose how a part lies while it is built: for every capability the orientation that is judged best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import WARN, CodeArray
from dfdm.errors import InputError
from dfdm.facts import Orientation, PartFacts
from dfdm.facts.rounding import Vector

Lying = Literal["best", "as-modeled"] | Vector
_SAME_DIRECTION: Final = math.cos(math.radians(1.0))
"""Directions closer than one degree are one: how finely a way of lying can be named."""


def candidates(part: PartFacts, lying: Lying | None) -> tuple[Orientation, ...]:
    """The orientations to judge, the one to prefer first: least support, then as modeled.

    Without a wish a mesh is judged as it lies and a solid in its best orientation. A direction that was not measured
    is an InputError that lists those that were.
    """
    measured = part.orientations or ()
    if lying is None:
        lying = "as-modeled" if part.body.kind == "mesh" else "best"
    if lying == "best":
        return tuple(sorted(measured, key=lambda o: (o.support_volume_mm3, not o.as_modeled)))
    if lying == "as-modeled":
        return tuple(o for o in measured if o.as_modeled)[:1]
    if isinstance(lying, str):
        raise InputError(f"orientation '{lying}' is neither best, as-modeled nor a direction x,y,z")
    found = tuple(o for o in measured if _along(o.up, lying))[:1]
    if measured and not found:
        listed = "; ".join(",".join(f"{v:g}" for v in o.up) for o in measured)
        raise InputError(f"no orientation with {','.join(f'{v:g}' for v in lying)} up was measured; measured: {listed}")
    return found


def _along(up: Vector, wanted: Vector) -> bool:
    length = math.sqrt(sum(v * v for v in wanted))
    if length == 0.0:
        raise InputError("an orientation needs a direction other than 0,0,0")
    return sum(a * b for a, b in zip(up, wanted, strict=True)) >= _SAME_DIRECTION * length


def best(judged: Sequence[Sequence[Outcome]], rows: int) -> NDArray[np.intp]:
    """The index (n,) of the orientation with the mildest worst verdict, then with the fewest warnings, then the first."""
    choice = np.zeros(rows, dtype=np.intp)
    for index, outcomes in enumerate(judged):
        worst, warnings = _severity(outcomes, rows)
        if index == 0:
            mildest, fewest = worst, warnings
            continue
        better = (worst < mildest) | ((worst == mildest) & (warnings < fewest))
        choice[better] = index
        mildest, fewest = np.where(better, worst, mildest), np.where(better, warnings, fewest)
    return choice


def _severity(outcomes: Sequence[Outcome], rows: int) -> tuple[CodeArray, NDArray[np.intp]]:
    worst = np.zeros(rows, dtype=np.int8)
    warnings = np.zeros(rows, dtype=np.intp)
    for outcome in outcomes:
        worst = np.maximum(worst, outcome.grade.verdict)
        warnings += outcome.grade.verdict == WARN
    return worst, warnings
