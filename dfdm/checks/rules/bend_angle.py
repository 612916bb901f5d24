"""Bends that the tools can close."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.bent import bent, spot
from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="bend-angle",
    families=("forming",),
    limits=("bend_angle_advised",),
    quantities=("bends", "flat_pattern"),
    rationale="The punch stands inside the bend and has an angle of its own.",
)
def bend_angle(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """No bend is closed further than the punch inside it lets the sheet come."""
    found = bent(part)
    if found is None:
        yield not_applicable(limits, "closed-bend", "no-bends")
        return
    bends, _ = found
    spots = [spot(bend, bend.angle_deg) for bend in bends]
    sharpest = max(s.value for s in spots)
    grade = limits.at_most(sharpest, warn="bend_angle_advised")
    yield Outcome(
        code="closed-bend",
        grade=grade,
        measured=sharpest,
        unit="deg",
        words={"left": 180.0 - sharpest},
        where=beyond(limits, grade, spots, low=False),
    )
