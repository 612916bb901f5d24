"""Compiled: points spread evenly over triangles."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np

from dfdm.geometry.compiled import kernel

_GOLDEN = 0.6180339887498949
_SINGLE = 0.7548776662466927


@kernel(
    "Tuple((float64[:,::1], float64[:,::1], int32[::1], int32[::1]))"
    "(float64[:,::1], int32[:,::1], int32[::1], float64[:,::1], float64[::1], int64[::1])"
)
def spread(vertices: Any, triangles: Any, face_of: Any, normal_of: Any, area_of: Any, wanted: Any) -> Any:  # noqa: ANN401
    """Points and normals (n, 3), triangle and face (n,): `wanted` (faces,) points on each face, by equal areas.

    Triangles stand in the order of their faces. Those that fall to one triangle step through it from its shortest edge
    to the corner opposite, evenly by area, and across it by the golden ratio: even in long triangles too.
    """
    total = 0
    for f in range(len(wanted)):
        total += wanted[f]
    points, normals = np.empty((total, 3)), np.empty((total, 3))
    triangle, face = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.int32)
    n, m = 0, 0
    while m < len(triangles):
        f = face_of[m]
        last, whole = m, 0.0
        while last < len(triangles) and face_of[last] == f:
            whole += area_of[last]
            last += 1
        within, before = 0, 0.0
        while m < last:
            before += area_of[m]
            count = 0
            while within + count < wanted[f] and (m == last - 1 or (within + count + 0.5) * whole < before * wanted[f]):
                count += 1
            if count:
                shortest, base = np.inf, 0
                for k in range(3):
                    length = 0.0
                    for x in range(3):
                        step = vertices[triangles[m, (k + 1) % 3], x] - vertices[triangles[m, k], x]
                        length += step * step
                    if length < shortest * (1.0 - 1e-6):
                        shortest, base = length, k
                b, c = triangles[m, base], triangles[m, (base + 1) % 3]
                a = triangles[m, (base + 2) % 3]
                for j in range(count):
                    offset = 0.5 if count > 1 else (within * _SINGLE) % 1.0
                    up = 1.0 - np.sqrt(1.0 - (j + offset) / count)
                    across = ((within + j + 0.5) * _GOLDEN) % 1.0
                    for x in range(3):
                        low = vertices[b, x]
                        points[n, x] = low + up * (vertices[a, x] - low) + across * (1.0 - up) * (vertices[c, x] - low)
                        normals[n, x] = normal_of[m, x]
                    triangle[n], face[n] = m, f
                    n += 1
            within += count
            m += 1
    return points[:n].copy(), normals[:n].copy(), triangle[:n].copy(), face[:n].copy()
