"""Compiled: how wide, how narrow and how long regions between walls are, from exact lines and arcs.

A piece is a row of 10: start x y, end x y, center x y, radius (0 for a line), angle at the start, signed angle swept, and 1
for a wall or 0 for an open side. The region lies on the left of its pieces.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

_Float = NDArray[np.float64]
_Int = NDArray[np.int64]
FACING = -0.95
GOLDEN = 0.6180339887498949
SAMPLES = 120
ROUNDS = 50
CURVE = 6
TOUCH = 1e-7


@kernel("boolean(float64[:,::1], int64, float64, float64)")
def _within(p: _Float, j: int, x: float, y: float) -> bool:
    """Whether the direction (x, y) from the center of an arc falls on the arc."""
    turn = (math.atan2(y, x) - p[j, 7]) * (1.0 if p[j, 8] > 0.0 else -1.0)
    turn %= 2.0 * math.pi
    inside: bool = turn <= abs(p[j, 8]) + 1e-9 or turn >= 2.0 * math.pi - 1e-9
    return inside


@kernel("float64(float64[:,::1], int64)")
def _run(p: _Float, i: int) -> float:
    """Length of a piece."""
    return p[i, 6] * abs(p[i, 8]) if p[i, 6] > 0.0 else math.hypot(p[i, 2] - p[i, 0], p[i, 3] - p[i, 1])


@kernel("UniTuple(float64, 4)(float64[:,::1], int64, float64)")
def _at(p: _Float, i: int, share: float) -> tuple[float, float, float, float]:
    """The point at a share of the way along a piece, and the unit normal into the region."""
    if p[i, 6] > 0.0:
        angle = p[i, 7] + share * p[i, 8]
        x, y = math.cos(angle), math.sin(angle)
        way = -1.0 if p[i, 8] > 0.0 else 1.0
        return p[i, 4] + p[i, 6] * x, p[i, 5] + p[i, 6] * y, way * x, way * y
    dx, dy = p[i, 2] - p[i, 0], p[i, 3] - p[i, 1]
    size = math.hypot(dx, dy)
    return p[i, 0] + share * dx, p[i, 1] + share * dy, -dy / size, dx / size


@kernel("UniTuple(float64, 3)(float64[:,::1], int64, int64, int64, float64)")
def _circle(p: _Float, low: int, high: int, i: int, share: float) -> tuple[float, float, float]:
    """Radius of the empty circle that touches piece i there (infinite: nothing opposite), the cosine between its two radii, and the piece across."""
    px, py, nx, ny = _at(p, i, share)
    best, qx, qy, far = math.inf, 0.0, 0.0, -1
    for j in range(low, high):
        if p[j, 9] == 0.0:
            continue
        size = p[j, 6]
        if size == 0.0:
            if j == i:
                continue
            dx, dy = p[j, 2] - p[j, 0], p[j, 3] - p[j, 1]
            length = math.hypot(dx, dy)
            tx, ty = dx / length, dy / length
            height = (py - p[j, 1]) * tx - (px - p[j, 0]) * ty
            slack = 1.0 - (ny * tx - nx * ty)
            if height > TOUCH and slack > 1e-12:
                r = height / slack
                foot = (px + r * nx - p[j, 0]) * tx + (py + r * ny - p[j, 1]) * ty
                if -1e-9 <= foot <= length + 1e-9:
                    if r < best:
                        best, qx, qy, far = r, p[j, 0] + foot * tx, p[j, 1] + foot * ty, j
                    continue
        else:
            dx, dy = px - p[j, 4], py - p[j, 5]
            if j == i:
                if p[j, 8] > 0.0 and size <= best * (1.0 + 1e-12):
                    best, far = size, j
                    if _within(p, j, -dx, -dy):
                        qx, qy = p[j, 4] - dx, p[j, 5] - dy
                    else:
                        qx, qy = px, py
                continue
            inside = p[j, 8] > 0.0
            along = dx * nx + dy * ny
            over = (size * size - dx * dx - dy * dy) * (1.0 if inside else -1.0)
            slack = size + along if inside else size - along
            if over > 2.0 * TOUCH * size and slack > 1e-12 * size:
                r = 0.5 * over / slack
                mx, my = px + r * nx - p[j, 4], py + r * ny - p[j, 5]
                reach = math.hypot(mx, my)
                if reach < 1e-9 * size or _within(p, j, mx, my):
                    if r < best and reach >= 1e-9 * size:
                        best, far = r, j
                        qx, qy = p[j, 4] + size * mx / reach, p[j, 5] + size * my / reach
                    elif r < best:  # concentric: the point right across, if the arc goes there
                        best, qx, qy, far = r, px, py, j
                        if _within(p, j, nx, ny):
                            qx, qy = px + 2.0 * r * nx, py + 2.0 * r * ny
                    continue
        for k in range(0, 4, 2):
            ax, ay = p[j, k] - px, p[j, k + 1] - py
            height = ax * nx + ay * ny
            squared = ax * ax + ay * ay
            if squared > TOUCH * TOUCH and height > 1e-9 * math.sqrt(squared) and squared < 2.0 * best * height:
                best, qx, qy, far = 0.5 * squared / height, p[j, k], p[j, k + 1], j
    if best == math.inf:
        return best, 1.0, -1.0
    cx, cy = px + best * nx, py + best * ny
    return best, -((qx - cx) * nx + (qy - cy) * ny) / best, float(far)


@kernel("float64(float64[:,::1], int64, int64, int64, float64, float64)")
def _widest(p: _Float, low: int, high: int, i: int, share: float, step: float) -> float:
    """The greatest radius of a touching circle near a point of a piece (golden section)."""
    a, b = max(0.0, share - step), min(1.0, share + step)
    c, d = b - GOLDEN * (b - a), a + GOLDEN * (b - a)
    best, fc, fd = -math.inf, 0.0, 0.0
    for k in range(ROUNDS):
        left = k == 3 or (k > 4 and fc > fd)
        if k > 4:
            if left:
                b, d, fd = d, c, fc
                c = b - GOLDEN * (b - a)
            else:
                a, c, fc = c, d, fd
                d = a + GOLDEN * (b - a)
        x = a if k == 0 else (b if k == 1 else (share if k == 2 else (c if left else d)))
        value, _, _ = _circle(p, low, high, i, x)
        value = -math.inf if value == math.inf else value
        best = max(best, value)
        if left:
            fc = value
        else:
            fd = value
        if k == 4 and fc == fd and abs(best - fc) <= 1e-12 * abs(fc):
            break  # parallel sides
    return best


@kernel("float64(float64[:,::1], int64, int64, int64, int64)")
def _narrowest(p: _Float, low: int, high: int, i: int, j: int) -> float:
    """The least radius of a circle between piece i and a side that faces it, at the points of i that can be nearest to piece j."""
    best = math.inf
    gap = min(1e-5 / _run(p, i), 0.5)  # in the corner itself a circle touches nothing but the corner
    for option in range(7):
        if option < 2:
            share = gap if option == 0 else 1.0 - gap
        else:
            tx, ty = p[j, 0], p[j, 1]
            if option == 3:
                tx, ty = p[j, 2], p[j, 3]
            elif option == 4:
                if p[j, 6] == 0.0:
                    continue
                tx, ty = p[j, 4], p[j, 5]
            elif option > 4:
                if p[i, 6] == 0.0 or p[j, 6] > 0.0:
                    continue
                way = 1.0 if option == 5 else -1.0
                tx, ty = p[i, 4] + way * (p[j, 1] - p[j, 3]), p[i, 5] + way * (p[j, 2] - p[j, 0])
            if p[i, 6] == 0.0:
                ux, uy = p[i, 2] - p[i, 0], p[i, 3] - p[i, 1]
                share = ((tx - p[i, 0]) * ux + (ty - p[i, 1]) * uy) / (ux * ux + uy * uy)
            else:
                if math.hypot(tx - p[i, 4], ty - p[i, 5]) < 1e-9:
                    continue
                turn = (math.atan2(ty - p[i, 5], tx - p[i, 4]) - p[i, 7]) * (1.0 if p[i, 8] > 0.0 else -1.0)
                share = (turn % (2.0 * math.pi)) / abs(p[i, 8])
            if not gap < share < 1.0 - gap:
                continue
        r, cosine, _ = _circle(p, low, high, i, share)
        if cosine < FACING:
            best = min(best, r)
    return best


@kernel("UniTuple(float64, 2)(float64[:,::1], int64, int64, float64, float64)")
def _span(p: _Float, low: int, high: int, ux: float, uy: float) -> tuple[float, float]:
    """Least and greatest coordinate of the pieces along a unit direction, exact for lines and arcs."""
    least, most = math.inf, -math.inf
    for j in range(low, high):
        for k in range(0, 4, 2):
            h = p[j, k] * ux + p[j, k + 1] * uy
            least, most = min(least, h), max(most, h)
        if p[j, 6] > 0.0:
            h = p[j, 4] * ux + p[j, 5] * uy
            if _within(p, j, ux, uy):
                most = max(most, h + p[j, 6])
            if _within(p, j, -ux, -uy):
                least = min(least, h - p[j, 6])
    return least, most


@kernel("float64(float64[:,::1], int64, int64, float64[:,::1])")
def _length(p: _Float, low: int, high: int, points: _Float) -> float:
    """Length of the smallest box around a region; of boxes that are equally small (to 1e-6) the longest.

    A side of the smallest box lies along a side of the convex hull of `points`, found by gift wrapping.
    """
    count = len(points)
    first = 0
    for k in range(count):
        if points[k, 0] < points[first, 0] or (points[k, 0] == points[first, 0] and points[k, 1] < points[first, 1]):
            first = k
    at, area, length = first, math.inf, 0.0
    for _ in range(count):
        after, reach = -1, 0.0
        for k in range(count):
            x, y = points[k, 0] - points[at, 0], points[k, 1] - points[at, 1]
            size = x * x + y * y
            if size < 1e-18:
                continue
            if after >= 0:
                ax, ay = points[after, 0] - points[at, 0], points[after, 1] - points[at, 1]
                turn = ax * y - ay * x
                if turn > 1e-12 * math.sqrt(size * reach) or (
                    abs(turn) <= 1e-12 * math.sqrt(size * reach) and size <= reach
                ):
                    continue
            after, reach = k, size
        if after < 0:
            break
        ux, uy = (
            (points[after, 0] - points[at, 0]) / math.sqrt(reach),
            (points[after, 1] - points[at, 1]) / math.sqrt(reach),
        )
        l0, l1 = _span(p, low, high, ux, uy)
        w0, w1 = _span(p, low, high, -uy, ux)
        box, long = (l1 - l0) * (w1 - w0), max(l1 - l0, w1 - w0)
        if box < area * (1.0 - 1e-6):
            area, length = box, long
        elif box <= area * (1.0 + 1e-6):
            length = max(length, long)
        at = after
        if at == first:
            break
    return length


@kernel("float64[:,::1](float64[:,::1], int64, int64)")
def _polygon(p: _Float, low: int, high: int) -> _Float:
    """Points along all pieces: starts of lines, and arcs every 0.2 rad."""
    total = 0
    for j in range(low, high):
        total += 1 if p[j, 6] == 0.0 else max(2, math.ceil(abs(p[j, 8]) / 0.2))
    out = np.empty((total, 2))
    k = 0
    for j in range(low, high):
        if p[j, 6] == 0.0:
            out[k, 0], out[k, 1] = p[j, 0], p[j, 1]
            k += 1
            continue
        count = max(2, math.ceil(abs(p[j, 8]) / 0.2))
        for m in range(count):
            angle = p[j, 7] + m / count * p[j, 8]
            out[k, 0], out[k, 1] = p[j, 4] + p[j, 6] * math.cos(angle), p[j, 5] + p[j, 6] * math.sin(angle)
            k += 1
    return out


@kernel("Tuple((boolean, float64, float64))(float64[:,::1], int64, int64)")
def _middle(p: _Float, low: int, high: int) -> tuple[bool, float, float]:
    """The center of the area of a region (arcs as chords of 0.2 rad), and whether it lies inside."""
    area, mx, my, inside = 0.0, 0.0, 0.0, False
    ox, oy = p[low, 0], p[low, 1]
    for rounds in range(2):
        for j in range(low, high):
            count = 1 if p[j, 6] == 0.0 else max(2, math.ceil(abs(p[j, 8]) / 0.2))
            x0, y0 = p[j, 0] - ox, p[j, 1] - oy
            for m in range(1, count + 1):
                x1, y1 = p[j, 2] - ox, p[j, 3] - oy
                if m < count:
                    angle = p[j, 7] + m / count * p[j, 8]
                    x1, y1 = p[j, 4] + p[j, 6] * math.cos(angle) - ox, p[j, 5] + p[j, 6] * math.sin(angle) - oy
                if rounds == 0:
                    twice = x0 * y1 - x1 * y0
                    area, mx, my = area + twice, mx + twice * (x0 + x1), my + twice * (y0 + y1)
                elif (y0 > my) != (y1 > my) and mx < x0 + (my - y0) / (y1 - y0) * (x1 - x0):
                    inside = not inside
                x0, y0 = x1, y1
        if rounds == 0:
            if area <= 0.0:
                return False, ox, oy
            mx, my = mx / (3.0 * area), my / (3.0 * area)
    return inside, mx + ox, my + oy


@kernel("Tuple((float64[:,::1], float64[:,:,::1]))(float64[:,::1], int64[::1])")
def regions(p: _Float, first: _Int) -> tuple[_Float, _Float]:
    """Measure regions whose pieces are p[first[k]:first[k + 1]].

    Per region a row of 5: diameter of the widest empty circle and the least between sides that face each other (infinite:
    none), length of the smallest box, and a place inside: the center of the area or, where that lies outside, the middle of
    the widest circle. Also (regions, 6, 2) pairs of a width and the
    area that is narrower, with width 0 where there are fewer.
    """
    count = len(first) - 1
    out, curve = np.empty((count, 5)), np.zeros((count, CURVE, 2))
    for g in range(count):
        low, high = first[g], first[g + 1]
        points = _polygon(p, low, high)
        total = 0.0
        for i in range(low, high):
            if p[i, 9] > 0.0:
                total += _run(p, i)
        step = max(total / SAMPLES, 1e-6)
        seen = np.empty(
            (SAMPLES + 4 * (high - low) + 4, 6)
        )  # radius, cosine, piece, share, length it stands for, piece across
        n = 0
        for i in range(low, high):
            if p[i, 9] == 0.0:
                continue
            run = _run(p, i)
            pieces = max(3, math.ceil(run / step))
            for m in range(pieces):
                if n == len(seen):
                    break
                share = (m + 0.5) / pieces
                seen[n, 0], seen[n, 1], seen[n, 5] = _circle(p, low, high, i, share)
                seen[n, 2], seen[n, 3], seen[n, 4] = i, share, run / pieces
                n += 1
        widest, narrowest = 0.0, math.inf
        for k in range(n):
            if seen[k, 0] < math.inf:
                widest = max(widest, seen[k, 0])
                if seen[k, 1] < FACING:
                    narrowest = min(narrowest, seen[k, 0])
        top, bottom = widest, narrowest
        for k in range(n):
            r, i = seen[k, 0], int(seen[k, 2])
            before, after = k > 0 and seen[k - 1, 2] == i, k + 1 < n and seen[k + 1, 2] == i
            lower = (before and seen[k - 1, 1] < FACING and seen[k - 1, 0] <= r) or (
                after and seen[k + 1, 1] < FACING and seen[k + 1, 0] < r
            )
            if seen[k, 1] < FACING and r <= 1.3 * narrowest and not lower:
                bottom = min(bottom, _narrowest(p, low, high, i, int(seen[k, 5])))
            higher = (before and seen[k - 1, 0] >= r) or (after and r < seen[k + 1, 0] < math.inf)
            if r < math.inf and r >= 0.9 * widest and not higher:
                top = max(top, _widest(p, low, high, i, seen[k, 3], 1.1 * seen[k, 4] / _run(p, i)))
        out[g, 0] = 2.0 * top if top > 0.0 else math.inf
        out[g, 1] = 2.0 * bottom
        out[g, 2] = _length(p, low, high, points)
        inside, mx, my = _middle(p, low, high)
        out[g, 3], out[g, 4] = mx, my
        near = 0.0 if inside else math.inf
        for k in range(n):
            if seen[k, 0] < math.inf and seen[k, 0] > widest * (1.0 - 1e-9):
                x, y, nx, ny = _at(p, int(seen[k, 2]), seen[k, 3])
                x, y = x + seen[k, 0] * nx, y + seen[k, 0] * ny
                away = math.hypot(x - mx, y - my)
                if away < near - 1e-9:
                    near, out[g, 3], out[g, 4] = away, x, y
        if bottom < math.inf:
            wide = max(out[g, 0] if out[g, 0] < math.inf else out[g, 2], 2.0 * bottom)
            steps = CURVE if wide > 2.0 * bottom * 1.0001 else 1
            for m in range(steps):
                size = 2.0 * bottom * (wide / (2.0 * bottom)) ** (m / max(steps - 1, 1)) * (1.0 + 1e-6)
                area = 0.0
                for k in range(n):
                    if seen[k, 1] < FACING and 2.0 * seen[k, 0] <= size:
                        area += seen[k, 0] * seen[k, 4]
                curve[g, m, 0], curve[g, m, 1] = size, area
    return out, curve
