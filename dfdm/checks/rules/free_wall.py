"""Walls that stand on one edge."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="free-wall",
    families=("additive",),
    limits=("free_wall_thickness_min", "tall_wall_height", "tall_wall_thickness_advised"),
    quantities=("ribs",),
    rationale="A wall that nothing holds at its top sways while it is built and bends while it is cleaned.",
)
def free_wall(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Walls that stand free are thick enough, the more so the taller they are."""
    walls = known(part.ribs)
    if not walls:
        yield not_applicable(limits, "thin-free-wall", "no-free-walls")
        return
    spots = [Spot(value=w.thickness_mm, faces=w.faces, at_mm=w.at_mm) for w in walls]
    thinnest = min(spot.value for spot in spots)
    grade = limits.at_least(thinnest, warn="free_wall_thickness_min")
    yield Outcome(
        code="thin-free-wall",
        grade=grade,
        measured=thinnest,
        unit="mm",
        where=beyond(limits, grade, spots, low=True),
    )
    asked = limits["tall_wall_height"]
    heights = np.array([wall.height_mm for wall in walls])
    thick = np.array([wall.thickness_mm for wall in walls])
    tall = heights[np.newaxis, :] > asked[:, np.newaxis]
    least = np.min(np.where(tall, thick[np.newaxis, :], np.inf), axis=1)
    tall_grade = limits.at_least(least, warn="tall_wall_thickness_advised")
    yield Outcome(
        code="thin-tall-wall",
        grade=tall_grade.only(np.asarray(tall.any(axis=1)), Verdict.NOT_APPLICABLE),
        measured=least,
        unit="mm",
        words={"height": np.max(np.where(tall, heights[np.newaxis, :], 0.0), axis=1)},
        where=beyond(limits, tall_grade, spots, low=True),
        reason="no-tall-walls",
    )
