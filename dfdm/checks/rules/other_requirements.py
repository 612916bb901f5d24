"""Declared requirements that no check compares yet.

**Hard to make** Finish and flatness depend on fixture, tool and operator more than on shape.

**Better** Agree on them with whoever makes the part, and inspect them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable, unknown
from dfdm.facts import PartFacts
from dfdm.requirements.requirement import Requirement, Resolved

_SIZES = ("diameter", "distance", "thickness")


@check(
    key="other-requirements",
    families=("additive", "sheet", "subtractive"),
    rationale="What is demanded and not checked must be said.",
)
def other_requirements(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Requirements that are neither a tolerance nor a thread are named as not checked."""
    del part
    kinds = sorted({r.requirement.kind for r in requirements if _unchecked(r.requirement)})
    if not kinds:
        yield not_applicable(limits, "not-compared", "Nothing else is declared.")
    for kind in kinds:
        what = kind.replace("_", " ")
        why = "without a tolerance" if kind in _SIZES else "and no check compares it yet"
        yield unknown(limits, "not-compared", f"{what} is declared {why}")


def _unchecked(requirement: Requirement) -> bool:
    return requirement.tolerance_mm is None and not requirement.thread
