"""Cones at the end of blind holes that drills leave."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="drill-point",
    families=("subtractive",),
    limits=("drill_point_min", "drill_point_max"),
    quantities=("holes",),
    rationale="The cone at the end of a hole is the point of the drill, which comes in few angles.",
)
def drill_point(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The cones at the end of blind holes are those of drills that are sold."""
    spots = [
        Spot(value=h.drill_point_deg, faces=h.faces, at_mm=h.origin_mm)
        for h in known(part.holes)
        if h.drill_point_deg is not None
    ]
    if not spots:
        yield not_applicable(limits, "sharp-drill-point", "no-drill-points")
        yield not_applicable(limits, "blunt-drill-point", "no-drill-points")
        return
    sharpest, bluntest = min(s.value for s in spots), max(s.value for s in spots)
    sharp = limits.at_least(sharpest, warn="drill_point_min")
    yield Outcome(
        code="sharp-drill-point",
        grade=sharp,
        measured=sharpest,
        unit="deg",
        where=beyond(limits, sharp, spots, low=True),
    )
    blunt = limits.at_most(bluntest, warn="drill_point_max")
    yield Outcome(
        code="blunt-drill-point",
        grade=blunt,
        measured=bluntest,
        unit="deg",
        where=beyond(limits, blunt, spots, low=False),
    )
