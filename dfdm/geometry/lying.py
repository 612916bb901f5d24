"""A mesh turned so that the build direction points up and its lowest point lies on the bed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import ArrayLike

from dfdm.facts.rounding import Vector
from dfdm.geometry.mesh import FloatArray, Mesh

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

_KNOWN: WeakKeyDictionary[Part, dict[Vector, Lying]] = WeakKeyDictionary()
_MOST_KEPT = 4
"""Ways of lying kept per part: what hangs and the sections of one way are asked for one after the other."""
_UPRIGHT = 0.1
_ANGLE_BINS = 180
_CLEAR_LEAD = 1.5
_CLEAR_SHARE = 0.1


@dataclass(frozen=True, kw_only=True, eq=False)
class Lying(Mesh):
    """Triangles of a part that lies on the bed: z = 0 is the bed, +z the build direction.

    `turn` (3, 3) and `shift` (3,) led here from the
    part's own coordinates: lying = turn @ own + shift; `before` is the mesh in these.
    """

    turn: FloatArray
    shift: FloatArray
    before: Mesh

    @cached_property
    def areas(self) -> FloatArray:
        """Area of each triangle (m,) in mm²: turning changes none."""
        return self.before.areas

    @cached_property
    def normals(self) -> FloatArray:
        """Unit normals (m, 3): those of the mesh before, turned."""
        return np.asarray(self.before.normals @ self.turn.T, dtype=np.float64)

    @classmethod
    def of(cls, part: Part, up: Vector = (0.0, 0.0, 1.0)) -> Lying:
        """Lay a part so that `up`, a direction in its own coordinates, points away from the bed.

        Directions along an axis keep the part's axes; for others the box around the footprint is as small as can be.
        """
        known = _KNOWN.setdefault(part, {})
        if up not in known:
            while len(known) >= _MOST_KEPT:
                known.pop(next(iter(known)))
            known[up] = cls._laid(part.mesh, up)
        return known[up]

    @classmethod
    def _laid(cls, mesh: Mesh, up: Vector) -> Lying:
        turn = turn_to_up(up, mesh.vertices)
        vertices = mesh.vertices @ turn.T
        shift = -np.array([column.min() for column in vertices.T])
        return cls(
            vertices=vertices + shift,
            triangles=mesh.triangles,
            face_of_triangle=mesh.face_of_triangle,
            turn=turn,
            shift=shift,
            before=mesh,
        )

    @cached_property
    def size(self) -> FloatArray:
        """Extent (3,) along x, y and z in mm."""
        return np.array([column.max() for column in self.vertices.T], dtype=np.float64)  # by column: 15 times as fast

    def aligned(self) -> Lying:
        """The same, turned about the vertical so that most upright walls run along x or y: grids suit it better."""
        angle = _wall_angle(self.normals, self.areas)
        if angle == 0.0:
            return self
        cos, sin = float(np.cos(angle)), float(np.sin(angle))
        turn = np.array([[cos, sin, 0.0], [-sin, cos, 0.0], [0.0, 0.0, 1.0]])
        vertices = self.vertices @ turn.T
        shift = -np.array([column.min() for column in vertices.T])
        return Lying(
            vertices=vertices + shift,
            triangles=self.triangles,
            face_of_triangle=self.face_of_triangle,
            turn=turn @ self.turn,
            shift=turn @ self.shift + shift,
            before=self.before,
        )

    def own(self, points: ArrayLike) -> FloatArray:
        """Points (k, 3) on the bed, back in the part's own coordinates."""
        return np.asarray((np.asarray(points, dtype=np.float64) - self.shift) @ self.turn, dtype=np.float64)


def turn_to_up(up: Vector, vertices: FloatArray) -> FloatArray:
    """The rotation (3, 3) whose third row is `up`; the first two are chosen as `Lying.of` says."""
    third = np.asarray(up, dtype=np.float64) / float(np.linalg.norm(up))
    axis = int(np.argmax(np.abs(third)))
    if abs(third[axis]) > 1.0 - 1e-12:
        sign = 1.0 if third[axis] > 0.0 else -1.0
        turn = np.zeros((3, 3))
        turn[0, (axis + 1) % 3] = 1.0
        turn[1, (axis + 2) % 3] = turn[2, axis] = sign
        return turn
    first = np.eye(3)[int(np.argmin(np.abs(third)))]
    first = first - third * float(first @ third)
    first /= float(np.linalg.norm(first))
    turn = np.array([first, np.cross(third, first), third])
    angle = _smallest_box_angle(vertices @ turn[:2].T)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    return np.asarray(np.array([[cos, sin, 0.0], [-sin, cos, 0.0], [0.0, 0.0, 1.0]]) @ turn, dtype=np.float64)


def _wall_angle(normals: FloatArray, areas: FloatArray) -> float:
    """The angle in rad, modulo 90°, at which most area of upright walls stands; 0 unless another clearly leads."""
    upright = np.abs(normals[:, 2]) < _UPRIGHT
    angle = np.mod(np.arctan2(normals[upright, 1], normals[upright, 0]), np.pi / 2.0)
    area = areas[upright]
    width = np.pi / 2.0 / _ANGLE_BINS
    found = np.bincount(np.round(angle / width).astype(np.int64) % _ANGLE_BINS, weights=area, minlength=_ANGLE_BINS)
    best = int(np.argmax(found))
    if best == 0 or found[best] < _CLEAR_LEAD * found[0] or found[best] < _CLEAR_SHARE * area.sum():
        return 0.0
    off = np.mod(angle - best * width + np.pi / 4.0, np.pi / 2.0) - np.pi / 4.0
    near = np.abs(off) < width
    return round(best * width + float((off[near] * area[near]).sum() / area[near].sum()), 9)


def _smallest_box_angle(points: FloatArray) -> float:
    """Angle in rad by which the box of least area around points (n, 2) is turned; it lies along an edge of the hull."""
    edge_angles = hull_edge_angles(points)
    if not len(edge_angles):
        return 0.0
    cos, sin = np.cos(edge_angles), np.sin(edge_angles)
    along = np.outer(cos, points[:, 0]) + np.outer(sin, points[:, 1])
    across = np.outer(cos, points[:, 1]) - np.outer(sin, points[:, 0])
    box_area = np.ptp(along, axis=1) * np.ptp(across, axis=1)
    # Boxes of nearly the same area must not be told apart by their last digits.
    best = np.flatnonzero(box_area <= box_area.min() * (1.0 + 1e-6))
    return float(edge_angles[best].min())


def hull_edge_angles(points: FloatArray) -> FloatArray:
    """Directions, modulo 90°, of the edges of the convex hull of points (n, 2), in rad; none if they lie on a line."""
    hull = convex_hull(points)
    if len(hull) < 3:
        return np.zeros(0)
    step = np.roll(hull, -1, axis=0) - hull
    return np.asarray(np.unique(np.round(np.mod(np.arctan2(step[:, 1], step[:, 0]), np.pi / 2.0), 9)), dtype=np.float64)


def convex_hull(points: FloatArray) -> FloatArray:
    """Corners (k, 2) of the convex hull of points (n, 2), counterclockwise; the points themselves if they lie on a line."""
    from scipy.spatial import ConvexHull, QhullError

    if len(points) < 3:
        return points
    try:
        return np.asarray(points[ConvexHull(points).vertices], dtype=np.float64)
    except QhullError:
        return points
