"""A part cut into upright columns: where each column enters material and leaves it, seen along one direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.mesh import FloatArray, IntArray


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
        j, i = np.divmod(np.atleast_1d(cell), self.nx)
        found = np.empty((len(i), 2))
        found[:, 0] = self.x_mm + (i + 0.5) * self.pitch_mm
        found[:, 1] = self.y_mm + (j + 0.5) * self.pitch_mm
        return found


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """The stretches of material over every cell of a grid, sorted by cell, then height.

    `first` (cells + 1,) the first stretch of each cell; `cell` (k,) numbers; `bottom`, `top` (k,) heights in mm; `lower_triangle`, `upper_triangle` (k,) where the column
    enters and leaves. Overlapping bodies count as one. `open_cells` is the number of columns whose surfaces do not
    pair (an open mesh); there, only neighboring entries and exits are taken.
    """

    grid: Grid
    first: IntArray
    cell: IntArray
    bottom: FloatArray
    top: FloatArray
    lower_triangle: IntArray
    upper_triangle: IntArray
    open_cells: int


def columns_of(corners: FloatArray, upward: FloatArray, grid: Grid) -> Columns:
    """Cut a body into columns. `corners` (m, 3, 3) mm; `upward` (m,) the z of each triangle's normal."""
    return columns_through(
        corners.reshape(-1, 3), np.arange(3 * len(corners), dtype=np.int32).reshape(-1, 3), upward, grid
    )


def columns_through(vertices: FloatArray, triangles: IntArray, upward: FloatArray, grid: Grid) -> Columns:
    """Cut a body into columns. `vertices` (n, 3) mm, `triangles` (m, 3); `upward` (m,) the z of each one's normal."""
    from dfdm.geometry.columns_kernel import cut

    first, cell, bottom, top, lower, upper, broken = cut(
        np.ascontiguousarray(vertices, dtype=np.float64),
        np.ascontiguousarray(triangles, dtype=np.int32),
        np.asarray(upward, dtype=np.float64),
        grid.x_mm,
        grid.y_mm,
        grid.pitch_mm,
        grid.nx,
        grid.ny,
    )
    return Columns(
        grid=grid,
        first=first,
        cell=cell,
        bottom=bottom,
        top=top,
        lower_triangle=lower,
        upper_triangle=upper,
        open_cells=int(broken),
    )
