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
_PATCH_REACH = 2.0
_CELLS_APART = 2.5
_PAIR_APART = 10.0
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
    return np.asarray(np.round(np.array(sizes), 6), dtype=np.float64), np.array(masses, dtype=np.float64)


def _merge_costs(sizes: FloatArray, masses: FloatArray, keep: NDArray[np.bool_]) -> FloatArray:
    apart = np.diff(np.log(np.maximum(sizes, 1e-6)))
    lesser = np.minimum(masses[:-1], masses[1:]) ** (1.0 / 3.0)
    favor = np.where(keep[:-1] & keep[1:], _PLATEAU_FAVOR, 1.0)
    return np.asarray(apart * lesser * favor / (1.0 + sizes[:-1] / _FAR_MM), dtype=np.float64)


def _places(opposite: Opposite) -> tuple[Place, ...]:
    """Connected patches of the least size of each pair of faces, smallest first; lone samples are no patch."""
    low, high = np.minimum(opposite.face, opposite.other), np.maximum(opposite.face, opposite.other)
    _, pair = np.unique(np.stack((low, high), axis=1), axis=0, return_inverse=True)
    pair = pair.reshape(-1)
    least = _low_value(pair, opposite.size_mm, opposite.area_mm2)
    band = np.flatnonzero(opposite.size_mm <= _PATCH_BAND * least[pair]) if len(pair) else np.empty(0, dtype=np.int64)
    if not len(band):
        return ()
    patch = _patches(opposite, band, pair[band])
    count = np.bincount(patch)
    value = _low_value(patch, opposite.size_mm[band], np.ones(len(band)))
    found: list[tuple[float, tuple[int, ...], Vector, float]] = []
    candidates = np.flatnonzero(count >= _LEAST_SAMPLES)
    limit = np.sort(value[candidates])[:MOST_PLACES][-1:]
    for k in candidates[value[candidates] <= limit.max(initial=0.0) * (1.0 + 1e-4)]:
        members = band[patch == k]
        faces = tuple(sorted({int(low[members[0]]), int(high[members[0]])}))
        area = float(opposite.area_mm2[members].sum())
        found.append((float(value[k]), faces, _middle(opposite.points[members]), area))
    found.sort(key=lambda place: (round(place[0], 4), place[1:]))
    return tuple(Place(value=v, area_mm2=a, at_mm=at, faces=f) for v, f, at, a in found[:MOST_PLACES])


def _low_value(group: NDArray[np.integer], values: FloatArray, weights: FloatArray) -> FloatArray:
    """The value of each group that five percent of its weight lie at or below."""
    if not len(group):
        return np.empty(0)
    order = np.lexsort((values, group))
    total = np.bincount(group, weights=weights)
    before = np.cumsum(total) - total
    reached = np.cumsum(weights[order]) - before[group[order]] >= 0.05 * total[group[order]] * (1.0 - 1e-9)
    first = np.full(len(total), len(order) - 1)
    np.minimum.at(first, group[order][reached], np.flatnonzero(reached))
    return np.asarray(values[order][first], dtype=np.float64)


def _patches(opposite: Opposite, band: NDArray[np.intp], pair: NDArray[np.intp]) -> NDArray[np.int32]:
    """Number (n,) of the patch that each sample of the band is connected to: same pair of faces, near one another."""
    widest = np.zeros(int(pair.max()) + 1)
    np.maximum.at(widest, pair, opposite.area_mm2[band])
    reach = _PATCH_REACH * np.sqrt(2.0 * widest[pair])
    # The pair as a fourth coordinate keeps patches of different walls apart in one search. Cells of half the reach
    # stand for the samples in them: in the middle of a solid rod all of them fall on one line.
    spread = np.column_stack((np.round(opposite.points[band] / (0.5 * reach)[:, None]), _PAIR_APART * pair))
    cells, cell = np.unique(spread, axis=0, return_inverse=True)
    links = cKDTree(cells).query_pairs(_CELLS_APART, output_type="ndarray")
    graph = coo_matrix((np.ones(len(links), dtype=np.int8), (links[:, 0], links[:, 1])), shape=(len(cells),) * 2)
    label = connected_components(graph, directed=False)[1]
    return np.asarray(label[cell.reshape(-1)], dtype=np.int32)


def _middle(points: FloatArray) -> Vector:
    """The point of a patch next to its mean: it lies on the part even where the patch is bent."""
    nearest = points[np.linalg.norm(points - points.mean(axis=0), axis=1).round(_PLACE_DECIMALS).argmin()]
    x, y, z = (float(v) for v in nearest.round(_PLACE_DECIMALS))
    return x, y, z
