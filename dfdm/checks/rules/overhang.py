"""Surfaces that hang over nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.limits import Limits, mattering_area
from dfdm.checks.outcome import Outcome, beyond
from dfdm.facts import Orientation, PartFacts


@check(
    key="overhang",
    families=("additive",),
    limits=("overhang_angle_max", "overhang_reach_max", "overhang_area_share_max", "line_width", "support_available"),
    quantities=("part",),
    rationale="Melt laid over air sags.",
)
def overhang(part: PartFacts, limits: Limits, orientation: Orientation) -> Iterator[Outcome]:
    """Every surface rests on something or is short enough to hold itself."""
    hangs = orientation.overhang
    area = mattering_area(limits, part.body.area_mm2, share="overhang_area_share_max", width="line_width")
    angle = limits["overhang_angle_max"]
    steep = np.clip(np.searchsorted(hangs.angle_deg, angle, side="right") - 1, 0, hangs.angle_deg.size - 1)
    matters = hangs.area_mm2[steep] >= area[:, np.newaxis]
    # The area beyond a reach falls with the reach: the last column that matters is the furthest reach.
    last = np.where(matters.any(axis=1), matters.sum(axis=1) - 1, 0)
    furthest = np.where(matters.any(axis=1), hangs.reach_mm[last], -np.inf)
    furthest = np.where(np.isnan(angle), np.nan, furthest)
    grade = limits.below(furthest, fail="overhang_reach_max").eased(limits["support_available"])
    yield Outcome(
        code="unsupported-overhang",
        grade=grade,
        measured=furthest,
        unit="mm",
        words={
            "angle": angle,
            "area": lambda: hangs.area_beyond(angle, np.where(np.isfinite(furthest), furthest, 0.0)),
        },
        where=beyond(limits, grade, hangs.places, low=False),
        reason="no-word-on-supports",
    )
