"""Every surface can be reached by a straight tool."""

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
    # A T-slot or a dovetail has a cutter of its own: whether the shop has it is another question (undercut-recess).
    formed = {face for p in part.pockets or () if p.kind in ("t_slot", "dovetail") for face in p.faces}
    under = [place for place in reach.undercuts if not formed.issuperset(place.faces)]
    area = reach.undercut_area_mm2 - sum(p.area_mm2 for p in reach.undercuts if formed.issuperset(p.faces))
    share = area / part.body.area_mm2
    yield Outcome(
        code="undercut",
        grade=limits.at_most(share, fail="unreached_area_share_max"),
        measured=share,
        unit="ratio",
        words={"area": area, "percent": share * 100.0},
        where=lambda row: Where.of_places(under),
    )
