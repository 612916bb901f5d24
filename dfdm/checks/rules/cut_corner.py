"""Inner corners of a cut that a round tool leaves."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="cut-corner",
    families=("sheet",),
    limits=("cut_corner_radius_min", "cut_corner_radius_advised"),
    quantities=("sheet",),
    rationale="A router bit or a water jet is round and leaves its radius; a dogbone moves it out of the way.",
)
def cut_corner(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Inner corners are as round as the tool, or relieved by a dogbone."""
    sheet = known(part.sheet)
    # A dogbone needs no rule of its own: its arc is the inner corner, and where it leaves the walls the outline turns outward.
    if not sheet.is_sheet or not sheet.inner_corners:
        yield not_applicable(limits, "tight-cut-corner", "no-inner-corners" if sheet.is_sheet else "no-sheet")
        return
    spots = [Spot(value=c.radius_mm, faces=c.faces, at_mm=c.at_mm) for c in sheet.inner_corners]
    least = min(spot.value for spot in spots)
    grade = limits.at_least(least, fail="cut_corner_radius_min", warn="cut_corner_radius_advised")
    yield Outcome(
        code="tight-cut-corner",
        grade=grade,
        measured=least,
        unit="mm",
        words={"count": sum(c.count for c in sheet.inner_corners if c.radius_mm == least)},
        where=beyond(limits, grade, spots, low=True),
    )
