"""Openings through which what is left in a hollow comes out."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="drain-opening",
    families=("additive",),
    limits=("drain_diameter_min", "drain_diameter_advised"),
    quantities=("chambers",),
    essential=True,
    rationale="Powder and resin leave a hollow through its widest opening, or stay in it.",
)
def drain_opening(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The way out of every hollow is wide enough for what fills it while it is made."""
    chambers = known(part.chambers)
    if not chambers:
        yield not_applicable(limits, "narrow-way-out", "no-chambers")
        return
    spots = [
        Spot(value=c.opening_mm if c.resolved else 0.0, faces=(), at_mm=c.opening_at_mm or c.at_mm) for c in chambers
    ]
    narrowest = min(spot.value for spot in spots)
    grade = limits.at_least(narrowest, fail="drain_diameter_min", warn="drain_diameter_advised")
    yield Outcome(
        code="narrow-way-out",
        grade=grade,
        measured=narrowest,
        unit="mm",
        words={"volume": max(c.volume_mm3 for c, s in zip(chambers, spots, strict=True) if s.value == narrowest)},
        where=beyond(limits, grade, spots, low=True),
    )
