"""Points spread evenly over the surface of a part, the same ones every time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dfdm.geometry.mesh import FloatArray, IntArray
from dfdm.geometry.part import Part

SAMPLES = 12_000
_LEAST_PER_FACE = 8
_PLASTIC = 1.32471795724474602596  # its powers give the evenest sequence of points in the plane


@dataclass(frozen=True, kw_only=True)
class Samples:
    """Points on the triangles of a part.

    `points`, `normals` (n, 3) (out of the material), `triangle`, `face` (n,), `area_mm2` (n,) the surface that each
    stands for (they add up to the area of the part).
    """

    points: FloatArray
    normals: FloatArray
    triangle: IntArray
    face: IntArray
    area_mm2: FloatArray


def sample_surface(part: Part, count: int = SAMPLES) -> Samples:
    """Spread about `count` points over the faces in proportion to area, at least eight on each face.

    Within a face the points step through its triangles by equal areas; every figure depends on the geometry alone.
    """
    mesh = part.mesh
    faces = len(part.faces)
    face_area = np.bincount(mesh.face_of_triangle, weights=mesh.areas, minlength=faces)
    exact_area = np.array([face.area_mm2 for face in part.faces])
    share = face_area / max(float(face_area.sum()), 1e-300)
    wanted = np.where(face_area > 0.0, np.maximum(np.round(share * count), _LEAST_PER_FACE), 0).astype(np.int64)
    face = np.repeat(np.arange(faces, dtype=np.int32), wanted)
    within = np.arange(len(face)) - np.repeat(np.cumsum(wanted) - wanted, wanted)
    before = np.concatenate(([0.0], np.cumsum(face_area)))[face]
    target = before + (within + 0.5) / wanted[face] * face_area[face]
    found = np.searchsorted(np.cumsum(mesh.areas), target, side="right")
    triangle: IntArray = np.clip(found, 0, len(mesh.triangles) - 1).astype(np.int32)
    u, v = np.modf(within / _PLASTIC + 0.5)[0], np.modf(within / _PLASTIC**2 + 0.5)[0]
    fold = u + v > 1.0
    u, v = np.where(fold, 1.0 - u, u), np.where(fold, 1.0 - v, v)
    a, b, c = (mesh.corners[triangle, k] for k in range(3))
    return Samples(
        points=a + u[:, None] * (b - a) + v[:, None] * (c - a),
        normals=mesh.normals[triangle],
        triangle=triangle,
        face=mesh.face_of_triangle[triangle],
        area_mm2=exact_area[face] / wanted[face],
    )
