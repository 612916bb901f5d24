"""Whether a flat round tool that comes along a direction can touch a point of the surface without cutting into the part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.mesh import FloatArray

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

WALL = 0.01
"""Surface whose normal leans less than this (as a sine) out of the upright is a wall: reached by the side of the tool."""
_FLOOR = 0.999
_SLACK_MM = 0.05
_SLACK_SHARE = 0.0225
# Curved walls are made of chords up to 0.3 rad long: a tool that just fits a hole cuts 1.1 % of its radius into both sides.
_RIM = 16
_PUSHES = 6


def frame(up: FloatArray) -> FloatArray:
    """Three unit vectors (3, 3) of which the last is `up`."""
    third = up / float(np.linalg.norm(up))
    first = np.eye(3)[(int(np.argmax(np.abs(third))) + 1) % 3]
    first = first - third * float(first @ third)
    first /= float(np.linalg.norm(first))
    return np.array([first, np.cross(third, first), third])


def seen(part: Part, points: FloatArray, normals: FloatArray, up: FloatArray, *, off_mm: float) -> NDArray[np.bool_]:
    """Whether points (n, 3) with outward normals are met by a line that comes down along -up.

    Walls count as seen where a line passes `off_mm` beside them.
    """
    faces_up = normals @ up > -WALL
    result = np.zeros(len(points), dtype=bool)
    index = np.flatnonzero(faces_up)
    if len(index):
        result[index] = ~part.rays.occluded(points[index] + off_mm * normals[index], up)
    return result


def touches(
    part: Part, points: FloatArray, normals: FloatArray, up: FloatArray, diameter_mm: float, *, off_mm: float
) -> NDArray[np.bool_]:
    """Whether a flat end mill of `diameter_mm` along `up` can touch points (n, 3) that a line along `up` sees.

    Walls and slopes it touches with its rim: its axis then stands off the point along the normal by its radius. On
    floors it may stand anywhere over the point: it is pushed away from the walls that it would cut into.
    """
    if not len(points):
        return np.zeros(0, dtype=bool)
    radius = 0.5 * diameter_mm
    upright = normals @ up
    sideways = normals - upright[:, None] * up
    length = np.linalg.norm(sideways, axis=1)
    floor = upright > _FLOOR
    outward = sideways / np.where(length > 0.0, length, 1.0)[:, None]
    center = points + np.where(floor, 0.0, radius)[:, None] * outward + off_mm * up
    fits = _fits(part, center, up, radius)
    again = np.flatnonzero(floor & ~fits)
    if len(again):
        moved = _pushed(part, center[again], up, radius, off_mm=off_mm)
        near = np.linalg.norm(moved - center[again], axis=1) <= radius + _slack(radius)
        fits[again] = near & _fits(part, moved, up, radius)
    return fits


def _slack(radius: float) -> float:
    return _SLACK_MM + _SLACK_SHARE * radius


def _fits(part: Part, center: FloatArray, up: FloatArray, radius: float) -> NDArray[np.bool_]:
    """Whether upright discs at centers (n, 3), a slack smaller than the tool, and all above them are free of material."""
    first, second, _ = frame(up)
    angle = 2.0 * np.pi * np.arange(_RIM) / _RIM
    rim = np.outer(np.cos(angle), first) + np.outer(np.sin(angle), second)
    outer = max(radius - _slack(radius), 0.5 * radius)
    spots = np.concatenate((np.zeros((1, 3)), outer * rim, 0.5 * outer * rim[::2]))
    free = np.ones(len(center), dtype=bool)
    # The center first: most that does not fit fails there already.
    for group in (spots[:1], spots[1 : 1 + _RIM : 4], spots[2:]):
        index = np.flatnonzero(free)
        if not len(index):
            break
        start = (center[index, None, :] + group[None]).reshape(-1, 3)
        free[index] = ~part.rays.occluded(start, up).reshape(len(index), -1).any(axis=1)
    return free


def _pushed(part: Part, center: FloatArray, up: FloatArray, radius: float, *, off_mm: float) -> FloatArray:
    """Centers (n, 3) moved sideways until the walls around them are a radius away, as far as there is room."""
    first, second, _ = frame(up)
    angle = 2.0 * np.pi * np.arange(_RIM) / _RIM
    rim = np.outer(np.cos(angle), first) + np.outer(np.sin(angle), second)
    moved = center.copy()
    active = np.arange(len(center))
    for _ in range(_PUSHES):
        start = np.repeat(moved[active], _RIM, axis=0)
        direction = np.tile(rim, (len(active), 1))
        distance, triangle = part.rays.first_hit(start, direction)
        normal = part.mesh.normals[np.maximum(triangle, 0)]
        facing = -np.einsum("ij,ij->i", normal, direction)
        # Depth by which the disc reaches through the plane that was hit, not only along the ray.
        near = (triangle >= 0) & (distance < radius) & (facing > 0.1)
        depth = np.where(near, radius - np.where(near, distance, 0.0) * facing, 0.0).reshape(len(active), _RIM)
        worst = depth.argmax(axis=1)
        row = np.arange(len(active))
        most = depth[row, worst]
        push = normal.reshape(len(active), _RIM, 3)[row, worst]
        push = push - (push @ up)[:, None] * up
        size = np.linalg.norm(push, axis=1)
        push = push / np.where(size > 0.0, size, 1.0)[:, None]
        going = most > 0.25 * _slack(radius)
        moved[active[going]] += push[going] * most[going, None]
        active = active[going]
        if not len(active):
            break
    return moved
