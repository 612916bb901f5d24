"""Internal corners that a round tool can cut.

**Hard to make** An end mill is round: where two walls meet, its radius stays. A sharp internal corner needs erosion;
a small radius in a deep pocket needs a long thin tool that bends and breaks.

**Better** Round the corner with a little more than the tool's radius, relieve it with a hole, or make the pocket
shallower. The edge between wall and floor may be sharp.
"""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="internal-corner",
    families=("subtractive",),
    limits=("corner_radius_min", "corner_depth_ratio_advised", "corner_depth_ratio_max"),
    quantities=("corners",),
    rationale="The radius of the tool remains in every internal corner, and a thin tool cannot go deep.",
)
def internal_corner(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Internal corners are round enough for a tool that is long enough."""
    corners = [corner for corner in known(part.corners) if not corner.floor]
    if not corners:
        yield not_applicable(limits, "sharp-corner", "No internal corner stands along a tool.")
        return
    radii = [Spot(value=c.radius_mm, faces=c.faces, at_mm=c.at_mm) for c in corners]
    smallest = min(spot.value for spot in radii)
    sharp = limits.at_least(smallest, fail="corner_radius_min")
    yield Outcome(
        code="sharp-corner",
        grade=sharp,
        measured=smallest,
        unit="mm",
        message="An internal corner has a radius of {measured}; the smallest tool leaves {limit}.",
        passes="The smallest internal corner has a radius of {measured}.",
        remedy="Round the corner with a radius of at least {limit}, or relieve it with a hole.",
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
        message="A corner is {measured} times as deep as the tool that fits it is wide; up to {limit} times goes well.",
        passes="The deepest corner is {measured} times as deep as its tool is wide.",
        remedy="Enlarge the corner's radius, or make the pocket shallower.",
        where=beyond(limits, grade, slender, low=False),
    )
