"""Which points of a surface a line from above and a line from below meets first, exactly against all triangles.

Everything is in the frame of the lines: x and y across them, z along them. A grid of cells says which triangles to look at;
its cells are as long and as wide as makes the fewest triangles lie over several of them.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel
from dfdm.geometry.mesh import FloatArray, IntArray

_UPRIGHT = 1e-6
_GROW = 1e-6  # of a cell: triangles are entered into cells that they all but touch
_LEAST, _MOST = 256, 4_096
_FINEST = 16.0  # cells to the mean width of a triangle, where there is one question to each triangle


@kernel("(f8[:,::1], i4[:,::1], f8[:,::1])")
def _boxes(lying: FloatArray, triangles: IntArray, box: FloatArray) -> None:
    """Least and greatest x, y, z of each triangle into `box` (m, 6)."""
    for t in range(len(triangles)):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        for k in range(3):
            box[t, 2 * k] = min(lying[a, k], lying[b, k], lying[c, k])
            box[t, 2 * k + 1] = max(lying[a, k], lying[b, k], lying[c, k])


@kernel("(f8[:,::1], i4[:,::1], i8, f8, f8)")
def _band(lying: FloatArray, triangles: IntArray, t: int, low: float, high: float) -> tuple[float, float]:
    """Least and greatest x of a triangle between two values of y; inverted where it is not there."""
    left, right = np.inf, -np.inf
    for k in range(3):
        a, b = triangles[t, k], triangles[t, (k + 1) % 3]
        if lying[a, 1] > lying[b, 1]:
            a, b = b, a
        xa, ya, xb, yb = lying[a, 0], lying[a, 1], lying[b, 0], lying[b, 1]
        if yb < low or ya > high:
            continue
        lean = (xb - xa) / (yb - ya) if yb > ya else 0.0
        start = xa + (low - ya) * lean if ya < low else xa
        end = xa + (high - ya) * lean if yb > high else xb
        left, right = min(left, start, end), max(right, start, end)
    return left, right


@kernel("(f8[:,::1], i4[:,::1], i8, f8, f8, f8, f8)")
def _over(lying: FloatArray, triangles: IntArray, t: int, sign: float, x: float, y: float, z: float) -> bool:
    """Whether a triangle is above (x, y, z), or below it if `sign` is -1."""
    a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
    ux, uy, vx, vy = (
        lying[b, 0] - lying[a, 0], lying[b, 1] - lying[a, 1], lying[c, 0] - lying[a, 0], lying[c, 1] - lying[a, 1]
    )  # fmt: skip
    twice = ux * vy - uy * vx
    if twice == 0.0:
        return False
    px, py = x - lying[a, 0], y - lying[a, 1]
    second, third = (px * vy - py * vx) / twice, (ux * py - uy * px) / twice
    if second < 0.0 or third < 0.0 or second + third > 1.0:
        return False
    height = lying[a, 2] + second * (lying[b, 2] - lying[a, 2]) + third * (lying[c, 2] - lying[a, 2])
    return bool(sign * (height - z) > 0.0)


@kernel("(f8[:,::1], f8[::1], f8[:,::1], f8[::1], f8)")
def _grid(
    box: FloatArray, facing: FloatArray, points: FloatArray, lean: FloatArray, wall: float
) -> tuple[float, float, float, float, int, int]:
    """Origin, size of cells and their number along x and y."""
    x0, y0, x1, y1 = np.inf, np.inf, -np.inf, -np.inf
    wide, deep, count = 0.0, 0.0, 0
    for t in range(len(box)):
        if abs(facing[t]) > _UPRIGHT:
            x0, x1, y0, y1 = min(x0, box[t, 0]), max(x1, box[t, 1]), min(y0, box[t, 2]), max(y1, box[t, 3])
            wide, deep, count = wide + box[t, 1] - box[t, 0], deep + box[t, 3] - box[t, 2], count + 1
    if not count:
        return 0.0, 0.0, 1.0, 1.0, 1, 1
    size_x, size_y = max(x1 - x0, 1e-9), max(y1 - y0, 1e-9)
    cells = min(max(count // 2, _LEAST), _MOST)
    share = max(deep / size_y, 1e-9) / max(wide / size_x, 1e-9)
    nx = min(max(int(math.sqrt(cells * share)), 1), cells)
    ny = max(cells // nx, 1)
    asking = 0  # walls between the outermost lines: all other points mostly need no look at triangles
    for p in range(len(points)):
        x, y = points[p, 0], points[p, 1]
        if abs(lean[p]) <= wall and x >= x0 and x <= x1 and y >= y0 and y <= y1:
            asking += 1
    # Cells far smaller than most triangles make long lists, which few questions are not worth.
    finest = max(1.0, _FINEST * asking / count)
    nx = max(min(nx, int(finest * size_x * count / max(wide, 1e-9))), 1)
    ny = max(min(ny, int(finest * size_y * count / max(deep, 1e-9))), 1)
    return x0, y0, size_x / nx, size_y / ny, nx, ny


@kernel("(f8[:,::1], i4[:,::1], f8[::1], f8[:,::1], i4[::1], i8, f8[:,::1], f8[::1], f8)")
def sights(
    lying: FloatArray, triangles: IntArray, facing: FloatArray, box: FloatArray, face: IntArray, faces: int,
    points: FloatArray, lean: FloatArray, wall: float,
) -> tuple[NDArray[np.bool_], FloatArray]:  # fmt: skip
    """Whether lines from above and from below (2, n) meet `points` (n, 3), and least and greatest z (2, faces) of each face.

    `facing` (m,) is the z of the normals of triangles, `lean` (n,) of the points: those that lean away by more than `wall` are
    not met. `box` (m, 6) is room to work in.
    """
    _boxes(lying, triangles, box)
    extent = np.empty((2, faces))
    extent[0], extent[1] = np.inf, -np.inf
    for t in range(len(box)):
        extent[0, face[t]] = min(extent[0, face[t]], box[t, 4])
        extent[1, face[t]] = max(extent[1, face[t]], box[t, 5])
    x0, y0, dx, dy, nx, ny = _grid(box, facing, points, lean, wall)
    by_x, by_y = 1.0 / dx, 1.0 / dy
    rows = 0
    for t in range(len(box)):
        if abs(facing[t]) > _UPRIGHT:
            rows += int((box[t, 3] - box[t, 2]) * by_y) + 3
    spans, count = np.empty((rows, 3), dtype=np.int32), 0
    start = np.zeros(nx * ny + 1, dtype=np.int32)
    top, bottom = np.full(nx * ny, -np.inf), np.full(nx * ny, np.inf)
    for t in range(len(box)):
        if abs(facing[t]) <= _UPRIGHT:
            continue
        west = max(math.floor((box[t, 0] - x0) * by_x - _GROW), 0)
        east = min(math.floor((box[t, 1] - x0) * by_x + _GROW), nx - 1)
        south = max(math.floor((box[t, 2] - y0) * by_y - _GROW), 0)
        north = min(math.floor((box[t, 3] - y0) * by_y + _GROW), ny - 1)
        for j in range(south, north + 1):
            first, last = west, east
            if south < north and west < east:
                left, right = _band(lying, triangles, t, y0 + (j - _GROW) * dy, y0 + (j + 1 + _GROW) * dy)
                if not left <= right:
                    continue
                first = max(math.floor((left - x0) * by_x - _GROW), west)
                last = min(math.floor((right - x0) * by_x + _GROW), east)
            spans[count, 0], spans[count, 1], spans[count, 2] = t, j * nx + first, j * nx + last
            count += 1
            for cell in range(j * nx + first, j * nx + last + 1):
                start[cell + 1] += 1
                if facing[t] > 0.0:
                    top[cell] = max(top[cell], box[t, 5])
                else:
                    bottom[cell] = min(bottom[cell], box[t, 4])
    for cell in range(nx * ny):
        start[cell + 1] += start[cell]
    fill, item = start.copy(), np.empty(start[nx * ny], dtype=np.int32)
    for s in range(count):
        for cell in range(spans[s, 1], spans[s, 2] + 1):
            item[fill[cell]] = spans[s, 0]
            fill[cell] += 1
    seen = np.empty((2, len(points)), dtype=np.bool_)
    for p in range(len(points)):
        x, y, z = points[p, 0], points[p, 1], points[p, 2]
        seen[0, p], seen[1, p] = lean[p] > -wall, lean[p] < wall
        i, j = math.floor((x - x0) * by_x), math.floor((y - y0) * by_y)
        if i < 0 or j < 0 or i >= nx or j >= ny:
            continue
        cell = j * nx + i
        above, below = seen[0, p] and top[cell] > z, seen[1, p] and bottom[cell] < z
        for at in range(start[cell], start[cell + 1]):
            if not above and not below:
                break
            t = item[at]
            if x < box[t, 0] or x > box[t, 1] or y < box[t, 2] or y > box[t, 3]:
                continue
            if above and facing[t] > 0.0 and box[t, 5] > z and _over(lying, triangles, t, 1.0, x, y, z):
                seen[0, p] = above = False
            elif below and facing[t] < 0.0 and box[t, 4] < z and _over(lying, triangles, t, -1.0, x, y, z):
                seen[1, p] = below = False
    return seen, extent
