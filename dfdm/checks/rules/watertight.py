"""Parts that must hold water, made so that they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import of_kinds, suited, taken_over
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Route
from dfdm.processes.process import FAMILIES
from dfdm.requirements.requirement import Resolved


@check(
    key="watertight",
    families=FAMILIES,
    limits=("watertight_held",),
    rationale="Layers and grains leave ways for water that no wall thickness shows.",
)
def watertight(part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route) -> Iterator[Outcome]:
    """A part that is to hold water is made by a process, or sealed by a step, that holds it."""
    del part
    if not of_kinds(requirements, ("watertight",)):
        yield not_applicable(limits, "seeps", "not-demanded")
        return
    page = taken_over(route).get("watertight")
    if page is not None:
        yield Outcome(code="sealed", grade=limits.always(Verdict.PASS), words={"step": page.id})
        return
    yield Outcome(code="seeps", grade=suited(limits, "watertight_held"))
