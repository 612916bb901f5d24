"""Choose how a part lies while it is built: for every capability the orientation that is judged best."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import PASS, UNKNOWN, WARN, CodeArray
from dfdm.errors import InputError
from dfdm.facts import Orientation, PartFacts
from dfdm.facts.curves import FloatArray
from dfdm.facts.rounding import Vector

Lying = Literal["best", "as-modeled"] | Vector
SCREENED: Final = ("fits-build-volume", "footing")
"""Checks that read the figures of the screen alone: asked first, so that a way that does not help is not measured."""


def candidates(part: PartFacts, lying: Lying | None) -> tuple[Orientation, ...]:
    """The orientations to judge, the one to prefer first (`Screened.preference`).

    Without a wish a mesh is judged as it lies and a solid in its best orientation. A direction that was not measured
    and cannot be measured now is an InputError that lists those that were.
    """
    measured = part.orientations or ()
    if lying is None:
        lying = "as-modeled" if part.body.kind == "mesh" else "best"
    if lying == "best":
        return tuple(sorted(measured, key=Orientation.preference))
    if lying == "as-modeled":
        return tuple(o for o in measured if o.as_modeled)[:1]
    if isinstance(lying, str):
        raise InputError(f"orientation '{lying}' is neither best, as-modeled nor a direction x,y,z")
    if math.sqrt(sum(v * v for v in lying)) == 0.0:
        raise InputError("an orientation needs a direction other than 0,0,0")
    found = part.orientation(lying)
    if measured and found is None:
        listed = "; ".join(",".join(f"{v:g}" for v in o.up) for o in measured)
        raise InputError(f"no orientation with {','.join(f'{v:g}' for v in lying)} up was measured; measured: {listed}")
    return () if found is None else (found,)


def equally_preferred(one: Orientation, other: Orientation) -> bool:
    """Whether neither stands better nor hangs over more than the other: their warnings decide."""
    return one.preference()[:2] == other.preference()[:2]


def content(
    said: Sequence[tuple[str, Outcome]], worst: CodeArray, columns: Mapping[str, FloatArray]
) -> NDArray[np.bool_]:
    """The rows (n,) that no other way of lying can help, by what each check said of this one and the worst (n,) of it.

    Every outcome is a pass or does not arise; or some are unknown, but so is one of the screened checks, for want of its
    limits, whichever way the part lies. `columns` are the limits (n,) by key.
    """
    found = worst <= PASS
    for key, outcome in said:
        verdict, keys = outcome.grade.verdict, outcome.grade.keys
        if key in SCREENED and keys and (verdict == UNKNOWN).any():
            given = [~np.isnan(columns[k]) for k in keys if k in columns]
            stuck = verdict == UNKNOWN
            found |= (worst == UNKNOWN) & (stuck & ~np.any(given, axis=0) if given else stuck)
    return found


def best(judged: Sequence[CodeArray], rows: int) -> NDArray[np.intp]:
    """The index (n,) of the orientation with the mildest worst verdict, then with the fewest warnings, then the first.

    `judged` are the verdicts (a, n) of each orientation.
    """
    choice = np.zeros(rows, dtype=np.intp)
    for index, said in enumerate(judged):
        worst, warnings = said.max(axis=0, initial=0), (said == WARN).sum(axis=0)
        if index == 0:
            mildest, fewest = worst, warnings
            continue
        better = (worst < mildest) | ((worst == mildest) & (warnings < fewest))
        choice[better] = index
        mildest, fewest = np.where(better, worst, mildest), np.where(better, warnings, fewest)
    return choice
