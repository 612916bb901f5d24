"""Walls that the resin fills, and that cool in good time."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, beyond, unknown
from dfdm.facts import PartFacts


@check(
    key="molded-wall",
    families=("molding",),
    limits=("molded_wall_min", "molded_wall_max"),
    quantities=("thick",),
    essential=True,
    rationale="In a thin gap the melt freezes before it has filled it; a thick one cools last and sinks in.",
)
def molded_wall(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The usual wall lies in the range of the resin."""
    thick = known(part.thick)
    if thick.nominal_mm is None:
        yield unknown(limits, "thin-molded-wall", "no-walls")
        return
    low = limits.at_least(thick.nominal_mm, warn="molded_wall_min")
    yield Outcome(code="thin-molded-wall", grade=low, measured=thick.nominal_mm, unit="mm")
    high = limits.at_most(thick.nominal_mm, warn="molded_wall_max")
    yield Outcome(
        code="thick-molded-wall",
        grade=high,
        measured=thick.nominal_mm,
        unit="mm",
        where=beyond(limits, high, thick.balls.places, low=False),
    )
