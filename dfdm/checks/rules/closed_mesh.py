"""A surface that encloses its material.

**Hard to make** Where the surface is open, inside and outside are a guess, and every slicer guesses differently.

**Better** Close the surface in the model, or export it from the solid again.
"""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="closed-mesh",
    families=("additive", "subtractive"),
    quantities=("part",),
    rationale="Only a closed surface says where material is.",
)
def closed_mesh(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The surface is closed."""
    yield Outcome(
        code="open-surface",
        grade=limits.always(Verdict.PASS if part.body.watertight else Verdict.WARN),
        message="The surface is not closed: what is inside is for the machine's software to guess.",
        passes="The surface is closed.",
        remedy="Close the surface in the model, or export it from the solid again.",
    )
