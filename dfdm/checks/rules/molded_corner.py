"""Rounded inner corners."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import nominal_wall
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable, unknown
from dfdm.facts import PartFacts


@check(
    key="molded-corner",
    families=("molding",),
    limits=("inner_radius_ratio_min",),
    quantities=("corners", "thick"),
    rationale="At a sharp inner corner load gathers, and the melt tumbles around it.",
)
def molded_corner(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Inner corners are rounded by a good part of the wall."""
    wall = nominal_wall(part)
    if wall is None:
        yield unknown(limits, "sharp-inner-corner", "no-walls")
        return
    # A corner shorter than the wall is the run of a cut through it: nothing bends there.
    corners = [c for c in known(part.corners) if c.depth_mm > wall]
    if not corners:
        yield not_applicable(limits, "sharp-inner-corner", "no-corners")
        return
    spots = [Spot(value=c.radius_mm / wall, faces=c.faces, at_mm=c.at_mm) for c in corners]
    sharpest = min(s.value for s in spots)
    grade = limits.at_least(sharpest, warn="inner_radius_ratio_min")
    yield Outcome(
        code="sharp-inner-corner",
        grade=grade,
        measured=sharpest,
        unit="ratio",
        words={"radius": sharpest * wall, "wall": wall},
        where=beyond(limits, grade, spots, low=True),
    )
