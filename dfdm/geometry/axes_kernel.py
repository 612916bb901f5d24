"""Compiled: which axes are one, and how far round them faces turn."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]


@kernel("int64[::1](float64[:,::1])")
def linked(points: Array) -> Array:
    """A label for each row (n, 6): rows within a distance of 1 of one another, step by step, share that of the first."""
    count = len(points)
    parent = np.arange(count)
    for one in range(count):
        for other in range(one + 1, count):
            apart = 0.0
            for k in range(6):
                apart += (points[one, k] - points[other, k]) ** 2
                if apart > 1.0:
                    break
            if apart <= 1.0:
                a, b = one, other
                while parent[a] != a:
                    a = parent[a]
                while parent[b] != b:
                    b = parent[b]
                parent[max(a, b)] = min(a, b)
    for row in range(count):
        parent[row] = parent[parent[row]]
    return parent


@kernel(
    "int64[::1](float64[:,::1], int32[:,::1], int32[::1], int64[::1], int64[::1], float64[:,:,::1], float64[:,::1])"
)
def turned(
    vertices: Array, triangles: Array, face_of: Array, face: Array, row: Array, frames: Array, feet: Array
) -> Array:  # fmt: skip
    """For each axis (n,) how many of its 360 whole degrees the triangles of its faces cover together.

    `face` and `row` (k,): a face of the axis of that number; `frames` (n, 2, 3) two unit vectors across each axis, `feet`
    (n, 3) a point of it. Triangles stand in the order of faces.
    """
    covered = np.zeros((len(feet), 360), dtype=np.bool_)
    found = np.zeros(len(feet), dtype=np.int64)
    angle = np.empty(3)
    for k in range(len(face)):
        r = row[k]
        m = np.searchsorted(face_of, face[k])
        while m < len(face_of) and face_of[m] == face[k]:
            for c in range(3):
                u, v = 0.0, 0.0
                for x in range(3):
                    away = vertices[triangles[m, c], x] - feet[r, x]
                    u += away * frames[r, 0, x]
                    v += away * frames[r, 1, x]
                angle[c] = np.degrees(np.arctan2(v, u))
                if c:
                    angle[c] = angle[0] + (angle[c] - angle[0] + 180.0) % 360.0 - 180.0
            low = min(angle[0], min(angle[1], angle[2]))
            high = max(angle[0], max(angle[1], angle[2]))
            start = int(np.floor(np.rint(low * 100.0) / 100.0 + 0.5))
            stop = int(np.floor(np.rint(high * 100.0) / 100.0 + 0.5))
            for degree in range(start, stop):
                covered[r, degree % 360] = True
            m += 1
    for r in range(len(feet)):
        for degree in range(360):
            if covered[r, degree]:
                found[r] += 1
    return found
