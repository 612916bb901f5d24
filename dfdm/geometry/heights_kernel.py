"""Heights of triangles over a grid, and what a disc does to them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel
from dfdm.geometry.mesh import FloatArray

Levels = NDArray[np.int32]
"""Heights as whole numbers: their greatest of many is found several times faster than that of fractions."""


@kernel("(f8[:,::1], f8[::1], i8, i8)")
def heights_of(facets: FloatArray, grid: FloatArray, nx: int, ny: int) -> tuple[FloatArray, FloatArray]:
    """Greatest and least z (ny, nx) of triangles over the centers of cells of a grid (x, y, pitch); infinite where none is.

    `facets` (m, >= 9) holds three corners in a row.
    """
    x_mm, y_mm, pitch = grid[0] + 0.5 * grid[2], grid[1] + 0.5 * grid[2], grid[2]
    top, bottom = np.full((ny, nx), -np.inf), np.full((ny, nx), np.inf)
    for t in range(len(facets)):
        ax, ay, az = facets[t, 0], facets[t, 1], facets[t, 2]
        ux, uy, uz = facets[t, 3] - ax, facets[t, 4] - ay, facets[t, 5] - az
        vx, vy, vz = facets[t, 6] - ax, facets[t, 7] - ay, facets[t, 8] - az
        twice = ux * vy - uy * vx
        if twice == 0.0:
            continue
        lean_x, lean_y = (uz * vy - vz * uy) / twice, (vz * ux - uz * vx) / twice
        low, high = min(az, az + uz, az + vz), max(az, az + uz, az + vz)
        south, north = min(ay, ay + uy, ay + vy), max(ay, ay + uy, ay + vy)
        first = max(math.ceil((south - y_mm) / pitch), 0)
        last = min(math.floor((north - y_mm) / pitch), ny - 1)
        for j in range(first, last + 1):
            y = y_mm + j * pitch
            left, right = np.inf, -np.inf
            for k in range(3):
                a, b = 3 * k, 3 * ((k + 1) % 3)
                ya, yb = facets[t, a + 1], facets[t, b + 1]
                if (ya < y and yb < y) or (ya > y and yb > y) or ya == yb:
                    continue
                x = facets[t, a] + (y - ya) / (yb - ya) * (facets[t, b] - facets[t, a])
                left, right = min(left, x), max(right, x)
            if not left <= right:
                continue
            west, east = math.ceil((left - x_mm) / pitch), math.floor((right - x_mm) / pitch)
            for i in range(max(west, 0), min(east, nx - 1) + 1):
                z = az + lean_x * (x_mm + i * pitch - ax) + lean_y * (y - ay)
                z = min(max(z, low), high)  # steep triangles keep to their own extent
                top[j, i], bottom[j, i] = max(top[j, i], z), min(bottom[j, i], z)
    return top, bottom


@kernel("(i4[:,::1], i4[:,::1])")
def _wider(rows: Levels, result: Levels) -> None:
    """Greatest value of each cell of `rows` and its two neighbors in the row, into `result`."""
    ny, nx = rows.shape
    for j in range(ny):
        source, target = rows[j], result[j]
        if nx == 1:
            target[0] = source[0]
            continue
        target[0] = max(source[0], source[1])
        target[nx - 1] = max(source[nx - 2], source[nx - 1])
        # Shifted views instead of shifted indices: those may be negative, which keeps loops from being vectorized.
        left, middle, right, inner = source[:-2], source[1:-1], source[2:], target[1:-1]
        for i in range(nx - 2):
            most = left[i] if left[i] > middle[i] else middle[i]
            inner[i] = most if most > right[i] else right[i]


@kernel("(i4[:,::1], i4[:,::1], i8)")
def _raised(result: Levels, rows: Levels, shift: int) -> None:
    """Raise `result` to the rows that lie `shift` above and below."""
    ny, nx = rows.shape
    for j in range(ny):
        target = result[j]
        low = rows[j - shift] if j >= shift else rows[j]  # row j itself is within the disc as well
        high = rows[j + shift] if j + shift < ny else rows[j]
        for i in range(nx):
            most, own = low[i] if low[i] > high[i] else high[i], target[i]
            target[i] = most if most > own else own


@kernel("(i4[:,::1], f8)")
def dilated(height: Levels, radius_cells: float) -> Levels:
    """The greatest level (ny, nx) within a disc around each cell; beyond the map there is nothing higher."""
    reach = math.floor(radius_cells + 1e-9)
    result, rows, other = height.copy(), height.copy(), np.empty_like(height)
    half = 0
    for dy in range(reach, -1, -1):
        wanted = math.floor(math.sqrt(max(radius_cells * radius_cells - dy * dy, 0.0)) + 1e-9)
        while half < wanted:
            _wider(rows, other)
            rows, other, half = other, rows, half + 1
        _raised(result, rows, dy)
    return result


@kernel("(i4[:,::1], f8)")
def closed(height: Levels, radius_cells: float) -> Levels:
    """The levels (ny, nx) that a flat round tool leaves: grey dilation by its disc, then erosion.

    Beyond the map all is as low as level 0.
    """
    ny, nx = height.shape
    rim = math.floor(radius_cells + 1e-9)
    wide = np.zeros((ny + 2 * rim, nx + 2 * rim), dtype=np.int32)
    wide[rim : rim + ny, rim : rim + nx] = height
    wide = -dilated(wide, radius_cells)
    return -dilated(wide, radius_cells)[rim : rim + ny, rim : rim + nx]


@kernel("(f8[:,::1], f8[::1], f8[::1], f8[::1], f8, i4[:,:,::1], i8[::1], i8[::1])")
def cleared_by(
    points: FloatArray, frame_x: FloatArray, frame_y: FloatArray, up: FloatArray, lowest: float, maps: Levels,
    number: NDArray[np.int64], clearer: NDArray[np.int64],
) -> None:  # fmt: skip
    """Raise `clearer` (k,) to the first i whose map `maps[number[i]]` (ny, nx) lies above each of `points` (k, 3).

    The length of `number` where none does. `frame_x`, `frame_y` hold a unit vector, the origin along it and 1 / pitch; `up` a unit vector and 1 / step.
    """
    tools, (_, ny, nx) = len(number), maps.shape
    for p in range(len(points)):
        if clearer[p] == tools:
            continue
        x, y, z = points[p, 0], points[p, 1], points[p, 2]
        i = math.floor((x * frame_x[0] + y * frame_x[1] + z * frame_x[2] - frame_x[3]) * frame_x[4])
        j = math.floor((x * frame_y[0] + y * frame_y[1] + z * frame_y[2] - frame_y[3]) * frame_y[4])
        if i < 0 or j < 0 or i >= nx or j >= ny:
            clearer[p] = tools
            continue
        level = (x * up[0] + y * up[1] + z * up[2] - lowest) * up[3]
        first = tools
        while first > 0 and level < maps[number[first - 1], j, i]:
            first -= 1
        clearer[p] = max(clearer[p], first)


@kernel("(f8[:,::1], i8[::1], f8[::1], f8[::1], i4[:,:,::1], i8[::1])")
def caps_of(
    points: FloatArray, index: NDArray[np.int64], grid: FloatArray, scale: FloatArray, maps: Levels, number: NDArray[np.int64]
) -> NDArray[np.int64]:  # fmt: skip
    """The least i (k,) from which on maps `maps[number[i]]` (ny, nx) lie above points `index` of `points`, and all around them.

    The length of `number` where none does. `grid` is x, y, 1 / pitch, `scale` the lowest height and 1 / step.
    """
    ny, nx = maps.shape[1:]
    result = np.empty(len(index), dtype=np.int64)
    for k in range(len(index)):
        p = index[k]
        i, j = math.floor((points[p, 0] - grid[0]) * grid[2]), math.floor((points[p, 1] - grid[1]) * grid[2])
        level = (points[p, 2] - scale[0]) * scale[1]
        result[k] = len(number)
        while result[k] > 0 and 0 < i < nx - 1 and 0 < j < ny - 1:
            map_ = maps[number[result[k] - 1]]
            if map_[j - 1 : j + 2, i - 1 : i + 2].min() <= level:
                break
            result[k] -= 1
    return result
