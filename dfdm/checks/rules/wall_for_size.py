"""Walls that fit the size of the part."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits, mattering_area
from dfdm.checks.outcome import Outcome, beyond
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="wall-for-size",
    families=("additive",),
    limits=(
        "size_medium_min",
        "size_large_min",
        "wall_medium_advised",
        "wall_large_advised",
        "thin_area_share_max",
        "line_width",
    ),
    quantities=("part", "walls"),
    rationale="The larger a part, the more its own weight and the pull of every layer bend a wall.",
)
def wall_for_size(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Walls of large parts are thicker than those of small ones."""
    walls = known(part.walls)
    extent = sum(part.body.bounding_box_mm)
    area = mattering_area(limits, part.body.area_mm2, share="thin_area_share_max", width="line_width")
    thinnest = walls.size_at(area)
    large = extent > limits["size_large_min"]
    medium = (extent > limits["size_medium_min"]) & ~large
    grade = limits.at_least(thinnest, warn="wall_medium_advised")
    yield Outcome(
        code="thin-for-medium",
        grade=grade.only(medium | np.isnan(limits["wall_medium_advised"]), Verdict.NOT_APPLICABLE),
        measured=thinnest,
        unit="mm",
        words={"extent": extent},
        where=beyond(limits, grade, walls.places, low=True),
        reason="other-size",
    )
    thick = limits.at_least(thinnest, warn="wall_large_advised")
    yield Outcome(
        code="thin-for-large",
        grade=thick.only(large | np.isnan(limits["wall_large_advised"]), Verdict.NOT_APPLICABLE),
        measured=thinnest,
        unit="mm",
        words={"extent": extent},
        where=beyond(limits, thick, walls.places, low=True),
        reason="other-size",
    )
