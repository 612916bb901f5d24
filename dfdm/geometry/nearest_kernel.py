"""Compiled: the points of a surface of triangles that lie nearest to given points, of what faces the same way."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.balls_kernel import foot
from dfdm.geometry.compiled import kernel

Array = NDArray[Any]
_STACK = 128


@kernel(
    "Tuple((f8[::1], f8[:,::1]))(f8[:,::1], i4[:,::1], f8[:,::1], f8[::1], f8[:,::1], f8[:,::1], f8, f8)",
)
def nearest_points(
    box: Array, node: Array, corners: Array, center: Array, points: Array, normals: Array, alike: float, most: float
) -> tuple[Array, Array]:
    """Distance (n,) from each point (n, 3) to the triangles of a tree, `most` where nothing is nearer, and that nearest point.

    Only triangles count whose normal has a product of at least `alike` with that of the point; -1 takes all. `center` (3,)
    is the origin of the tree's coordinates.
    """
    stack = np.empty(_STACK, dtype=np.int32)
    distance, found = np.empty(len(points)), np.empty((len(points), 3))
    for i in range(len(points)):
        x, y, z = points[i, 0] - center[0], points[i, 1] - center[1], points[i, 2] - center[2]
        best, fx, fy, fz = most * most, x, y, z
        stack[0], depth = 0, 1
        while depth:
            depth -= 1
            here = stack[depth]
            dx = max(max(box[here, 0] - x, x - box[here, 3]), 0.0)
            dy = max(max(box[here, 1] - y, y - box[here, 4]), 0.0)
            dz = max(max(box[here, 2] - z, z - box[here, 5]), 0.0)
            if dx * dx + dy * dy + dz * dz >= best:
                continue
            first, count = node[here, 0], node[here, 1]
            if count == 0:
                one, other = first, first + 1
                near = 0.0
                for k in range(3):
                    p = x if k == 0 else (y if k == 1 else z)
                    near += abs(box[one, k] + box[one, 3 + k] - 2.0 * p)
                    near -= abs(box[other, k] + box[other, 3 + k] - 2.0 * p)
                if near < 0.0:
                    one, other = other, one
                stack[depth], stack[depth + 1] = one, other
                depth += 2
                continue
            for t in range(first, first + count):
                if alike > -1.0:
                    ux, uy, uz = corners[t, 3], corners[t, 4], corners[t, 5]
                    vx, vy, vz = corners[t, 6], corners[t, 7], corners[t, 8]
                    nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
                    size = np.sqrt(nx * nx + ny * ny + nz * nz)
                    if nx * normals[i, 0] + ny * normals[i, 1] + nz * normals[i, 2] < alike * size:
                        continue
                px, py, pz = foot(corners[t], x, y, z)
                square = (px - x) ** 2 + (py - y) ** 2 + (pz - z) ** 2
                if square < best:
                    best, fx, fy, fz = square, px, py, pz
        distance[i] = np.sqrt(best)
        found[i, 0], found[i, 1], found[i, 2] = fx + center[0], fy + center[1], fz + center[2]
    return distance, found
