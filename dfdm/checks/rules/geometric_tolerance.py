"""Geometric tolerances: form, orientation and location, against the zone in which the process keeps its sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.demands import of_kinds, taken_over, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Where, not_applicable, unknown
from dfdm.checks.verdict import UNKNOWN, WARN
from dfdm.facts import PartFacts
from dfdm.processes import Route
from dfdm.processes.process import FAMILIES
from dfdm.requirements.kinds import GEOMETRIC, LOCATIONS
from dfdm.requirements.requirement import Resolved


@check(
    key="geometric-tolerance",
    families=FAMILIES,
    limits=("tolerance_min", "tolerance_advised"),
    rationale="A face lies within the zone of its size; form finer than that is kept by other means.",
)
def geometric_tolerance(
    part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route
) -> Iterator[Outcome]:
    """Declared geometric tolerances are no tighter than the process keeps its sizes."""
    del part
    taken = taken_over(route)
    declared = of_kinds(requirements, GEOMETRIC)
    for kind in sorted({r.requirement.kind for r in declared} & set(taken)):
        yield unknown(limits, "form-left", "form-left", {"kind": Terms(keys=(kind,)), "step": taken[kind].id})
    zones = [
        (r, width)
        for r in declared
        if r.requirement.kind not in taken and (width := r.requirement.tolerance_mm) is not None
    ]
    if not zones:
        yield not_applicable(limits, "tight-location", "no-zones")
        return
    places = [(r, width) for r, width in zones if r.requirement.kind in LOCATIONS]
    if places:
        tightest = min(width for _, width in places)
        grade = limits.at_least(tightest, fail="tolerance_min", warn="tolerance_advised")

        def where(row: int) -> Where:
            limit = limits.deciding(grade)[row]
            return there(resolved for resolved, width in places if width < limit)

        yield Outcome(code="tight-location", grade=grade, measured=tightest, unit="mm", where=where)
    shapes = [(r, width) for r, width in zones if r.requirement.kind not in LOCATIONS]
    if shapes:
        tightest = min(width for _, width in shapes)
        grade = limits.at_least(tightest, warn="tolerance_advised")
        finer = np.where(grade.verdict == WARN, UNKNOWN, grade.verdict).astype(np.int8)
        yield Outcome(
            code="tight-form",
            grade=replace(grade, verdict=finer),
            measured=tightest,
            unit="mm",
            reason="form-not-known",
        )
