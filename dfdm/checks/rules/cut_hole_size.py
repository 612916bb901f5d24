"""Round cuts wide enough for the tool that cuts them."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="cut-hole-size",
    families=("sheet",),
    limits=("cut_hole_diameter_min", "cut_hole_diameter_advised"),
    quantities=("sheet",),
    rationale="No hole is narrower than the bit or the jet that cuts it.",
)
def cut_hole_size(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Round holes are at least as wide as the tool."""
    sheet = known(part.sheet)
    round_cuts = [cut for cut in sheet.cuts if cut.inner and cut.diameter_mm]
    if not sheet.is_sheet or not round_cuts:
        yield not_applicable(limits, "hole-below-tool", "no-round-holes")
        return
    spots = [Spot(value=c.diameter_mm or 0.0, faces=c.faces, at_mm=c.at_mm) for c in round_cuts]
    least = min(spot.value for spot in spots)
    grade = limits.at_least(least, fail="cut_hole_diameter_min", warn="cut_hole_diameter_advised")
    yield Outcome(
        code="hole-below-tool",
        grade=grade,
        measured=least,
        unit="mm",
        where=beyond(limits, grade, spots, low=True),
    )
