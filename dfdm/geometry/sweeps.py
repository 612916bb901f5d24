"""How far round their axis cylinder faces turn, in whole degrees, for many faces at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.axes import Line
from dfdm.geometry.mesh import Mesh


def swept(mesh: Mesh, rows: Sequence[tuple[Line, Sequence[int]]]) -> NDArray[np.int64]:
    """For each axis with some faces: how many of its 360 whole degrees (n,) their triangles cover together."""
    if not rows:
        return np.zeros(0, dtype=np.int64)
    faces = np.array([face for _, members in rows for face in members])
    row = np.repeat(np.arange(len(rows)), [len(members) for _, members in rows])
    start = np.searchsorted(mesh.face_of_triangle, faces)
    count = np.searchsorted(mesh.face_of_triangle, faces, side="right") - start
    triangle = np.repeat(start - np.cumsum(count) + count, count) + np.arange(count.sum())
    row = np.repeat(row, count)
    frames = np.array([line.frame for line, _ in rows])
    foot = np.array([line.foot for line, _ in rows])
    away = mesh.corners[triangle] - foot[row][:, None]
    u, v = np.einsum("tck,tuk->utc", away, frames[row])
    angle = np.degrees(np.arctan2(v, u))
    angle = angle[:, :1] + (angle - angle[:, :1] + 180.0) % 360.0 - 180.0
    low = np.floor(angle.min(axis=1).round(2) + 0.5).astype(np.int64)
    width = np.floor(angle.max(axis=1).round(2) + 0.5).astype(np.int64) - low
    covered = np.zeros((len(rows), 360), dtype=bool)
    degree = np.repeat(low - np.cumsum(width) + width, width) + np.arange(width.sum())
    covered[np.repeat(row, width), degree % 360] = True
    return np.asarray(covered.sum(axis=1), dtype=np.int64)
