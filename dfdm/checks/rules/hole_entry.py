"""Holes that start square to the surface.

**Hard to make** A drill that meets a slanted face slides off before it bites.

**Better** Give the hole a flat spot square to its axis, or turn the hole square to the face.
"""

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
        yield not_applicable(limits, "oblique-entry", "The part has no holes.")
        return
    spots = [Spot(value=h.entry_angle_deg, faces=h.faces, at_mm=h.origin_mm) for h in holes]
    steepest = max(spot.value for spot in spots)
    grade = limits.at_most(steepest, warn="hole_entry_angle_max")
    yield Outcome(
        code="oblique-entry",
        grade=grade,
        measured=steepest,
        unit="deg",
        message="A hole enters a face that is {measured} off square; up to {limit} goes well.",
        passes="The holes enter square to the surface.",
        remedy="Put a flat spot square to the hole's axis where it enters, or turn the axis square to the face.",
        where=beyond(limits, grade, spots, low=False),
    )
