"""Holes and cutouts far enough from bends to keep their shape."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.bent import bent, spot
from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="bend-clearance",
    families=("forming",),
    limits=("bend_clearance_ratio_advised",),
    quantities=("bends", "flat_pattern"),
    rationale="Beside a bend the sheet is drawn over the edge of the die, with all that is cut into it.",
)
def bend_clearance(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Holes and cutouts keep their distance from bends."""
    found = bent(part)
    if found is None:
        yield not_applicable(limits, "hole-near-bend", "no-bends")
        return
    bends, thickness = found
    spots = [spot(bend, near.distance_mm / thickness, near.faces) for bend in bends for near in bend.near]
    if not spots:
        yield not_applicable(limits, "hole-near-bend", "no-holes")
        return
    nearest = min(s.value for s in spots)
    grade = limits.at_least(nearest, warn="bend_clearance_ratio_advised")
    yield Outcome(
        code="hole-near-bend",
        grade=grade,
        measured=nearest,
        unit="ratio",
        words={"distance": nearest * thickness, "thickness": thickness},
        where=beyond(limits, grade, spots, low=True),
    )
