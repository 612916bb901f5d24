"""Bends that the brake is strong enough for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from dfdm.checks.bent import bent, spot
from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import UNKNOWN
from dfdm.facts import PartFacts


@check(
    key="bend-force",
    families=("forming",),
    limits=("bend_force_max", "bend_force_factor", "die_opening_ratio", "tensile_strength"),
    quantities=("bends", "flat_pattern"),
    rationale="Force grows with strength, length and the square of the thickness, and falls with the opening of the die.",
)
def bend_force(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The brake has the force for the longest bend: F = factor x strength x length x thickness² / die opening."""
    found = bent(part)
    if found is None:
        yield not_applicable(limits, "too-strong", "no-bends")
        return
    bends, thickness = found
    strokes: dict[int, float] = {}
    for bend in bends:
        strokes[bend.line] = strokes.get(bend.line, 0.0) + bend.length_mm
    line = max(strokes, key=lambda one: strokes[one])
    opening = limits["die_opening_ratio"] * thickness
    newtons = limits["bend_force_factor"] * limits["tensile_strength"] * strokes[line] * thickness**2 / opening
    force = newtons / 1000.0
    grade = limits.at_most(force, fail="bend_force_max")
    untold = np.isnan(force) & ~np.isnan(limits["bend_force_max"])
    grade = replace(grade, verdict=np.where(untold, UNKNOWN, grade.verdict).astype(np.int8))
    spots = [spot(bend, bend.length_mm) for bend in bends if bend.line == line]
    yield Outcome(
        code="too-strong",
        grade=grade,
        measured=force,
        unit="kN",
        words={"length": strokes[line], "thickness": thickness, "opening": opening},
        where=lambda row: Where(
            faces=tuple(sorted({face for s in spots for face in s.faces})), at_mm=tuple(s.at_mm for s in spots)
        ),
        reason="no-strength",
    )
