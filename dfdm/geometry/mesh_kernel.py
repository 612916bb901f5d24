"""Compiled: what the triangles of a mesh are like, and whether they close."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]


@kernel("Tuple((float64[:,::1], float64[::1], float64[:,::1]))(float64[:,::1], int32[:,::1])")
def figures(vertices: Array, triangles: Array) -> tuple[Any, ...]:
    """Cross product of two sides (m, 3), area (m,) and unit normal (m, 3) of each triangle; zero where there is no area."""
    count = len(triangles)
    crosses, areas, normals = np.empty((count, 3)), np.empty(count), np.empty((count, 3))
    for m in range(count):
        a, b, c = triangles[m, 0], triangles[m, 1], triangles[m, 2]
        ox, oy, oz = vertices[a, 0], vertices[a, 1], vertices[a, 2]
        x, y, z = vertices[b, 0] - ox, vertices[b, 1] - oy, vertices[b, 2] - oz
        u, v, w = vertices[c, 0] - ox, vertices[c, 1] - oy, vertices[c, 2] - oz
        p, q, r = y * w - z * v, z * u - x * w, x * v - y * u
        crosses[m, 0], crosses[m, 1], crosses[m, 2] = p, q, r
        areas[m] = 0.5 * np.sqrt(p * p + q * q + r * r)
        length = 2.0 * areas[m] if areas[m] > 0.0 else 1.0
        normals[m, 0], normals[m, 1], normals[m, 2] = p / length, q / length, r / length
    return crosses, areas, normals


@kernel("float64[:,::1](float64[:,::1])")
def bounds(points: Array) -> Array:
    """Least and greatest coordinates (2, 3) of points (n, 3), of which there is one at least."""
    found = np.empty((2, 3))
    for k in range(3):
        found[0, k] = found[1, k] = points[0, k]
    for i in range(1, len(points)):
        for k in range(3):
            found[0, k], found[1, k] = min(found[0, k], points[i, k]), max(found[1, k], points[i, k])
    return found


@kernel("int64(int64[:,::1], int64)")
def unpaired(triangles: Array, count: int) -> int:
    """Number of edges between `count` vertices along which triangles (m, 3) run more often one way than the other."""
    start = np.zeros(count + 1, dtype=np.int64)
    for m in range(len(triangles)):
        for k in range(3):
            start[min(triangles[m, k], triangles[m, (k + 1) % 3]) + 1] += 1
    for i in range(count):
        start[i + 1] += start[i]
    fill = start[:-1].copy()
    other, way = np.empty(start[count], dtype=np.int64), np.empty(start[count], dtype=np.int64)
    for m in range(len(triangles)):
        for k in range(3):
            a, b = triangles[m, k], triangles[m, (k + 1) % 3]
            low = min(a, b)
            other[fill[low]], way[fill[low]] = max(a, b), 1 if a < b else -1
            fill[low] += 1
    net = np.zeros(count, dtype=np.int64)
    found = 0
    for i in range(count):
        for at in range(start[i], start[i + 1]):
            net[other[at]] += way[at]
        for at in range(start[i], start[i + 1]):
            if net[other[at]] != 0:
                found += 1
                net[other[at]] = 0
    return found
