"""The flat regions of a bent sheet in their own planes: how far they reach from a bend, and how they are cut beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.bent_sheet import Region
from dfdm.geometry.contours import CHORD_MM, Plane, chain
from dfdm.geometry.outline import Outline, outline_of
from dfdm.geometry.surfaces import Array, cross, frame

_TOUCH_MM: Final = 1e-4
"""Boundaries that are no farther apart than this are one."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Laid:
    """A flat region in coordinates of a bend line: x along it, y away from the bend, which begins at y = 0.

    `ring` (n, 2) is its outer contour; `along` the x axis in space.
    """

    outline: Outline
    ring: Array
    along: Array

    def inner(self) -> Iterator[tuple[float, float | None, tuple[int, ...]]]:
        """Of each hole and cutout the least y, the diameter of a round one, and its walls."""
        outline = self.outline
        if outline.contours < 2:
            return
        whole, _, radius = outline.circles
        least, areas = outline.bounds[:, 1], outline.areas.tolist()
        for index in (i for i, area in enumerate(areas) if area < 0.0):
            faces = set(outline.face[outline.contour == index].tolist()) - {-1}
            diameter = 2.0 * float(radius[index]) if whole[index] else None
            yield max(0.0, float(least[index])), diameter, tuple(sorted(faces))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Flat:
    """A flat region with its contours in its plane, seen from outside the material."""

    region: Region
    plane: Plane
    outline: Outline
    ring: Array

    def laid(self, start: Array, away: Array) -> Laid:
        """The region seen from a bend line through the point `start` (3,) that it reaches away from along `away` (3,)."""
        origin = self.plane.flat(start[None])[0]
        y = np.array([away @ self.plane.x, away @ self.plane.y])
        y /= np.hypot(*y)
        x = np.array([y[1], -y[0]])
        turned = self.outline.moved(origin, x)
        along = x[0] * self.plane.x + x[1] * self.plane.y
        return Laid(outline=turned, ring=(self.ring - origin) @ np.column_stack([x, y]), along=np.asarray(along))


def flat_of(region: Region, adjacency: Adjacency) -> Flat:
    """Lay a flat region into its plane."""
    inside = frozenset(region.faces)
    rim = [
        (edge, next(side.forward for side in edge.sides if side.face in inside))
        for face in region.faces
        for edge in adjacency.of_face[face]
        if len(edge.sides) == 2 and (edge.sides[0].face in inside) != (edge.sides[1].face in inside)
    ]
    normal = region.patch.axis
    u, _ = frame(normal)
    plane = Plane(origin=region.patch.origin, x=u, y=cross(normal, u))
    outline = outline_of(chain(rim, tolerance_mm=1e-4), plane, inside)
    outer = int(np.argmax(outline.areas))
    return Flat(region=region, plane=plane, outline=outline, ring=outline.polygons(CHORD_MM)[outer])


def depths(ring: Array, low: float, high: float) -> tuple[float, float]:
    """The greatest and the least y at which a contour (n, 2) ends above the points of y = 0 from x = `low` to `high`."""
    inside = ring[(ring[:, 0] > low + _TOUCH_MM) & (ring[:, 0] < high - _TOUCH_MM), 0]
    x = np.concatenate([[low + _TOUCH_MM, high - _TOUCH_MM], inside - 0.1 * _TOUCH_MM, inside + 0.1 * _TOUCH_MM])
    height = _crossings(ring, x, axis=0)
    height[height < _TOUCH_MM] = np.inf
    first = height.min(axis=1)
    first = first[np.isfinite(first)]
    return (float(first.max()), float(first.min())) if len(first) else (0.0, 0.0)


def relief_beside(ring: Array, x: float, way: float, thickness: float) -> tuple[bool, float | None, float] | None:
    """How a flat region is cut beside the end of a bend at `x` towards `way` (+1 or -1): present, width, depth.

    None where the region does not go on there; a width of None where the cut is open to the outside.
    """
    level = 0.01 * thickness
    across = _crossings(ring, np.array([level]), axis=1)[0]
    beyond = np.sort((across[np.isfinite(across)] - x) * way)
    beyond = beyond[beyond > 2.0 * level]  # beside a round relief the region recedes a little at once
    if len(beyond) % 2:
        return False, 0.0, 0.0
    width = float(beyond[0]) if len(beyond) else None
    look = x + way * (0.5 * width if width is not None else level)
    down = _crossings(ring, np.array([look]), axis=0)[0]
    down = down[np.isfinite(down) & (down > level)]
    if not len(down):
        return None
    return True, width, float(down.min())


def _crossings(ring: Array, at: Array, *, axis: int) -> Array:
    """Where the sides of a contour cross the lines on which coordinate `axis` is `at` (k,): the other one (k, n), else infinite."""
    one, two = ring, np.concatenate([ring[1:], ring[:1]])
    before, after = one[:, axis][None] - at[:, None], two[:, axis][None] - at[:, None]
    cut = (before > 0.0) != (after > 0.0)
    share = np.where(cut, before / np.where(cut, before - after, 1.0), 0.0)
    other = one[:, 1 - axis] + share * (two[:, 1 - axis] - one[:, 1 - axis])
    return np.where(cut, other, np.inf)
