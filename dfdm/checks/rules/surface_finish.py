"""Declared roughness that the process, or the step that takes it over, leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import held, of_kinds, taken_over, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable, unknown
from dfdm.facts import PartFacts
from dfdm.processes import Route
from dfdm.processes.process import FAMILIES
from dfdm.requirements.requirement import Resolved

_FINISH = "surface_finish"


@check(
    key="surface-finish",
    families=FAMILIES,
    limits=("roughness_min", "roughness_advised"),
    rationale="Every process leaves its marks; smoother than it leaves needs another step.",
)
def surface_finish(
    part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route
) -> Iterator[Outcome]:
    """Declared surfaces are no smoother than the process leaves them."""
    del part
    declared = of_kinds(requirements, (_FINISH,))
    if not declared:
        yield not_applicable(limits, "smooth-surface", "no-finish")
        return
    if any(resolved.requirement.texture != "Ra" for resolved in declared):
        yield unknown(limits, "not-in-ra", "not-in-ra")
    asked = [(r, r.requirement.roughness_um or 0.0) for r in declared if r.requirement.texture == "Ra"]
    if not asked:
        return
    smoothest = min(value for _, value in asked)
    page = taken_over(route).get(_FINISH)
    if page is None:
        grade = limits.at_least(smoothest, fail="roughness_min", warn="roughness_advised")

        def where(row: int) -> Where:
            limit = limits.deciding(grade)[row]
            return there(resolved for resolved, value in asked if value < limit)

        yield Outcome(code="smooth-surface", grade=grade, measured=smoothest, unit="um Ra", where=where)
        return
    reached = page.reaches.get("roughness")
    if reached is None:
        yield unknown(limits, "finish-by-step", "finish-left", {"step": page.id})
        return
    yield Outcome(
        code="finish-by-step",
        grade=limits.always(held(reached, smoothest)),
        measured=smoothest,
        unit="um Ra",
        words={"step": page.id, "reached": f"{reached.number:g} µm Ra"},
        where=lambda row: there(resolved for resolved, value in asked if value < reached.number),
    )
