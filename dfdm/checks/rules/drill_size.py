"""Deep holes of a diameter that drills are sold in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts
from dfdm.processes.tools import nearest_drill, widest_metric_drill

_SAME_MM: Final = 0.006
"""Inch sizes written in millimeters are off by so much."""


@check(
    key="drill-size",
    families=("subtractive",),
    limits=("milled_hole_depth_ratio_max",),
    quantities=("holes",),
    rationale="A shallow hole of any width is milled; a deep one needs a drill of just that diameter.",
)
def drill_size(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Holes too deep to be milled are of a standard drill diameter."""
    narrow = [(h, step) for h in known(part.holes) for step in h.steps if step.diameter_mm <= widest_metric_drill()]
    odd = [(h, s) for h, s in narrow if abs(nearest_drill(s.diameter_mm) - s.diameter_mm) > _SAME_MM]
    if not odd:
        yield not_applicable(limits, "odd-drill-size", "standard-drills" if narrow else "no-drilled-holes")
        return
    spots = [Spot(value=s.depth_mm / s.diameter_mm, faces=h.faces, at_mm=h.origin_mm) for h, s in odd]
    deepest = max(spot.value for spot in spots)
    diameter = next(s.diameter_mm for h, s in odd if s.depth_mm / s.diameter_mm == deepest)
    grade = limits.at_most(deepest, warn="milled_hole_depth_ratio_max")
    yield Outcome(
        code="odd-drill-size",
        grade=grade,
        measured=deepest,
        unit="ratio",
        words={"count": len(odd), "diameter": diameter, "nearest": nearest_drill(diameter)},
        where=beyond(limits, grade, spots, low=False),
    )
