"""Sheets that a bit narrow enough for the outline still cuts through."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="cutting-depth",
    families=("sheet",),
    limits=("cutting_depth_ratio_advised",),
    quantities=("sheet",),
    rationale="The flutes of a bit are a few diameters long: the narrowest cut decides how thick the sheet may be.",
)
def cutting_depth(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The sheet is no thicker than the flutes of the bit that its narrowest cut asks for."""
    sheet = known(part.sheet)
    thickness = sheet.thickness_mm
    if not sheet.is_sheet or not thickness:
        yield not_applicable(limits, "thick-for-bit", "no-sheet")
        return
    spots = [
        *(
            Spot(value=thickness / cut.diameter_mm, faces=cut.faces, at_mm=cut.at_mm)
            for cut in sheet.cuts
            if cut.inner and cut.diameter_mm
        ),
        *(
            Spot(value=thickness / (2.0 * corner.radius_mm), faces=corner.faces, at_mm=corner.at_mm)
            for corner in sheet.inner_corners
            if corner.radius_mm > 0.0
        ),
    ]
    if not spots:
        yield not_applicable(limits, "thick-for-bit", "nothing-narrow")
        return
    most = max(spot.value for spot in spots)
    grade = limits.at_most(most, warn="cutting_depth_ratio_advised")
    yield Outcome(
        code="thick-for-bit",
        grade=grade,
        measured=most,
        unit="ratio",
        words={"thickness": thickness, "bit": thickness / most},
        where=beyond(limits, grade, spots, low=False),
    )
