"""Compiled: circles that touch the boundary of a planar region twice, and gaps between its contours, from lines and arcs.

A boundary piece is a row of 12: start x y, end x y, center x y, radius (0 for a line), angle at the start, signed angle
swept, and a circle around the piece (x y radius). The region lies on the left of every piece.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

_Float = NDArray[np.float64]
_Int = NDArray[np.int64]


@kernel("boolean(float64[:,::1], int64, float64, float64)")
def _within(pieces: _Float, j: int, x: float, y: float) -> bool:
    """Whether the direction from the center of an arc to a point falls on the arc."""
    sweep = pieces[j, 8]
    turn = (math.atan2(y - pieces[j, 5], x - pieces[j, 4]) - pieces[j, 7]) * (1.0 if sweep > 0.0 else -1.0)
    turn %= 2.0 * math.pi
    return bool(turn <= abs(sweep) + 1e-9 or turn >= 2.0 * math.pi - 1e-9)


@kernel(
    "Tuple((float64[::1], int64[::1], float64[:,::1]))(float64[:,::1], float64[:,::1], int64[::1], float64[:,::1], float64)"
)
def tangent_circles(at: _Float, inward: _Float, own: _Int, pieces: _Float, reach: float) -> tuple[_Float, _Int, _Float]:
    """The largest empty circle that touches at each boundary point: its radius, the piece that stops it (-1: none), where."""
    count = len(at)
    radius = np.full(count, np.inf)
    contact = np.full(count, -1, dtype=np.int64)
    touch = np.zeros((count, 2))
    for i in range(count):
        px, py, nx, ny = at[i, 0], at[i, 1], inward[i, 0], inward[i, 1]
        best, stop, qx, qy = reach, -1, 0.0, 0.0
        for j in range(len(pieces)):
            wide = 2.0 * best + pieces[j, 11]
            if (pieces[j, 9] - px) ** 2 + (pieces[j, 10] - py) ** 2 > wide * wide:
                continue
            sx, sy, ex, ey = pieces[j, 0], pieces[j, 1], pieces[j, 2], pieces[j, 3]
            size = pieces[j, 6]
            if size == 0.0:
                if j == own[i]:
                    continue
                length = math.hypot(ex - sx, ey - sy)
                tx, ty = (ex - sx) / length, (ey - sy) / length
                height = (py - sy) * tx - (px - sx) * ty
                slack = 1.0 - (ny * tx - nx * ty)
                if height > 1e-9 and slack > 1e-12:
                    r = height / slack
                    foot = (px + r * nx - sx) * tx + (py + r * ny - sy) * ty
                    if -1e-9 <= foot <= length + 1e-9:
                        if r < best:
                            best, stop, qx, qy = r, j, sx + foot * tx, sy + foot * ty
                        continue
            else:
                cx, cy = pieces[j, 4], pieces[j, 5]
                dx, dy = px - cx, py - cy
                inside = pieces[j, 8] > 0.0
                if j == own[i]:
                    if inside and size <= best * (1.0 + 1e-12):
                        best, stop, qx, qy = size, j, px, py
                        if _within(pieces, j, cx - dx, cy - dy):
                            qx, qy = cx - dx, cy - dy
                        else:
                            far_start = (sx - px) ** 2 + (sy - py) ** 2 > (ex - px) ** 2 + (ey - py) ** 2
                            qx, qy = (sx, sy) if far_start else (ex, ey)
                    continue
                along = dx * nx + dy * ny
                over = (size * size - dx * dx - dy * dy) * (1.0 if inside else -1.0)
                slack = size + along if inside else size - along
                if over > 1e-9 * size and slack > 1e-12 * size:
                    r = 0.5 * over / slack
                    mx, my = px + r * nx - cx, py + r * ny - cy
                    if _within(pieces, j, cx + mx, cy + my):
                        if r < best:
                            scale = size / max(math.hypot(mx, my), 1e-300)
                            best, stop, qx, qy = r, j, cx + scale * mx, cy + scale * my
                        continue
            for k in range(2):
                ax, ay = (sx, sy) if k == 0 else (ex, ey)
                height = (ax - px) * nx + (ay - py) * ny
                squared = (ax - px) ** 2 + (ay - py) ** 2
                if squared > 1e-12 and height > 1e-9 * math.sqrt(squared) and squared < 2.0 * best * height:
                    best, stop, qx, qy = 0.5 * squared / height, j, ax, ay
        if stop >= 0:
            radius[i], contact[i], touch[i, 0], touch[i, 1] = best, stop, qx, qy
    return radius, contact, touch


@kernel("float64[:,::1](float64[:,::1], int64[::1], float64[:,::1])")
def inward_at(pieces: _Float, own: _Int, points: _Float) -> _Float:
    """Unit normals (n, 2) into the region at points (n, 2) of pieces `own` (n,)."""
    found = np.empty((len(own), 2))
    for k in range(len(own)):
        i = own[k]
        if pieces[i, 6] > 0.0:
            way = 1.0 if pieces[i, 8] > 0.0 else -1.0 if pieces[i, 8] < 0.0 else 0.0
            x, y = (pieces[i, 4] - points[k, 0]) * way, (pieces[i, 5] - points[k, 1]) * way
        else:
            x, y = -(pieces[i, 3] - pieces[i, 1]), pieces[i, 2] - pieces[i, 0]
        length = max(math.hypot(x, y), 1e-300)
        found[k, 0], found[k, 1] = x / length, y / length
    return found


@kernel("UniTuple(float64[:,::1], 2)(float64[:,::1], int64[::1], float64[::1])")
def along_pieces(pieces: _Float, own: _Int, share: _Float) -> tuple[_Float, _Float]:
    """Points (n, 2) at shares (n,) of the way along pieces `own` (n,), and the unit normals there into the region."""
    points = np.empty((len(own), 2))
    for k in range(len(own)):
        i = own[k]
        if pieces[i, 6] > 0.0:
            angle = pieces[i, 7] + share[k] * pieces[i, 8]
            points[k, 0] = pieces[i, 4] + pieces[i, 6] * math.cos(angle)
            points[k, 1] = pieces[i, 5] + pieces[i, 6] * math.sin(angle)
        else:
            points[k, 0] = pieces[i, 0] + share[k] * (pieces[i, 2] - pieces[i, 0])
            points[k, 1] = pieces[i, 1] + share[k] * (pieces[i, 3] - pieces[i, 1])
    return points, inward_at(pieces, own, points)


@kernel("float64(float64, float64, float64[:,::1], int64)")
def _from_point(x: float, y: float, pieces: _Float, j: int) -> float:
    """Distance of a point from a piece."""
    sx, sy, ex, ey, size = pieces[j, 0], pieces[j, 1], pieces[j, 2], pieces[j, 3], pieces[j, 6]
    if size == 0.0:
        ux, uy = ex - sx, ey - sy
        share = ((x - sx) * ux + (y - sy) * uy) / (ux * ux + uy * uy)
        share = min(1.0, max(0.0, share))
        return math.hypot(sx + share * ux - x, sy + share * uy - y)
    if _within(pieces, j, x, y):
        return float(abs(math.hypot(x - pieces[j, 4], y - pieces[j, 5]) - size))
    return min(math.hypot(x - sx, y - sy), math.hypot(x - ex, y - ey))


@kernel("float64(float64[:,::1], int64, int64)")
def _from_piece(pieces: _Float, i: int, j: int) -> float:
    """Least distance from the ends of piece i, and from the points of arc i that look straight at piece j, to piece j."""
    least = min(_from_point(pieces[i, 0], pieces[i, 1], pieces, j), _from_point(pieces[i, 2], pieces[i, 3], pieces, j))
    size = pieces[i, 6]
    if size > 0.0:
        cx, cy = pieces[i, 4], pieces[i, 5]
        if pieces[j, 6] > 0.0:
            ux, uy = pieces[j, 4] - cx, pieces[j, 5] - cy
        else:
            ux, uy = pieces[j, 1] - pieces[j, 3], pieces[j, 2] - pieces[j, 0]
        length = math.hypot(ux, uy)
        if length > 1e-12:
            for sign in (-size / length, size / length):
                x, y = cx + sign * ux, cy + sign * uy
                if _within(pieces, i, x, y):
                    least = min(least, _from_point(x, y, pieces, j))
    return least


@kernel("float64[::1](float64[:,::1], int64[::1], int64[::1])")
def contour_gaps(pieces: _Float, contour: _Int, group: _Int) -> _Float:
    """For each contour its least distance to another contour of its group; infinite where there is none."""
    gap = np.full(len(group), np.inf)
    for i in range(len(pieces)):
        a = contour[i]
        for j in range(i + 1, len(pieces)):
            b = contour[j]
            if a == b or group[a] != group[b]:
                continue
            wide = max(gap[a], gap[b]) + pieces[i, 11] + pieces[j, 11]
            if (pieces[i, 9] - pieces[j, 9]) ** 2 + (pieces[i, 10] - pieces[j, 10]) ** 2 > wide * wide:
                continue
            least = min(_from_piece(pieces, i, j), _from_piece(pieces, j, i))
            gap[a], gap[b] = min(gap[a], least), min(gap[b], least)
    return gap


@kernel("Tuple((float64[:,::1], int64[::1]))(int64[::1], int64[::1], float64[:,::1])")
def nearest_points(own: _Int, far: _Int, pieces: _Float) -> tuple[_Float, _Int]:
    """Points of the pieces `own` that may be nearest to the pieces `far`, with the piece that each lies on."""
    points = np.empty((6 * len(own), 2))
    where = np.empty(6 * len(own), dtype=np.int64)
    count = 0
    for k in range(len(own)):
        i, j = own[k], far[k]
        sx, sy, ex, ey, size = pieces[i, 0], pieces[i, 1], pieces[i, 2], pieces[i, 3], pieces[i, 6]
        for option in range(5):
            if option == 0:
                tx, ty = pieces[j, 0], pieces[j, 1]
            elif option == 1:
                tx, ty = pieces[j, 2], pieces[j, 3]
            elif option == 2:
                if pieces[j, 6] == 0.0:
                    continue
                tx, ty = pieces[j, 4], pieces[j, 5]
            else:
                if size == 0.0 or pieces[j, 6] > 0.0:
                    continue
                sign = 1.0 if option == 3 else -1.0
                tx = pieces[i, 4] + sign * (pieces[j, 1] - pieces[j, 3])
                ty = pieces[i, 5] + sign * (pieces[j, 2] - pieces[j, 0])
            if size == 0.0:
                ux, uy = ex - sx, ey - sy
                share = ((tx - sx) * ux + (ty - sy) * uy) / (ux * ux + uy * uy)
                if not 1e-6 < share < 1.0 - 1e-6:
                    continue
                x, y = sx + share * ux, sy + share * uy
            else:
                dx, dy = tx - pieces[i, 4], ty - pieces[i, 5]
                length = math.hypot(dx, dy)
                if length < 1e-9 or not _within(pieces, i, tx, ty):
                    continue
                x, y = pieces[i, 4] + size * dx / length, pieces[i, 5] + size * dy / length
            points[count, 0], points[count, 1], where[count] = x, y, i
            count += 1
    return points[:count].copy(), where[:count].copy()
