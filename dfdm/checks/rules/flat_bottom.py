"""Blind holes with a flat floor."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="flat-bottom",
    families=("subtractive",),
    limits=("milled_hole_depth_ratio_max",),
    quantities=("holes",),
    rationale="A drill leaves a cone; a flat floor is cut by an end mill, which is shorter.",
)
def flat_bottom(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Flat-bottomed holes are shallow enough for an end mill."""
    flat = [h for h in known(part.holes) if h.flat_bottom and not h.through]
    if not flat:
        yield not_applicable(limits, "deep-flat-bottom", "no-flat-bottoms")
        return
    spots = [Spot(value=h.steps[-1].depth_mm / h.steps[-1].diameter_mm, faces=h.faces, at_mm=h.origin_mm) for h in flat]
    deepest = max(spot.value for spot in spots)
    grade = limits.at_most(deepest, warn="milled_hole_depth_ratio_max")
    yield Outcome(
        code="deep-flat-bottom",
        grade=grade,
        measured=deepest,
        unit="ratio",
        words={"count": len(flat)},
        where=beyond(limits, grade, spots, low=False),
    )
