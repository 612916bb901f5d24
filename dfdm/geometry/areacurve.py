"""From sampled sizes to a short curve of area over size, and to the patches where sizes are least."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.curves import AreaCurve, Place
from dfdm.facts.rounding import Vector
from dfdm.geometry.areacurve_kernel import patched, shortened
from dfdm.geometry.mesh import FloatArray, IntArray
from dfdm.geometry.opposite import Opposite

IndexArray = NDArray[np.intp]
MOST_SIZES = 64
MOST_PLACES = 24
_LOW_SHARE = 0.05
_PATCH_BAND = 1.1
_PATCH_REACH = 2.0 * 2.0**0.5  # a sample stands for half an area on each of two sides
_LEAST_SAMPLES = 3
_PLACE_DECIMALS = 3
_SHORT = 1 << 15
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
    row = _by_pair(order, low, high)
    fresh = (np.diff(low[row]) != 0) | (np.diff(high[row]) != 0)
    starts = np.concatenate(([0], np.flatnonzero(fresh) + 1, [len(row)])).astype(np.int64)
    sweep = opposite.points @ _SWEEP
    position = np.empty(len(row), dtype=np.int64)
    position[row] = np.arange(len(row))
    group, count, value, mass, middle = patched(
        starts,
        opposite.size_mm[row],
        opposite.area_mm2[row],
        np.ascontiguousarray(opposite.points[row]),
        sweep[row],
        position[_by_pair(np.argsort(sweep, kind="stable"), low, high)],
        _LOW_SHARE,
        _PATCH_BAND,
        _PATCH_REACH,
    )
    one, other = low[row[starts[:-1]]][group], high[row[starts[:-1]]][group]
    held = np.flatnonzero(count >= _LEAST_SAMPLES)
    held = held[np.lexsort((other[held], one[held], np.round(value[held], 4)))][:MOST_PLACES]
    return tuple(
        Place(
            value=float(value[k]),
            area_mm2=float(mass[k]),
            at_mm=placed(opposite.points[row[middle[k]]]),
            faces=tuple(sorted({int(one[k]), int(other[k])})),
        )
        for k in held
    )


def _by_pair(order: IndexArray, low: IntArray, high: IntArray) -> IndexArray:
    """The order, made to ascend by pair of faces first: stable sorts of short integers are quick."""
    for key in (high, low):
        short = key[order]
        order = order[np.argsort(short.astype(np.int16) if short.max() < _SHORT else short, kind="stable")]
    return order


def placed(point: FloatArray) -> Vector:
    """A point (3,) as places carry it, to a micrometer."""
    x, y, z = (round(float(v), _PLACE_DECIMALS) for v in point)
    return x, y, z
