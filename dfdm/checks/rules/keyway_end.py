"""Ends of keyways that an end mill leaves."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="keyway-end",
    families=("subtractive",),
    limits=("keyway_end_ratio_min",),
    quantities=("pockets",),
    rationale="An end mill as wide as the keyway leaves half a circle at its end.",
)
def keyway_end(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Closed ends of keyways are as round as the cutter that sinks them."""
    keyways = [p for p in known(part.pockets) if p.kind == "keyway" and not p.open_sides and p.width_mm > 0.0]
    if not keyways:
        yield not_applicable(limits, "square-keyway-end", "no-keyways")
        return
    spots = [Spot(value=2.0 * p.corner_radius_mm / p.width_mm, faces=p.faces, at_mm=p.at_mm) for p in keyways]
    least = min(spot.value for spot in spots)
    grade = limits.at_least(least, warn="keyway_end_ratio_min")
    yield Outcome(
        code="square-keyway-end",
        grade=grade,
        measured=least,
        unit="ratio",
        where=beyond(limits, grade, spots, low=True),
    )
