"""Turned necks and points thick enough to survive the cut."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.checks.turning import point_at
from dfdm.facts import PartFacts

_ON_AXIS_MM: Final = 1e-3
"""A rim so near the axis is a point."""


@check(
    key="neck-diameter",
    families=("subtractive",),
    limits=("neck_diameter_min", "point_angle_min"),
    quantities=("turned",),
    rationale="What is thinner than the tool pushes off breaks, and a needle has no end to hold.",
)
def neck_diameter(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """No neck is too thin to be turned, and no point too sharp."""
    turned = known(part.turned)
    necks = [s for s in turned.outer if s.kind == "cylinder" and s.start_mm[1] > 0.0]
    if not necks:
        yield not_applicable(limits, "thin-neck", "no-turned-part")
    else:
        spots = [Spot(value=2.0 * s.start_mm[1], faces=s.faces, at_mm=point_at(turned, s.start_mm[0])) for s in necks]
        least = min(spot.value for spot in spots)
        grade = limits.at_least(least, warn="neck_diameter_min")
        yield Outcome(
            code="thin-neck",
            grade=grade,
            measured=least,
            unit="mm",
            where=beyond(limits, grade, spots, low=True),
        )
    points = [s for s in turned.outer if s.kind == "taper" and min(s.start_mm[1], s.end_mm[1]) < _ON_AXIS_MM]
    if not points:
        yield not_applicable(limits, "needle-point", "no-point")
        return
    spots = [
        Spot(
            value=2.0 * math.degrees(math.atan2(max(s.start_mm[1], s.end_mm[1]), abs(s.end_mm[0] - s.start_mm[0]))),
            faces=s.faces,
            at_mm=point_at(turned, s.start_mm[0] if s.start_mm[1] < _ON_AXIS_MM else s.end_mm[0]),
        )
        for s in points
    ]
    sharpest = min(spot.value for spot in spots)
    grade = limits.at_least(sharpest, warn="point_angle_min")
    yield Outcome(
        code="needle-point",
        grade=grade,
        measured=sharpest,
        unit="deg",
        where=beyond(limits, grade, spots, low=True),
    )
