"""Openings far enough from the edge."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="hole-edge-distance",
    families=("sheet",),
    limits=("edge_thickness_ratio_advised",),
    quantities=("sheet",),
    rationale="A narrow rim has nowhere to send its heat, and tears when it is loaded.",
)
def hole_edge_distance(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Openings keep their distance from the next edge."""
    sheet = known(part.sheet)
    cuts = [cut for cut in sheet.cuts if cut.inner and cut.edge_distance_mm is not None]
    if not sheet.is_sheet or not sheet.thickness_mm or not cuts:
        yield not_applicable(limits, "near-edge", "nothing-cut")
        return
    thickness = sheet.thickness_mm
    spots = [Spot(value=(c.edge_distance_mm or 0.0) / thickness, faces=c.faces, at_mm=c.at_mm) for c in cuts]
    nearest = min(spot.value for spot in spots)
    grade = limits.at_least(nearest, warn="edge_thickness_ratio_advised")
    yield Outcome(
        code="near-edge",
        grade=grade,
        measured=nearest,
        unit="ratio",
        words={"distance": nearest * thickness},
        where=beyond(limits, grade, spots, low=True),
    )
