"""The surface that lies opposite: through the material (a wall) or across the air (a gap)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dfdm.errors import GeometryError
from dfdm.geometry.exact import ExactSurfaces
from dfdm.geometry.mesh import FloatArray, IntArray
from dfdm.geometry.part import Part
from dfdm.geometry.samples import Samples, sample_surface

_OPPOSED = math.cos(math.radians(30.0))
"""Two surfaces bound a wall or a gap if they are within 30 degrees of parallel; sharper is an edge, not a wall."""
_MOST_LAYERS = 8


@dataclass(frozen=True, kw_only=True)
class Opposite:
    """Samples of the surface that have an opposed surface.

    `size_mm` (n,) the distance across; `area_mm2` (n,) of one side (half of what the sample stands for, since both
    sides are sampled); `points` (n, 3) in the middle between both; `face` and `other` (n,) the faces on both sides.
    `total_area_mm2` is the whole surface counted the same way.
    """

    size_mm: FloatArray
    area_mm2: FloatArray
    points: FloatArray
    face: IntArray
    other: IntArray
    total_area_mm2: float


def across_material(part: Part) -> Opposite:
    """Look from every sample into the material to where it ends."""
    return _across(part, sample_surface(part), inward=True)


def across_air(part: Part) -> Opposite:
    """Look from every sample out of the material to the next surface of the same or another body."""
    return _across(part, sample_surface(part), inward=False)


def _across(part: Part, samples: Samples, *, inward: bool) -> Opposite:
    if part.faces_without_triangles:
        raise GeometryError(
            f"{len(part.faces_without_triangles)} faces could not be triangulated, so rays would pass through them",
            what="mesh",
        )
    mesh, exact = part.mesh, ExactSurfaces(part.faces)
    slack = 0.02 * mesh.diagonal_mm
    height, normal = exact.distance(samples.face, samples.points)
    curved = exact.exact[samples.face] & (np.einsum("ij,ij->i", normal, samples.normals) > 0.5)
    normal = np.where(curved[:, None], normal, samples.normals)
    # Projecting a point of a triangle onto its surface moves it along the normal: along its own ray.
    along = -normal if inward else normal
    lead = np.where(curved, height if inward else -height, 0.0)
    distance, triangle = _layer_end(part, samples.points, along, inward=inward)
    met = np.flatnonzero(triangle >= 0)
    other = mesh.face_of_triangle[triangle[met]]
    refined, facing = exact.meet(other, samples.points[met], along[met], distance[met], slack)
    facing = np.where(np.any(facing != 0.0, axis=1)[:, None], facing, mesh.normals[triangle[met]])
    size = refined - lead[met]
    opposed = (np.einsum("ij,ij->i", facing, normal[met]) < -_OPPOSED) & (size > 0.0)
    met, size, other = met[opposed], size[opposed], other[opposed]
    start = samples.points[met] + lead[met, None] * along[met]
    return Opposite(
        size_mm=np.round(size, 6),
        area_mm2=0.5 * samples.area_mm2[met],
        points=start + 0.5 * size[:, None] * along[met],
        face=samples.face[met],
        other=other,
        total_area_mm2=0.5 * float(samples.area_mm2.sum()),
    )


def _layer_end(part: Part, start: FloatArray, along: FloatArray, *, inward: bool) -> tuple[FloatArray, IntArray]:
    """Distance and triangle where the material (or the air) that the rays start in ends; infinite and -1 if nowhere.

    Bodies of a mesh may overlap: a wall goes on while the ray is inside another body.
    """
    mesh, scene = part.mesh, part.rays
    distance = np.full(len(start), np.inf)
    triangle = np.full(len(start), -1, dtype=np.int32)
    depth = np.ones(len(start), dtype=np.int64)
    walked = np.full(len(start), scene.epsilon_mm)
    active = np.arange(len(start))
    for _ in range(_MOST_LAYERS):
        step, hit = scene.first_hit(start[active] + walked[active, None] * along[active], along[active])
        there = hit >= 0
        active, step, hit = active[there], step[there], hit[there]
        leaving = np.einsum("ij,ij->i", mesh.normals[hit], along[active]) > 0.0
        walked[active] += step
        if not inward:  # the air ends at the first surface; one seen from behind means that bodies touch here
            ends = ~leaving
        else:
            depth[active] += np.where(leaving, -1, 1)
            ends = depth[active] == 0
        done = active[ends]
        distance[done], triangle[done] = walked[done], hit[ends]
        if not inward:
            break
        active = active[~ends]
        if not len(active):
            break
        walked[active] += scene.epsilon_mm
    return distance, triangle
