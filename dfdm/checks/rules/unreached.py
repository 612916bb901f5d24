"""Every surface can be reached by a straight tool."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where
from dfdm.checks.tilting import inclined, tilting
from dfdm.checks.verdict import FAIL, Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Offered


@check(
    key="unreached",
    families=("subtractive",),
    limits=("unreached_area_share_max",),
    quantities=("part", "reach"),
    optional=("holes", "pockets"),
    essential=True,
    rationale="Material that no tool direction reaches cannot be removed.",
)
def unreached(part: PartFacts, limits: Limits, offers: Offered) -> Iterator[Outcome]:
    """A straight tool from one of the axis directions reaches every surface."""
    reach = known(part.reach)
    # What has a cutter of its own form (undercut-recess) or a direction of its own (inclined-hole) is another question.
    leaning = inclined(part)
    formed = [pocket for pocket in part.pockets or () if pocket.kind in ("t_slot", "dovetail")]
    elsewhere = {face for hole in leaning.holes for face in hole.faces}
    elsewhere |= {face for pocket in (*leaning.pockets, *formed) for face in pocket.faces}
    under = [place for place in reach.undercuts if not elsewhere.issuperset(place.faces)]
    area = reach.undercut_area_mm2 - sum(p.area_mm2 for p in reach.undercuts if elsewhere.issuperset(p.faces))
    share = max(area, 0.0) / part.body.area_mm2
    grade = limits.at_most(share, fail="unreached_area_share_max")
    yield Outcome(
        code="undercut",
        # From which side a machine that tilts comes was not measured.
        grade=grade.only(~(tilting(offers) & (grade.verdict == FAIL)), Verdict.UNKNOWN),
        measured=share,
        unit="ratio",
        words={"area": max(area, 0.0), "percent": share * 100.0},
        where=lambda row: Where.of_places(under),
        reason="tilted-not-measured",
    )
