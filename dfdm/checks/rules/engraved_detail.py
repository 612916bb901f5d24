"""Grooves and recesses wide enough to stay open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts

_EQUAL: Final = 1.0 + 1e-6
"""Depths are exact but for rounding."""


@check(
    key="engraved-detail",
    families=("additive",),
    limits=("engraving_width_min", "engraving_depth_max"),
    quantities=("part",),
    rationale="What is drawn, cured or fused at both sides of a narrow groove runs together.",
)
def engraved_detail(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Engraved grooves are wide enough to come out."""
    if part.body.kind == "mesh":  # whose recesses are not told apart; what is narrow in it is a gap
        yield not_applicable(limits, "narrow-groove", "left-to-clearance")
        return
    if part.pockets is None:
        yield unknown(limits, "narrow-groove", "not-read", {"why": part.why_not("pockets")})
        return
    pockets = [pocket for pocket in part.pockets if pocket.kind != "step"]
    if not pockets:
        yield not_applicable(limits, "narrow-groove", "no-pockets")
        return
    # What goes deeper than engravings do is a gap between two bodies of one part, and left to the check of clearance.
    deepest = np.nan_to_num(limits["engraving_depth_max"], nan=np.inf)[:, np.newaxis]
    shallow = np.array([p.depth_mm for p in pockets]) <= deepest * _EQUAL
    widths = np.where(shallow, [p.narrowest_mm for p in pockets], np.inf)
    narrowest = np.min(widths, axis=1)
    grade = limits.at_least(narrowest, warn="engraving_width_min").only(
        np.asarray(shallow.any(axis=1)), Verdict.NOT_APPLICABLE
    )

    def where(row: int) -> Where:
        too_narrow = [p for p, width in zip(pockets, widths[row], strict=True) if width < limits.deciding(grade)[row]]
        return Where(
            faces=tuple(sorted({face for p in too_narrow for face in p.faces})),
            at_mm=tuple(p.at_mm for p in too_narrow),
        )

    yield Outcome(
        code="narrow-groove",
        grade=grade,
        measured=narrowest,
        unit="mm",
        where=where,
        reason="too-deep",
    )
