"""Holes and edges of the blank before it is bent."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.bent import bent
from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="blank-cuts",
    families=("forming",),
    limits=("hole_thickness_ratio_advised", "edge_thickness_ratio_advised"),
    quantities=("bends", "flat_pattern"),
    rationale="The blank is cut or punched before it is bent, with the limits of that.",
)
def blank_cuts(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Holes of the blank are wide enough, and far enough from each other and from edges."""
    found = bent(part)
    cuts = [cut for cut in known(part.flat_pattern).cuts if cut.inner]
    if found is None or not cuts:
        yield not_applicable(limits, "small-blank-hole", "no-holes" if found else "no-bends")
        return
    _, thickness = found
    holes = [
        Spot(value=c.diameter_mm / thickness, faces=c.faces, at_mm=c.at_mm) for c in cuts if c.diameter_mm is not None
    ]
    if holes:
        smallest = min(s.value for s in holes)
        grade = limits.at_least(smallest, warn="hole_thickness_ratio_advised")
        yield Outcome(
            code="small-blank-hole",
            grade=grade,
            measured=smallest,
            unit="ratio",
            words={"diameter": smallest * thickness, "thickness": thickness},
            where=beyond(limits, grade, holes, low=True),
        )
    edges = [
        Spot(value=c.edge_distance_mm / thickness, faces=c.faces, at_mm=c.at_mm)
        for c in cuts
        if c.edge_distance_mm is not None
    ]
    if edges:
        nearest = min(s.value for s in edges)
        near = limits.at_least(nearest, warn="edge_thickness_ratio_advised")
        yield Outcome(
            code="thin-blank-edge",
            grade=near,
            measured=nearest,
            unit="ratio",
            words={"distance": nearest * thickness, "thickness": thickness},
            where=beyond(limits, near, edges, low=True),
        )
