"""The silhouette of a part along a direction, and whether a flat plane can part a mold along it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import manifold3d
import numpy as np

from dfdm.facts.draft import Parting
from dfdm.geometry.lying import turn_to_up
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.part import Part

_POINTS: Final = 240
_INWARD: Final = 3e-4
"""How far inside the silhouette the part is looked through, as a share of its size."""
_FLAT: Final = 2e-3
"""Heights of a parting that differ by less than this share of the part's size are one plane."""


@dataclass(frozen=True, kw_only=True)
class Silhouette:
    """Area of the projection in mm², and where a mold would part along its outer edge."""

    area_mm2: float
    parting: Parting


def silhouette_of(part: Part, direction: FloatArray) -> Silhouette | None:
    """Project a closed part along a unit direction; None where its triangles bound no solid for the projector.

    Just inside each point of the outer silhouette the part is looked through from both sides: the parting has to lie
    between where that column is entered and left. If all these intervals share a height, one plane parts the mold.
    """
    solid = _solid(part)
    if solid is None:
        return None
    turn = turn_to_up((float(direction[0]), float(direction[1]), float(direction[2])), part.mesh.vertices)
    projected = solid.transform(np.hstack((turn, np.zeros((3, 1))))).project()
    middle = turn[:2] @ _middle(part)
    rings = [np.asarray(ring, dtype=np.float64) + middle for ring in projected.to_polygons()]
    areas = [_area(ring) for ring in rings]
    if not rings or max(areas) <= 0.0:
        return None
    outer = [ring for ring, area in zip(rings, areas, strict=True) if area > 0.0]
    length = sum(float(np.linalg.norm(np.roll(ring, -1, axis=0) - ring, axis=1).sum()) for ring in outer)
    size = part.mesh.diagonal_mm
    flat_points = np.concatenate([_inside(ring, _INWARD * size) for ring in outer])
    low, high = _column(part, turn, flat_points)
    met = np.isfinite(low) & np.isfinite(high)
    if not met.any():
        return None
    lowest_top, highest_bottom = float(high[met].min()), float(low[met].max())
    flat = highest_bottom <= lowest_top + _FLAT * size
    ends = sorted((highest_bottom, lowest_top))
    return Silhouette(
        area_mm2=float(projected.area()),
        parting=Parting(flat=flat, low_mm=ends[0], high_mm=ends[1], length_mm=length),
    )


_KNOWN: WeakKeyDictionary[Part, manifold3d.Manifold | None] = WeakKeyDictionary()


def _solid(part: Part) -> manifold3d.Manifold | None:
    """The triangles as a solid of the projector, made once per part, about the origin: it counts in single precision."""
    if part not in _KNOWN:
        _KNOWN[part] = _made(part)
    return _KNOWN[part]


def _middle(part: Part) -> FloatArray:
    return np.asarray(0.5 * (part.mesh.vertices.min(axis=0) + part.mesh.vertices.max(axis=0)), dtype=np.float64)


def _made(part: Part) -> manifold3d.Manifold | None:
    mesh = manifold3d.Mesh(
        vert_properties=np.ascontiguousarray(part.mesh.vertices - _middle(part), dtype=np.float32),
        tri_verts=np.ascontiguousarray(part.mesh.triangles, dtype=np.uint32),
    )
    solid = manifold3d.Manifold(mesh)
    return None if solid.status() != manifold3d.Error.NoError or solid.is_empty() else solid


def _area(ring: FloatArray) -> float:
    after = np.roll(ring, -1, axis=0)
    return 0.5 * float((ring[:, 0] * after[:, 1] - ring[:, 1] * after[:, 0]).sum())


def _inside(ring: FloatArray, inward: float) -> FloatArray:
    """Points (k, 2) spread along a counterclockwise ring, a little to its left."""
    step = np.roll(ring, -1, axis=0) - ring
    length = np.hypot(step[:, 0], step[:, 1])
    ends = np.cumsum(length)
    along = (np.arange(_POINTS) + 0.5) * ends[-1] / _POINTS
    edge = np.minimum(np.searchsorted(ends, along), len(ring) - 1)
    unit = step[edge] / np.maximum(length[edge], 1e-300)[:, None]
    points = ring[edge] + (along - ends[edge] + length[edge])[:, None] * unit
    return np.asarray(points + inward * np.column_stack((-unit[:, 1], unit[:, 0])), dtype=np.float64)


def _column(part: Part, turn: FloatArray, points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Heights (k,) along the third row of `turn` at which the part is first met from below and from above."""
    heights = part.mesh.vertices @ turn[2]
    below, above = float(heights.min()) - 1.0, float(heights.max()) + 1.0
    base = points @ turn[:2]
    rising, _ = part.rays.first_hit(base + below * turn[2], turn[2])
    falling, _ = part.rays.first_hit(base + above * turn[2], -turn[2])
    return below + rising, above - falling
