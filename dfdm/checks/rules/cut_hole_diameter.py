"""Round cuts wide enough for the thickness of the sheet.

**Hard to make** Piercing heats a spot about as wide as the sheet is thick: a smaller hole comes out burnt and oval.

**Better** Widen the hole, take a thinner sheet, or mark the center and drill it.
"""

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
        yield not_applicable(limits, "small-cut-hole", "No round hole is cut.")
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
        message="A hole of {diameter} mm in a sheet of {thickness} mm is {measured} thicknesses wide; {limit} is wanted.",
        passes="The smallest hole is {measured} thicknesses wide.",
        words={"diameter": smallest * thickness, "thickness": thickness},
        remedy="Widen the hole to {limit} times the thickness, take a thinner sheet, or drill it afterwards.",
        where=beyond(limits, grade, spots, low=True),
    )
