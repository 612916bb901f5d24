"""The part fits into the travel of the machine in some way of clamping."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.check import check
from dfdm.checks.limits import Grade, Limits
from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import FAIL, PASS, UNKNOWN
from dfdm.facts import PartFacts
from dfdm.facts.curves import FloatArray

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
    travel = limits.once("travel", _Travel.of)
    # Largest side to largest travel: if that does not fit, no position does.
    excess = size[:, np.newaxis] - travel.sides_mm
    tight = np.argmax(excess, axis=0)
    columns = np.arange(limits.rows)
    verdict = np.where(excess[tight, columns] > _SLACK_MM, FAIL, travel.otherwise).astype(np.int8)
    decided = np.where(verdict == UNKNOWN, -1, travel.order[tight, columns])
    yield Outcome(
        code="larger-than-machine",
        grade=Grade(verdict=verdict, keys=_TRAVEL, decided=decided),
        measured=size[tight],
        unit="mm",
    )


class _Travel(NamedTuple):
    """The travel (3, n) of machines, the least first, with the place of each among the limits; one that nobody gives is boundless.

    `otherwise` (n,) is the verdict where nothing is too large.
    """

    sides_mm: FloatArray
    order: NDArray[np.intp]
    otherwise: NDArray[np.int8]

    @classmethod
    def of(cls, limits: Limits) -> _Travel:
        """The travel that limits give."""
        given = np.stack([limits[key] for key in _TRAVEL])
        bounded = np.where(np.isnan(given), np.inf, given)
        order = np.argsort(bounded, axis=0)
        otherwise = np.where(np.isnan(given).any(axis=0), UNKNOWN, PASS).astype(np.int8)
        return cls(np.take_along_axis(bounded, order, axis=0), order, otherwise)
