"""The steps after shaping make sense on this part.

**Hard to make** An operation that cannot follow the process, or that finds nothing on the part to work on, is a
mistake in the route.

**Better** Take the operation out of the route, or give the part what it works on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.facts.measurements import QUANTITIES
from dfdm.processes import Operation, Route, catalog
from dfdm.requirements.requirement import Resolved


@check(
    key="operations",
    families=("additive", "sheet", "subtractive"),
    rationale="A route is only as good as its worst step.",
)
def operations(part: PartFacts, limits: Limits, route: Route, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Every operation of the route can follow the process and finds on the part what it works on."""
    for step in route.steps[1:]:
        if step.kind == "process":
            yield unknown(limits, "later-process", f"the later process {step.id} is not judged by this version")
    if not route.operations:
        yield not_applicable(limits, "operation", "The route has no further steps.")
        return
    pages = catalog().operations
    for step in route.operations:
        page = pages.get(step.id)
        if page is None:
            yield unknown(limits, "operation", f"the operation '{step.id}' is not known")
        elif page.after and route.process not in page.after:
            yield _said(
                limits,
                "operation-after-process",
                Verdict.FAIL,
                f"{page.name} does not follow {route.process}; it follows {', '.join(page.after)}.",
                f"Take '{page.id}' out of the route, or shape the part by another process.",
            )
        else:
            yield from _needs(part, limits, page, requirements)


def _needs(part: PartFacts, limits: Limits, page: Operation, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    declared = {resolved.requirement.kind for resolved in requirements}
    lacking = False
    for need in page.needs:
        found = getattr(part, need) if need in QUANTITIES else need in declared
        lacking = lacking or not found
        if found is None:
            yield unknown(limits, "operation-needs", f"{page.name} works on {need}: {part.why_not(need)}")
        elif not found:
            yield _said(
                limits,
                "operation-needs",
                Verdict.FAIL,
                f"{page.name} works on {need}, and the part has none.",
                f"Take '{page.id}' out of the route, or give the part {need}.",
            )
    if not lacking:
        yield _said(limits, "operation", Verdict.PASS, f"{page.name} can be done.", "")


def _said(limits: Limits, code: str, verdict: Verdict, message: str, remedy: str) -> Outcome:
    return Outcome(code=code, grade=limits.always(verdict), message=message, remedy=remedy)
