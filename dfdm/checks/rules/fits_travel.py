"""The part fits into the travel of the machine in some way of clamping."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.limits import Grade, Limits
from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import FAIL, PASS, UNKNOWN
from dfdm.facts import PartFacts

_TRAVEL = ("envelope_x_max", "envelope_y_max", "envelope_z_max")
_SLACK_MM = 1e-6


@check(
    key="fits-travel",
    families=("subtractive",),
    limits=_TRAVEL,
    quantities=("part",),
    rationale="The tool cannot cut where it cannot go.",
)
def fits_travel(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The box of the part as it is clamped, in any of its six positions, fits into the travel."""
    clamped = part.reach.box_mm if part.reach is not None else None
    size = np.sort(np.asarray(clamped or part.body.bounding_box_mm))
    travel = np.stack([limits[key] for key in _TRAVEL])
    # Largest side to largest travel: if that does not fit, no position does. A travel nobody gives is boundless here.
    order = np.argsort(np.where(np.isnan(travel), np.inf, travel), axis=0)
    sorted_travel = np.take_along_axis(travel, order, axis=0)
    excess = np.where(np.isnan(sorted_travel), -np.inf, size[:, np.newaxis] - sorted_travel)
    tight = np.argmax(excess, axis=0)
    columns = np.arange(limits.rows)
    missing = np.isnan(travel).any(axis=0)
    verdict = np.where(excess[tight, columns] > _SLACK_MM, FAIL, np.where(missing, UNKNOWN, PASS)).astype(np.int8)
    decided = np.where(missing & (verdict == UNKNOWN), -1, order[tight, columns])
    yield Outcome(
        code="larger-than-machine",
        grade=Grade(verdict=verdict, keys=_TRAVEL, decided=decided),
        measured=size[tight],
        unit="mm",
    )
