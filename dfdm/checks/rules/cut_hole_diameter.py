"""Round cuts wide enough for the thickness of the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="cut-hole-diameter",
    families=("sheet",),
    limits=("hole_thickness_ratio_min", "hole_thickness_ratio_advised"),
    quantities=("sheet",),
    rationale="The heat that pierces the sheet must go somewhere without melting the rim.",
)
def cut_hole_diameter(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Round holes are wide enough for the thickness of the sheet."""
    sheet = known(part.sheet)
    round_cuts = [cut for cut in sheet.cuts if cut.inner and cut.diameter_mm]
    if not sheet.is_sheet or not sheet.thickness_mm or not round_cuts:
        yield not_applicable(limits, "small-cut-hole", "no-round-holes")
        return
    thickness = sheet.thickness_mm
    spots = [Spot(value=(c.diameter_mm or 0.0) / thickness, faces=c.faces, at_mm=c.at_mm) for c in round_cuts]
    smallest = min(spot.value for spot in spots)
    grade = limits.at_least(smallest, fail="hole_thickness_ratio_min", warn="hole_thickness_ratio_advised")
    yield Outcome(
        code="small-cut-hole",
        grade=grade,
        measured=smallest,
        unit="ratio",
        words={"diameter": smallest * thickness, "thickness": thickness},
        where=beyond(limits, grade, spots, low=True),
    )
