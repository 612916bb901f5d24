"""Every surface can be reached by a straight tool.

**Hard to make** A cutter comes straight from its spindle: what lies behind an overhanging edge, or in a closed
hollow, stays uncut.

**Better** Open the undercut to one side, split the part, or take a process that builds up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where
from dfdm.facts import PartFacts


@check(
    key="unreached",
    families=("subtractive",),
    limits=("unreached_area_share_max",),
    quantities=("part", "reach"),
    essential=True,
    rationale="Material that no tool direction reaches cannot be removed.",
)
def unreached(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """A straight tool from one of the axis directions reaches every surface."""
    reach = known(part.reach)
    area = reach.undercut_area_mm2
    share = area / part.body.area_mm2
    yield Outcome(
        code="undercut",
        grade=limits.at_most(share, fail="unreached_area_share_max"),
        measured=share,
        unit="ratio",
        message="{area} mm² ({percent} % of the surface) cannot be reached from any axis direction.",
        passes="Tools reach every surface.",
        words={"area": area, "percent": share * 100.0},
        remedy="Open the undercut towards one side, or split the part there.",
        where=lambda row: Where.of_places(reach.undercuts),
    )
