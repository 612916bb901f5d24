"""Holes that a drill can reach the end of."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="hole-depth",
    families=("subtractive",),
    limits=("hole_depth_ratio_advised", "hole_depth_ratio_max"),
    quantities=("holes",),
    rationale="Chips leave a deep hole badly, and a long thin drill bends.",
)
def hole_depth(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Holes are shallow enough for their diameter."""
    holes = known(part.holes)
    if not holes:
        yield not_applicable(limits, "deep-hole", "no-holes")
        return
    # The longest of the narrow steps: a counterbore shortens what the drill must go.
    spots = [
        Spot(value=step.depth_mm / step.diameter_mm, faces=hole.faces, at_mm=hole.origin_mm)
        for hole in holes
        for step in hole.steps
    ]
    deepest = max(spot.value for spot in spots)
    grade = limits.at_most(deepest, warn="hole_depth_ratio_advised", fail="hole_depth_ratio_max")
    yield Outcome(
        code="deep-hole",
        grade=grade,
        measured=deepest,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
