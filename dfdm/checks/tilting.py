"""What of a part is cut along a direction of its own, and which machines turn it there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from dfdm.facts import Hole, PartFacts, Pocket
from dfdm.facts.curves import FloatArray
from dfdm.facts.rounding import Vector
from dfdm.processes import Offered

F = TypeVar("F", Hole, Pocket)
_ALONG_DEG: Final = 1.0
"""Up to which angle something runs along a clamping direction."""
_OPTION: Final = "3+2"
"""The option of machines that turn the part to any side without clamping it anew."""


def tilting(offers: Offered) -> NDArray[np.bool_]:
    """The rows (n,) whose machine tilts."""
    return offers.where(lambda offer: offer.machine is not None and _OPTION in offer.machine.options)


def leans_deg(features: Sequence[Hole | Pocket], ups: Sequence[Vector]) -> FloatArray:
    """The angle (n,) between the axis of each feature and the nearest of some directions, whichever way they point."""
    if not ups or not features:
        return np.zeros(len(features))
    along = np.abs(np.array([feature.axis for feature in features]) @ np.array(ups).T).max(axis=1)
    return np.asarray(np.degrees(np.arccos(np.minimum(along, 1.0))), dtype=np.float64)


def inclined(part: PartFacts) -> tuple[tuple[Hole, ...], tuple[Pocket, ...]]:
    """Holes and recesses that run at an angle to all sides of the clamped part."""
    ups = [direction.up for direction in part.reach.directions] if part.reach is not None else []
    return _leaning(part.holes or (), ups), _leaning(part.pockets or (), ups)


def _leaning(features: Sequence[F], ups: Sequence[Vector]) -> tuple[F, ...]:
    return tuple(features[k] for k in np.flatnonzero(leans_deg(features, ups) > _ALONG_DEG).tolist())
