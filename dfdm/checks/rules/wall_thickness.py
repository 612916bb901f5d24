"""Walls thick enough for the process."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits, mattering_area
from dfdm.checks.outcome import Outcome, beyond
from dfdm.checks.verdict import WARN, Verdict
from dfdm.facts import PartFacts
from dfdm.facts.curves import AreaCurve, FloatArray

_SLIVER = 10.0
"""A patch narrower than this many times its thickness is an edge or a run-out, not a wall."""
_SEEN_MM2 = 4.0
"""A patch smaller than this breaks out without being missed."""


@check(
    key="wall-thickness",
    families=("additive", "subtractive"),
    limits=(
        "wall_thickness_min",
        "wall_thickness_advised",
        "nozzle_diameter",
        "thin_area_share_max",
        "line_width",
    ),
    quantities=("part", "walls"),
    rationale="A wall below the least thickness does not form or does not survive being made; a little more is weak.",
)
def wall_thickness(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Walls are thick enough."""
    walls = known(part.walls)
    area = mattering_area(limits, part.body.area_mm2, share="thin_area_share_max", width="line_width")
    thinnest = walls.size_at(area)
    grade = limits.at_least(thinnest, fail="wall_thickness_min", warn="wall_thickness_advised")
    yield Outcome(
        code="thin-wall",
        grade=grade,
        measured=thinnest,
        unit="mm",
        words={"area": lambda: walls.area_below(np.nan_to_num(limits.deciding(grade)))},
        where=beyond(limits, grade, walls.places, low=True),
    )
    yield _thin_places(walls, limits, thinnest)
    nozzle = limits.at_least(thinnest, fail="nozzle_diameter")
    yield Outcome(
        code="wall-below-nozzle",
        grade=nozzle.only(~np.isnan(limits["nozzle_diameter"]), Verdict.NOT_APPLICABLE),
        measured=thinnest,
        unit="mm",
        where=beyond(limits, nozzle, walls.places, low=True),
    )


def _thin_places(walls: AreaCurve, limits: Limits, thinnest: FloatArray) -> Outcome:
    """A hole too near to a side leaves a skin that is little of a large part, but opens when the part is made."""
    places = [p for p in walls.places if p.area_mm2 > max((_SLIVER * p.value) ** 2, _SEEN_MM2)]
    least = min((p.value for p in places), default=float("inf"))
    grade = limits.at_least(least, warn="wall_thickness_min")
    said_already = ~(thinnest >= limits["wall_thickness_min"])
    return Outcome(
        code="thin-place",
        grade=grade.only((grade.verdict == WARN) & ~said_already, Verdict.NOT_APPLICABLE),
        measured=least,
        unit="mm",
        words={"area": next((p.area_mm2 for p in places if p.value == least), 0.0)},
        where=beyond(limits, grade, places, low=True),
    )
