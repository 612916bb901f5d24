"""A surface that encloses its material."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes.process import FAMILIES

_FLAT_MM = 1e-6


@check(
    key="closed-mesh",
    families=FAMILIES,
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
        )
        return
    # A mesh with cracks is closed by the machine's software; a surface model of a CAD program has no thickness at all.
    open_model = Verdict.UNKNOWN if body.kind == "brep" else Verdict.WARN
    yield Outcome(
        code="open-surface",
        grade=limits.always(Verdict.PASS if body.watertight else open_model),
        reason="surface-model",
    )
