"""Where a quantity jumps within a face, the mesh is made finer, so that the border of what is colored is where it should be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.mesh import FloatArray, Mesh
from dfdm.geometry.part import Part
from dfdm.geometry.shade_mesh import BUDGET, ShadeMesh, halved, off_mm, scale_end, shade_mesh

Look = Callable[[ShadeMesh], FloatArray]
"""The values (n,) at the points of a mesh."""
_COARSE: Final = 0.6
_ROUNDS: Final = 2
_FINEST: Final = 1.0 / 500.0
"""Share of the diagonal: no edge is halved that is shorter."""
_OFF_EDGES: Final = 8.0
"""Nor one that is shorter than so many times the distance beside an edge from where its vertices look."""
_JUMP: Final = 0.1
"""Of the scale: what differs by more along an edge jumps."""
_TYPICAL: Final = 0.9


def detailed(part: Part, look: Look, *, most: float | None = None) -> tuple[ShadeMesh, FloatArray]:
    """The mesh of a part and the values of a quantity at its vertices, finer where they jump; about `BUDGET` vertices.

    What lies above `most`, the end of the scale, is alike (unless given: nine tenths of the values lie below it).
    """
    mesh = shade_mesh(part, int(_COARSE * BUDGET))
    values = look(mesh)
    least = max(_FINEST * part.mesh.diagonal_mm, _OFF_EDGES * off_mm(part.mesh.diagonal_mm))
    for left in range(_ROUNDS, 0, -1):
        end = scale_end(values, _TYPICAL, least=1.0) if most is None else most
        more = max(BUDGET - len(mesh.vertices), 0) // left
        jumps = _jumps(mesh, values, end)
        if not jumps.any() or more < 2:
            break
        joined = Mesh(
            vertices=mesh.welded,
            triangles=mesh.joint[mesh.triangles].astype(np.int32),
            face_of_triangle=mesh.face_of_triangle,
        )
        finer = halved(part, joined, jumps.astype(np.float64), least, more)
        mesh, values = _carried(mesh, values, finer, look)
    return mesh, values


def _jumps(mesh: ShadeMesh, values: FloatArray, most: float) -> NDArray[np.bool_]:
    """The triangles (m,) along whose edges the values jump, or end."""
    # What is not a number and what is infinite lie as far from all else as they do from each other.
    told = np.select([np.isnan(values), np.isinf(values)], [-2.0 * most, 3.0 * most], np.clip(values, -most, most))
    corners = told[mesh.triangles]
    return np.asarray(np.ptp(corners, axis=1) > _JUMP * most)


def _carried(mesh: ShadeMesh, values: FloatArray, finer: ShadeMesh, look: Look) -> tuple[ShadeMesh, FloatArray]:
    """A finer mesh with its values: what was looked at before is known, and from where."""
    count = len(finer.welded)
    before, now = (one.face.astype(np.int64) * count + one.joint for one in (mesh, finer))
    at = np.clip(np.searchsorted(before, now), 0, len(before) - 1)
    known = before[at] == now
    finer.points[known], finer.normals[known] = mesh.points[at[known]], mesh.normals[at[known]]
    finer.lead_mm[known] = mesh.lead_mm[at[known]]
    found = values[at]
    if not known.all():
        found[~known] = look(finer.only(~known))
    return finer, found
