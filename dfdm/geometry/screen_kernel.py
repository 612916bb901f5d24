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


@kernel("float64(float64[:,::1])")
def narrowest(hull: Array) -> float:
    """Least distance between parallel lines that enclose a convex hull (k, 2)."""
    least = np.inf
    for i in range(len(hull)):
        on = i + 1 if i + 1 < len(hull) else 0
        dx, dy = hull[on, 0] - hull[i, 0], hull[on, 1] - hull[i, 1]
        length = np.sqrt(dx * dx + dy * dy)
        if length > 1e-9:
            dx, dy = dx / length, dy / length
            low, high = np.inf, -np.inf
            for k in range(len(hull)):
                across = hull[k, 1] * dx - hull[k, 0] * dy
                low, high = min(low, across), max(high, across)
            least = min(least, high - low)
    return least if len(hull) > 2 else 0.0


@kernel("float64(float64[:,::1], float64, float64, float64)")
def tilt(hull: Array, x: float, y: float, z: float) -> float:
    """Angle in degrees by which a body may be tilted until its center (x, y, z) stands over the border of its hull (k, 2)."""
    inside = np.inf
    for i in range(len(hull)):
        on = i + 1 if i + 1 < len(hull) else 0
        dx, dy = hull[on, 0] - hull[i, 0], hull[on, 1] - hull[i, 1]
        length = max(np.sqrt(dx * dx + dy * dy), 1e-12)
        inside = min(inside, (dx * (y - hull[i, 1]) - dy * (x - hull[i, 0])) / length)
    return np.degrees(np.arctan2(inside, max(z, 1e-9))) if len(hull) > 2 else -90.0


@kernel(
    "float64[::1](float64[:,::1], int32[:,::1], float64[:,::1], float64[:,::1], float64, float64, float64, float64[::1])"
)
def stood(
    vertices: Array, triangles: Array, crosses: Array, turn: Array, steep: float, rests: float, layer: float, center: Array
) -> Array:  # fmt: skip
    """All that the screen says of one closed body that stands turned by `turn` (3, 3): eleven figures.

    Size along x, y and z; area of its section at the height `layer` (or half its own), and the narrowest extent of the hull
    of that; by how much it may be tilted, its middle being `center` (3,) in its own coordinates; the five of `leaning`.
    `crosses` (m, 3) are the cross products of two sides of each triangle.
    """
    found = np.zeros(11)
    lying = np.empty((len(vertices), 3))
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for i in range(len(vertices)):
        for k in range(3):
            at = turn[k, 0] * vertices[i, 0] + turn[k, 1] * vertices[i, 1] + turn[k, 2] * vertices[i, 2]
            lying[i, k] = at
            low[k], high[k] = min(low[k], at), max(high[k], at)
    for k in range(3):
        found[k] = high[k] - low[k]
    z = low[2] + min(layer, 0.5 * found[2])
    cut = np.empty((256, 2))
    count, area = 0, 0.0
    for m in range(len(triangles)):
        nx = 0.5 * (turn[0, 0] * crosses[m, 0] + turn[0, 1] * crosses[m, 1] + turn[0, 2] * crosses[m, 2])
        ny = 0.5 * (turn[1, 0] * crosses[m, 0] + turn[1, 1] * crosses[m, 1] + turn[1, 2] * crosses[m, 2])
        nz = 0.5 * (turn[2, 0] * crosses[m, 0] + turn[2, 1] * crosses[m, 1] + turn[2, 2] * crosses[m, 2])
        found[6] += np.sqrt(nx * nx + ny * ny)
        az, bz, cz = lying[triangles[m, 0], 2], lying[triangles[m, 1], 2], lying[triangles[m, 2], 2]
        if nz > 0.0:
            found[7] += nz
        else:
            found[8] -= nz
            whole = np.sqrt(nx * nx + ny * ny + nz * nz)
            height = (az + bz + cz) / 3.0 - low[2]
            if -nz > steep * whole and height > rests:
                found[9] += whole
                found[10] -= nz * height
        if min(az, min(bz, cz)) >= z or max(az, max(bz, cz)) < z:
            continue
        k = 0  # the corner that is alone on its side
        first, second, third = az >= z, bz >= z, cz >= z
        if second != first and second != third:
            k = 1
        elif third != first and third != second:
            k = 2
        tip, after, before = triangles[m, k], triangles[m, (k + 1) % 3], triangles[m, (k + 2) % 3]
        if lying[tip, 2] < z:
            after, before = before, after
        if count == len(cut):
            wider = np.empty((2 * count, 2))
            wider[:count] = cut
            cut = wider
        p, q = min(tip, after), max(tip, after)
        share = (z - lying[p, 2]) / (lying[q, 2] - lying[p, 2])
        bx, by = (
            lying[p, 0] + share * (lying[q, 0] - lying[p, 0]) - low[0],
            lying[p, 1] + share * (lying[q, 1] - lying[p, 1]) - low[1],
        )
        p, q = min(tip, before), max(tip, before)
        share = (z - lying[p, 2]) / (lying[q, 2] - lying[p, 2])
        ex, ey = (
            lying[p, 0] + share * (lying[q, 0] - lying[p, 0]) - low[0],
            lying[p, 1] + share * (lying[q, 1] - lying[p, 1]) - low[1],
        )
        cut[count, 0], cut[count, 1] = bx, by
        count += 1
        area += 0.5 * (bx * ey - by * ex)
    around = hull(cut[:count].copy())
    found[3], found[4] = area, narrowest(around)
    for k in range(3):
        low[k] = turn[k, 0] * center[0] + turn[k, 1] * center[1] + turn[k, 2] * center[2] - low[k]
    found[5] = tilt(around, low[0], low[1], low[2])
    return found
