"""What end mills of real diameters reach from some directions: with which stick-out, and what they leave."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.measurements import NotMeasured
from dfdm.facts.reach import Tools
from dfdm.geometry.heightmap import Closings, Gauge, Holder, closings
from dfdm.geometry.heights_kernel import cleared_by
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.probes import Probes
from dfdm.geometry.reach import places_of, sides_of
from dfdm.geometry.tool_fit import View

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

TOOL_DIAMETER_MM: FloatArray = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0])
"""End mills that are tried; 0 is a line."""
HOLDER: Final = Gauge(body_mm=40.0, nose_mm=24.0, nose_length_mm=40.0)
"""Gauges for holders. `needed_stickout_mm`: a cylinder of 40 mm that ends where the stick-out begins.
`needed_slim_stickout_mm`: a nose of 24 mm, and 40 mm above its end that cylinder."""
_SPACE_SAMPLES: Final = 8_192
_PLACES_BELOW_MM: Final = 8.0
_PLASTIC: Final = 1.22074408460575947536  # its powers give the evenest sequence of points in space


def measure_tools(part: Part) -> Tools | NotMeasured:
    """Measure what `Reach.tools` holds, along the directions of `measure_reach`.

    Points spread over the surface are tried with flat end mills and ball end mills, exactly against the surface (no grid): a
    wall is reached if the tool can stand beside it. What is left in recesses and what the holder must clear is read from
    height maps of pitch `grid_mm`. Holes count like all surface: a drill reaches what an end mill of its size does.
    """
    sides = sides_of(part)
    return sides if isinstance(sides, NotMeasured) else tools_of(*sides)


def tools_of(probes: Probes, views: list[View]) -> Tools:
    """What end mills reach of the probes along the directions of the views."""
    seen = np.array([view.seen for view in views])
    maps = [closings(view.heights, TOOL_DIAMETER_MM) for view in views]
    tool, stickouts = _best_tools(views, maps, seen, probes.outer)
    ball = _best_balls(views, seen, probes.outer)
    area = probes.area_mm2
    tools = range(len(TOOL_DIAMETER_MM))
    values = np.concatenate(([0.0, 0.5 * TOOL_DIAMETER_MM[1]], TOOL_DIAMETER_MM[1:]))[tool + 1]
    return Tools(
        grid_mm=max(view.heights.grid.pitch_mm for view in views),
        tool_diameter_mm=TOOL_DIAMETER_MM,
        unreached_area_mm2=np.array([float(area[tool < i].sum()) for i in tools]),
        unreached_by_ball_mm2=np.array([float(area[ball < i].sum()) for i in tools]),
        left_volume_mm3=_left_anywhere(views, maps),
        left_by_direction_mm3=np.array([closing.left_mm3 for closing in maps]),
        needed_stickout_mm=stickouts[0],
        needed_slim_stickout_mm=stickouts[1],
        places=tuple(place for place in places_of(probes, values, below_mm=_PLACES_BELOW_MM) if place.value > 0.0),
    )


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


def _left_anywhere(views: list[View], closings_: list[Closings]) -> FloatArray:
    """Volume (k,) in mm³ that lines reach, but no flat end mill of a diameter from any of the directions; counted on points in space."""
    lay = views[0].lay
    lower = lay.obstacles.lower
    size = lay.obstacles.upper - lower
    points = np.ascontiguousarray((lower + _space() * size) @ lay.frame)
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
