"""The space under downward surface: what slicers fill with supports, with and without what they leave to bridges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.held import Held
from dfdm.geometry.bridges import FLAT_DEG
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.orientation import columns_along
from dfdm.geometry.overhang import carried
from dfdm.geometry.sections import SECTION_COUNT
from dfdm.geometry.support import Hanging

if TYPE_CHECKING:
    from dfdm.facts.rounding import Vector
    from dfdm.geometry.part import Part

LEAN_DEG: FloatArray = np.arange(30.0, 71.0, 5.0)
_TESSELLATION_DEG = 0.5
_EDGE_MM = 1.5
"""What PrusaSlicer supports along an edge of a bridge that nothing carries (SUPPORT_MATERIAL_MARGIN)."""
_SHELL_MM = 0.9
"""Walls of two lines: only what lies inside them counts as bridge."""
_SIDES = ((0, 4), (1, 5))  # neighbors of a cell along x, and along y, see `support_kernel.neighbors`


def measure_held(part: Part, up: Vector) -> Held:
    """The space under what leans in one way of lying, in slabs as high as those of the sections."""
    lying, columns = columns_along(part, up)
    found = carried(lying, columns)
    hang = found.hang
    every = np.searchsorted(LEAN_DEG, hang.lean_deg - _TESSELLATION_DEG, side="left").astype(np.int8)
    left = _left_to_bridges(hang, found.bridged)
    whole = _tables(hang, every, float(lying.size[2]))
    rest = _tables(hang, np.where(left, 0, every).astype(np.int8), float(lying.size[2])) if left.any() else whole
    return Held(lean_deg=LEAN_DEG, **{name: np.stack((table, rest[name])) for name, table in whole.items()})


def _tables(hang: Hanging, level: NDArray[np.int8], height: float) -> dict[str, FloatArray]:
    """Each table (slabs, angles) of `Held` for downward surface that holds up to `level` (n,) angles."""
    from dfdm.geometry.held_kernel import slabs

    columns, grid = hang.columns, hang.columns.grid
    spread = np.zeros(len(columns.cell), dtype=np.int8)
    spread[hang.stretch] = level
    found = slabs(
        columns.first, columns.bottom, columns.top, spread,
        grid.nx, grid.ny, grid.pitch_mm, height, SECTION_COUNT, len(LEAN_DEG),
    )  # fmt: skip
    flat = hang.lean_deg > FLAT_DEG
    names = ("area_mm2", "free_mm", "wall_mm", "slope_mm", "pieces", "landing_mm2")
    tables: dict[str, FloatArray] = dict(zip(names, found, strict=True))
    tables["contact_mm2"] = _begins(hang, np.where(flat, 0, level), height / SECTION_COUNT, grid.pitch_mm)
    tables["ceiling_mm2"] = _begins(hang, np.where(flat, level, 0), height / SECTION_COUNT, grid.pitch_mm)
    return tables


def _begins(hang: Hanging, level: NDArray[np.integer], slab: float, pitch: float) -> FloatArray:
    """Area (slabs, levels) seen from below of the surface in each slab, by what it holds at least."""
    table = np.zeros((SECTION_COUNT, len(LEAN_DEG) + 1))
    at = np.clip((hang.height / slab).astype(np.int64), 0, SECTION_COUNT - 1)
    np.add.at(table, (at, level), pitch**2)
    return np.asarray(np.cumsum(table[:, ::-1], axis=1)[:, ::-1][:, 1:], dtype=np.float64)


def _left_to_bridges(hang: Hanging, bridged: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What of the ceilings (n,) PrusaSlicer leaves to bridges, although only one side may carry it.

    Every ceiling that touches what lies below it counts as a bridge, in the direction in which it touches most. Held are
    its walls, and what lies near its free edges that do not run in that direction.
    """
    flat = (hang.lean_deg > FLAT_DEG) & ~bridged
    left = bridged.copy()
    if not flat.any():
        return left
    label = hang.patches(flat, level=True)
    open_x, open_y = ((hang.source[:, side] == _NOTHING).any(axis=1) for side in _SIDES)
    touches = ((hang.source >= 0) & ~flat[np.maximum(hang.source, 0)]) | (hang.source == _RESTS)
    points = hang.points(np.arange(hang.count))[:, :2]
    for patch in np.unique(label[flat]):
        index = np.flatnonzero(label == patch)
        anchors = points[index[touches[index].any(axis=1)]]
        if not len(anchors):
            continue
        extent = np.ptp(anchors, axis=0)
        along, across = (open_y, open_x) if extent[0] >= extent[1] else (open_x, open_y)
        far = _distance(points[index], points[index[along[index]]]) > _SHELL_MM
        far &= _distance(points[index], points[index[across[index]]]) > _SHELL_MM + _EDGE_MM
        left[index[far]] = True
    return left


_RESTS, _NOTHING = -1, -2


def _distance(points: FloatArray, edge: FloatArray) -> FloatArray:
    """Distance (n,) of points to the nearest of an edge, infinite without one."""
    from scipy.spatial import cKDTree

    if not len(edge):
        return np.full(len(points), np.inf)
    return np.asarray(cKDTree(edge).query(points, distance_upper_bound=_SHELL_MM + 2.0 * _EDGE_MM)[0], dtype=np.float64)
