"""Walls of even thickness."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, unknown
from dfdm.facts import PartFacts


@check(
    key="wall-step",
    families=("molding",),
    limits=("wall_step_ratio_max",),
    quantities=("thick",),
    rationale="Beside a thin wall a thick place shrinks later and more.",
)
def wall_step(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """No place is much thicker than the usual wall."""
    thick = known(part.thick)
    nominal = thick.nominal_mm
    if nominal is None:
        yield unknown(limits, "thick-place", "no-walls")
        return
    spots = [Spot(value=p.value / nominal, faces=p.faces, at_mm=p.at_mm) for p in thick.balls.places]
    ratio = thick.largest_mm / nominal
    grade = limits.at_most(ratio, warn="wall_step_ratio_max")
    yield Outcome(
        code="thick-place",
        grade=grade,
        measured=ratio,
        unit="ratio",
        words={"thickness": thick.largest_mm, "wall": nominal},
        where=beyond(limits, grade, spots, low=False),
    )
