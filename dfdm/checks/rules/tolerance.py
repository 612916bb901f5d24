"""Declared tolerances that the process, or the step that takes them over, can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import held, of_kinds, taken_over, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Where, Word, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Operation, Route
from dfdm.processes.process import FAMILIES
from dfdm.requirements import grade_of
from dfdm.requirements.kinds import SIZES
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
    taken = taken_over(route)
    sizes = of_kinds(requirements, SIZES)
    declared = [(r, width) for r in sizes if (width := r.requirement.tolerance_mm) is not None]
    for kind in sorted({r.requirement.kind for r, _ in declared} & set(taken)):
        yield _left(limits, taken[kind], kind, [(r, width) for r, width in declared if r.requirement.kind == kind])
    declared = [(r, width) for r, width in declared if r.requirement.kind not in taken]
    if not declared:
        yield not_applicable(limits, "tight-tolerance", "no-tolerances")
        return
    tightest = min(width for _, width in declared)
    grade = limits.at_least(tightest, fail="tolerance_min", warn="tolerance_advised")

    def where(row: int) -> Where:
        limit = limits.deciding(grade)[row]
        return there(resolved for resolved, width in declared if width < limit)

    yield Outcome(
        code="tight-tolerance",
        grade=grade,
        measured=tightest,
        unit="mm",
        where=where,
    )


def _left(limits: Limits, page: Operation, kind: str, declared: Sequence[tuple[Resolved, float]]) -> Outcome:
    """What the step that takes a kind over is known to reach, compared with what is demanded."""
    words: dict[str, Word] = {"kind": Terms(keys=(kind,)), "step": page.id}
    zone, grade = page.reaches.get("tolerance"), page.reaches.get("tolerance_grade")
    graded: list[tuple[Resolved, float, float]] = []
    for resolved, width in declared:
        nominal = resolved.requirement.nominal_mm or resolved.measured_mm
        number = None if nominal is None else grade_of(width, nominal)
        if zone is None and number is not None:
            graded.append((resolved, width, number))
        elif zone is not None:
            graded.append((resolved, width, width))
    reached = zone or grade
    if reached is None or len(graded) < len(declared):
        return unknown(limits, "left-to-operation", "left-to-operation", words)
    verdicts = [held(reached, demanded) for _, _, demanded in graded]
    worst = max(verdicts, key=lambda verdict: verdict.code)
    tightest = min(graded, key=lambda one: one[2])
    words["reached"] = f"IT{reached.number:.0f}" if zone is None else f"{reached.number:g} mm"
    bad = [one[0] for one, verdict in zip(graded, verdicts, strict=True) if verdict is not Verdict.PASS]
    return Outcome(
        code="left-to-operation",
        grade=limits.always(worst),
        measured=tightest[2],
        unit="mm" if zone is not None else "it_grade",
        words=words,
        where=lambda row: there(bad),
    )
