"""Pockets wide enough for the smallest cutter."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="narrow-pocket",
    families=("subtractive",),
    limits=("pocket_width_min", "pocket_width_advised"),
    quantities=("pockets",),
    rationale="No tool is thinner than the smallest one at hand.",
)
def narrow_pocket(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The smallest cutter passes through the narrowest place of every pocket."""
    pockets = known(part.pockets)
    if not pockets:
        yield not_applicable(limits, "narrow-pocket", "no-pockets")
        return
    spots = [Spot(value=p.narrowest_mm, faces=p.faces, at_mm=p.at_mm) for p in pockets]
    narrowest = min(spot.value for spot in spots)
    grade = limits.at_least(narrowest, fail="pocket_width_min", warn="pocket_width_advised")
    yield Outcome(
        code="narrow-pocket",
        grade=grade,
        measured=narrowest,
        unit="mm",
        where=beyond(limits, grade, spots, low=True),
    )
