"""The mesh that is drawn, checked once at the door."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.errors import GeometryError

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Surface:
    """A mesh made ready for drawing: vertices (n, 3) in mm, triangles (m, 3), the face of each triangle (m,)."""

    vertices: Floats
    triangles: NDArray[np.int64]
    face_of_triangle: NDArray[np.int64]
    edges: Floats | None = None

    @classmethod
    def of(
        cls,
        vertices: ArrayLike,
        triangles: ArrayLike,
        *,
        face_of_triangle: ArrayLike | None = None,
        edges: ArrayLike | None = None,
    ) -> Surface:
        """Check and convert the arrays; an empty or broken mesh is one clear error."""
        points = np.asarray(vertices, dtype=np.float64).reshape(-1, 3)
        corners = np.asarray(triangles, dtype=np.int64).reshape(-1, 3)
        if not len(corners) or not len(points):
            raise GeometryError("There is no triangle to draw.", what="empty mesh")
        if corners.min() < 0 or corners.max() >= len(points) or not np.isfinite(points).all():
            raise GeometryError("The mesh names vertices that do not exist or are not finite.", what="broken mesh")
        faces = np.zeros(len(corners), np.int64) if face_of_triangle is None else np.asarray(face_of_triangle, np.int64)
        if faces.shape != (len(corners),):
            raise GeometryError(f"{len(corners)} triangles but {faces.size} face numbers.", what="broken mesh")
        lines = None if edges is None else np.asarray(edges, dtype=np.float64).reshape(-1, 2, 3)
        return cls(vertices=points, triangles=corners, face_of_triangle=faces, edges=lines)
