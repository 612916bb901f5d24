"""The heights of a part seen along one direction, and what flat round tools make of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.columns import Grid, crossings
from dfdm.geometry.mesh import FloatArray


@dataclass(frozen=True, kw_only=True, eq=False)
class HeightMap:
    """Greatest height in mm over every cell; `height` (ny, nx) is `nothing` where there is no material."""

    grid: Grid
    height: FloatArray
    nothing: float

    def at(self, points: FloatArray) -> NDArray[np.int64]:
        """Flat indices (k,) of the cells under points (k, 2 or 3); points outside take the nearest cell."""
        grid = self.grid
        i = np.clip(np.floor((points[:, 0] - grid.x_mm) / grid.pitch_mm), 0, grid.nx - 1).astype(np.int64)
        j = np.clip(np.floor((points[:, 1] - grid.y_mm) / grid.pitch_mm), 0, grid.ny - 1).astype(np.int64)
        return np.asarray(j * grid.nx + i, dtype=np.int64)


def height_map(corners: FloatArray, *, cells: int, least_mm: float, margin_mm: float) -> HeightMap:
    """The heights (z) of triangles (m, 3, 3), on a grid that extends `margin_mm` beyond them."""
    lower, upper = corners.min(axis=(0, 1)), corners.max(axis=(0, 1))
    inner = Grid.over(lower, upper, cells=cells, least_mm=least_mm)
    rim = int(np.ceil(margin_mm / inner.pitch_mm))
    grid = Grid(
        x_mm=inner.x_mm - rim * inner.pitch_mm,
        y_mm=inner.y_mm - rim * inner.pitch_mm,
        pitch_mm=inner.pitch_mm,
        nx=inner.nx + 2 * rim,
        ny=inner.ny + 2 * rim,
    )
    cell, z, _ = crossings(corners, grid)
    nothing = float(lower[2])
    height = np.full(grid.cells, nothing)
    np.maximum.at(height, cell, z)
    return HeightMap(grid=grid, height=height.reshape(grid.ny, grid.nx), nothing=nothing)


def dilated(height: FloatArray, radius_cells: float) -> FloatArray:
    """The greatest height (ny, nx) within a disc around each cell; beyond the map there is nothing higher."""
    from scipy.ndimage import maximum_filter1d

    reach = int(np.floor(radius_cells + 1e-9))
    result = height.copy()
    rows: dict[int, FloatArray] = {}
    for dy in range(reach + 1):
        half = int(np.floor(np.sqrt(max(radius_cells**2 - dy * dy, 0.0)) + 1e-9))
        if half not in rows:
            rows[half] = maximum_filter1d(height, 2 * half + 1, axis=1, mode="nearest") if half else height
        row = rows[half]
        if dy == 0:
            np.maximum(result, row, out=result)
        elif dy < len(height):
            np.maximum(result[dy:], row[:-dy], out=result[dy:])
            np.maximum(result[:-dy], row[dy:], out=result[:-dy])
    return result


def closed(height: FloatArray, radius_cells: float) -> FloatArray:
    """The heights (ny, nx) that a flat round tool leaves: grey dilation by its disc, then erosion."""
    return np.asarray(-dilated(-dilated(height, radius_cells), radius_cells), dtype=np.float64)


def left_volumes(map_: HeightMap, diameters_mm: FloatArray) -> FloatArray:
    """Volume (k,) in mm³ that flat end mills of the diameters leave in the recesses of a map; none for a diameter of 0.

    Discs are taken three quarters of a cell smaller, so that a tool fits a slot of its own width.
    """
    pitch = map_.grid.pitch_mm
    left = np.zeros(len(diameters_mm))
    for i in range(len(diameters_mm) - 1, -1, -1):
        radius = 0.5 * float(diameters_mm[i]) / pitch - 0.75
        if radius < 1.0:
            break
        left[i] = float((closed(map_.height, radius) - map_.height).sum()) * pitch**2
        if left[i] <= 1e-9 * pitch**2:
            left[i] = 0.0
            break  # what the largest tool clears, smaller ones clear
    return left
