"""Points spread evenly over the surface of a part, the same ones every time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dfdm.geometry.mesh import FloatArray, IntArray
from dfdm.geometry.part import Part
from dfdm.geometry.samples_kernel import spread

SAMPLES = 12_000
_LEAST_PER_FACE = 8


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
    points, normals, triangle, face = spread(
        np.ascontiguousarray(mesh.vertices),
        np.ascontiguousarray(mesh.triangles, dtype=np.int32),
        np.ascontiguousarray(mesh.face_of_triangle, dtype=np.int32),
        np.ascontiguousarray(mesh.normals),
        np.ascontiguousarray(mesh.areas),
        wanted,
    )
    return Samples(
        points=points,
        normals=normals,
        triangle=triangle,
        face=face,
        area_mm2=(exact_area / np.maximum(wanted, 1))[face],
    )
