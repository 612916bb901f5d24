"""Triangles of a flat face from its loops alone, in an order that depends on geometry alone."""

from __future__ import annotations

from collections.abc import Sequence

import manifold3d
import numpy as np

from dfdm.geometry.dump import Indices
from dfdm.geometry.mesh import FloatArray

_AREA_SHARE = 1e-6


def triangulated(vertices: FloatArray, loops: Sequence[Indices], axis: FloatArray, backward: bool) -> Indices | None:
    """Triangles (m, 3) over loops of vertices (material on the left, seen against `axis`); None if they are not simple.

    `vertices` stand in an order fixed by geometry, so each loop begins at its least vertex. With `backward` the outside
    of the face is where `axis` does not point, and triangles turn so.
    """
    turned = [_from_least(loop[::-1] if backward else loop) for loop in loops]
    turned.sort(key=lambda loop: int(loop[0]))
    normal = -axis if backward else axis
    size = [round(abs(value), 6) for value in normal.tolist()]
    drop = size.index(max(size))
    # Dropping the coordinate along which the normal points most keeps coordinates exact, where turning would not.
    keep = [(1, 2), (2, 0), (0, 1)][drop]
    ids = turned[0] if len(turned) == 1 else np.concatenate(turned)
    points = vertices[ids][:, keep]
    if normal[drop] < 0.0:
        points[:, 0] *= -1.0
    ends = np.cumsum([len(loop) for loop in turned])
    flat = [points] if len(turned) == 1 else np.split(points, ends[:-1])
    wanted = sum(_area(part) for part in flat)
    if len(ids) < 5 and len(turned) == 1:
        made = _few(flat[0])
    else:
        made = np.asarray(manifold3d.triangulate(flat, allow_convex=False), dtype=np.int64)
    a, b, c = points[made[:, 0]], points[made[:, 1]], points[made[:, 2]]
    area = 0.5 * ((b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0]))
    if len(made) != len(ids) + 2 * len(turned) - 4 or wanted <= 0.0 or area.min() < -_AREA_SHARE * wanted:
        return None
    return ids[made] if abs(float(area.sum()) - wanted) <= _AREA_SHARE * wanted else None


def _from_least(loop: Indices) -> Indices:
    first = int(loop.argmin())
    return loop if first == 0 else np.concatenate((loop[first:], loop[:first]))


def _area(points: FloatArray) -> float:
    x, y = (points - points[0]).T
    return 0.5 * float(x[:-1] @ y[1:] - y[:-1] @ x[1:])


def _few(points: FloatArray) -> Indices:
    """A triangle, or a quad cut from its first corner unless the corner opposite or that one is not convex."""
    if len(points) < 4:
        return np.array([[0, 1, 2]])
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points.tolist()
    one = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    two = (cx - ax) * (dy - ay) - (cy - ay) * (dx - ax)
    return np.array([[0, 1, 2], [0, 2, 3]] if one > 0.0 and two > 0.0 else [[0, 1, 3], [1, 2, 3]])
