"""What the exact surfaces tell of a picked point: the wall behind it, and how two picked faces lie to one another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dfdm.errors import GeometryError
from dfdm.geometry.faces import Face
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.opposite_kernel import distances, leads
from dfdm.geometry.part import Part

_PARALLEL = math.cos(math.radians(0.05))
_ANY_ANGLE = 1e-3
"""Cosine below which the far side is seen so much edge-on that a line across says nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WallHere:
    """From a point on the surface straight into the material to its far side, in mm, and the face there.

    `square` says whether the far side lies within 30 degrees of parallel, so that it bounds a wall.
    """

    thickness_mm: float
    start: tuple[float, float, float]
    end: tuple[float, float, float]
    face: int
    square: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Between:
    """How two faces lie: parallel `planes`, parallel `axes` of round faces, an `axis_plane`, or at an `angle`.

    `distance_mm` is None where they are not parallel; `angle_deg` is that between the planes or axes, 0 to 90.
    `start` and `end` are where the distance may be drawn.
    """

    kind: Literal["planes", "axes", "axis_plane", "angle"]
    distance_mm: float | None
    angle_deg: float
    start: tuple[float, float, float]
    end: tuple[float, float, float]


def wall_at(part: Part, face: int, at_mm: FloatArray) -> WallHere | None:
    """The wall behind a point (3,) on a face; None where the surface is open behind it.

    Raises GeometryError where the face is not one of the part, or has no triangles.
    """
    mesh = part.mesh
    own = np.flatnonzero(mesh.face_of_triangle == face)
    if not 0 <= face < len(part.faces) or not len(own):
        raise GeometryError(f"face {face} is not a face that can be measured", what="face")
    triangle = int(own[np.argmin(_apart(mesh.corners[own], at_mm))])
    normals = mesh.normals[[triangle]].copy()
    start = np.array([at_mm], dtype=np.float64)
    start -= ((start - mesh.corners[triangle, 0]) @ normals[0])[:, None] * normals
    surfaces = part.surfaces
    lead = float(leads(surfaces, np.array([face], dtype=np.int32), start, normals)[0])
    skipped = np.array([triangle], dtype=np.int32)
    distance, hit = part.rays.first_hit(start, -normals, least_mm=part.rays.epsilon_mm, side=1, skip=skipped)
    if hit[0] < 0:
        return None
    other = mesh.face_of_triangle[hit].astype(np.int32)
    far = mesh.normals[hit]
    slack = 0.02 * mesh.diagonal_mm
    exact = distances(surfaces, other, start, -normals, distance, far, _ANY_ANGLE, slack)
    reached = float(exact[0]) if math.isfinite(exact[0]) else float(distance[0])
    square = math.isfinite(distances(surfaces, other, start, -normals, distance, far, math.cos(math.pi / 6), slack)[0])
    begin = start[0] - lead * normals[0]
    size = reached - lead
    return WallHere(
        thickness_mm=round(size, 6),
        start=_point(begin),
        end=_point(begin - size * normals[0]),
        face=int(other[0]),
        square=square,
    )


def between(first: Face, second: Face, at_first: FloatArray, at_second: FloatArray) -> Between | None:
    """How two faces lie to one another, as planes or by their axes; None for faces that have neither."""
    a, b = first.normal or first.axis, second.normal or second.axis
    if a is None or b is None or first.origin is None or second.origin is None:
        return None
    u, v = np.array(a), np.array(b)
    flat = first.normal is not None, second.normal is not None
    across = abs(float(u @ v))
    if flat[0] != flat[1]:
        plane, round_face, at = (first, second, at_second) if flat[0] else (second, first, at_first)
        normal, axis = np.array(plane.normal), np.array(round_face.axis)
        lean = abs(float(normal @ axis))
        angle = math.degrees(math.asin(min(lean, 1.0)))
        if lean > math.sqrt(1.0 - _PARALLEL**2):
            return Between(kind="angle", distance_mm=None, angle_deg=angle, start=_point(at), end=_point(at))
        start = _on_axis(round_face, at)
        high = float((start - np.array(plane.origin)) @ normal)
        return _parallel("axis_plane", start, start - high * normal)
    angle = math.degrees(math.acos(min(across, 1.0)))
    if across < _PARALLEL:
        return Between(kind="angle", distance_mm=None, angle_deg=angle, start=_point(at_first), end=_point(at_second))
    if flat[0]:
        start = np.asarray(at_first, dtype=np.float64)
        return _parallel("planes", start, start + float((np.array(second.origin) - np.array(first.origin)) @ u) * u)
    start = _on_axis(first, at_first)
    off = np.array(second.origin) - start
    return _parallel("axes", start, start + off - float(off @ u) * u)


def _parallel(kind: Literal["planes", "axes", "axis_plane"], start: FloatArray, end: FloatArray) -> Between:
    apart = round(float(np.linalg.norm(end - start)), 6)
    return Between(kind=kind, distance_mm=apart, angle_deg=0.0, start=_point(start), end=_point(end))


def _on_axis(face: Face, at: FloatArray) -> FloatArray:
    """The point of the face's axis next to a point."""
    origin, axis = np.array(face.origin), np.array(face.axis)
    return np.asarray(origin + float((np.asarray(at) - origin) @ axis) * axis, dtype=np.float64)


def _apart(corners: FloatArray, at: FloatArray) -> FloatArray:
    """Squared distance (m,) of a point (3,) to triangles (m, 3, 3): to the plane inside, to the nearest side outside."""
    nearest = np.full(len(corners), np.inf)
    for here, there in ((0, 1), (1, 2), (2, 0)):
        side = corners[:, there] - corners[:, here]
        off = at - corners[:, here]
        share = np.clip(np.einsum("ij,ij->i", off, side) / np.maximum(np.einsum("ij,ij->i", side, side), 1e-300), 0, 1)
        rest = off - share[:, None] * side
        nearest = np.minimum(nearest, np.einsum("ij,ij->i", rest, rest))
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    size = np.maximum(np.linalg.norm(cross, axis=1), 1e-300)
    inside = np.ones(len(corners), dtype=bool)
    for here, there in ((0, 1), (1, 2), (2, 0)):
        turned = np.cross(corners[:, there] - corners[:, here], at - corners[:, here])
        inside &= np.einsum("ij,ij->i", turned, cross) >= 0.0
    high = np.einsum("ij,ij->i", at - corners[:, 0], cross) / size
    return np.where(inside, high * high, nearest)


def _point(at: FloatArray) -> tuple[float, float, float]:
    return float(at[0]), float(at[1]), float(at[2])
