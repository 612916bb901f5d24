"""From sampled sizes to a short curve of area over size, and to the patches where sizes are least."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.curves import AreaCurve, Place
from dfdm.facts.rounding import Vector, decimal
from dfdm.geometry.areacurve_kernel import by_pair, patched, shortened
from dfdm.geometry.opposite import Opposite

IndexArray = NDArray[np.intp]
MOST_SIZES = 64
MOST_PLACES = 24
_LOW_SHARE = 0.05
_PATCH_BAND = 1.1
_PATCH_REACH = 2.0 * 2.0**0.5  # a sample stands for half an area on each of two sides
_LEAST_SAMPLES = 3
_PLACE_DECIMALS = 3
_SWEEP = np.array([0.8017, 0.5345, 0.2673])  # along no edge of any usual part


def curve_of(opposite: Opposite) -> AreaCurve:
    """The curve of area below each size, with sizes that many samples share (plates, tubes) kept exactly."""
    order = np.argsort(opposite.size_mm, kind="stable")
    size, area = opposite.size_mm[order], opposite.area_mm2[order]
    sizes, areas = shortened(size, area, MOST_SIZES)
    return AreaCurve(
        size_mm=np.round(sizes, 6),
        area_mm2=np.cumsum(areas),
        total_area_mm2=opposite.total_area_mm2,
        places=_places(opposite, order),
    )


def _places(opposite: Opposite, order: IndexArray) -> tuple[Place, ...]:
    """Connected patches of the least size of each pair of faces, smallest first; lone samples are no patch."""
    if not len(order):
        return ()
    low = np.minimum(opposite.face, opposite.other)
    high = np.maximum(opposite.face, opposite.other)
    row, starts = by_pair(order, low, high, int(high.max()) + 1)
    points = opposite.points[row]
    group, count, value, mass, middle = patched(
        starts,
        opposite.size_mm[row],
        opposite.area_mm2[row],
        points,
        np.argsort(points @ _SWEEP, kind="stable"),
        _LOW_SHARE,
        _PATCH_BAND,
        _PATCH_REACH,
    )
    one, other = low[row[starts[:-1]]][group], high[row[starts[:-1]]][group]
    held = np.flatnonzero(count >= _LEAST_SAMPLES)
    held = held[np.lexsort((other[held], one[held], np.round(value[held], 4)))][:MOST_PLACES]
    columns = (value[held], mass[held], points[middle[held]], one[held], other[held])
    return tuple(
        [
            Place(value=size, area_mm2=area, at_mm=placed(at), faces=(low, high) if low < high else (low,))
            for size, area, at, low, high in zip(*(column.tolist() for column in columns), strict=True)
        ]
    )


def placed(point: Sequence[float]) -> Vector:
    """A point as places carry it, to a micrometer."""
    x, y, z = point
    return decimal(x, _PLACE_DECIMALS), decimal(y, _PLACE_DECIMALS), decimal(z, _PLACE_DECIMALS)
