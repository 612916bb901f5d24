"""How far round their axis cylinder faces turn, in whole degrees, for many faces at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.axes import Line
from dfdm.geometry.axes_kernel import turned
from dfdm.geometry.mesh import Mesh


def swept(mesh: Mesh, rows: Sequence[tuple[Line, Sequence[int]]]) -> NDArray[np.int64]:
    """For each axis with some faces: how many of its 360 whole degrees (n,) their triangles cover together."""
    if not rows:
        return np.zeros(0, dtype=np.int64)
    found: NDArray[np.int64] = turned(
        np.ascontiguousarray(mesh.vertices),
        np.ascontiguousarray(mesh.triangles),
        np.ascontiguousarray(mesh.face_of_triangle),
        np.array([face for _, members in rows for face in members], dtype=np.int64),
        np.repeat(np.arange(len(rows)), [len(members) for _, members in rows]),
        np.array([line.frame for line, _ in rows]),
        np.array([line.foot for line, _ in rows]),
    )
    return found
