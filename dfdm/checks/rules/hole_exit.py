"""Holes that leave square to the surface."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="hole-exit",
    families=("subtractive",),
    limits=("hole_exit_angle_max",),
    quantities=("holes",),
    rationale="A drill that breaks through on one side first is pushed to the other.",
)
def hole_exit(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Through holes leave square to the surface."""
    spots = [
        Spot(value=h.exit_angle_deg, faces=h.faces, at_mm=h.origin_mm)
        for h in known(part.holes)
        if h.through and h.exit_angle_deg is not None
    ]
    if not spots:
        yield not_applicable(limits, "oblique-exit", "no-through-holes")
        return
    steepest = max(spot.value for spot in spots)
    grade = limits.at_most(steepest, warn="hole_exit_angle_max")
    yield Outcome(
        code="oblique-exit",
        grade=grade,
        measured=steepest,
        unit="deg",
        where=beyond(limits, grade, spots, low=False),
    )
