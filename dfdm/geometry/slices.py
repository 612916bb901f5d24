"""The outline of a mesh at a height: closed contours with the material on their left, also of open meshes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray


def contours_at(lying: Lying, z_mm: float) -> list[FloatArray]:
    """Closed contours (k, 2) of the surface at a height, counterclockwise around material; the first point is not repeated.

    Vertices at the very height count as above it. Where the mesh is open, the gap is closed by a straight line.
    """
    above = lying.vertices[:, 2] >= z_mm
    corner_above = above[lying.triangles]
    count = corner_above.sum(axis=1)
    cut = np.flatnonzero((count == 1) | (count == 2))
    if not len(cut):
        return []
    triangles = lying.triangles[cut].astype(np.int64)
    alone = np.where(count[cut] == 1, np.argmax(corner_above[cut], axis=1), np.argmin(corner_above[cut], axis=1))
    row = np.arange(len(cut))
    tip, after, before = (triangles[row, (alone + k) % 3] for k in range(3))
    # Seen from outside the corners run counterclockwise. Below a lone upper corner the segment from the edge ahead of it
    # to the edge behind it runs to the right, with the material on its left; above a lone lower one the other way round.
    upper = count[cut] == 1
    start = _edge_key(tip, np.where(upper, after, before), len(lying.vertices))
    end = _edge_key(tip, np.where(upper, before, after), len(lying.vertices))
    points = _points(lying, start, z_mm)
    return [points[np.array(chain)] for chain in _chains(start, end) if len(chain) > 2]


def _edge_key(a: NDArray[np.int64], b: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    return np.asarray(np.minimum(a, b) * size + np.maximum(a, b), dtype=np.int64)


def _points(lying: Lying, key: NDArray[np.int64], z_mm: float) -> FloatArray:
    low = lying.vertices[key // len(lying.vertices)]
    high = lying.vertices[key % len(lying.vertices)]
    share = (z_mm - low[:, 2]) / (high[:, 2] - low[:, 2])
    return np.asarray(low[:, :2] + share[:, None] * (high[:, :2] - low[:, :2]), dtype=np.float64)


def _chains(start: NDArray[np.int64], end: NDArray[np.int64]) -> list[list[int]]:
    """Segments in the order in which the end of one is the start of the next."""
    starts, ends = _numbered(start), _numbered(end)
    order = np.argsort(starts, kind="stable")
    at = np.minimum(np.searchsorted(starts[order], ends), len(order) - 1)
    onward = np.where(starts[order[at]] == ends, order[at], -1)
    # Open chains first, from their beginnings: a closed walk could otherwise start in their middle.
    begins = np.ones(len(start), dtype=bool)
    begins[onward[onward >= 0]] = False
    following = onward.tolist()
    used = [False] * len(following)
    chains = []
    for first in np.argsort(~begins, kind="stable").tolist():
        chain, segment = [], first
        while segment >= 0 and not used[segment]:
            used[segment] = True
            chain.append(segment)
            segment = following[segment]
        if chain:
            chains.append(chain)
    return chains


def _numbered(key: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keys made unique: the k-th occurrence of the same key is told from the others."""
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    fresh = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    position = np.arange(len(key))
    rank = np.empty_like(key)
    rank[order] = position - np.maximum.accumulate(np.where(fresh, position, 0))
    return np.asarray(key * 64 + np.minimum(rank, 63), dtype=np.int64)


def section_at(lying: Lying, z_mm: float) -> Any:  # noqa: ANN401 - manifold3d has no types
    """The cross-section at a height as a manifold3d CrossSection; overlapping bodies are united."""
    from manifold3d import CrossSection, FillRule

    contours = contours_at(lying, z_mm)
    return CrossSection(contours, FillRule.Positive) if contours else CrossSection()


def rings_of(section: Any) -> list[FloatArray]:  # noqa: ANN401 - as above
    """Contours (k, 2) of a cross-section: outer ones counterclockwise, holes clockwise."""
    return [np.asarray(ring, dtype=np.float64) for ring in section.to_polygons()]


def ring_areas_mm2(rings: list[FloatArray]) -> FloatArray:
    """Signed areas (k,) of rings: negative for holes."""
    if not rings:
        return np.zeros(0)
    points, following, starts = _joined(rings)
    x, y = (points - np.repeat(points[starts], [len(r) for r in rings], axis=0)).T
    return np.asarray(0.5 * np.add.reduceat(x * y[following] - y * x[following], starts), dtype=np.float64)


def length_mm(rings: list[FloatArray]) -> float:
    """Length of all rings together."""
    if not rings:
        return 0.0
    points, following, _ = _joined(rings)
    step = points[following] - points
    return float(np.hypot(step[:, 0], step[:, 1]).sum())


def _joined(rings: list[FloatArray]) -> tuple[FloatArray, NDArray[np.int64], NDArray[np.int64]]:
    """All points (n, 2), the index of the next point of the same ring (n,), the first index of each ring."""
    points = np.concatenate(rings)
    starts = np.cumsum([0, *(len(ring) for ring in rings)])
    following = np.arange(1, len(points) + 1)
    following[starts[1:] - 1] = starts[:-1]
    return points, following, np.asarray(starts[:-1], dtype=np.int64)
