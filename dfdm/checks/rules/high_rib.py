"""Ribs stiff enough to be milled on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="high-rib",
    families=("subtractive",),
    limits=("rib_height_ratio_advised",),
    quantities=("ribs",),
    rationale="A tall thin wall swings under the cutter and springs back thicker than it was cut.",
)
def high_rib(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Ribs are low enough for their thickness."""
    ribs = [r for r in known(part.ribs) if r.thickness_mm > 0.0]
    if not ribs:
        yield not_applicable(limits, "high-rib", "no-ribs")
        return
    spots = [Spot(value=r.height_mm / r.thickness_mm, faces=r.faces, at_mm=r.at_mm) for r in ribs]
    tallest = max(spot.value for spot in spots)
    grade = limits.at_most(tallest, warn="rib_height_ratio_advised")
    yield Outcome(
        code="high-rib",
        grade=grade,
        measured=tallest,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
