"""Holes that start square to the surface."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="hole-entry",
    families=("subtractive",),
    limits=("hole_entry_angle_max",),
    quantities=("holes",),
    rationale="A drill needs a face square to its axis to start on.",
)
def hole_entry(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Holes start square to the surface."""
    holes = known(part.holes)
    if not holes:
        yield not_applicable(limits, "oblique-entry", "no-holes")
        return
    spots = [Spot(value=h.entry_angle_deg, faces=h.faces, at_mm=h.origin_mm) for h in holes]
    steepest = max(spot.value for spot in spots)
    grade = limits.at_most(steepest, warn="hole_entry_angle_max")
    yield Outcome(
        code="oblique-entry",
        grade=grade,
        measured=steepest,
        unit="deg",
        where=beyond(limits, grade, spots, low=False),
    )
