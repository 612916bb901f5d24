"""Declared requirements that no check of the process compares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, not_applicable, unknown
from dfdm.facts import PartFacts
from dfdm.processes import Route, catalog
from dfdm.processes.process import FAMILIES
from dfdm.requirements.kinds import GEOMETRIC, KINDS, SIZES
from dfdm.requirements.requirement import Requirement, Resolved

_COMPARED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(SIZES, ("tolerance", "tolerance-grade")),
    **dict.fromkeys(GEOMETRIC, ("geometric-tolerance",)),
    "thread": ("thread",),
    "insert": ("insert-hole",),
    "countersink": ("countersink-head",),
    "surface_finish": ("surface-finish",),
    "general_tolerance": ("general-tolerance",),
    "watertight": ("watertight",),
    "food_contact": ("food-contact",),
    "color": ("color",),
    "strength_direction": ("strength-direction",),
}


@check(
    key="other-requirements",
    families=FAMILIES,
    rationale="What is demanded and not checked must be said.",
)
def other_requirements(
    part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route
) -> Iterator[Outcome]:
    """Requirements that no check of this process compares are named as not checked."""
    del part
    if not requirements:
        yield not_applicable(limits, "not-compared", "nothing-declared")
        return
    process = catalog().processes.get(route.process)
    asked = set(process.checks) if process else set()
    left = [r.requirement for r in requirements if not _compared(r.requirement, asked)]
    if not left:
        yield not_applicable(limits, "not-compared", "nothing-declared")
    for kind in (kind for kind in KINDS if any(r.kind == kind for r in left)):
        words = {"what": Terms(keys=(kind,))}
        open_ended = kind in SIZES | GEOMETRIC and any(r.kind == kind and r.tolerance_mm is None for r in left)
        yield unknown(limits, "not-compared", "no-tolerance" if open_ended else "no-check", words)


def _compared(requirement: Requirement, asked: set[str]) -> bool:
    if requirement.kind == "quantity":
        return True
    if requirement.kind in SIZES | GEOMETRIC and requirement.tolerance_mm is None:
        return False
    return bool(set(_COMPARED_BY.get(requirement.kind, ())) & asked)
