"""Compiled: which sections are the same as those below them, and how much of their contours is round."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_UPRIGHT = 1e-6
_SAME = 1e-4  # rings whose sizes differ relatively by less, and whose centers by less than so many mm, are the same
_SAME_MM = 0.01
_CORNER_RAD = 0.5  # what turns more at once is a corner, not part of a curve


@kernel("boolean[::1](float64[:,::1], int32[:,::1], float64[:,::1], float64[::1])")
def goes_on(vertices: Array, triangles: Array, normals: Array, heights: Array) -> Array:
    """Whether the section at each height (h,) is that of the height below: nothing but upright surface lies between them."""
    count = len(heights)
    change = np.zeros(count + 2, dtype=np.int64)
    for m in range(len(triangles)):
        if abs(normals[m, 2]) <= _UPRIGHT:
            continue
        a, b, c = vertices[triangles[m, 0], 2], vertices[triangles[m, 1], 2], vertices[triangles[m, 2], 2]
        change[np.searchsorted(heights, min(a, min(b, c)))] += 1
        change[np.searchsorted(heights, max(a, max(b, c))) + 1] -= 1
    same = np.zeros(count, dtype=np.bool_)
    between = change[0]
    for h in range(1, count):
        between += change[h]
        same[h] = between == 0
    return same


@kernel("int64[::1](float64[:,::1], int64[::1], int64[::1], float64[::1], float64[::1], int64)")
def told_by(points: Array, first: Array, at: Array, area: Array, length: Array, count: int) -> Array:
    """For each of `count` sections the last one up to it that tells of it: with the same rings, in whatever order they come.

    `points` (k, 2), `first` (r + 1,), and of each ring `at`, `area` and `length` (r,), as of `Slices`.
    """
    rings = len(at)
    x, y, key = np.zeros(rings), np.zeros(rings), np.zeros(rings)
    for r in range(rings):
        for k in range(first[r], first[r + 1]):
            on = k + 1 if k + 1 < first[r + 1] else first[r]
            dx, dy = points[on, 0] - points[k, 0], points[on, 1] - points[k, 1]
            step = np.sqrt(dx * dx + dy * dy)
            x[r] += (points[k, 0] + 0.5 * dx) * step
            y[r] += (points[k, 1] + 0.5 * dy) * step
        x[r] /= max(length[r], 1e-12)
        y[r] /= max(length[r], 1e-12)
        key[r] = 0.0137 * area[r] + 0.7331 * x[r] + 0.2119 * y[r]  # so mixed they are seldom the same for two rings
    told = np.zeros(count, dtype=np.int64)
    order = np.empty(rings, dtype=np.int64)
    last, last_at, last_end, end = -1, 0, 0, 0
    for s in range(count):
        begin = end
        while end < rings and at[end] == s:
            r = end
            while r > begin and key[order[r - 1]] > key[end]:
                order[r] = order[r - 1]
                r -= 1
            order[r] = end
            end += 1
        same = last >= 0 and end - begin == last_end - last_at
        for k in range(end - begin):
            if not same:
                break
            one, other = order[last_at + k], order[begin + k]
            same = (
                abs(area[one] - area[other]) <= _SAME * abs(area[one])
                and abs(length[one] - length[other]) <= _SAME * length[one]
                and abs(x[one] - x[other]) <= _SAME_MM
                and abs(y[one] - y[other]) <= _SAME_MM
            )
        if not same:
            last, last_at, last_end = s, begin, end
        told[s] = last
    return told


@kernel("Tuple((float64[::1], float64[:,::1]))(float64[:,::1], int64[::1], int64[::1], int64, float64[::1])")
def bent(points: Array, first: Array, at: Array, count: int, radius: Array) -> tuple[Any, ...]:
    """Corners (n,) of all rings of each of `count` sections, and what of their length is round, by `radius` (n, radii).

    A turn is a corner or part of a curve; the radius of a curve is the length around a turn over its angle.
    """
    corners, table = np.zeros(count), np.zeros((count, len(radius)))
    for r in range(len(at)):
        a, b = first[r], first[r + 1]
        ux, uy = points[a, 0] - points[b - 1, 0], points[a, 1] - points[b - 1, 1]
        before = np.sqrt(ux * ux + uy * uy)
        for k in range(a, b):
            on = k + 1 if k + 1 < b else a
            dx, dy = points[on, 0] - points[k, 0], points[on, 1] - points[k, 1]
            step = np.sqrt(dx * dx + dy * dy)
            turn = abs(np.arctan2(ux * dy - uy * dx, ux * dx + uy * dy))
            if turn > _CORNER_RAD:
                corners[at[r]] += 1.0
            else:
                around = 0.5 * (before + step)
                curve = np.searchsorted(radius, around / max(turn, 1e-9))
                if curve < len(radius):
                    table[at[r], curve] += around
            ux, uy, before = dx, dy, step
    return corners, table
