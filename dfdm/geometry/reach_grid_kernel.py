"""Triangles seen along a direction, sorted into the cells of a grid: what may stand in the way of a tool there.

Everything is in the frame of the direction: x and y across it, z along it. A row of `facets` (m, 20) holds three corners
(9 numbers), the z of the unit normal, the axis (x, y) and radius of the upright cylinder that the triangle is a chord
of (radius 0: none), how far across the triangle may lie off the true surface, and its box: least x, y, z, greatest x, y, z.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel
from dfdm.geometry.mesh import FloatArray, IntArray

_UPRIGHT = 1e-6
_LEVEL = 1.0 - 1e-12
_CHORD = 0.0377  # rise of an arc of 0.3 rad, the angle of the mesher, over its chord


@kernel("(f8[:,::1], i4[:,::1], i4[::1], f8[::1], f8[:,::1], f8)")
def slack_of(
    vertices: FloatArray, triangles: IntArray, face: IntArray, radius: FloatArray, axis: FloatArray, most: float
) -> FloatArray:
    """How far each triangle (m,) may lie off the true surface, at most `most`.

    `radius`, `axis` (faces,) of curved faces, 0 for planes, infinite where not known. Planes err along the chords of the
    curved faces beside them.
    """
    slack, rim = np.zeros(len(triangles)), np.zeros(len(vertices))
    for t in range(len(triangles)):
        bend = radius[face[t]]
        if bend == 0.0:
            continue
        longest = 0.0
        for k in range(3):
            a, b = triangles[t, k], triangles[t, (k + 1) % 3]
            dx, dy, dz = (
                vertices[b, 0] - vertices[a, 0], vertices[b, 1] - vertices[a, 1], vertices[b, 2] - vertices[a, 2]
            )  # fmt: skip
            along = dx * axis[face[t], 0] + dy * axis[face[t], 1] + dz * axis[face[t], 2]
            longest = max(longest, dx * dx + dy * dy + dz * dz - along * along)
        rise = _CHORD * math.sqrt(longest)
        if bend < np.inf and longest < 4.0 * bend * bend:
            rise = min(rise, bend - math.sqrt(bend * bend - 0.25 * longest))
        slack[t] = min(rise, most)
        for k in range(3):
            rim[triangles[t, k]] = max(rim[triangles[t, k]], slack[t])
    for t in range(len(triangles)):
        if radius[face[t]] == 0.0:
            for k in range(3):
                slack[t] = max(slack[t], min(rim[triangles[t, k]], rim[triangles[t, (k + 1) % 3]]))
    return slack


@kernel("(f8[:,::1], f8[:,::1], i4[:,::1], i4[::1], f8[:,::1], f8[::1], b1[::1])")
def facets_of(
    frame: FloatArray, vertices: FloatArray, triangles: IntArray, face: IntArray, arcs: FloatArray, slack: FloatArray,
    flat: NDArray[np.bool_],
) -> FloatArray:  # fmt: skip
    """Rows of `facets` of triangles in a frame (3, 3), with `arcs` (faces, 3) in that frame and which faces are `flat`."""
    lying = np.empty_like(vertices)
    for v in range(len(vertices)):
        for k in range(3):
            lying[v, k] = frame[k, 0] * vertices[v, 0] + frame[k, 1] * vertices[v, 1] + frame[k, 2] * vertices[v, 2]
    facets = np.empty((len(triangles), 20))
    for t in range(len(triangles)):
        for k in range(3):
            for i in range(3):
                facets[t, 3 * k + i] = lying[triangles[t, k], i]
        ux, uy, uz = facets[t, 3] - facets[t, 0], facets[t, 4] - facets[t, 1], facets[t, 5] - facets[t, 2]
        vx, vy, vz = facets[t, 6] - facets[t, 0], facets[t, 7] - facets[t, 1], facets[t, 8] - facets[t, 2]
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        length = math.sqrt(nx * nx + ny * ny + nz * nz)
        facets[t, 9] = nz / length if length > 0.0 else 0.0
        for k in range(3):
            facets[t, 10 + k] = arcs[face[t], k]
        exact = arcs[face[t], 2] > 0.0 or (flat[face[t]] and abs(facets[t, 9]) < _UPRIGHT)
        facets[t, 13] = 0.0 if exact else slack[t]
        for k in range(3):
            facets[t, 14 + k] = min(facets[t, k], facets[t, 3 + k], facets[t, 6 + k])
            facets[t, 17 + k] = max(facets[t, k], facets[t, 3 + k], facets[t, 6 + k])
    return facets


@kernel("(f8[:,::1], i8, f8, f8)")
def _band(facets: FloatArray, t: int, low: float, high: float) -> tuple[float, float]:
    """Least and greatest x of a triangle between two values of y; inverted where it is not there."""
    left, right = np.inf, -np.inf
    for k in range(3):
        a, b = 3 * k, 3 * ((k + 1) % 3)
        if facets[t, a + 1] > facets[t, b + 1]:
            a, b = b, a
        xa, ya, xb, yb = facets[t, a], facets[t, a + 1], facets[t, b], facets[t, b + 1]
        if yb < low or ya > high:
            continue
        lean = (xb - xa) / (yb - ya) if yb > ya else 0.0
        start = xa + (low - ya) * lean if ya < low else xa
        end = xa + (high - ya) * lean if yb > high else xb
        left, right = min(left, start, end), max(right, start, end)
    return left, right


@kernel("(f8[:,::1], i8, f8, f8, f8)")
def _heights(facets: FloatArray, t: int, x: float, y: float, half: float) -> tuple[float, float]:
    """Least and greatest z that a triangle may have over a square around (x, y)."""
    least, most = facets[t, 16], facets[t, 19]
    ux, uy, uz = facets[t, 3] - facets[t, 0], facets[t, 4] - facets[t, 1], facets[t, 5] - facets[t, 2]
    vx, vy, vz = facets[t, 6] - facets[t, 0], facets[t, 7] - facets[t, 1], facets[t, 8] - facets[t, 2]
    twice = ux * vy - uy * vx
    if abs(facets[t, 9]) < 1e-3 or twice == 0.0 or least == most:
        return least, most
    lean_x, lean_y = (uz * vy - vz * uy) / twice, (vz * ux - uz * vx) / twice
    middle = facets[t, 2] + lean_x * (x - facets[t, 0]) + lean_y * (y - facets[t, 1])
    rise = half * (abs(lean_x) + abs(lean_y))
    return max(least, middle - rise), min(most, middle + rise)


@kernel("(f8[:,::1], b1, f8[::1], i8, i8, i4[:,::1])")
def _spans(facets: FloatArray, level: bool, grid: FloatArray, nx: int, ny: int, spans: IntArray) -> int:
    """Rows of cells that the steep or the level triangles lie over: triangle, row, first and last cell; how many there are.

    What does not fit into `spans` is only counted.
    """
    x_mm, y_mm, pitch = grid[0], grid[1], grid[2]
    grow, count = 1e-6 * pitch, 0
    for t in range(len(facets)):
        if (abs(facets[t, 9]) > _LEVEL) != level:
            continue
        first = max(math.floor((facets[t, 15] - grow - y_mm) / pitch), 0)
        last = min(math.floor((facets[t, 18] + grow - y_mm) / pitch), ny - 1)
        for j in range(first, last + 1):
            left, right = _band(facets, t, y_mm + j * pitch - grow, y_mm + (j + 1) * pitch + grow)
            if not left <= right:
                continue
            if count < len(spans):
                spans[count, 0], spans[count, 1] = t, j
                spans[count, 2] = max(math.floor((left - grow - x_mm) / pitch), 0)
                spans[count, 3] = min(math.floor((right + grow - x_mm) / pitch), nx - 1)
            count += 1
    return count


@kernel("(f8[:,::1], f8[::1], i8, i4[:,::1], f8[:,::1], f8[:,::1])")
def _bound_steep(
    facets: FloatArray, grid: FloatArray, nx: int, spans: IntArray, above: FloatArray, below: FloatArray
) -> None:
    """Raise the bounds of cells to what steep triangles may reach there."""
    half = 0.5 * grid[2] * (1.0 + 1e-6)
    for s in range(len(spans)):
        t, y = spans[s, 0], grid[1] + (spans[s, 1] + 0.5) * grid[2]
        for i in range(spans[s, 2], spans[s, 3] + 1):
            cell = spans[s, 1] * nx + i
            least, most = _heights(facets, t, grid[0] + (i + 0.5) * grid[2], y, half)
            if facets[t, 9] > -_UPRIGHT:
                above[cell, 0] = max(above[cell, 0], most)
            if facets[t, 9] < _UPRIGHT:
                below[cell, 0] = max(below[cell, 0], -least)


@kernel("(f8[:,::1], f8[::1], i8, i4[:,::1], i4[::1], f8[:,::1], f8[:,::1])")
def _bound_level(
    facets: FloatArray,
    grid: FloatArray,
    nx: int,
    spans: IntArray,
    steep: IntArray,
    above: FloatArray,
    below: FloatArray,
) -> None:
    """Raise the bounds of cells to the level triangles over their centers: a cell without steep ones is as high everywhere."""
    grow = 1e-6 * grid[2]
    for s in range(len(spans)):
        t, y = spans[s, 0], grid[1] + (spans[s, 1] + 0.5) * grid[2]
        left, right = _band(facets, t, y - grow, y + grow)
        if not left <= right:
            continue
        bound = above if facets[t, 9] > 0.0 else below
        height = facets[t, 2] if facets[t, 9] > 0.0 else -facets[t, 2]
        west = max(math.ceil((left - grow - grid[0]) / grid[2] - 0.5), spans[s, 2])
        east = min(math.floor((right + grow - grid[0]) / grid[2] - 0.5), spans[s, 3])
        for i in range(west, east + 1):
            cell = spans[s, 1] * nx + i
            bound[cell, 0] = max(bound[cell, 0], height)
            if not steep[cell]:
                bound[cell, 1] = max(bound[cell, 1], height)


@kernel("(f8[:,::1], f8[::1], i8, i8)")
def cells_of(
    facets: FloatArray, grid: FloatArray, nx: int, ny: int
) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """The triangles over each cell of a grid (x, y, pitch): `start` (cells + 1, 2) into `item` (k,), and bounds of heights.

    From start[c, 0] to start[c, 1] are the steep triangles of cell c, from there to start[c + 1, 0] the level ones; these
    are listed only where there are steep ones. `above` and `below` (cells, 2): the greatest height of what faces up in a cell,
    and a height that all of the cell is known to reach; the same downward with the signs turned, as seen from below.
    """
    start = np.zeros((nx * ny + 1, 2), dtype=np.int32)
    above, below = np.full((nx * ny, 2), -np.inf), np.full((nx * ny, 2), -np.inf)
    steep = np.zeros(nx * ny, dtype=np.int32)
    steeps, levels = (
        np.empty((6 * len(facets) + 1024, 4), dtype=np.int32),
        np.empty((6 * len(facets) + 1024, 4), dtype=np.int32),
    )
    count = _spans(facets, False, grid, nx, ny, steeps)
    if count > len(steeps):
        steeps = np.empty((count, 4), dtype=np.int32)
        _spans(facets, False, grid, nx, ny, steeps)
    steeps = steeps[:count]
    count = _spans(facets, True, grid, nx, ny, levels)
    if count > len(levels):
        levels = np.empty((count, 4), dtype=np.int32)
        _spans(facets, True, grid, nx, ny, levels)
    levels = levels[:count]
    for s in range(len(steeps)):
        for cell in range(steeps[s, 1] * nx + steeps[s, 2], steeps[s, 1] * nx + steeps[s, 3] + 1):
            steep[cell] += 1
    for cell in range(nx * ny):
        start[cell + 1, 0] = steep[cell]
    for s in range(len(levels)):
        for cell in range(levels[s, 1] * nx + levels[s, 2], levels[s, 1] * nx + levels[s, 3] + 1):
            if steep[cell]:
                start[cell + 1, 0] += 1
    for cell in range(nx * ny):
        start[cell + 1, 0] += start[cell, 0]
    fill = start[:, 0].copy()
    item = np.empty(start[nx * ny, 0], dtype=np.int32)
    for s in range(len(steeps)):
        for cell in range(steeps[s, 1] * nx + steeps[s, 2], steeps[s, 1] * nx + steeps[s, 3] + 1):
            item[fill[cell]] = steeps[s, 0]
            fill[cell] += 1
    start[: nx * ny, 1] = fill[: nx * ny]
    for s in range(len(levels)):
        for cell in range(levels[s, 1] * nx + levels[s, 2], levels[s, 1] * nx + levels[s, 3] + 1):
            if steep[cell]:
                item[fill[cell]] = levels[s, 0]
                fill[cell] += 1
    _bound_steep(facets, grid, nx, steeps, above, below)
    _bound_level(facets, grid, nx, levels, steep, above, below)
    return start, item, above, below
