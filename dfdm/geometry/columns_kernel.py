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
    "Tuple((int32[::1], int32[::1], float64[::1], int32[::1]))(float64[:,:,::1], float64, float64, float64, int64, int64)"
)
def scan(corners: Array, x0: float, y0: float, pitch: float, nx: int, ny: int) -> tuple[Any, ...]:
    """Crossings of upright lines with triangles (m, 3, 3): starts (cells + 1,), then per crossing cell, height, triangle.

    Both triangles of an edge compute the place where it meets a row from the same end, so that a line through an edge
    crosses exactly one of them.
    """
    count = np.zeros(nx * ny + 1, dtype=np.int32)
    cell = np.zeros(0, dtype=np.int32)
    height = np.zeros(0, dtype=np.float64)
    triangle = np.zeros(0, dtype=np.int32)
    place = np.zeros(0, dtype=np.int32)
    for filling in range(2):
        if filling:
            for c in range(nx * ny):
                count[c + 1] += count[c]
            total = count[nx * ny]
            place = count[:-1].copy()
            cell = np.empty(total, dtype=np.int32)
            height = np.empty(total, dtype=np.float64)
            triangle = np.empty(total, dtype=np.int32)
        for m in range(corners.shape[0]):
            p, q, r = 0, 1, 2
            kp = corners[m, 0, 1] + 1e-12 * corners[m, 0, 0]
            kq = corners[m, 1, 1] + 1e-12 * corners[m, 1, 0]
            kr = corners[m, 2, 1] + 1e-12 * corners[m, 2, 0]
            if kq < kp:
                p, q, kp, kq = q, p, kq, kp
            if kr < kq:
                q, r, kq, kr = r, q, kr, kq
                if kq < kp:
                    p, q, kp, kq = q, p, kq, kp
            ax, ay, az = corners[m, p, 0], corners[m, p, 1], corners[m, p, 2]
            bx, by, bz = corners[m, q, 0], corners[m, q, 1], corners[m, q, 2]
            cx, cy, cz = corners[m, r, 0], corners[m, r, 1], corners[m, r, 2]
            first = min(max(int(np.floor((ay - y0) / pitch - 0.5)), -1), ny - 1)
            middle = min(max(int(np.floor((by - y0) / pitch - 0.5)), -1), ny - 1)
            last = min(max(int(np.floor((cy - y0) / pitch - 0.5)), -1), ny - 1)
            if first == last:
                continue
            ux, uy, uz = bx - ax, by - ay, bz - az
            vx, vy, vz = cx - ax, cy - ay, cz - az
            nz = ux * vy - uy * vx
            upright = nz if nz != 0.0 else 1.0
            slope_x, slope_y = -(uy * vz - uz * vy) / upright, -(uz * vx - ux * vz) / upright
            low, high = min(az, min(bz, cz)), max(az, max(bz, cz))
            for j in range(first + 1, last + 1):
                y = y0 + (j + 0.5) * pitch
                long = ax + (y - ay) * (cx - ax) / (cy - ay if cy != ay else 1.0)
                if j <= middle:
                    short = ax + (y - ay) * (bx - ax) / (by - ay if by != ay else 1.0)
                else:
                    short = bx + (y - by) * (cx - bx) / (cy - by if cy != by else 1.0)
                left = min(max(int(np.floor((min(long, short) - x0) / pitch - 0.5)), -1), nx - 1)
                right = min(max(int(np.floor((max(long, short) - x0) / pitch - 0.5)), -1), nx - 1)
                for i in range(left + 1, right + 1):
                    if not filling:
                        count[j * nx + i + 1] += 1
                        continue
                    at = place[j * nx + i]
                    place[j * nx + i] += 1
                    z = az + slope_x * (x0 + (i + 0.5) * pitch - ax) + slope_y * (y - ay)
                    cell[at] = j * nx + i
                    height[at] = min(max(z, low), high)  # steep triangles: keep to their own extent
                    triangle[at] = m
    return count, cell, height, triangle


@kernel(
    "Tuple((int32[::1], int32[::1], float64[::1], float64[::1], int32[::1], int32[::1], int64))"
    "(int32[::1], float64[::1], int32[::1], float64[::1])"
)
def pair(starts: Array, height: Array, triangle: Array, upward: Array) -> tuple[Any, ...]:
    """Stretches of material: starts (cells + 1,), then cell, bottom, top, lower and upper triangle; broken columns.

    `upward` (m,) the z of each triangle's normal. A column whose surfaces do not pair keeps neighbors that do.
    """
    cells = len(starts) - 1
    most = len(height) // 2 + 1
    first = np.zeros(cells + 1, dtype=np.int32)
    cell = np.empty(most, dtype=np.int32)
    bottom, top = np.empty(most, dtype=np.float64), np.empty(most, dtype=np.float64)
    lower, upper = np.empty(most, dtype=np.int32), np.empty(most, dtype=np.int32)
    key, order = np.empty(len(height), dtype=np.float64), np.empty(len(height), dtype=np.int32)
    found, broken = 0, 0
    for c in range(cells):
        a, b = starts[c], starts[c + 1]
        for k in range(a, b):
            enters = upward[triangle[k]] < 0.0
            mine = height[k] - _TOUCHING_MM if enters else height[k] + _TOUCHING_MM
            at = k
            while at > a and key[at - 1] > mine:
                key[at], order[at] = key[at - 1], order[at - 1]
                at -= 1
            key[at], order[at] = mine, k
        inside, least = 0, 0
        for k in range(a, b):
            inside += 1 if upward[triangle[order[k]]] < 0.0 else -1
            least = min(least, inside)
        whole = inside == 0 and least == 0
        if not whole:
            broken += 1
        inside = 0
        for k in range(a, b):
            here = order[k]
            enters = upward[triangle[here]] < 0.0
            if whole:
                inside += 1 if enters else -1
                if enters and inside == 1:
                    bottom[found], lower[found] = height[here], triangle[here]
                elif not enters and inside == 0:
                    top[found], upper[found], cell[found] = height[here], triangle[here], c
                    found += 1
            elif enters and k + 1 < b and upward[triangle[order[k + 1]]] >= 0.0:
                on = order[k + 1]
                bottom[found], lower[found] = height[here], triangle[here]
                top[found], upper[found], cell[found] = height[on], triangle[on], c
                found += 1
        first[c + 1] = found
    return (
        first,
        cell[:found].copy(),
        bottom[:found].copy(),
        top[:found].copy(),
        lower[:found].copy(),
        upper[:found].copy(),
        broken,
    )
