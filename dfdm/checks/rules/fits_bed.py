"""The blank fits onto the cutting table."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.envelope import fits_flat
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.facts import PartFacts


@check(
    key="fits-bed",
    families=("sheet",),
    limits=("envelope_x_max", "envelope_y_max"),
    quantities=("sheet",),
    rationale="Nothing can be cut where the head cannot go.",
)
def fits_bed(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The outline, turned as it likes, fits onto the bed."""
    sheet = known(part.sheet)
    if not sheet.is_sheet or sheet.size_mm is None:
        yield not_applicable(limits, "larger-than-machine", "no-sheet")
        return
    length, width = sheet.size_mm
    yield fits_flat(limits, length, width, x="envelope_x_max", y="envelope_y_max")
