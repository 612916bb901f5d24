"""The steps after shaping make sense on this part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Word, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.facts.measurements import QUANTITIES
from dfdm.processes import Operation, Route, catalog
from dfdm.processes.process import FAMILIES
from dfdm.requirements.requirement import Resolved


@check(
    key="operations",
    families=FAMILIES,
    rationale="A route is only as good as its worst step.",
)
def operations(part: PartFacts, limits: Limits, route: Route, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Every operation of the route can follow the process and finds on the part what it works on."""
    for step in route.steps[1:]:
        if step.kind == "process":
            yield unknown(limits, "later-process", "later-process", {"step": step.id})
    if not route.operations:
        yield not_applicable(limits, "operation", "no-operations")
        return
    pages = catalog().operations
    for step in route.operations:
        page = pages.get(step.id)
        if page is None:
            yield unknown(limits, "operation", "unknown-operation", {"step": step.id})
        elif page.after and route.process not in page.after:
            yield Outcome(
                code="operation-after-process",
                grade=limits.always(Verdict.FAIL),
                words={"step": page.id, "process": route.process, "after": Terms(keys=page.after, joined="or")},
            )
        elif route.material in catalog().materials and not page.works(catalog().materials[route.material]):
            yield Outcome(
                code="operation-material",
                grade=limits.always(Verdict.FAIL),
                words={
                    "step": page.id,
                    "material": route.material,
                    "materials": Terms(keys=page.materials, joined="or"),
                },
            )
        else:
            yield from _needs(part, limits, page, requirements)


def _needs(part: PartFacts, limits: Limits, page: Operation, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    declared = {resolved.requirement.kind for resolved in requirements}
    lacking = False
    for need in page.needs:
        found = getattr(part, need) if need in QUANTITIES else need in declared
        lacking = lacking or not found
        words: dict[str, Word] = {"step": page.id, "need": Terms(keys=(need,))}
        if found is None:
            words["reason"] = part.why_not(need)
            yield unknown(limits, "operation-needs", "need-not-measured", words)
        elif not found:
            yield Outcome(code="operation-needs", grade=limits.always(Verdict.FAIL), words=words)
    if not lacking:
        yield Outcome(code="operation", grade=limits.always(Verdict.PASS), words={"step": page.id})
