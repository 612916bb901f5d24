"""What of a part is cut along a direction of its own, and which machines turn it there."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.facts import Hole, PartFacts, Pocket
from dfdm.facts.rounding import Vector
from dfdm.processes import Offered

_ALONG_DEG: Final = 1.0
"""Up to which angle something runs along a clamping direction."""
_OPTION: Final = "3+2"
"""The option of machines that turn the part to any side without clamping it anew."""


def tilting(offers: Offered) -> NDArray[np.bool_]:
    """The rows (n,) whose machine tilts."""
    return offers.where(lambda offer: offer.machine is not None and _OPTION in offer.machine.options)


def lean_deg(axis: Vector, ups: Iterable[Vector]) -> float:
    """The angle between a direction and the nearest of some others, whichever way they point."""
    most = max((abs(sum(a * b for a, b in zip(axis, up, strict=True))) for up in ups), default=1.0)
    return math.degrees(math.acos(min(most, 1.0)))


def inclined(part: PartFacts) -> tuple[tuple[Hole, ...], tuple[Pocket, ...]]:
    """Holes and recesses that run at an angle to all sides of the clamped part."""
    ups = [direction.up for direction in part.reach.directions] if part.reach is not None else []
    holes = tuple(hole for hole in part.holes or () if lean_deg(hole.axis, ups) > _ALONG_DEG)
    return holes, tuple(pocket for pocket in part.pockets or () if lean_deg(pocket.axis, ups) > _ALONG_DEG)
