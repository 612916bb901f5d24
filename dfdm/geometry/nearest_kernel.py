"""Compiled: the points of a surface of triangles that lie nearest to given points."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel
from dfdm.geometry.opposite_kernel import nearest

Array = NDArray[Any]
_STACK = 128


@kernel(
    "Tuple((f8[::1], f8[:,::1]))(f8[:,::1], i4[:,::1], f8[:,::1], f8[::1], f8[:,::1], f8)",
)
def nearest_points(
    box: Array, node: Array, corners: Array, center: Array, points: Array, most: float
) -> tuple[Array, Array]:
    """Distance (n,) from each point (n, 3) to the triangles of a tree, `most` where nothing is nearer, and that nearest point."""
    stack, none = np.empty(_STACK, dtype=np.int32), np.zeros(3)
    surfaces, face = np.zeros((1, 11)), np.zeros(len(corners), dtype=np.int32)
    distance, found = np.empty(len(points)), np.empty((len(points), 3))
    for i in range(len(points)):
        far, x, y, z = nearest(
            box, node, corners, surfaces, face, stack, center, points[i], most, 0.0, 0.0, none
        )  # fmt: skip
        distance[i], found[i, 0], found[i, 1], found[i, 2] = far, x, y, z
    return distance, found
