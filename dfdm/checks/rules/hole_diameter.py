"""Holes wide enough to come out open and round."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="hole-diameter",
    families=("additive", "subtractive"),
    limits=("hole_diameter_min", "hole_diameter_advised"),
    quantities=("holes",),
    rationale="Below the least diameter no tool fits, or the melt closes the hole.",
)
def hole_diameter(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Holes are wide enough."""
    holes = known(part.holes)
    if not holes:
        yield not_applicable(limits, "small-hole", "no-holes")
        return
    spots = [Spot(value=h.diameter_mm, faces=h.faces, at_mm=h.origin_mm) for h in holes]
    smallest = min(spot.value for spot in spots)
    grade = limits.at_least(smallest, fail="hole_diameter_min", warn="hole_diameter_advised")
    yield Outcome(
        code="small-hole",
        grade=grade,
        measured=smallest,
        unit="mm",
        where=beyond(limits, grade, spots, low=True),
    )
