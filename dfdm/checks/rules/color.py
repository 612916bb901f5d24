"""Colors that some step of the route gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import of_kinds, taken_over
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Route
from dfdm.processes.process import FAMILIES
from dfdm.requirements.requirement import Resolved


@check(
    key="color",
    families=FAMILIES,
    rationale="A color is a property of the material or of a coat, never of the shape.",
)
def color(part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route) -> Iterator[Outcome]:
    """A declared color is given by a step of the route."""
    del part
    declared = of_kinds(requirements, ("color",))
    if not declared:
        yield not_applicable(limits, "colored", "not-demanded")
        return
    names = ", ".join(sorted({resolved.requirement.color for resolved in declared}))
    page = taken_over(route).get("color")
    if page is None:
        yield unknown(limits, "colored", "own-color", {"names": names})
        return
    yield Outcome(code="colored", grade=limits.always(Verdict.PASS), words={"names": names, "step": page.id})
