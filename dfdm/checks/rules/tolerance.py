"""Declared tolerances that the process can hold.

**Hard to make** A tolerance tighter than the process holds means measuring every part and throwing some away; far
tighter, it cannot be met at all.

**Better** Tighten only what must fit, ream or finish that place in a further step, or choose another process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable, unknown
from dfdm.facts import PartFacts
from dfdm.processes import Route, catalog
from dfdm.requirements.requirement import Resolved


@check(
    key="tolerance",
    families=("additive", "sheet", "subtractive"),
    limits=("tolerance_min", "tolerance_advised"),
    rationale="Every process scatters; what is demanded must be wider than the scatter.",
)
def tolerance(part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route) -> Iterator[Outcome]:
    """Declared tolerances are no tighter than the process holds."""
    del part
    pages = catalog().operations
    taken = {kind: s.id for s in route.operations if s.id in pages for kind in pages[s.id].provides}
    declared = [(r, width) for r in requirements if (width := r.requirement.tolerance_mm) is not None]
    for kind in sorted({r.requirement.kind for r, _ in declared} & set(taken)):
        yield unknown(limits, "left-to-operation", f"the tolerance of the {kind} is left to the step '{taken[kind]}'")
    declared = [(r, width) for r, width in declared if r.requirement.kind not in taken]
    if not declared:
        yield not_applicable(limits, "tight-tolerance", "No tolerance is left to the shaping process.")
        return
    tightest = min(width for _, width in declared)
    grade = limits.at_least(tightest, fail="tolerance_min", warn="tolerance_advised")

    def where(row: int) -> Where:
        limit = limits.deciding(grade)[row]
        broken = [resolved for resolved, width in declared if width < limit]
        return Where(
            faces=tuple(sorted({face for resolved in broken for face in resolved.faces})),
            at_mm=tuple(point for resolved in broken for point in resolved.at_mm),
        )

    yield Outcome(
        code="tight-tolerance",
        grade=grade,
        measured=tightest,
        unit="mm",
        message="The tightest tolerance is {measured} wide; the process holds {limit}.",
        passes="The tightest tolerance is {measured} wide.",
        remedy="Widen the tolerance to {limit}, or finish that place in a further step such as reaming.",
        where=where,
    )
