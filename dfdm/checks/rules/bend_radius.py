"""Inner radii that the sheet stands without cracking."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.bent import bent, spot
from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="bend-radius",
    families=("forming",),
    limits=("bend_radius_ratio_min", "bend_radius_ratio_advised"),
    quantities=("bends", "flat_pattern"),
    rationale="The outer skin is stretched by half of the thickness over the radius of the middle.",
)
def bend_radius(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Bends are round enough inside for the material."""
    found = bent(part)
    if found is None:
        yield not_applicable(limits, "tight-bend", "no-bends")
        return
    bends, thickness = found
    spots = [spot(bend, bend.radius_mm / thickness) for bend in bends]
    tightest = min(s.value for s in spots)
    grade = limits.at_least(tightest, fail="bend_radius_ratio_min", warn="bend_radius_ratio_advised")
    yield Outcome(
        code="tight-bend",
        grade=grade,
        measured=tightest,
        unit="ratio",
        words={"radius": tightest * thickness, "thickness": thickness},
        where=beyond(limits, grade, spots, low=True),
    )
