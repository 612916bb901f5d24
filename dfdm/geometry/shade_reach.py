"""What a tool leaves at each point of the surface: material that no end mill of a diameter gets off it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dfdm.errors import GeometryError, InputError
from dfdm.facts.rounding import Vector
from dfdm.geometry.clamping import clamping_axes
from dfdm.geometry.heightmap import HeightMap, Holder, height_maps
from dfdm.geometry.heights_kernel import Levels, dilated
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.part import Part
from dfdm.geometry.probes import probes_at
from dfdm.geometry.shade_detail import Look, detailed
from dfdm.geometry.shade_mesh import ShadeMesh, direction_of, scale_end
from dfdm.geometry.tool_fit import View, views_of
from dfdm.geometry.tools import HOLDER
from dfdm.pictures.shade import Shade

_CELLS: Final = 160_000
_LEAST_PITCH_MM: Final = 0.05
_ACROSS: Final = 60.0
"""Cells that the radius of a tool is at most: finer takes long and shows nothing more."""
_TIGHT_CELLS: Final = 0.75
"""Discs are taken so much smaller, so that a tool fits a slot of its own width wherever the cells lie."""
_STEPS_A_CELL: Final = 2
_STRIDE: Final = 0.04
"""Of the way gone so far: steps grow, since what is far off need not be found to a cell at once."""
_BISECTIONS: Final = 8
_DOUBT_CELLS: Final = (2.0, 6.0, 18.0, 54.0)
"""By how many cells the maps may be wrong: more where the end of a tool leaves a wall at a glancing angle."""
_ENOUGH: Final = 1.0 + 1e-6
_MOST_POINTS: Final = 24_000
"""Of a mesh with more vertices so many are tried with tools; the others take what the nearest of these has."""
_MOST_TRIANGLES: Final = 60_000
"""Of more triangles what is left is told by maps alone."""
_NOTHING_MM: Final = 0.05
_TYPICAL: Final = 0.98


def shade_reach(
    part: Part,
    diameter_mm: float,
    *,
    stickout_mm: float | None = None,
    ups: Sequence[Vector] | None = None,
    limit_mm: float = _NOTHING_MM,
) -> Shade:
    """Material in mm, along the normal, that flat end mills of `diameter_mm` leave at each point; 0 where one touches it.

    They come from the directions `ups` (of any length, from the part to the tool; unless given, from the six sides from which
    the part is clamped square), and stick out of a holder of 40 mm by `stickout_mm` (None: as far as they must). Whether a
    point is touched is told exactly, as in `measure_tools`; how much is left is read from height maps to within a cell of
    0.05 mm or a 400th of the part, and exactly around there where the part has at most 60,000 triangles. Left is what lies
    between the point and the first place along its normal that a tool clears, at most up to the opposite wall or the part's
    own box, beyond which there is no stock. The limit is what counts as nothing; the scale ends at the radius of the tool: what
    is more does not come of corners, there the tool does not get in.

    Raises GeometryError where the surface is open, InputError for a direction without a length and for a diameter or stick-out
    that is not above 0.
    """
    if (
        not diameter_mm > 0.0
        or (stickout_mm is not None and not stickout_mm > 0.0)
        or (ups is not None and not len(ups))
    ):
        raise InputError("a tool has a diameter and a stick-out above 0 mm, and comes from some direction")
    if not part.body.watertight:
        raise GeometryError(
            "the surface is open: what is inside and what a tool may cut cannot be told", what="mesh"
        )  # fmt: skip
    directions = [direction_of(up) for up in ups] if ups is not None else _sides(part)
    mesh, left = detailed(part, reach_look(part, diameter_mm, stickout_mm, directions), most=0.5 * diameter_mm)
    far = "" if stickout_mm is None else f", {stickout_mm:g} mm out of its holder"
    return mesh.shade(
        left,
        title=f"Left by a {diameter_mm:g} mm end mill{far}",
        unit="mm",
        low=0.0,
        high=max(min(scale_end(left[left > 0.0], _TYPICAL, least=1.0), 0.5 * diameter_mm), 4.0 * limit_mm),
        limit=limit_mm,
        palette="threshold",
        missing="not measured",
        most=True,
    )


def reach_look(part: Part, diameter_mm: float, stickout_mm: float | None, ups: Sequence[FloatArray]) -> Look:
    """What is left at the points of a mesh; `ups` are unit vectors."""
    cleared: list[_Cleared] = []

    def look(mesh: ShadeMesh) -> FloatArray:
        if len(mesh.points) <= _MOST_POINTS:
            return look_closely(mesh)
        few = np.zeros(len(mesh.points), dtype=bool)
        few[np.linspace(0, len(few) - 1, _MOST_POINTS).astype(np.int64)] = True
        step = float(np.sqrt(part.mesh.areas.sum() / _MOST_POINTS))
        place = np.column_stack((mesh.points, step * mesh.normals))  # the other side of a wall is not near
        near = np.asarray(cKDTree(place[few]).query(place)[1], dtype=np.int64)
        return np.asarray(look_closely(mesh.only(few))[near])

    def look_closely(mesh: ShadeMesh) -> FloatArray:
        found = probes_at(part, mesh.points, mesh.normals, mesh.face)
        views = views_of(part, found, ups)
        left = np.zeros(len(mesh.points))
        asked = np.flatnonzero(~_touched(views, found.outer, diameter_mm, stickout_mm))
        if len(asked):
            if not cleared:  # maps of the part, whatever points are looked at
                cleared.extend(_Cleared(part, view, diameter_mm, stickout_mm) for view in views)
            left[asked] = _left(part, mesh.points[asked], mesh.normals[asked], cleared)
        return left

    return look


def _sides(part: Part) -> list[FloatArray]:
    axes = clamping_axes(part)
    return [sign * axes[i] + 0.0 for i in (2, 0, 1) for sign in (1.0, -1.0)]


def _touched(
    views: list[View], outer: NDArray[np.bool_], diameter_mm: float, stickout_mm: float | None
) -> NDArray[np.bool_]:
    """Which points (n,) a tool touches from one of the views, without its holder running into the part."""
    done = np.zeros(len(outer), dtype=bool)
    tools = np.array([0.0, diameter_mm])
    rim = 0.5 * diameter_mm
    for view in views:
        index = np.flatnonzero(view.seen & ~done)
        if not len(index):
            continue
        place = view.points[index, :2] + rim * view.aside[index]
        touches = outer[index].copy()
        asked = np.flatnonzero(~touches)
        fits, where = view.largest(index[asked], np.zeros(len(asked), dtype=np.int64), tools, ball=False)
        touches[asked], place[asked] = fits == 1, where
        if stickout_mm is not None:
            holder = Holder.over(view.heights, HOLDER, rim_mm=rim)
            touches &= holder.stickouts_mm(place, view.points[index, 2])[0] <= stickout_mm * _ENOUGH
        done[index[touches]] = True
    return done


def _left(part: Part, points: FloatArray, normals: FloatArray, cleared: Sequence[_Cleared]) -> FloatArray:
    """How far (k,) from points along their normals a tool first clears: on maps, and exactly around there."""
    most, _ = part.rays.first_hit(points + part.rays.epsilon_mm * normals, normals)
    most = np.minimum(most, part.mesh.diagonal_mm)
    cell = max(one.map.grid.pitch_mm for one in cleared)
    found = most.copy()
    active, far, blocked = np.arange(len(points)), 0.0, np.zeros(len(points))
    while len(active):
        blocked[active] = far
        far += max(cell / _STEPS_A_CELL, _STRIDE * far)
        active = active[far < most[active]]
        open_ = _any(cleared, points[active] + far * normals[active])
        found[active[open_]] = far
        active = active[~open_]
    index, narrow = np.flatnonzero(found < most), []
    found[index] = blocked[index] = _bisected(
        cleared, points[index], normals[index], blocked[index], found[index], maps=True
    )
    if len(part.mesh.triangles) > _MOST_TRIANGLES:
        return found
    for cells in _DOUBT_CELLS:
        high = np.minimum(blocked[index] + cells * cell, most[index])
        open_ = _any(cleared, points[index] + high[:, None] * normals[index], maps=False)
        found[index[open_]] = high[open_]
        narrow.append(index[open_])
        index = index[~open_]
    index = np.concatenate(narrow)
    low = np.maximum(blocked[index] - _DOUBT_CELLS[0] * cell, 0.0)
    low[_any(cleared, points[index] + low[:, None] * normals[index], maps=False)] = 0.0
    found[index] = _bisected(cleared, points[index], normals[index], low, found[index], maps=False)
    return found


def _bisected(
    cleared: Sequence[_Cleared], points: FloatArray, normals: FloatArray, low: FloatArray, high: FloatArray, *, maps: bool
) -> FloatArray:  # fmt: skip
    """Where (k,) a tool begins to clear, between distances at which it does not and at which it does."""
    for _ in range(_BISECTIONS):
        middle = 0.5 * (low + high)
        open_ = _any(cleared, points + middle[:, None] * normals, maps=maps)
        low, high = np.where(open_, low, middle), np.where(open_, middle, high)
    return high


def _any(cleared: Sequence[_Cleared], points: FloatArray, *, maps: bool = True) -> NDArray[np.bool_]:
    """Whether a tool clears each of points (k, 3): where `maps` cannot be wrong by what they say, else exactly."""
    found = np.zeros(len(points), dtype=bool)
    for one in cleared:
        rest = np.flatnonzero(~found)
        if maps:
            perhaps, surely = one.roughly(points[rest])
            found[rest[surely]] = True
            rest = rest[perhaps & ~surely]
        found[rest] = one.exactly(points[rest])
    return found


class _Cleared:
    """What a tool from one direction clears."""

    def __init__(self, part: Part, view: View, diameter_mm: float, stickout_mm: float | None) -> None:
        obstacles = view.lay.obstacles
        self._coarse = len(part.mesh.triangles) > _MOST_TRIANGLES
        self._rays, self._view, self._radius, self._stickout = part.rays, view, 0.5 * diameter_mm, stickout_mm
        maps = height_maps(
            obstacles.facets, obstacles.lower, obstacles.upper, cells=_CELLS, least_mm=max(_LEAST_PITCH_MM, self._radius / _ACROSS)
        )  # fmt: skip
        self.map = maps[0 if view.sign > 0.0 else 1]
        self._frame = view.lay.frame * np.array([1.0, 1.0, view.sign])[:, None]
        self._holder = None if stickout_mm is None else Holder.over(self.map, HOLDER, rim_mm=self._radius)
        self._left = _left_by(self.map, self._radius, self._holder, stickout_mm)

    def roughly(self, points: FloatArray) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether a tool clears points (k, 3) by one, and by all, of the four cells around; all beside the part is clear."""
        grid, seen = self.map.grid, points @ self._frame.T
        obstacles = self._view.lay.obstacles
        beside = ((seen[:, :2] < obstacles.lower[:2]) | (seen[:, :2] > obstacles.upper[:2])).any(axis=1)
        west, east = _both_sides((seen[:, 0] - grid.x_mm) / grid.pitch_mm, grid.nx)
        south, north = _both_sides((seen[:, 1] - grid.y_mm) / grid.pitch_mm, grid.ny)
        left = np.stack([self._left[j, i] for j in (south, north) for i in (west, east)])
        level = (seen[:, 2] - self.map.lowest_mm) / self.map.step_mm
        return beside | (level >= left.min(axis=0)), beside | (level >= left.max(axis=0))

    def exactly(self, points: FloatArray) -> NDArray[np.bool_]:
        """The same against the surface itself; no where a tool that is moved aside from the walls finds no room, or looking takes long."""
        if self._coarse:
            return np.zeros(len(points), dtype=bool)
        found = ~self._rays.occluded(points, self._view.up)
        seen = points[found] @ self._frame.T
        stands, place = self._view.clears(seen, self._radius)
        if self._holder is not None and self._stickout is not None:
            stands &= self._holder.stickouts_mm(place, seen[:, 2])[0] <= self._stickout * _ENOUGH
        found[found] = stands
        return found


def _both_sides(at: FloatArray, cells: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The cells of a row whose centers lie on both sides of each place (k,), counted in cells."""
    low, high = (np.clip(np.floor(at + shift), 0, cells - 1).astype(np.int64) for shift in (-0.5, 0.5))
    return low, high


def _left_by(map_: HeightMap, radius_mm: float, holder: Holder | None, stickout_mm: float | None) -> Levels:
    """The levels (ny, nx) above which a tool clears: its end may stand where neither it nor its holder meets the part."""
    pitch, (ny, nx) = map_.grid.pitch_mm, map_.level.shape
    cells = max(radius_mm / pitch - _TIGHT_CELLS, 0.0)
    rim = int(np.floor(cells + 1e-9))
    wide = np.zeros((ny + 2 * rim, nx + 2 * rim), dtype=np.int32)
    wide[rim : rim + ny, rim : rim + nx] = map_.level
    lowest = np.asarray(dilated(wide, cells))
    if holder is not None and stickout_mm is not None:
        x, y = (
            low + (np.arange(n + 2 * rim) - rim + 0.5) * pitch
            for low, n in ((map_.grid.x_mm, nx), (map_.grid.y_mm, ny))
        )
        i, j = (
            np.clip((at - low) / holder.grid.pitch_mm, 0, n - 1).astype(np.int64)
            for at, low, n in ((x, holder.grid.x_mm, holder.grid.nx), (y, holder.grid.y_mm, holder.grid.ny))
        )
        raised = (holder.body_mm[np.ix_(j, i)] - stickout_mm - map_.lowest_mm) / map_.step_mm
        lowest = np.maximum(lowest, np.clip(np.ceil(raised - 1e-3), 0, None).astype(np.int32))
    result = -np.asarray(dilated(-lowest, cells))
    return np.ascontiguousarray(result[rim : rim + ny, rim : rim + nx])
