"""Compiled: area and length of where closed curves wind around more than zero times."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_FEW = 40  # so few sides are tried each against each
_CLOSED_MM = 6e-6  # what is left narrower than this, on average, is nothing


@kernel("Tuple((int64, int64[::1], float64[::1], int64[::1]))(float64[:,::1], int64[::1], boolean)")
def _crossings(points: Array, ring: Array, one: bool) -> tuple[int, Array, Array, Array]:
    """Where closed rings of points cross: number, then for both sides of each: side, share of it, by how much winding rises on it.

    `ring` (n,) the point that follows each. Sides are sorted into square cells, of which a crossing lies in one. With `one`
    the first that is found is enough.
    """
    n = len(points)
    found = 0
    side, share, rise = np.empty(64, dtype=np.int64), np.empty(64), np.empty(64, dtype=np.int64)
    x0, y0, x1, y1 = np.inf, np.inf, -np.inf, -np.inf
    for k in range(n):
        x0, x1 = min(x0, points[k, 0]), max(x1, points[k, 0])
        y0, y1 = min(y0, points[k, 1]), max(y1, points[k, 1])
    wide, high = x1 - x0 + 1e-6, y1 - y0 + 1e-6
    cell = max(np.sqrt(wide * high / n), 0.5 * max(wide, high) / n) if n > _FEW else wide + high
    nx, ny = int(wide / cell) + 1, int(high / cell) + 1
    first = np.zeros(nx * ny + 2, dtype=np.int64)
    member = np.empty(0, dtype=np.int64)
    for filling in range(2):
        if filling:
            for c in range(nx * ny):
                first[c + 2] += first[c + 1]
            member = np.empty(first[nx * ny + 1], dtype=np.int64)
        for k in range(n):
            on = ring[k]
            ax, ay, bx, by = points[k, 0] - x0, points[k, 1] - y0, points[on, 0] - x0, points[on, 1] - y0
            low, top = int(max(min(ay, by) - 1e-7, 0.0) / cell), int((max(ay, by) + 1e-7) / cell)
            for row in range(low, min(top, ny - 1) + 1):
                left, right = min(ax, bx), max(ax, bx)
                if top > low and abs(by - ay) > 1e-6:
                    slope = (bx - ax) / (by - ay)
                    enters = ax + (row * cell - ay) * slope
                    leaves = ax + ((row + 1) * cell - ay) * slope
                    left, right = max(left, min(enters, leaves)), min(right, max(enters, leaves))
                for c in range(int(max(left - 1e-6, 0.0) / cell), min(int((right + 1e-6) / cell), nx - 1) + 1):
                    if filling:
                        member[first[row * nx + c + 1]] = k
                    first[row * nx + c + (1 if filling else 2)] += 1
    for c in range(nx * ny):
        for i in range(first[c], first[c + 1]):
            k = member[i]
            on = ring[k]
            ax, ay, bx, by = points[k, 0], points[k, 1], points[on, 0], points[on, 1]
            left, right, low, top = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
            for j in range(i + 1, first[c + 1]):
                m = member[j]
                to = ring[m]
                if to == k or on == m:
                    continue
                cx, cy, dx, dy = points[m, 0], points[m, 1], points[to, 0], points[to, 1]
                if min(cx, dx) > right or max(cx, dx) < left or min(cy, dy) > top or max(cy, dy) < low:
                    continue
                c_side = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
                d_side = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
                a_side = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
                b_side = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
                if (c_side > 0.0) == (d_side > 0.0) or (a_side > 0.0) == (b_side > 0.0):
                    continue
                at = a_side / (a_side - b_side)
                x, y = ax + at * (bx - ax) - x0, ay + at * (by - ay) - y0
                if min(int(y / cell), ny - 1) * nx + min(int(x / cell), nx - 1) != c:
                    continue
                if 2 * found == len(side):
                    side = np.concatenate((side, np.empty_like(side)))
                    share = np.concatenate((share, np.empty_like(share)))
                    rise = np.concatenate((rise, np.empty_like(rise)))
                side[2 * found], share[2 * found], rise[2 * found] = k, at, 1 if b_side > 0.0 else -1
                side[2 * found + 1], share[2 * found + 1] = m, c_side / (c_side - d_side)
                rise[2 * found + 1] = 1 if d_side > 0.0 else -1
                found += 1
                if one:
                    return found, side, share, rise
    return found, side, share, rise


@kernel("int64(float64[:,::1], int64[::1], int64[::1], float64[:,::1], int64, float64, float64, boolean)")
def _around(points: Array, ring: Array, first: Array, box: Array, own: int, x: float, y: float, level: bool) -> int:
    """How often closed rings wind around what lies left of side `own` at a place on it.

    Counted along a line towards +x, or +y for a side that is more `level`. `box` (rings, 4) least and most x and y.
    """
    winding = 0
    for r in range(len(box)):
        if level:
            if x < box[r, 0] or x > box[r, 1] or y > box[r, 3]:
                continue
        elif y < box[r, 2] or y > box[r, 3] or x > box[r, 1]:
            continue
        for k in range(first[r], first[r + 1]):
            on = ring[k]
            ax, ay, bx, by = points[k, 0] - x, points[k, 1] - y, points[on, 0] - x, points[on, 1] - y
            if level:
                ax, ay, bx, by = ay, -ax, by, -bx
            if k == own:
                winding += 1 if by > ay else 0
            elif (ay > 0.0) != (by > 0.0) and ax - ay * (bx - ax) / (by - ay) > 0.0:
                winding += 1 if by > ay else -1
    return winding


@kernel("Tuple((int64, float64, float64))(float64[:,::1], int64[::1], boolean)")
def _kept(points: Array, first: Array, plain: bool) -> tuple[int, float, float]:
    """Area and length of where closed rings wind around more than zero times: after 0 where that is all inside them, 1 where it is not.

    With `plain` they are not told in the second case; -1: they cannot be. Along each side winding changes by one at every
    crossing; at one place of each ring it is counted. `first` (rings + 1,) is where each begins in `points`.
    """
    origin, rings = first[0], len(first) - 1
    points = points[origin : first[rings]]
    first = first - origin
    n = len(points)
    ring = np.arange(1, n + 1)
    for r in range(rings):
        ring[first[r + 1] - 1] = first[r]
    found, side, share, rise = _crossings(points, ring, plain)
    if plain and found:
        return 1, 0.0, 0.0
    start = np.zeros(n + 1, dtype=np.int64)
    for k in range(2 * found):
        start[side[k] + 1] += 1
    for k in range(n):
        start[k + 1] += start[k]
    order, place = np.empty(2 * found, dtype=np.int64), start[:-1].copy()
    for k in range(2 * found):  # by place along each side
        s = side[k]
        at = place[s]
        place[s] += 1
        while at > start[s] and share[order[at - 1]] > share[k]:
            order[at] = order[at - 1]
            at -= 1
        order[at] = k
    box = np.empty((rings, 4))
    for r in range(rings):
        part = points[first[r] : first[r + 1]]
        box[r] = part[:, 0].min(), part[:, 0].max(), part[:, 1].min(), part[:, 1].max()
    area, length = 0.0, 0.0
    kind = 1 if found else 0
    for r in range(rings):
        a, b = first[r], first[r + 1]
        best, most, level = a, -1.0, False
        for k in range(a, b):
            dx, dy = abs(points[ring[k], 0] - points[k, 0]), abs(points[ring[k], 1] - points[k, 1])
            if dx + dy > most:
                best, most, level = k, dx + dy, dx > dy
        middle, widest, before, begin = 0.5, -1.0, 0, 0.0  # of the longest piece of that side
        for i in range(start[best], start[best + 1] + 1):
            upto = share[order[i]] if i < start[best + 1] else 1.0
            if upto - begin > widest:
                middle, widest, before = 0.5 * (begin + upto), upto - begin, i
            begin = upto
        x = points[best, 0] + middle * (points[ring[best], 0] - points[best, 0])
        y = points[best, 1] + middle * (points[ring[best], 1] - points[best, 1])
        winding = _around(points, ring, first, box, best, x, y, level)
        for i in range(start[best], before):
            winding -= rise[order[i]]
        if winding != 1:
            kind = 1
            if plain:
                return 1, 0.0, 0.0
        turn = winding
        for step in range(b - a):
            k = best + step
            k = k if k < b else k - (b - a)
            on = ring[k]
            dx, dy = points[on, 0] - points[k, 0], points[on, 1] - points[k, 1]
            size = np.sqrt(dx * dx + dy * dy)
            moment = 0.5 * ((points[k, 0] - points[0, 0]) * dy - (points[k, 1] - points[0, 1]) * dx)
            begin = 0.0
            for i in range(start[k], start[k + 1]):
                if turn == 1:
                    area += (share[order[i]] - begin) * moment
                    length += (share[order[i]] - begin) * size
                begin = share[order[i]]
                turn += rise[order[i]]
            if turn == 1:
                area += (1.0 - begin) * moment
                length += (1.0 - begin) * size
        if turn != winding:
            return -1, 0.0, 0.0
    if area <= _CLOSED_MM * length:
        area, length = 0.0, 0.0
    return kind, area, length


@kernel(
    "Tuple((float64[:,::1], float64[:,::1], boolean[::1]))(float64[:,::1], int64[::1], int64[::1], int64, int64, int64)"
)
def kept(points: Array, first: Array, curves: Array, n: int, count: int, near: int) -> tuple[Array, Array, Array]:
    """Area and length (n, count) of what n bodies keep at each of `count` insets, and which are told; see `insets_kernel.moved`.

    Not told is where rings cross or lie in each other as they are. Where nothing crosses at an inset nothing did before: the
    last is tried first, then that number `near`.
    """
    area, length = np.zeros((n, count)), np.zeros((n, count))
    told = np.ones(n, dtype=np.bool_)
    for s in range(n):
        at = curves[s * count : (s + 1) * count + 1]
        last = count - 1
        while last >= 0 and at[last] == at[last + 1]:
            last -= 1
        if last < 0:
            continue
        kind, area[s, 0], length[s, 0] = _kept(points, first[at[0] : at[1] + 1], True)
        if kind != 0:
            told[s] = False
            continue
        plain = 0
        for j in (last, min(near, last)):
            if j > plain:
                kind, area[s, j], length[s, j] = _kept(points, first[at[j] : at[j + 1] + 1], True)
                plain = j if kind == 0 else plain
        for j in range(1, plain):
            for r in range(at[j], at[j + 1]):
                a, b = first[r], first[r + 1]
                for k in range(a, b):
                    on = k + 1 if k + 1 < b else a
                    dx, dy = points[on, 0] - points[k, 0], points[on, 1] - points[k, 1]
                    area[s, j] += 0.5 * ((points[k, 0] - points[a, 0]) * dy - (points[k, 1] - points[a, 1]) * dx)
                    length[s, j] += np.sqrt(dx * dx + dy * dy)
        for j in range(plain + 1, last + 1):
            kind, area[s, j], length[s, j] = _kept(points, first[at[j] : at[j + 1] + 1], False)
            told[s] = told[s] and kind >= 0 and area[s, j] <= area[s, j - 1] * (1.0 + 1e-6)
            if kind < 0 or area[s, j] == 0.0:
                area[s, j:], length[s, j:] = 0.0, 0.0
                break
    return area, length, told
