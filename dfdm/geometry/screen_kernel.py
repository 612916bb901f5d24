"""Compiled: what the triangles of a part lying one way say at a glance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]


@kernel("float64[::1](float64[:,::1], int32[:,::1], float64, float64)")
def leaning(vertices: Array, triangles: Array, steep: float, rests: float) -> Array:
    """Projected areas to the side, up and down; then area and volume below what faces down by more than `steep` (a cosine).

    What lies lower than `rests` is left out of the last two.
    """
    found = np.zeros(5)
    for m in range(len(triangles)):
        a, b, c = triangles[m, 0], triangles[m, 1], triangles[m, 2]
        ux, uy, uz = (
            vertices[b, 0] - vertices[a, 0],
            vertices[b, 1] - vertices[a, 1],
            vertices[b, 2] - vertices[a, 2],
        )
        vx, vy, vz = (
            vertices[c, 0] - vertices[a, 0],
            vertices[c, 1] - vertices[a, 1],
            vertices[c, 2] - vertices[a, 2],
        )
        nx, ny, nz = 0.5 * (uy * vz - uz * vy), 0.5 * (uz * vx - ux * vz), 0.5 * (ux * vy - uy * vx)
        found[0] += np.sqrt(nx * nx + ny * ny)
        if nz > 0.0:
            found[1] += nz
            continue
        found[2] -= nz
        area = np.sqrt(nx * nx + ny * ny + nz * nz)
        height = (vertices[a, 2] + vertices[b, 2] + vertices[c, 2]) / 3.0
        if -nz > steep * area and height > rests:
            found[3] += area
            found[4] -= nz * height
    return found


@kernel("float64[:,::1](float64[:,::1])")
def hull(points: Array) -> Array:
    """Convex hull (k, 2) of points (n, 2), counterclockwise, corners alone; fewer than three where they lie on a line.

    Andrew's monotone chain.
    """
    order = np.argsort(points[:, 0], kind="mergesort")
    n = len(points)
    a = 0
    while a < n:  # ties by y
        b = a
        while b < n and points[order[b], 0] == points[order[a], 0]:
            b += 1
        for k in range(a + 1, b):
            on, at = order[k], k
            while at > a and points[order[at - 1], 1] > points[on, 1]:
                order[at] = order[at - 1]
                at -= 1
            order[at] = on
        a = b
    size = 0.0
    for k in range(n):
        size = max(size, max(abs(points[k, 0] - points[0, 0]), abs(points[k, 1] - points[0, 1])))
    slack = 1e-12 * size * size
    found = np.empty((2 * n + 2, 2))
    count = 0
    for turn in range(2):
        base = count
        for k in range(n):
            x, y = points[order[n - 1 - k if turn else k], 0], points[order[n - 1 - k if turn else k], 1]
            while count - base >= 2:
                ux, uy = found[count - 1, 0] - found[count - 2, 0], found[count - 1, 1] - found[count - 2, 1]
                if ux * (y - found[count - 2, 1]) - uy * (x - found[count - 2, 0]) > slack:
                    break
                count -= 1
            found[count, 0], found[count, 1] = x, y
            count += 1
        count -= 1
    return found[:count].copy()
