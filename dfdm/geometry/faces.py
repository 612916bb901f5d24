"""The faces of a part, whatever it was read from: kind of surface, size, place, axis; in an order that rebuilds keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from dfdm.facts.rounding import Vector
from dfdm.geometry.mesh import FloatArray

Surface = Literal["plane", "cylinder", "cone", "sphere", "torus", "other"]
_RANK: dict[Surface, int] = {"plane": 0, "cylinder": 1, "cone": 2, "sphere": 3, "torus": 4, "other": 5}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Face:
    """One face: `id` is its position in `Part.faces`.

    `normal` (planes) points out of the material. `origin` is the centroid of a plane, the point on the axis of a cylinder
    next to the centroid, the center of a sphere or torus, the apex of a cone; `axis` that of cylinder, cone or torus
    (of a cone it points from the apex into the cone; of the others its first coordinate that is not 0 is positive).
    `radius_mm` is that of a cylinder or sphere, the ring of a torus; `minor_radius_mm` the tube of a torus;
    `half_angle_deg` that of a cone. `concave` says that the material lies outside (a hole, a fillet in a corner).
    `ocp` is the TopoDS_Face, None for a region of a mesh.
    """

    id: int
    surface: Surface
    area_mm2: float
    centroid: Vector
    normal: Vector | None = None
    axis: Vector | None = None
    origin: Vector | None = None
    radius_mm: float | None = None
    minor_radius_mm: float | None = None
    half_angle_deg: float | None = None
    concave: bool | None = None
    ocp: Any = None

    @property
    def radius(self) -> float | None:
        """Short for `radius_mm`."""
        return self.radius_mm

    def signature(self) -> list[float]:
        """Numbers that tell this face from the others, most telling first: kind, area, centroid, size, direction."""
        direction = self.normal or self.axis or (0.0, 0.0, 0.0)
        sizes = (self.radius_mm or 0.0, self.minor_radius_mm or 0.0, self.half_angle_deg or 0.0)
        return [
            float(_RANK[self.surface]),
            self.area_mm2,
            *self.centroid,
            *sizes,
            float(bool(self.concave)),
            *direction,
            *(self.origin or (0.0, 0.0, 0.0)),
        ]


def in_order(faces: Sequence[Face], *, length_mm: float) -> tuple[list[Face], list[int]]:
    """Sort faces, just read, by signature and number them from 0; also the positions they came from.

    `length_mm` is the size of the part: figures that differ by less than a millionth of it are held equal, so that
    the last digits, which differ between rebuilds, do not decide the order.
    """
    if not faces:
        return [], []
    table = np.array([face.signature() for face in faces], dtype=np.float64)
    tolerance = np.full(table.shape[1], 1e-6 * max(length_mm, 1e-9))
    tolerance[0] = 0.5
    tolerance[1] = 1e-6 * max(float(table[:, 1].max()), 1e-12)
    tolerance[7:12] = 1e-5
    order = tolerant_order(table, tolerance)
    ordered = [faces[old] for old in order]
    for new, face in enumerate(ordered):  # nobody else has them yet: to copy each takes longer than to sort them
        object.__setattr__(face, "id", new)
    return ordered, order


def tolerant_order(table: FloatArray, tolerance: FloatArray) -> list[int]:
    """Lexicographic order of the rows (n, k), where values of a column that lie closer than its tolerance are equal.

    Equal means linked by steps below the tolerance: no grid whose boundaries a value could fall on.
    """
    groups = np.zeros(len(table), dtype=np.int64)
    for column, step in zip(table.T, tolerance, strict=True):
        order = np.lexsort((column, groups))
        jump = np.diff(column[order]) > step
        fresh = (np.diff(groups[order]) > 0) | jump
        groups[order] = np.concatenate(([0], np.cumsum(fresh)))
        if fresh.all():
            break
    return [int(i) for i in np.argsort(groups, kind="stable")]
