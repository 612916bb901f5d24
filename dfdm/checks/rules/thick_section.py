"""Massive places that hold heat."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, beyond
from dfdm.facts import PartFacts


@check(
    key="thick-section",
    families=("additive",),
    limits=("section_thickness_advised",),
    quantities=("thick",),
    rationale="A mass in the powder cools last, and shrinks when all around it is stiff.",
)
def thick_section(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """No place is so massive that it sinks in or warps."""
    thick = known(part.thick)
    grade = limits.at_most(thick.largest_mm, warn="section_thickness_advised")
    yield Outcome(
        code="massive",
        grade=grade,
        measured=thick.largest_mm,
        unit="mm",
        where=beyond(limits, grade, thick.balls.places, low=False),
    )
