"""Corners that a sheet can be drawn around."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import nominal_wall
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable, unknown
from dfdm.facts import PartFacts

_CUT = 1.5
"""A corner shorter than this many walls is one of a trimmed edge or cut-out: nothing is drawn there."""


@check(
    key="formed-radius",
    families=("forming",),
    limits=("formed_radius_ratio_min", "formed_radius_min"),
    quantities=("corners", "thick"),
    rationale="At a sharp corner the sheet is stretched most, and cools where it first touches the mold.",
)
def formed_radius(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Corners are rounded by at least the thickness of the sheet."""
    wall = nominal_wall(part)
    if wall is None:
        yield unknown(limits, "sharp-drawn-corner", "no-walls")
        return
    corners = [c for c in known(part.corners) if c.depth_mm > _CUT * wall]
    if not corners:
        yield not_applicable(limits, "sharp-drawn-corner", "no-corners")
        return
    spots = [Spot(value=c.radius_mm / wall, faces=c.faces, at_mm=c.at_mm) for c in corners]
    sharpest = min(s.value for s in spots)
    grade = limits.at_least(sharpest, warn="formed_radius_ratio_min")
    yield Outcome(
        code="sharp-drawn-corner",
        grade=grade,
        measured=sharpest,
        unit="ratio",
        words={"radius": sharpest * wall, "wall": wall},
        where=beyond(limits, grade, spots, low=True),
    )
    radii = [Spot(value=c.radius_mm, faces=c.faces, at_mm=c.at_mm) for c in corners]
    least = min(s.value for s in radii)
    small = limits.at_least(least, warn="formed_radius_min")
    yield Outcome(
        code="small-drawn-radius",
        grade=small,
        measured=least,
        unit="mm",
        where=beyond(limits, small, radii, low=True),
    )
