"""Hollow spaces without a way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="enclosed-void",
    families=("additive",),
    limits=("enclosed_void_allowed",),
    quantities=("cavities",),
    rationale="What is closed in stays in: powder and resin for good, while filament can be laid around an empty space.",
)
def enclosed_void(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """What hollow space is closed in is named."""
    cavities = known(part.cavities)
    if not cavities:
        yield not_applicable(limits, "enclosed-void", "no-hollows")
        return
    volume = sum(cavity.volume_mm3 for cavity in cavities)
    allowed = limits["enclosed_void_allowed"]
    failed = limits.always(Verdict.FAIL).eased(allowed)
    grade = replace(failed, verdict=np.where(allowed > 0.0, Verdict.PASS.code, failed.verdict).astype(np.int8))
    yield Outcome(
        code="enclosed-void",
        grade=grade,
        measured=volume,
        unit="mm3",
        words={"count": len(cavities)},
        where=lambda row: Where(
            faces=tuple(sorted({face for cavity in cavities for face in cavity.faces})),
            at_mm=tuple(cavity.at_mm for cavity in cavities),
        ),
        reason="no-word-on-hollows",
    )
