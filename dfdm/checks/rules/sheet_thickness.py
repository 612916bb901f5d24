"""The sheet is of a thickness that the machine cuts."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.facts import PartFacts


@check(
    key="sheet-thickness",
    families=("sheet",),
    limits=("sheet_thickness_max", "sheet_thickness_min", "thick_sheet_advised", "thin_sheet_advised"),
    quantities=("sheet",),
    rationale="The power of the source and the material decide how thick a sheet can be cut.",
)
def sheet_thickness(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The sheet is of a thickness that the machine cuts."""
    sheet = known(part.sheet)
    if not sheet.is_sheet or sheet.thickness_mm is None:
        yield not_applicable(limits, "thick-sheet", "no-sheet")
        return
    yield Outcome(
        code="thick-sheet",
        grade=limits.at_most(sheet.thickness_mm, fail="sheet_thickness_max", warn="thick_sheet_advised"),
        measured=sheet.thickness_mm,
        unit="mm",
    )
    yield Outcome(
        code="thin-sheet",
        grade=limits.at_least(sheet.thickness_mm, fail="sheet_thickness_min", warn="thin_sheet_advised"),
        measured=sheet.thickness_mm,
        unit="mm",
    )
