"""Declared requirements that no check compares yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, not_applicable, unknown
from dfdm.facts import PartFacts
from dfdm.processes.process import FAMILIES
from dfdm.requirements.requirement import Requirement, Resolved

_SIZES = ("diameter", "distance", "thickness")


@check(
    key="other-requirements",
    families=FAMILIES,
    rationale="What is demanded and not checked must be said.",
)
def other_requirements(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Requirements that are neither a tolerance nor a thread are named as not checked."""
    del part
    kinds = sorted({r.requirement.kind for r in requirements if _unchecked(r.requirement)})
    if not kinds:
        yield not_applicable(limits, "not-compared", "nothing-declared")
    for kind in kinds:
        reason = "no-tolerance" if kind in _SIZES else "no-check"
        yield unknown(limits, "not-compared", reason, {"what": Terms(keys=(kind,))})


def _unchecked(requirement: Requirement) -> bool:
    return requirement.tolerance_mm is None and not requirement.thread
