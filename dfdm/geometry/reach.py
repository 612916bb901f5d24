"""What a straight tool reaches from the sides of the clamped part: with which diameter, how deep, in how few setups."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.facts.curves import Place
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.reach import Direction, Reach
from dfdm.facts.rounding import Vector
from dfdm.geometry.clamping import clamping_axes
from dfdm.geometry.heightmap import Closings, Gauge, Holder, closings
from dfdm.geometry.heights_kernel import cleared_by
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.probes import Probes, probes_of
from dfdm.geometry.setups import fewest_setups
from dfdm.geometry.tool_fit import View, views_of

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

TOOL_DIAMETER_MM: FloatArray = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0])
"""End mills that are tried; 0 is a line."""
HOLDER: Final = Gauge(body_mm=40.0, nose_mm=24.0, nose_length_mm=40.0)
"""Gauges for holders. `needed_stickout_mm`: a cylinder of 40 mm that ends where the stick-out begins.
`needed_slim_stickout_mm`: a nose of 24 mm, and 40 mm above its end that cylinder."""
_SPACE_SAMPLES: Final = 8_192
_PLASTIC: Final = 1.22074408460575947536  # its powers give the evenest sequence of points in space
_PLACES: Final = 24
_PLACES_BELOW_MM: Final = 8.0


def measure_reach(part: Part) -> Reach | NotMeasured:
    """Measure how tools along the six directions in which the part lies square (`clamping_axes`) reach its surface.

    Points spread over the surface, one for each `sample_mm` squared, are tried with lines, flat end mills and ball end mills,
    exactly against the surface (no grid): a wall is reached if the tool can stand beside it. What is left in recesses and
    what the holder must clear is read from height maps of pitch `grid_mm`. Holes count like all surface: a drill
    reaches what an end mill of its size does.
    """
    if not part.body.watertight:
        return NotMeasured(reason="the surface is open: what is inside and what a tool may cut cannot be told")
    axes = clamping_axes(part)
    ups = [sign * axes[i] + 0.0 for i in (2, 0, 1) for sign in (1.0, -1.0)]
    return _reach(part, ups, box_mm=_box(part, axes))


def reach_along(part: Part, ups: Sequence[ArrayLike]) -> Reach | NotMeasured:
    """The same for any set of directions: `ups` (3,) each, pointing from the part to the tool, of any length."""
    if not part.body.watertight:
        return NotMeasured(reason="the surface is open: what is inside and what a tool may cut cannot be told")
    directions = [np.asarray(up, dtype=np.float64) / float(np.linalg.norm(np.asarray(up))) + 0.0 for up in ups]
    return _reach(part, directions, box_mm=None)


def seen_along(part: Part, ups: Sequence[ArrayLike]) -> tuple[Probes, NDArray[np.bool_]]:
    """Probes of the surface, and which of them (k, n) a line along each of the directions `ups` meets."""
    probes = probes_of(part)
    views = views_of(part, probes, [np.asarray(up, dtype=np.float64) for up in ups])
    return probes, np.array([view.seen for view in views])


def _reach(part: Part, ups: list[FloatArray], *, box_mm: Vector | None) -> Reach:
    probes = probes_of(part)
    views = views_of(part, probes, ups)
    seen = np.array([view.seen for view in views])
    maps = [closings(view.heights, TOOL_DIAMETER_MM) for view in views]
    tool, stickouts = _best_tools(views, maps, seen, probes.outer)
    ball = _best_balls(views, seen, probes.outer)
    directions = [_direction(views, seen, i, probes, maps[i]) for i in range(len(views))]
    area = probes.area_mm2
    tools = range(len(TOOL_DIAMETER_MM))
    return Reach(
        box_mm=box_mm,
        grid_mm=max(view.heights.grid.pitch_mm for view in views),
        sample_mm=probes.step_mm,
        tool_diameter_mm=TOOL_DIAMETER_MM,
        unreached_area_mm2=np.array([float(area[tool < i].sum()) for i in tools]),
        unreached_by_ball_mm2=np.array([float(area[ball < i].sum()) for i in tools]),
        left_volume_mm3=_left_anywhere(views, maps),
        needed_stickout_mm=stickouts[0],
        needed_slim_stickout_mm=stickouts[1],
        directions=tuple(directions),
        setups=fewest_setups(seen, probes.face, area, np.array([d.depth_mm for d in directions])),
        places=_places(probes, tool),
    )


def _box(part: Part, axes: FloatArray) -> Vector:
    """Sizes of the part along its clamping axes: the exact box where they are the model's own."""
    if np.array_equal(axes, np.eye(3)):
        return part.body.bounding_box_mm
    x, y, z = (float(v) for v in np.ptp(part.mesh.vertices @ axes.T, axis=0))
    return x, y, z


def _best_tools(
    views: list[View], maps: list[Closings], seen: NDArray[np.bool_], outer: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], list[FloatArray]]:
    """The number of the largest flat end mill that touches each sample (n,), -1 for none; and stick-outs by holder and tool.

    Directions are tried in the order of the stick-out that they need for the largest tool: where that fits, the rest
    need not be tried. Beside an `outer` plane of the part every tool fits.
    """
    rim, most = 0.5 * float(TOOL_DIAMETER_MM[-1]), len(TOOL_DIAMETER_MM) - 1
    holders = [Holder.over(view.heights, HOLDER, rim_mm=rim) for view in views]
    needs = np.full(seen.shape, np.inf)
    slim = np.zeros(seen.shape)
    for v, view in enumerate(views):
        index = np.flatnonzero(seen[v])
        place = view.points[index, :2] + rim * view.aside[index]
        needs[v, index], slim[v, index] = holders[v].stickouts_mm(place, view.points[index, 2])
    best = np.full(len(outer), -1, dtype=np.int64)
    active = np.flatnonzero(seen.any(axis=0))
    row = needs[:, active].argmin(axis=0)
    done = outer[active]
    best[active[done]] = most
    at = (row[done], active[done])
    rows = [(np.full(int(done.sum()), -1), best[active[done]], needs[at], slim[at])]
    active = active[~done]
    while len(active):
        row = needs[:, active].argmin(axis=0)
        for v, view in enumerate(views):
            index = active[row == v]
            if not len(index):
                continue
            before = best[index]
            found, place = view.largest(index, before, TOOL_DIAMETER_MM, ball=False, closings=maps[v])
            best[index] = found
            needs[v, index] = np.inf
            more = found > before
            needed = holders[v].stickouts_mm(place[more], view.points[index[more], 2])
            rows.append((before[more], found[more], *needed))
        active = active[(best[active] < most) & np.isfinite(needs[:, active]).any(axis=0)]
    return best, [_by_tool(rows, i) for i in (2, 3)]


def _by_tool(
    rows: list[tuple[NDArray[np.int64], NDArray[np.int64], FloatArray, FloatArray]], column: int
) -> FloatArray:
    """The longest stick-out (k,) that each tool needs, from samples that need one for the tools after `before` up to `found`."""
    before, found, needed = (np.concatenate([np.asarray(row[i]) for row in rows]) for i in (0, 1, column))
    longest = np.zeros((len(TOOL_DIAMETER_MM) + 1, len(TOOL_DIAMETER_MM)))
    np.maximum.at(longest, (before + 1, found), needed)
    return np.array([float(longest[: i + 1, i:].max()) for i in range(len(TOOL_DIAMETER_MM))])


def _best_balls(views: list[View], seen: NDArray[np.bool_], outer: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The number of the largest ball end mill that touches each sample (n,), -1 for none."""
    best = np.where(seen.any(axis=0), np.where(outer, len(TOOL_DIAMETER_MM) - 1, 0), -1).astype(np.int64)
    facing = np.where(seen, np.array([view.normals[:, 2] for view in views]), -np.inf)
    active = np.flatnonzero(best == 0)
    while len(active):
        row = np.round(facing[:, active], 6).argmax(axis=0)
        for v, view in enumerate(views):
            index = active[row == v]
            if len(index):
                best[index] = view.largest(index, best[index], TOOL_DIAMETER_MM, ball=True)[0]
                facing[v, index] = -np.inf
        active = active[(best[active] < len(TOOL_DIAMETER_MM) - 1) & np.isfinite(facing[:, active]).any(axis=0)]
    return best


def _direction(views: list[View], seen: NDArray[np.bool_], i: int, probes: Probes, maps: Closings) -> Direction:
    view = views[i]
    opposite = next((j for j, v in enumerate(views) if v.lay is view.lay and v.sign != view.sign), None)
    lowest = np.where(probes.outer, view.lowest_of_faces[probes.face], view.points[:, 2])[seen[i]]
    x, y, z = (float(v) for v in view.up)
    return Direction(
        up=(x, y, z),
        seen_area_mm2=float(probes.area_mm2[seen[i]].sum()),
        depth_mm=max(view.top_mm - float(lowest.min(initial=np.inf)), 0.0),
        left_volume_mm3=maps.left_mm3,
        undercut_area_mm2=None if opposite is None else float(probes.area_mm2[~(seen[i] | seen[opposite])].sum()),
    )


def _left_anywhere(views: list[View], closings_: list[Closings]) -> FloatArray:
    """Volume (k,) in mm³ that lines reach, but no flat end mill of a diameter from any of the directions; counted on points in space."""
    lay = views[0].lay
    size = lay.upper - lay.lower
    points = np.ascontiguousarray((lay.lower + _space() * size) @ lay.frame)
    clearer = np.zeros(len(points), dtype=np.int64)
    for view, closing in zip(views, closings_, strict=True):
        first, second, third = view.lay.frame
        grid = view.heights.grid
        cleared_by(
            points,
            np.array([*first, grid.x_mm, 1.0 / grid.pitch_mm]),
            np.array([*second, grid.y_mm, 1.0 / grid.pitch_mm]),
            np.array([*(view.sign * third), 1.0 / view.heights.step_mm]),
            view.heights.lowest_mm,
            *closing.stack,
            clearer,
        )
    each = float(size.prod()) / len(points)
    return np.array([each * np.count_nonzero((clearer >= 1) & (clearer <= i)) for i in range(len(TOOL_DIAMETER_MM))])


@cache
def _space() -> FloatArray:
    """Points (n, 3) spread evenly over the unit cube."""
    return np.modf(np.outer(np.arange(1, _SPACE_SAMPLES + 1), _PLASTIC ** -np.arange(1.0, 4.0)) + 0.5)[0]


def _places(probes: Probes, tool: NDArray[np.int64]) -> tuple[Place, ...]:
    """Patches that no tool reaches or only a small one does: the part of one face with one value, least first.

    The value is the diameter in mm of the largest tool that reaches the patch: 0 where not even a line does, half the
    smallest diameter where only a line does.
    """
    values = np.concatenate(([0.0, 0.5 * TOOL_DIAMETER_MM[1]], TOOL_DIAMETER_MM[1:]))[tool + 1]
    small = np.flatnonzero(values < _PLACES_BELOW_MM)
    key = probes.face[small].astype(np.int64) * (2 * len(TOOL_DIAMETER_MM)) + tool[small] + 1
    kinds, kind = np.unique(key, return_inverse=True)
    area = np.round(np.bincount(kind, weights=probes.area_mm2[small], minlength=len(kinds)), 6)
    number = kinds % (2 * len(TOOL_DIAMETER_MM))
    places = []
    for i in np.lexsort((kinds, -np.round(area, 1), number))[:_PLACES]:
        group = small[kind == i]
        points = probes.points[group]
        x, y, z = (float(v) for v in points[int(np.square(points - points.mean(axis=0)).sum(axis=1).argmin())])
        places.append(
            Place(
                value=float(values[group[0]]),
                area_mm2=float(area[i]),
                at_mm=(x, y, z),
                faces=(int(probes.face[group[0]]),),
            )
        )
    return tuple(places)
