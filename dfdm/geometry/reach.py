"""What a straight tool reaches from the six sides of the clamped part: with which diameter, how deep, in how few setups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.curves import Place
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.reach import Direction, Reach
from dfdm.facts.rounding import Vector
from dfdm.geometry.clamping import clamping_axes
from dfdm.geometry.heightmap import HeightMap, dilated, height_map, left_volumes
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.samples import Samples, sample_surface
from dfdm.geometry.tool_fit import frame, seen, touches

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

TOOL_DIAMETER_MM: FloatArray = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0])
"""Flat end mills that are tried; 0 is a line."""
HOLDER_DIAMETER_MM = 40.0
"""What holds the tool in `needed_stickout_mm`: a cylinder of this diameter that ends where the stick-out begins."""
_SAMPLES = 5_000
_MAP_CELLS = 9_000
_LEAST_PITCH_MM = 0.25
_OFF_MM = 0.02
_MISSED = 1e-3
_FACE_MISSED = 0.5
_INWARD = 0.02  # samples keep this share of the way to the middle of their triangle off its edges
_PLACES = 24
_PLACES_BELOW_MM = 8.0


@dataclass(frozen=True, kw_only=True, eq=False)
class _View:
    """One direction: what it sees (n,), the index of the largest tool that touches each sample (-1: none), stick-out (n,)."""

    direction: Direction
    seen: NDArray[np.bool_]
    tool: NDArray[np.int64]
    stickout: FloatArray


def measure_reach(part: Part) -> Reach | NotMeasured:
    """Measure how tools along the six directions in which the part lies square (`clamping_axes`) reach its surface.

    Points spread over the surface are tried with lines and with flat end mills, exactly against the surface (no grid): a wall
    is reached if the tool can stand beside it. What is left in recesses and what the holder must clear is read from
    height maps of pitch `grid_mm`. Holes count like all surface: a drill reaches what an end mill of its size does.
    """
    if not part.body.watertight:
        return NotMeasured(reason="the surface is open: what is inside and what a tool may cut cannot be told")
    samples = _samples(part)
    axes = clamping_axes(part)
    ups = [sign * axes[i] + 0.0 for i in (2, 0, 1) for sign in (1.0, -1.0)]
    views = [_view(part, samples, up) for up in ups]
    tool = np.max([v.tool for v in views], axis=0)
    area = samples.area_mm2
    unreached = np.array([float(area[tool < i].sum()) for i in range(len(TOOL_DIAMETER_MM))])
    stickout = np.zeros(len(TOOL_DIAMETER_MM))
    for i in range(len(TOOL_DIAMETER_MM)):
        needed = np.min([np.where(v.tool >= i, v.stickout, np.inf) for v in views], axis=0)
        if np.isfinite(needed).any():
            stickout[i] = float(needed[np.isfinite(needed)].max())
    return Reach(
        box_mm=_box(part, axes),
        grid_mm=max(_map(part, up).grid.pitch_mm for up in ups[::2]),
        tool_diameter_mm=TOOL_DIAMETER_MM,
        unreached_area_mm2=unreached,
        needed_stickout_mm=stickout,
        directions=tuple(v.direction for v in views),
        setups=_setups(samples, views),
        places=_places(samples, tool),
    )


def _box(part: Part, axes: FloatArray) -> Vector:
    """Sizes of the part along its clamping axes: the exact box where they are the model's own."""
    if np.array_equal(axes, np.eye(3)):
        return part.body.bounding_box_mm
    x, y, z = (float(v) for v in np.ptp(part.mesh.vertices @ axes.T, axis=0))
    return x, y, z


def _samples(part: Part) -> Samples:
    """Samples a little off the edges, with the normals of the true surface on surfaces of revolution, not of its chords."""
    samples = sample_surface(part, _SAMPLES)
    points = samples.points + _INWARD * (part.mesh.centroids[samples.triangle] - samples.points)
    normals = samples.normals.copy()
    for face in part.faces:
        if face.axis is None or face.origin is None:
            continue
        index = np.flatnonzero(samples.face == face.id)
        axis = np.asarray(face.axis)
        arm = points[index] - np.asarray(face.origin)
        radial = arm - (arm @ axis)[:, None] * axis
        radial /= np.maximum(np.linalg.norm(radial, axis=1), 1e-9)[:, None]
        along, outward = normals[index] @ axis, np.einsum("ij,ij->i", normals[index], radial)
        meridian = along[:, None] * axis + outward[:, None] * radial
        length = np.linalg.norm(meridian, axis=1)
        normals[index] = np.where((length > 0.5)[:, None], meridian / np.maximum(length, 1e-9)[:, None], normals[index])
    return replace(samples, points=points, normals=normals)


def _map(part: Part, up: FloatArray) -> HeightMap:
    corners = part.mesh.corners @ frame(up).T
    return height_map(corners, cells=_MAP_CELLS, least_mm=_LEAST_PITCH_MM, margin_mm=0.5 * float(TOOL_DIAMETER_MM[-1]))


def _view(part: Part, samples: Samples, up: FloatArray) -> _View:
    off = max(_OFF_MM, 8.0 * part.rays.epsilon_mm)
    visible = seen(part, samples.points, samples.normals, up, off_mm=off)
    tool = np.where(visible, 0, -1).astype(np.int64)
    left = np.flatnonzero(visible)
    for i in range(len(TOOL_DIAMETER_MM) - 1, 0, -1):
        fits = touches(part, samples.points[left], samples.normals[left], up, float(TOOL_DIAMETER_MM[i]), off_mm=off)
        tool[left[fits]] = i  # a smaller tool fits wherever a larger one does
        left = left[~fits]
    heights = _map(part, up)
    lying = samples.points @ frame(up).T
    holder = dilated(heights.height, 0.5 * HOLDER_DIAMETER_MM / heights.grid.pitch_mm).reshape(-1)
    stickout = np.maximum(holder[heights.at(lying)] - lying[:, 2], 0.0)
    top = float(heights.height.max())
    return _View(
        direction=Direction(
            up=(float(up[0]), float(up[1]), float(up[2])),
            seen_area_mm2=float(samples.area_mm2[visible].sum()),
            depth_mm=float(top - lying[visible, 2].min()) if visible.any() else 0.0,
            left_volume_mm3=left_volumes(heights, TOOL_DIAMETER_MM),
        ),
        seen=visible,
        tool=tool,
        stickout=stickout,
    )


def _setups(samples: Samples, views: list[_View]) -> tuple[int, ...]:
    """Fewest directions that together see what any of them sees; of equally many those that need the least depth.

    Six directions have 63 combinations: all are tried. What stays unseen may be a thousandth of the surface, but not
    most of any face.
    """
    table = np.array([view.seen for view in views])
    area = samples.area_mm2 * table.any(axis=0)
    face_area = np.bincount(samples.face, weights=area)
    best: tuple[int, float, tuple[int, ...]] | None = None
    for size in range(1, len(views) + 1):
        for chosen in combinations(range(len(views)), size):
            missed = np.where(table[list(chosen)].any(axis=0), 0.0, area)
            by_face = np.bincount(samples.face, weights=missed)
            if missed.sum() > _MISSED * samples.area_mm2.sum() or (by_face > _FACE_MISSED * face_area).any():
                continue
            depth = round(sum(views[i].direction.depth_mm for i in chosen), 3)
            if best is None or (size, depth) < best[:2]:
                best = (size, depth, chosen)
        if best is not None:
            return tuple(sorted(best[2], key=lambda i: (-round(views[i].direction.seen_area_mm2, 1), i)))
    return ()


def _places(samples: Samples, tool: NDArray[np.int64]) -> tuple[Place, ...]:
    """Patches that no tool reaches or only a small one does: the part of one face with one value, least first.

    The value is the diameter in mm of the largest tool that reaches the patch: 0 where not even a line does, half the
    smallest diameter where only a line does.
    """
    values = np.concatenate(([0.0, 0.5 * TOOL_DIAMETER_MM[1]], TOOL_DIAMETER_MM[1:]))[tool + 1]
    small = values < _PLACES_BELOW_MM
    places = []
    for face, value in np.unique(np.column_stack((samples.face[small], values[small])), axis=0):
        index = np.flatnonzero((samples.face == face) & (values == value))
        points = samples.points[index]
        middle = points[int(np.argmin(np.linalg.norm(points - points.mean(axis=0), axis=1)))]
        places.append(
            Place(
                value=float(value),
                area_mm2=float(samples.area_mm2[index].sum()),
                at_mm=(float(middle[0]), float(middle[1]), float(middle[2])),
                faces=(int(face),),
            )
        )
    places.sort(key=lambda p: (p.value, -round(p.area_mm2, 1), p.faces))
    return tuple(places[:_PLACES])
