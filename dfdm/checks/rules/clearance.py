"""Gaps wide enough to stay open."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits, mattering_area
from dfdm.checks.outcome import Outcome, beyond
from dfdm.facts import PartFacts


@check(
    key="clearance",
    families=("additive",),
    limits=("gap_min", "thin_area_share_max", "line_width"),
    quantities=("part", "gaps"),
    rationale="Neighboring surfaces closer than the process resolves fuse.",
)
def clearance(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Gaps are wide enough to stay open."""
    gaps = known(part.gaps)
    area = mattering_area(limits, part.body.area_mm2, share="thin_area_share_max", width="line_width")
    narrowest = gaps.size_at(area)
    grade = limits.at_least(narrowest, warn="gap_min")
    yield Outcome(
        code="narrow-gap",
        grade=grade,
        measured=narrowest,
        unit="mm",
        words={"area": lambda: gaps.area_below(np.nan_to_num(limits.deciding(grade)))},
        where=beyond(limits, grade, gaps.places, low=True),
    )
