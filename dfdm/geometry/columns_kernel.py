"""Compiled: where the upright lines through the cells of a grid enter and leave material."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_TOUCHING_MM = 1e-4
"""Bodies that lie closer than this on each other are one."""


@kernel(
    "Tuple((int32[::1], int32[::1], float64[::1], float64[::1], int32[::1], int32[::1], int64))"
    "(float64[:,::1], int32[:,::1], float64[:], float64, float64, float64, int64, int64)"
)
def cut(
    vertices: Array, triangles: Array, upward: Array, x0: float, y0: float, pitch: float, nx: int, ny: int
) -> tuple[Any, ...]:
    """Stretches of material: starts (cells + 1,), then cell, bottom, top, lower and upper triangle; broken columns.

    `vertices` (v, 3) and `triangles` (m, 3), `upward` (m,) the z of their normals. Both triangles of an edge compute the
    place where it meets a row from the same end, so that a line through an edge crosses exactly one of them. A column
    whose surfaces do not pair keeps neighbors that do.
    """
    cells = nx * ny
    place = np.zeros(cells + 1, dtype=np.int32)  # first how many more each cell has than the one before it
    height = np.empty(0, dtype=np.float64)
    crossed = np.empty(0, dtype=np.int32)  # the triangle, ~ of it where the line leaves
    met = np.empty(len(triangles), dtype=np.int32)  # triangles that any line crosses
    meets = 0
    for filling in range(2):
        if filling:
            total, more = 0, 0
            for c in range(cells):
                more += place[c]
                place[c] = total
                total += more
            height = np.empty(total, dtype=np.float64)
            crossed = np.empty(total, dtype=np.int32)
        for n in range(meets if filling else len(triangles)):
            m = met[n] if filling else n
            p, q, r = triangles[m, 0], triangles[m, 1], triangles[m, 2]
            kp = vertices[p, 1] + 1e-12 * vertices[p, 0]
            kq = vertices[q, 1] + 1e-12 * vertices[q, 0]
            kr = vertices[r, 1] + 1e-12 * vertices[r, 0]
            if kq < kp:
                p, q, kp, kq = q, p, kq, kp
            if kr < kq:
                q, r, kq, kr = r, q, kr, kq
                if kq < kp:
                    p, q, kp, kq = q, p, kq, kp
            ay, cy = vertices[p, 1], vertices[r, 1]
            first = min(max(int(np.floor((ay - y0) / pitch - 0.5)), -1), ny - 1)
            last = min(max(int(np.floor((cy - y0) / pitch - 0.5)), -1), ny - 1)
            if first == last:
                continue
            ax, bx, cx = vertices[p, 0], vertices[q, 0], vertices[r, 0]
            by = vertices[q, 1]
            middle = min(max(int(np.floor((by - y0) / pitch - 0.5)), -1), ny - 1)
            az, low, high, slope_x, slope_y, mark = 0.0, 0.0, 0.0, 0.0, 0.0, 0
            if filling:
                az, bz, cz = vertices[p, 2], vertices[q, 2], vertices[r, 2]
                ux, uy, uz = bx - ax, by - ay, bz - az
                vx, vy, vz = cx - ax, cy - ay, cz - az
                nz = ux * vy - uy * vx
                upright = nz if nz != 0.0 else 1.0
                slope_x, slope_y = -(uy * vz - uz * vy) / upright, -(uz * vx - ux * vz) / upright
                low, high = min(az, min(bz, cz)), max(az, max(bz, cz))
                mark = m if upward[m] < 0.0 else ~m
            meets_any = False
            for j in range(first + 1, last + 1):
                y = y0 + (j + 0.5) * pitch
                long = ax + (y - ay) * (cx - ax) / (cy - ay if cy != ay else 1.0)
                if j <= middle:
                    short = ax + (y - ay) * (bx - ax) / (by - ay if by != ay else 1.0)
                else:
                    short = bx + (y - by) * (cx - bx) / (cy - by if cy != by else 1.0)
                left = min(max(int(np.floor((min(long, short) - x0) / pitch - 0.5)), -1), nx - 1)
                right = min(max(int(np.floor((max(long, short) - x0) / pitch - 0.5)), -1), nx - 1)
                if left == right:
                    continue
                row = j * nx
                if not filling:
                    place[row + left + 1] += 1
                    place[row + right + 1] -= 1
                    meets_any = True
                    continue
                aside = slope_y * (y - ay)
                for i in range(left + 1, right + 1):
                    at = place[row + i]
                    place[row + i] = at + 1
                    z = az + slope_x * (x0 + (i + 0.5) * pitch - ax) + aside
                    height[at] = min(max(z, low), high)  # steep triangles: keep to their own extent
                    crossed[at] = mark
            if meets_any:
                met[meets] = m
                meets += 1
    first_of = np.empty(cells + 1, dtype=np.int32)
    most = len(height) // 2 + 1
    cell = np.empty(most, dtype=np.int32)
    bottom, top = np.empty(most, dtype=np.float64), np.empty(most, dtype=np.float64)
    lower, upper = np.empty(most, dtype=np.int32), np.empty(most, dtype=np.int32)
    found, broken, b = 0, 0, 0
    for c in range(cells):
        first_of[c] = found
        a, b = b, place[c]
        if b - a == 2:  # most columns: in once, out once
            on, off = (a, a + 1) if crossed[a] >= 0 else (a + 1, a)
            if crossed[on] >= 0 and crossed[off] < 0 and height[on] - height[off] < 2.0 * _TOUCHING_MM:
                bottom[found], lower[found] = height[on], crossed[on]
                top[found], upper[found], cell[found] = height[off], ~crossed[off], c
                found += 1
                continue
        for k in range(a + 1, b):
            mine, mark = height[k], crossed[k]
            key = mine - _TOUCHING_MM if mark >= 0 else mine + _TOUCHING_MM
            at = k
            while (
                at > a
                and (height[at - 1] - _TOUCHING_MM if crossed[at - 1] >= 0 else height[at - 1] + _TOUCHING_MM) > key
            ):
                height[at], crossed[at] = height[at - 1], crossed[at - 1]
                at -= 1
            height[at], crossed[at] = mine, mark
        inside, least = 0, 0
        for k in range(a, b):
            inside += 1 if crossed[k] >= 0 else -1
            least = min(least, inside)
        whole = inside == 0 and least == 0
        if not whole:
            broken += 1
        inside = 0
        for k in range(a, b):
            enters = crossed[k] >= 0
            if whole:
                inside += 1 if enters else -1
                if enters and inside == 1:
                    bottom[found], lower[found] = height[k], crossed[k]
                elif not enters and inside == 0:
                    top[found], upper[found], cell[found] = height[k], ~crossed[k], c
                    found += 1
            elif enters and k + 1 < b and crossed[k + 1] < 0:
                bottom[found], lower[found] = height[k], crossed[k]
                top[found], upper[found], cell[found] = height[k + 1], ~crossed[k + 1], c
                found += 1
    first_of[cells] = found
    return first_of, cell[:found], bottom[:found], top[:found], lower[:found], upper[:found], broken
