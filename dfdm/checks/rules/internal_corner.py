"""Internal corners that a round tool can cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts
from dfdm.facts.rounding import Vector

_SQUARE: Final = 0.02
"""Cosine of the angle from which on two directions count as square to one another."""


@check(
    key="internal-corner",
    families=("subtractive",),
    limits=("corner_radius_min", "corner_depth_ratio_advised", "corner_depth_ratio_max"),
    quantities=("corners",),
    optional=("pockets",),
    rationale="The radius of the tool remains in every internal corner, and a thin tool cannot go deep.",
)
def internal_corner(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Internal corners are round enough for a tool that is long enough."""
    # Along a T-slot or a dovetail its own cutter leaves sharp corners: whether the shop has it is another question.
    under = [(p.axis, set(p.faces)) for p in part.pockets or () if p.kind in ("t_slot", "dovetail")]
    corners = [
        corner
        for corner in known(part.corners)
        if not corner.floor
        and not any(faces.issuperset(corner.faces) and _square(corner.axis, axis) for axis, faces in under)
    ]
    if not corners:
        yield not_applicable(limits, "sharp-corner", "no-corners")
        return
    radii = [Spot(value=c.radius_mm, faces=c.faces, at_mm=c.at_mm) for c in corners]
    smallest = min(spot.value for spot in radii)
    sharp = limits.at_least(smallest, fail="corner_radius_min")
    yield Outcome(
        code="sharp-corner",
        grade=sharp,
        measured=smallest,
        unit="mm",
        where=beyond(limits, sharp, radii, low=True),
    )
    rounded = [corner for corner in corners if corner.radius_mm > 0.0]
    if not rounded:
        return
    slender = [Spot(value=c.depth_mm / (2.0 * c.radius_mm), faces=c.faces, at_mm=c.at_mm) for c in rounded]
    deepest = max(spot.value for spot in slender)
    grade = limits.at_most(deepest, warn="corner_depth_ratio_advised", fail="corner_depth_ratio_max")
    yield Outcome(
        code="deep-corner",
        grade=grade,
        measured=deepest,
        unit="ratio",
        where=beyond(limits, grade, slender, low=False),
    )


def _square(one: Vector, other: Vector) -> bool:
    return abs(sum(a * b for a, b in zip(one, other, strict=True))) < _SQUARE
