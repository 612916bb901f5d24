"""Declared tolerances that the process can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Where, Word, not_applicable, unknown
from dfdm.facts import PartFacts
from dfdm.processes import Route, catalog
from dfdm.processes.process import FAMILIES
from dfdm.requirements.requirement import Resolved


@check(
    key="tolerance",
    families=FAMILIES,
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
        words: dict[str, Word] = {"kind": Terms(keys=(kind,)), "step": taken[kind]}
        yield unknown(limits, "left-to-operation", "left-to-operation", words)
    declared = [(r, width) for r, width in declared if r.requirement.kind not in taken]
    if not declared:
        yield not_applicable(limits, "tight-tolerance", "no-tolerances")
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
        where=where,
    )
