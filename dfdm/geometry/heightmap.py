"""The heights of a part seen along one direction, and what flat round tools and their holders make of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.columns import Grid
from dfdm.geometry.heights_kernel import Levels, closed, dilated, heights_of
from dfdm.geometry.mesh import FloatArray

MAP_CELLS: Final = 9_000
LEAST_PITCH_MM: Final = 0.1
_LEVELS: Final = 1 << 30
_FINE_CELLS: Final = 12.0
"""A disc of more cells than this in radius is handled on every second, third … cell."""
_TIGHT_CELLS: Final = 0.75
"""Discs are taken so much smaller, so that a tool fits a slot of its own width wherever the cells lie."""


@dataclass(frozen=True, kw_only=True)
class HeightMap:
    """Greatest height over the centers of cells, as whole numbers: `level` (ny, nx) steps of `step_mm` above `lowest_mm`.

    Where there is no material the level is 0.
    """

    grid: Grid
    level: Levels
    step_mm: float
    lowest_mm: float

    @property
    def height(self) -> FloatArray:
        """Heights (ny, nx) in mm."""
        return np.asarray(self.lowest_mm + self.step_mm * self.level, dtype=np.float64)

    @property
    def top_mm(self) -> float:
        """The greatest height."""
        return self.lowest_mm + self.step_mm * int(self.level.max())

    def at(self, points: FloatArray) -> NDArray[np.int64]:
        """Flat indices (k,) of the cells under points (k, 2 or 3); points outside take the nearest cell."""
        grid = self.grid
        i = np.clip(np.floor((points[:, 0] - grid.x_mm) / grid.pitch_mm), 0, grid.nx - 1).astype(np.int64)
        j = np.clip(np.floor((points[:, 1] - grid.y_mm) / grid.pitch_mm), 0, grid.ny - 1).astype(np.int64)
        return np.asarray(j * grid.nx + i, dtype=np.int64)

    @cached_property
    def uneven(self) -> bool:
        """Whether not all heights are the same."""
        return bool(self.level.min() != self.level.max())


def height_maps(
    facets: FloatArray, lower: FloatArray, upper: FloatArray, *, cells: int = MAP_CELLS, least_mm: float = LEAST_PITCH_MM
) -> tuple[HeightMap, HeightMap]:  # fmt: skip
    """The heights of triangles (m, >= 9: three corners in a row) between `lower` and `upper` (3,), from above and from below."""
    size = np.maximum(upper[:2] - lower[:2], 1e-6)
    pitch = max(float(np.sqrt(size[0] * size[1] / cells)), float(size.max()) / cells, least_mm)
    nx, ny = (max(1, int(v / pitch + 0.5)) for v in size)  # every center lies within
    # Off the middle, so that no row of centers runs along a symmetry plane or an edge of the part.
    x, y = 0.5 * (lower[:2] + upper[:2]) - 0.5 * pitch * np.array([nx, ny]) + pitch * np.array([0.137, 0.191])
    grid = Grid(x_mm=float(x), y_mm=float(y), pitch_mm=pitch, nx=nx, ny=ny)
    top, bottom = heights_of(facets, np.array([grid.x_mm, grid.y_mm, grid.pitch_mm]), grid.nx, grid.ny)
    low, high = float(lower[2]), float(upper[2])
    return _leveled(grid, top, low, high), _leveled(grid, -bottom, -high, -low)


def _leveled(grid: Grid, height: FloatArray, low: float, high: float) -> HeightMap:
    step = max(high - low, 1e-9) / _LEVELS
    level = np.round((np.maximum(height, low) - low) / step).astype(np.int32)
    return HeightMap(grid=grid, level=level, step_mm=step, lowest_mm=low)


@dataclass(frozen=True, kw_only=True, eq=False)
class Closings:
    """The levels (ny, nx) that flat end mills leave of a map, one for each diameter; the map itself where all is cleared.

    `left_mm3` (k,) is the volume that they leave in the recesses.
    """

    maps: list[Levels]
    left_mm3: FloatArray

    @cached_property
    def stack(self) -> tuple[Levels, NDArray[np.int64]]:
        """The maps without repetition (n, ny, nx), and which of them is each tool's (k,)."""
        found: dict[int, int] = {}
        number = np.array([found.setdefault(id(levels), len(found)) for levels in self.maps])
        return np.stack([self.maps[int(np.argmax(number == i))] for i in range(len(found))]), number


def closings(map_: HeightMap, diameters_mm: FloatArray) -> Closings:
    """Close a map by flat end mills of ascending diameters: dilation by their disc, then erosion.

    Large discs are handled on every second, third … cell. What two tools leave alike, those between leave as well.
    """
    maps, left = [map_.level] * len(diameters_mm), np.full(len(diameters_mm), -1, dtype=np.int64)
    before = int(map_.level.sum(dtype=np.int64))

    def close(i: int) -> int:
        if left[i] < 0:
            maps[i] = _closed(map_, 0.5 * float(diameters_mm[i]))
            left[i] = 0 if maps[i] is map_.level else int(maps[i].sum(dtype=np.int64)) - before
        return int(left[i])

    ranges = [(0, len(diameters_mm) - 1)] if map_.uneven else []
    while ranges:
        low, high = ranges.pop()
        if close(high) == close(low):
            maps[low:high], left[low:high] = [maps[high]] * (high - low), left[high]
        elif high - low > 1:
            middle = (low + high) // 2
            ranges += [(low, middle), (middle, high)]
    cell = map_.grid.pitch_mm**2 * map_.step_mm
    return Closings(maps=maps, left_mm3=np.maximum(left, 0) * cell)


def _closed(map_: HeightMap, radius_mm: float) -> Levels:
    stride = max(1, int(np.ceil(radius_mm / map_.grid.pitch_mm / _FINE_CELLS)))
    radius = radius_mm / map_.grid.pitch_mm / stride - _TIGHT_CELLS
    if radius < 1.0:
        return map_.level
    if stride == 1:
        result = np.asarray(closed(map_.level, radius))
        return map_.level if np.array_equal(result, map_.level) else np.ascontiguousarray(result)
    ny, nx = map_.level.shape
    middle = stride // 2
    rows, columns = (np.minimum(np.arange(middle, n + middle, stride), n - 1) for n in (ny, nx))
    coarse = np.ascontiguousarray(map_.level[np.ix_(rows, columns)])
    result = np.asarray(closed(coarse, radius))
    left = np.where(result == coarse, 0, result)
    if not left.any():
        return map_.level
    # What is left goes on into cells that a wall shares: there the cell that was looked at may lie under the wall.
    near = dilated(left, 1.5)
    left = np.where((left == 0) & (near <= coarse), near, left)
    return np.maximum(left.repeat(stride, axis=0)[:ny].repeat(stride, axis=1)[:, :nx], map_.level)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gauge:
    """Holders: a cylinder of `body_mm`; and a slim one, a nose of `nose_mm` with the same cylinder `nose_length_mm` up."""

    body_mm: float
    nose_mm: float
    nose_length_mm: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Holder:
    """How high what stands around a tool's axis reaches into the space of a holder: how far the tool must stick out.

    `body_mm`, `nose_mm` (ny, nx): the greatest height under the body, and under the nose.
    """

    grid: Grid
    gauge: Gauge
    body_mm: FloatArray
    nose_mm: FloatArray

    @classmethod
    def over(cls, map_: HeightMap, gauge: Gauge, *, rim_mm: float) -> Holder:
        """The heights around tools that may stand up to `rim_mm` beside a map."""
        stride = max(1, int(np.ceil(0.5 * gauge.body_mm / map_.grid.pitch_mm / _FINE_CELLS)))
        pitch = stride * map_.grid.pitch_mm
        rim = int(np.ceil(rim_mm / pitch))
        ny, nx = (-(-n // stride) for n in map_.level.shape)
        pooled = np.zeros((ny + 2 * rim, nx + 2 * rim), dtype=np.int32)
        rows = np.maximum.reduceat(map_.level, np.arange(0, map_.level.shape[0], stride), axis=0)
        pooled[rim : rim + ny, rim : rim + nx] = np.maximum.reduceat(
            rows, np.arange(0, map_.level.shape[1], stride), axis=1
        )  # fmt: skip
        grid = Grid(
            x_mm=map_.grid.x_mm - rim * pitch, y_mm=map_.grid.y_mm - rim * pitch, pitch_mm=pitch, nx=nx + 2 * rim, ny=ny + 2 * rim
        )  # fmt: skip
        body, nose = (
            np.asarray(map_.lowest_mm + map_.step_mm * dilated(pooled, 0.5 * d / pitch), dtype=np.float64)
            for d in (gauge.body_mm, gauge.nose_mm)
        )
        return cls(grid=grid, gauge=gauge, body_mm=body, nose_mm=nose)

    def stickouts_mm(self, place: FloatArray, tip_mm: FloatArray) -> tuple[FloatArray, FloatArray]:
        """How far tools at `place` (k, 2) with their tip at `tip_mm` (k,) must stick out of the body (k,), of the slim holder (k,)."""
        grid = self.grid
        i = np.clip((place[:, 0] - grid.x_mm) / grid.pitch_mm, 0, grid.nx - 1).astype(np.int64)
        j = np.clip((place[:, 1] - grid.y_mm) / grid.pitch_mm, 0, grid.ny - 1).astype(np.int64)
        body, nose = self.body_mm[j, i] - tip_mm, self.nose_mm[j, i] - tip_mm
        return np.maximum(body, 0.0), np.maximum(np.maximum(body - self.gauge.nose_length_mm, nose), 0.0)
