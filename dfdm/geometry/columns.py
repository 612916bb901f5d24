"""A part cut into upright columns: where each column enters material and leaves it, seen along one direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.mesh import FloatArray, IntArray

_TOUCHING_MM = 1e-4
"""Bodies that lie closer than this on each other are one."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Grid:
    """Square cells of `pitch_mm` that cover a rectangle: cell (i, j) has its center at origin + (i + ½, j + ½) · pitch."""

    x_mm: float
    y_mm: float
    pitch_mm: float
    nx: int
    ny: int

    @classmethod
    def over(cls, lower: FloatArray, upper: FloatArray, *, cells: int, least_mm: float, margin_mm: float = 0.0) -> Grid:
        """Cover the rectangle from `lower` to `upper` (2,) and a margin with at most about `cells` cells, none under `least_mm`."""
        low, high = lower[:2] - margin_mm, upper[:2] + margin_mm
        size = np.maximum(high - low, 1e-6)
        pitch = max(float(np.sqrt(size[0] * size[1] / cells)), float(size.max()) / cells, least_mm)
        nx, ny = (int(np.ceil(v / pitch)) + 1 for v in size)
        # Centered with an odd offset, so that no row of centers runs along a symmetry plane or an edge of the part.
        x, y = 0.5 * (low + high) - 0.5 * pitch * np.array([nx, ny]) + pitch * np.array([0.137, 0.191])
        return cls(x_mm=float(x), y_mm=float(y), pitch_mm=pitch, nx=nx, ny=ny)

    @property
    def cells(self) -> int:
        """Number of cells; cell (i, j) has the number j · nx + i."""
        return self.nx * self.ny

    def centers(self, cell: NDArray[np.integer]) -> FloatArray:
        """Centers (k, 2) of cells by their number."""
        i, j = cell % self.nx, cell // self.nx
        return np.column_stack((self.x_mm + (i + 0.5) * self.pitch_mm, self.y_mm + (j + 0.5) * self.pitch_mm))


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """The stretches of material over every cell of a grid, sorted by cell, then height.

    `cell` (k,) numbers; `bottom`, `top` (k,) heights in mm; `lower_triangle`, `upper_triangle` (k,) where the column
    enters and leaves. Overlapping bodies count as one. `open_cells` is the number of columns whose surfaces do not
    pair (an open mesh); there, only neighboring entries and exits are taken.
    """

    grid: Grid
    cell: IntArray
    bottom: FloatArray
    top: FloatArray
    lower_triangle: IntArray
    upper_triangle: IntArray
    open_cells: int


def crossings(corners: FloatArray, grid: Grid) -> tuple[IntArray, FloatArray, IntArray]:
    """Where the vertical lines through the cell centers cross triangles: cell (k,), height (k,), triangle (k,).

    `corners` (m, 3, 3) mm. Lines through an edge or a vertex cross exactly one of the triangles that meet there.
    """
    order = np.argsort(corners[:, :, 1] + 1e-12 * corners[:, :, 0], axis=1, kind="stable")
    sorted_corners = np.take_along_axis(corners, order[:, :, None], axis=1)
    x, y, z = sorted_corners[:, :, 0], sorted_corners[:, :, 1], sorted_corners[:, :, 2]
    row = np.clip(np.floor((y - grid.y_mm) / grid.pitch_mm - 0.5), -1, grid.ny - 1).astype(np.int64)
    count = row[:, 2] - row[:, 0]
    triangle = np.repeat(np.arange(len(corners)), count)
    first = np.cumsum(count) - count
    j = np.arange(len(triangle)) - np.repeat(first, count) + row[triangle, 0] + 1
    y_row = grid.y_mm + (j + 0.5) * grid.pitch_mm
    x_long = _edge_x(x, y, triangle, 0, 2, y_row)
    lower = j <= row[triangle, 1]
    x_short = np.where(lower, _edge_x(x, y, triangle, 0, 1, y_row), _edge_x(x, y, triangle, 1, 2, y_row))
    start = _column_of(np.minimum(x_long, x_short), grid)
    width = _column_of(np.maximum(x_long, x_short), grid) - start
    span = np.repeat(np.arange(len(triangle)), width)
    i = np.arange(len(span)) - np.repeat(np.cumsum(width) - width, width) + start[span] + 1
    hit, j = triangle[span], j[span]
    a, b, c = sorted_corners[:, 0], sorted_corners[:, 1], sorted_corners[:, 2]
    normal = np.cross(b - a, c - a)
    upright = np.where(normal[:, 2] == 0.0, 1.0, normal[:, 2])
    slope_x, slope_y = -normal[:, 0] / upright, -normal[:, 1] / upright
    dx = grid.x_mm + (i + 0.5) * grid.pitch_mm - a[hit, 0]
    dy = grid.y_mm + (j + 0.5) * grid.pitch_mm - a[hit, 1]
    height = a[hit, 2] + slope_x[hit] * dx + slope_y[hit] * dy
    height = np.clip(height, z.min(axis=1)[hit], z.max(axis=1)[hit])  # steep triangles: keep to their own extent
    return (j * grid.nx + i).astype(np.int32), height, hit.astype(np.int32)


def _edge_x(x: FloatArray, y: FloatArray, triangle: NDArray[np.int64], p: int, q: int, y_row: FloatArray) -> FloatArray:
    x0, y0, x1, y1 = x[triangle, p], y[triangle, p], x[triangle, q], y[triangle, q]
    rise = np.where(y1 == y0, 1.0, y1 - y0)
    return np.asarray(x0 + (y_row - y0) * (x1 - x0) / rise, dtype=np.float64)


def _column_of(x: FloatArray, grid: Grid) -> NDArray[np.int64]:
    """The last column whose center is at or left of x; -1 if there is none."""
    return np.clip(np.floor((x - grid.x_mm) / grid.pitch_mm - 0.5), -1, grid.nx - 1).astype(np.int64)


def columns_of(corners: FloatArray, upward: FloatArray, grid: Grid) -> Columns:
    """Cut a body into columns. `corners` (m, 3, 3) mm; `upward` (m,) the z of each triangle's normal."""
    cell, height, triangle = crossings(corners, grid)
    sign = np.where(upward[triangle] < 0.0, 1, -1)
    low = float(height.min()) if len(height) else 0.0
    span = (float(height.max()) - low if len(height) else 0.0) + 1.0
    key = cell + (height - low - sign * _TOUCHING_MM + 2.0 * _TOUCHING_MM) / (span + 4.0 * _TOUCHING_MM)
    order = np.argsort(key, kind="stable")
    cell, height, triangle, sign = cell[order], height[order], triangle[order], sign[order]
    if not len(cell):
        none = np.zeros(0, dtype=np.int32)
        blank = np.zeros(0)
        return Columns(
            grid=grid, cell=none, bottom=blank, top=blank, lower_triangle=none, upper_triangle=none, open_cells=0
        )
    total = np.cumsum(sign)
    fresh = np.concatenate(([True], cell[1:] != cell[:-1]))
    group = np.cumsum(fresh) - 1
    base = (total - sign)[fresh][group]
    inside = total - base
    before = inside - sign
    last = np.concatenate((fresh[1:], [True]))
    broken = np.bincount(group, weights=((inside < 0) | (last & (inside != 0))).astype(float)) > 0.0
    enters = (before <= 0) & (inside > 0)
    leaves = (before > 0) & (inside <= 0)
    if broken.any():
        bad = broken[group]
        pair = np.zeros(len(cell), dtype=bool)
        pair[:-1] = bad[:-1] & (sign[:-1] > 0) & (sign[1:] < 0) & ~fresh[1:]
        enters = np.where(bad, pair, enters)
        leaves = np.where(bad, np.concatenate(([False], pair[:-1])), leaves)
    start, end = np.flatnonzero(enters), np.flatnonzero(leaves)
    return Columns(
        grid=grid,
        cell=cell[start],
        bottom=height[start],
        top=height[end],
        lower_triangle=triangle[start],
        upper_triangle=triangle[end],
        open_cells=int(np.count_nonzero(broken)),
    )
