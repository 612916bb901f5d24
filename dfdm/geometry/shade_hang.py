"""How far surface hangs beyond what carries it, at each point, while a part grows layer by layer."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.rounding import Vector
from dfdm.geometry.bridges import find_bridges
from dfdm.geometry.columns import Columns
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.orientation import columns_along
from dfdm.geometry.overhang import PLACES_ANGLE_DEG
from dfdm.geometry.part import Part
from dfdm.geometry.shade_detail import Look, detailed
from dfdm.geometry.shade_mesh import ShadeMesh, direction_of, scale_end
from dfdm.geometry.shade_overhang import hanging_lean_deg
from dfdm.geometry.support import Hanging, hanging, islands, reaches
from dfdm.pictures.shade import Shade

_MOST_MM: Final = 51.0
_TYPICAL: Final = 0.98
_AROUND: Final = (0, 1, -1)


def shade_hang(
    part: Part, up: Vector = (0.0, 0.0, 1.0), *, angle_deg: float = PLACES_ANGLE_DEG, limit_mm: float | None = None
) -> Shade:
    """How far in mm surface that faces down hangs beyond what carries it, where `angle_deg` from the vertical carries itself.

    `up` is the build direction (any length). As in `overhangs`: a ledge by its length, a slope by what it exceeds the angle;
    0 for ceilings that rest on both sides (bridges), 51 for what begins in mid-air. To within a cell of the grid that
    overhangs are measured on. Infinite where nothing hangs (`shade_overhang`). Raises InputError for a direction without a length.
    """
    look = hang_look(part, direction_of(up), angle_deg)
    mesh, values = detailed(part, look, most=None if limit_mm is None else 4.0 * limit_mm)
    high = scale_end(values, _TYPICAL, least=1.0)
    return mesh.shade(
        values,
        title=f"Hangs beyond {angle_deg:g}°",
        unit="mm",
        low=0.0,
        high=high if limit_mm is None else max(min(high, 4.0 * limit_mm), 1.25 * limit_mm),
        limit=limit_mm,
        palette="sequential" if limit_mm is None else "threshold",
        missing="not hanging",
        most=True,
    )


def hang_look(part: Part, up: FloatArray, angle_deg: float) -> Look:
    """How far it hangs at the points of a mesh; `up` is a unit vector."""
    x, y, z = (float(v) + 0.0 for v in up)
    lying, columns = columns_along(part, (x, y, z))
    hang = hanging(lying, columns)
    reach = _reach(hang, lying, angle_deg) if hang.count else np.zeros(1)

    def look(mesh: ShadeMesh) -> FloatArray:
        lean = hanging_lean_deg(part, mesh, up)
        values = np.where(np.isnan(lean), np.nan, np.inf)
        asked = np.flatnonzero(np.isfinite(lean))
        if len(asked):
            points = mesh.points[asked] @ lying.turn.T + lying.shift
            found = reach[_beneath(hang, columns, points)] if hang.count else np.zeros(len(asked))
            values[asked] = np.where(lean[asked] > angle_deg, found, 0.0)
        return values

    return look


def _reach(hang: Hanging, lying: Lying, angle_deg: float) -> FloatArray:
    """How far (n + 1,) each bit of hanging surface hangs; the last stands for what the grid knows nothing of."""
    island = islands(hang)
    reach = reaches(hang, island, np.array([PLACES_ANGLE_DEG, angle_deg]), limit_mm=_MOST_MM)
    bridged, _ = find_bridges(hang, lying, np.where(island, 0.0, reach[:, 0]))
    found = np.where(bridged & ~island, 0.0, reach[:, 1])
    return np.append(np.where(island, _MOST_MM, found), 0.0)


def _beneath(hang: Hanging, columns: Columns, points: FloatArray) -> NDArray[np.int64]:
    """The bit of hanging surface (k,) nearest in height to points (k, 3) on the bed, in their cell or else beside it; n for none."""
    grid = columns.grid
    i = np.floor((points[:, 0] - grid.x_mm) / grid.pitch_mm).astype(np.int64)
    j = np.floor((points[:, 1] - grid.y_mm) / grid.pitch_mm).astype(np.int64)
    cell = columns.cell[hang.stretch].astype(np.int64)
    order = np.lexsort((hang.height, cell))
    # One number for cell and height, so that one search finds the neighbors in height within a cell.
    tall = 4.0 * (float(columns.top.max(initial=0.0)) + 1.0)
    key = cell[order] * tall + hang.height[order]
    best, off = np.full(len(points), hang.count, dtype=np.int64), np.full(len(points), np.inf)
    for down in _AROUND:
        for right in _AROUND:
            x, y = i + right, j + down
            inside = (x >= 0) & (y >= 0) & (x < grid.nx) & (y < grid.ny)
            wanted = np.where(inside, y * grid.nx + x, -1)
            at = np.searchsorted(key, wanted * tall + points[:, 2])
            for near in (np.clip(at - 1, 0, len(key) - 1), np.clip(at, 0, len(key) - 1)):
                same = inside & (cell[order[near]] == wanted)
                far = np.abs(hang.height[order[near]] - points[:, 2])
                if right or down:
                    far = far + grid.pitch_mm
                better = same & (far < off)
                best[better], off[better] = order[near[better]], far[better]
    return np.where(off < _FAR_CELLS * grid.pitch_mm + _STEEP_MM, best, hang.count)


_FAR_CELLS: Final = 4.0
_STEEP_MM: Final = 1.0
"""Steep surface rises by this much within a cell; further off is other surface."""
