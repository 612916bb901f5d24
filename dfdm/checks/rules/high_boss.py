"""Bosses stiff enough to be milled around."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="high-boss",
    families=("subtractive",),
    limits=("boss_height_ratio_advised",),
    quantities=("bosses",),
    rationale="A tall thin post swings under the cutter.",
)
def high_boss(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Bosses and pins are low enough for their diameter."""
    bosses = [b for b in known(part.bosses) if b.diameter_mm > 0.0]
    if not bosses:
        yield not_applicable(limits, "high-boss", "no-bosses")
        return
    spots = [Spot(value=b.height_mm / b.diameter_mm, faces=b.faces, at_mm=b.origin_mm) for b in bosses]
    tallest = max(spot.value for spot in spots)
    grade = limits.at_most(tallest, warn="boss_height_ratio_advised")
    yield Outcome(
        code="high-boss",
        grade=grade,
        measured=tallest,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
