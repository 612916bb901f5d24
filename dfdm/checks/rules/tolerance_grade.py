"""Tolerances measured by their grade, which takes the size into account: 0.1 mm is coarse on a pin, fine on a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import of_kinds, taken_over, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.facts import PartFacts
from dfdm.processes import Route
from dfdm.processes.process import FAMILIES
from dfdm.requirements import grade_of
from dfdm.requirements.kinds import SIZES
from dfdm.requirements.requirement import Resolved


@check(
    key="tolerance-grade",
    families=FAMILIES,
    limits=("tolerance_grade_min", "tolerance_grade_advised"),
    rationale="What a process scatters grows with the size; standard grades grow the same way.",
)
def tolerance_grade(
    part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route
) -> Iterator[Outcome]:
    """Declared tolerances are of no finer grade than the process holds at their size."""
    del part
    taken = taken_over(route)
    graded: list[tuple[Resolved, float]] = []
    for resolved in of_kinds(requirements, SIZES - set(taken)):
        width = resolved.requirement.tolerance_mm
        nominal = resolved.requirement.nominal_mm or resolved.measured_mm
        number = None if width is None or nominal is None else grade_of(width, nominal)
        if number is not None:
            graded.append((resolved, number))
    if not graded:
        yield not_applicable(limits, "fine-grade", "no-graded-tolerances")
        return
    finest = min(number for _, number in graded)
    grade = limits.at_least(finest, fail="tolerance_grade_min", warn="tolerance_grade_advised")

    def where(row: int) -> Where:
        limit = limits.deciding(grade)[row]
        return there(resolved for resolved, number in graded if number < limit)

    yield Outcome(code="fine-grade", grade=grade, measured=finest, unit="it_grade", where=where)
