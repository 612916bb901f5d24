"""Holes with wall all around."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="partial-hole",
    families=("subtractive",),
    limits=("hole_inside_share_min",),
    quantities=("holes",),
    rationale="A drill that has no wall on one side is pushed to it.",
)
def partial_hole(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Most of the wall of each hole lies inside the part."""
    spots = [
        Spot(value=h.full_share, faces=h.faces, at_mm=h.origin_mm)
        for h in known(part.holes)
        if h.full_share is not None
    ]
    if not spots:
        yield not_applicable(limits, "partial-hole", "no-holes")
        return
    least = min(spot.value for spot in spots)
    grade = limits.at_least(least, warn="hole_inside_share_min")
    yield Outcome(
        code="partial-hole",
        grade=grade,
        measured=least,
        unit="ratio",
        words={"percent": least * 100.0},
        where=beyond(limits, grade, spots, low=True),
    )
