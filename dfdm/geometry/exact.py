"""Exact surfaces behind the triangles: how far points are from the plane, cylinder, cone, sphere or torus of their face."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.faces import Face
from dfdm.geometry.mesh import FloatArray

_NEWTON_STEPS = 4


class ExactSurfaces:
    """The surfaces of all faces of a part, asked for many points at once.

    Faces of other kinds, and regions of a mesh, are not exact: their triangles are all there is.
    """

    def __init__(self, faces: Sequence[Face]) -> None:
        nothing = (0.0, 0.0, 0.0)
        self.exact = np.array([f.surface != "other" and f.ocp is not None for f in faces], dtype=bool)
        self._kind = np.array([f.surface if f.ocp is not None else "other" for f in faces])
        self._axis = np.array([f.normal or f.axis or nothing for f in faces], dtype=np.float64)
        self._origin = np.array([f.origin or nothing for f in faces], dtype=np.float64)
        self._radius = np.array([f.radius_mm or 0.0 for f in faces])
        self._minor = np.array([f.minor_radius_mm or 0.0 for f in faces])
        self._half = np.radians([f.half_angle_deg or 0.0 for f in faces])
        self._outward = np.where([bool(f.concave) for f in faces], -1.0, 1.0)

    def distance(self, face: NDArray[np.integer], points: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Signed distance (n,) in mm of points (n, 3) to the surfaces of their faces (n,), and the outward normal there.

        Positive is out of the material. Where a face is not exact both are zero.
        """
        gap = np.zeros(len(points))
        normal = np.zeros((len(points), 3))
        for kind in np.unique(self._kind[face]):
            if kind == "other":
                continue
            at = np.flatnonzero(self._kind[face] == kind)
            which = face[at]
            gap[at], normal[at] = self._of_kind(str(kind), which, points[at])
        return gap, normal

    def _of_kind(self, kind: str, which: NDArray[np.integer], points: FloatArray) -> tuple[FloatArray, FloatArray]:
        away = points - self._origin[which]
        axis = self._axis[which]
        along = np.einsum("ij,ij->i", away, axis)
        if kind == "plane":
            return along, axis
        sign = self._outward[which]
        if kind == "sphere":
            length, direction = _unit(away)
            return sign * (length - self._radius[which]), sign[:, None] * direction
        radial, out = _unit(away - along[:, None] * axis)
        if kind == "cylinder":
            return sign * (radial - self._radius[which]), sign[:, None] * out
        if kind == "cone":
            cosine, sine = np.cos(self._half[which]), np.sin(self._half[which])
            gap = radial * cosine - along * sine
            return sign * gap, sign[:, None] * (cosine[:, None] * out - sine[:, None] * axis)
        from_ring = (radial - self._radius[which])[:, None] * out + along[:, None] * axis
        length, direction = _unit(from_ring)
        return sign * (length - self._minor[which]), sign[:, None] * direction

    def meet(
        self, face: NDArray[np.integer], start: FloatArray, along: FloatArray, distance: FloatArray, slack_mm: float
    ) -> tuple[FloatArray, FloatArray]:
        """Where rays (start and unit direction (n, 3)) that met triangles at `distance` (n,) meet the surface itself.

        Returns the distances and the outward normals there; normals are zero, and distances as given, where a face is
        not exact or the ray grazes its surface (a correction beyond `slack_mm` is not believed).
        """
        found = distance.copy()
        for _ in range(_NEWTON_STEPS):
            gap, normal = self.distance(face, start + found[:, None] * along)
            slope = np.einsum("ij,ij->i", normal, along)
            with np.errstate(divide="ignore", invalid="ignore"):
                step = np.where(np.abs(slope) > 0.1, gap / slope, 0.0)
            found = found - step
        _, normal = self.distance(face, start + found[:, None] * along)
        wild = np.abs(found - distance) > slack_mm
        found[wild] = distance[wild]
        normal[wild] = 0.0
        return found, normal


def _unit(vectors: FloatArray) -> tuple[FloatArray, FloatArray]:
    length = np.linalg.norm(vectors, axis=1)
    return length, vectors / np.where(length > 0.0, length, 1.0)[:, None]
