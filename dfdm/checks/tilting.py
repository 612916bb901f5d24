"""What of a part is cut along a direction of its own, and which machines turn it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

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


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Inclined:
    """Holes and recesses that run at an angle to all sides of the clamped part, and the largest angle (deg) of any.

    The angles are those of all holes and of all recesses to the nearest direction of clamping; 0 where there are none.
    """

    holes: tuple[Hole, ...]
    pockets: tuple[Pocket, ...]
    holes_deg: float
    pockets_deg: float


def inclined(part: PartFacts) -> Inclined:
    """What of a part runs at an angle: told once, since several checks ask."""
    found = _KNOWN.get(part)
    if found is None:
        ups = [direction.up for direction in part.reach.directions] if part.reach is not None else []
        holes, most = _leaning(part.holes or (), ups)
        pockets, deepest = _leaning(part.pockets or (), ups)
        found = _KNOWN[part] = Inclined(holes=holes, pockets=pockets, holes_deg=most, pockets_deg=deepest)
    return found


_KNOWN: Final[WeakKeyDictionary[PartFacts, Inclined]] = WeakKeyDictionary()


def leans_deg(features: Sequence[Hole | Pocket], ups: Sequence[Vector]) -> FloatArray:
    """The angle (n,) between the axis of each feature and the nearest of some directions, whichever way they point."""
    if not ups or not features:
        return np.zeros(len(features))
    along = np.abs(np.array([feature.axis for feature in features]) @ np.array(ups).T).max(axis=1)
    return np.asarray(np.degrees(np.arccos(np.minimum(along, 1.0))), dtype=np.float64)


def _leaning(features: Sequence[F], ups: Sequence[Vector]) -> tuple[tuple[F, ...], float]:
    angles = leans_deg(features, ups)
    return tuple(features[k] for k in np.flatnonzero(angles > _ALONG_DEG).tolist()), float(angles.max(initial=0.0))
