"""How triangles travel to the viewer: as small as they can be without loss; the front end computes the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

_SHORT = 65_536


@dataclass(frozen=True, kw_only=True, slots=True)
class Packed:
    """A welded mesh as bytes, little-endian.

    vertices: float32, 3 each, mm. triangles: 3 each, sorted by face, uint16 where there are at most 65,536 vertices, else
    uint32. runs: uint32, how many triangles each face has. Normals and edge lines are not sent: the viewer finds them.
    """

    vertices: bytes = b""
    triangles: bytes = b""
    runs: bytes = b""


def pack(vertices: ArrayLike, triangles: ArrayLike, face_of_triangle: ArrayLike) -> Packed:
    """Pack vertices (n, 3) in mm, triangles (m, 3) and the face of each triangle (m,)."""
    points = np.asarray(vertices, dtype="<f4").reshape(-1, 3)
    faces = np.asarray(face_of_triangle, dtype=np.int64)
    corners = np.asarray(triangles).reshape(-1, 3)
    if len(faces) and (np.diff(faces) < 0).any():
        order = np.argsort(faces, kind="stable")
        faces, corners = faces[order], corners[order]
    return Packed(
        vertices=points.tobytes(),
        triangles=corners.astype("<u2" if len(points) <= _SHORT else "<u4").tobytes(),
        runs=np.bincount(faces).astype("<u4").tobytes() if len(faces) else b"",
    )
