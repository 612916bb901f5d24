"""From sampled sizes to a short curve of area over size, and to the patches where sizes are least."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from dfdm.facts.curves import AreaCurve, Place
from dfdm.facts.rounding import Vector
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.opposite import Opposite

MOST_SIZES = 64
MOST_PLACES = 24
_BIN_RATIO = 1.01
_PLATEAU_SAMPLES = 4
_PLATEAU_FAVOR = 100.0
_FAR_MM = 10.0
_PATCH_BAND = 1.1
_PATCH_REACH = 3.0
_LEAST_SAMPLES = 3
_PLACE_DECIMALS = 3


def curve_of(opposite: Opposite) -> AreaCurve:
    """The curve of area below each size, with sizes that many samples share (plates, tubes) kept exactly."""
    sizes, areas = _shortened(opposite.size_mm, opposite.area_mm2)
    return AreaCurve(
        size_mm=sizes,
        area_mm2=np.cumsum(areas),
        total_area_mm2=opposite.total_area_mm2,
        places=_places(opposite),
    )


def _shortened(size_mm: FloatArray, area_mm2: FloatArray) -> tuple[FloatArray, FloatArray]:
    """At most 64 sizes and the area of each.

    Sizes are first gathered in steps of one percent, plateaus apart; then the neighbors that differ least are merged,
    where small area, and sizes far above any limit, count less.
    """
    unique, inverse, count = np.unique(size_mm, return_inverse=True, return_counts=True)
    area = np.bincount(inverse.reshape(-1), weights=area_mm2, minlength=len(unique))
    plateau = count >= _PLATEAU_SAMPLES
    step = np.floor(np.log(np.maximum(unique, 1e-6)) / np.log(_BIN_RATIO)).astype(np.int64)
    fresh = np.ones(len(unique), dtype=bool)
    fresh[1:] = (np.diff(step) > 0) | plateau[1:] | plateau[:-1]
    group = np.cumsum(fresh) - 1
    mass = np.bincount(group, weights=area)
    mean = np.bincount(group, weights=area * unique) / mass
    held = np.bincount(group, weights=plateau) > 0
    mean[held] = unique[np.flatnonzero(fresh)[held]]
    sizes, masses, keep = mean.tolist(), mass.tolist(), held.tolist()
    while len(sizes) > MOST_SIZES:
        costs = _merge_costs(np.array(sizes), np.array(masses), np.array(keep))
        i = int(costs.argmin())
        both = masses[i] + masses[i + 1]
        if keep[i] != keep[i + 1]:
            sizes[i] = sizes[i] if keep[i] else sizes[i + 1]
        elif keep[i]:
            sizes[i] = sizes[i] if masses[i] >= masses[i + 1] else sizes[i + 1]
        else:
            sizes[i] = (sizes[i] * masses[i] + sizes[i + 1] * masses[i + 1]) / both
        masses[i], keep[i] = both, keep[i] or keep[i + 1]
        del sizes[i + 1], masses[i + 1], keep[i + 1]
    return np.round(np.array(sizes, dtype=np.float64), 6), np.array(masses, dtype=np.float64)


def _merge_costs(sizes: FloatArray, masses: FloatArray, keep: NDArray[np.bool_]) -> FloatArray:
    apart = np.diff(np.log(np.maximum(sizes, 1e-6)))
    lesser = np.minimum(masses[:-1], masses[1:]) ** (1.0 / 3.0)
    favor = np.where(keep[:-1] & keep[1:], _PLATEAU_FAVOR, 1.0)
    return np.asarray(apart * lesser * favor / (1.0 + sizes[:-1] / _FAR_MM), dtype=np.float64)


def _places(opposite: Opposite) -> tuple[Place, ...]:
    """Connected patches of the least size of each pair of faces, smallest first; lone samples are no patch."""
    low, high = np.minimum(opposite.face, opposite.other), np.maximum(opposite.face, opposite.other)
    order = np.lexsort((opposite.size_mm, high, low))
    pair_starts = (
        np.flatnonzero(np.concatenate(([True], (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0))))
        if len(order)
        else np.empty(0, dtype=np.int64)
    )
    found: list[tuple[float, float, Vector, tuple[int, ...]]] = []
    for members in np.split(order, pair_starts[1:]) if len(order) else []:
        sizes = opposite.size_mm[members]
        least = sizes[np.searchsorted(np.cumsum(opposite.area_mm2[members]), 0.05 * opposite.area_mm2[members].sum())]
        band = members[sizes <= _PATCH_BAND * least]
        faces = tuple(sorted({int(low[members[0]]), int(high[members[0]])}))
        for patch in _connected(opposite, band):
            if len(patch) < _LEAST_SAMPLES:
                continue
            value = float(np.quantile(opposite.size_mm[patch], 0.05, method="lower"))
            found.append((value, float(opposite.area_mm2[patch].sum()), _middle(opposite.points[patch]), faces))
    found.sort(key=lambda place: (round(place[0], 4), place[3], place[2]))
    return tuple(Place(value=v, area_mm2=a, at_mm=at, faces=f) for v, a, at, f in found[:MOST_PLACES])


def _connected(opposite: Opposite, members: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    if len(members) < _LEAST_SAMPLES:
        return []
    points = opposite.points[members]
    reach = _PATCH_REACH * float(np.sqrt(2.0 * opposite.area_mm2[members].max()))
    pairs = cKDTree(points).query_pairs(reach, output_type="ndarray")
    graph = coo_matrix((np.ones(len(pairs), dtype=np.int8), (pairs[:, 0], pairs[:, 1])), shape=(len(points),) * 2)
    _, label = connected_components(graph, directed=False)
    return [members[label == k] for k in range(int(label.max()) + 1)]


def _middle(points: FloatArray) -> Vector:
    """The point of a patch next to its mean: it lies on the part even where the patch is bent."""
    nearest = points[np.linalg.norm(points - points.mean(axis=0), axis=1).round(_PLACE_DECIMALS).argmin()]
    x, y, z = (float(v) for v in nearest.round(_PLACE_DECIMALS))
    return x, y, z
