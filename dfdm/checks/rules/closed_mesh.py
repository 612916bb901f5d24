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

_FLAT_MM = 1e-6


@check(
    key="closed-mesh",
    families=("additive", "subtractive"),
    quantities=("part",),
    essential=True,
    rationale="Only a closed surface says where material is.",
)
def closed_mesh(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The surface is closed."""
    body = part.body
    if min(body.bounding_box_mm) < _FLAT_MM or (body.volume_mm3 is not None and body.volume_mm3 < _FLAT_MM**3):
        yield Outcome(
            code="no-material",
            grade=limits.always(Verdict.FAIL),
            message="The surface encloses nothing: there is no material to make.",
            remedy="Give the surface a thickness in the model.",
        )
        return
    # A mesh with cracks is closed by the machine's software; a surface model of a CAD program has no thickness at all.
    open_model = Verdict.UNKNOWN if body.kind == "brep" else Verdict.WARN
    yield Outcome(
        code="open-surface",
        grade=limits.always(Verdict.PASS if body.watertight else open_model),
        message="The surface is not closed: what is inside is for the machine's software to guess.",
        passes="The surface is closed.",
        remedy="Close the surface in the model, or export it from the solid again.",
        reason="the model is a surface that encloses no material: thicken it, or join its faces to a solid",
    )
