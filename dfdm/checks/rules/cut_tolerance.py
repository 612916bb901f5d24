"""Sizes of cut contours, against the table of ISO 9013 at their size and the thickness of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.demands import of_kinds, taken_over, there
from dfdm.checks.limits import Grade, Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.checks.verdict import PASS, UNKNOWN, WARN
from dfdm.facts import PartFacts
from dfdm.processes import Route
from dfdm.requirements.general import general_tolerance
from dfdm.requirements.requirement import Resolved

_CUT = frozenset({"diameter", "radius", "distance"})


@check(
    key="cut-tolerance",
    families=("sheet",),
    limits=("iso_9013_class",),
    quantities=("sheet",),
    rationale="A cut leans and widens with the thickness; the standard says by how much.",
)
def cut_tolerance(part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route) -> Iterator[Outcome]:
    """Declared sizes of cut contours are no tighter than thermal cuts of the standard's class."""
    sheet = known(part.sheet)
    table = general_tolerance("ISO 9013-1")
    compared: list[tuple[Resolved, float, float]] = []
    for resolved in of_kinds(requirements, _CUT - set(taken_over(route))):
        width = resolved.requirement.tolerance_mm
        nominal = resolved.requirement.nominal_mm or resolved.measured_mm
        kept = None if nominal is None or sheet.thickness_mm is None else table.width_mm(nominal, sheet.thickness_mm)
        if width is not None and kept is not None:
            compared.append((resolved, width, kept))
    if not compared:
        yield not_applicable(limits, "tight-cut", "no-cut-sizes")
        return
    _, tightest, kept = min(compared, key=lambda one: one[1] / one[2])
    classes = limits["iso_9013_class"]
    verdict = np.where(classes == 1.0, WARN if tightest < kept - 1e-9 else PASS, UNKNOWN).astype(np.int8)
    decided = np.where(verdict == UNKNOWN, -1, 0).astype(np.intp)
    yield Outcome(
        code="tight-cut",
        grade=Grade(verdict=verdict, keys=("iso_9013_class",), decided=decided),
        measured=tightest,
        unit="mm",
        words={"kept": f"{kept:g} mm"},
        where=lambda row: there(resolved for resolved, width, wide in compared if width < wide),
        reason="no-table-of-class",
    )
