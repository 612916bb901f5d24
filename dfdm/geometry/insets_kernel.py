"""Compiled: what becomes of rings whose sides move inwards, drawn at many insets.

Every side of a ring moves inwards, corners stay mitered (cut off square beyond 120°, as Clipper2 does it). A side whose
two corners meet is taken out, and its neighbors meet in a new corner; where they lie against each other instead, an arm
has closed, and they move on past each other from a pin, a point that stays. What sides sweep counts against the winding
of the curve: material is left where it winds around more than zero times. Where no two sides cross, that is its inside.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_SHARP = 0.005  # 1 + cosine of a turn from which on no miter is drawn
_BEYOND_MM = 3e-6  # insets go so much further, so that what just closes is closed ...
_ASTRAY_MM = 1e-6  # ... and points lie so much aside, so that no corner lies on another side
_APART_MM = 4e-6
_PX, _PY, _VX, _VY, _SINCE, _BEND, _DX, _DY, _LONG, _WHEN = range(10)
# Of a corner: where it was, its velocity, since when, tangent of half its turn; of the side after it: direction, length, when.
_NEXT, _PREV, _PIN, _RING = range(4)


@kernel("float64(float64[:,::1], int64, int64, int64)")
def _aside(points: Array, here: int, before: int, after: int) -> float:
    """Squared distance of a point from the line through two others."""
    ax, ay = points[here, 0] - points[before, 0], points[here, 1] - points[before, 1]
    cx, cy = points[after, 0] - points[before, 0], points[after, 1] - points[before, 1]
    size = cx * cx + cy * cy
    return (ax * cy - cx * ay) ** 2 / size if size > 0.0 else 0.0


@kernel("int64(float64[:,::1], int64, int64, float64, float64[:,::1], int64, float64[::1], int64[:,::1])")
def _simplified(points: Array, a: int, b: int, within: float, found: Array, at: int, off: Array, link: Array) -> int:
    """Put points of the ring from `a` to `b` that stray more than `within` from between their neighbors into `found`; their number.

    As Clipper2 does it: the smaller of two that stand side by side goes first.
    """
    n = left = b - a
    limit = within * within
    for i in range(n):
        link[i, 0], link[i, 1] = i + 1, i - 1
    link[n - 1, 0], link[0, 1] = 0, n - 1
    for i in range(n):
        off[i] = _aside(points, a + i, a + link[i, 1], a + link[i, 0])
    here = 0
    while True:
        if off[here] > limit:
            start = here
            here = link[here, 0]
            while here != start and off[here] > limit:
                here = link[here, 0]
            if here == start:
                break
        before, after = link[here, 1], link[here, 0]
        if after == before:
            break
        if off[after] < off[here]:
            earlier = before
            before, here, after = here, after, link[after, 0]
        else:
            earlier = link[before, 1]
        link[before, 0], link[after, 1] = after, before
        left -= 1
        here, after = after, link[after, 0]
        off[here] = _aside(points, a + here, a + before, a + after)
        off[before] = _aside(points, a + before, a + earlier, a + here)
    for i in range(left):
        found[at + i, 0], found[at + i, 1] = points[a + here, 0], points[a + here, 1]
        here = link[here, 0]
    return left


@kernel("void(float64[:,::1], int64[:,::1], int64, boolean)")
def _corner(node: Array, link: Array, e: int, new: bool) -> None:
    """Let the corner before side `e` move with both its sides, or pin it; a new one turns to the left."""
    a = link[e, _PREV]
    cosine = node[a, _DX] * node[e, _DX] + node[a, _DY] * node[e, _DY]
    sine = node[a, _DX] * node[e, _DY] - node[a, _DY] * node[e, _DX]
    link[e, _PIN] = 1.0 + cosine < _SHARP or (new and sine < -1e-9)
    node[e, _VX] = node[e, _VY] = node[e, _BEND] = 0.0
    if link[e, _PIN] == 0:
        node[e, _VX] = -(node[a, _DY] + node[e, _DY]) / (1.0 + cosine)
        node[e, _VY] = (node[a, _DX] + node[e, _DX]) / (1.0 + cosine)
        node[e, _BEND] = sine / (1.0 + cosine)


@kernel("float64(float64[:,::1], int64[:,::1], int64, float64)")
def _length(node: Array, link: Array, e: int, t: float) -> float:
    """Length of a side at an inset."""
    rate = node[e, _BEND] + node[link[e, _NEXT], _BEND]
    return float(max(node[e, _LONG] - (t - node[e, _WHEN]) * rate, 0.0))


@kernel("float64(float64[:,::1], int64[:,::1], int64)")
def _vanishes(node: Array, link: Array, e: int) -> float:
    """The inset at which a side has no length left."""
    rate = node[e, _BEND] + node[link[e, _NEXT], _BEND]
    return node[e, _WHEN] + node[e, _LONG] / rate if rate > 1e-12 else np.inf


@kernel("int64(float64[::1], int64[::1], int64, float64, int64)")
def _push(when: Array, what: Array, size: int, t: float, e: int) -> int:
    k = size
    while k > 0 and when[(k - 1) // 2] > t:
        when[k], what[k] = when[(k - 1) // 2], what[(k - 1) // 2]
        k = (k - 1) // 2
    when[k], what[k] = t, e
    return size + 1


@kernel("int64(float64[::1], int64[::1], int64)")
def _pop(when: Array, what: Array, size: int) -> int:
    size -= 1
    k = 0
    while True:
        child = 2 * k + 1
        if child >= size:
            break
        if child + 1 < size and when[child + 1] < when[child]:
            child += 1
        if when[child] >= when[size]:
            break
        when[k], what[k] = when[child], what[child]
        k = child
    when[k], what[k] = when[size], what[size]
    return size


@kernel("int64(float64[:,::1], int64, int64, float64, float64)")
def _put(found: Array, begin: int, at: int, x: float, y: float) -> int:
    """Write a point of a ring that began at `begin`, unless it is the one before; where the next goes."""
    found[at, 0], found[at, 1] = x, y
    if at > begin and abs(x - found[at - 1, 0]) + abs(y - found[at - 1, 1]) < _APART_MM:
        return at
    return at + 1


@kernel("int64(float64[:,::1], int64[:,::1], int64, float64, float64[:,::1], int64)")
def _drawn(node: Array, link: Array, head: int, t: float, found: Array, at: int) -> int:
    """Write the points of a ring at an inset from `at` on, less those that fall together; where they end."""
    e, begin = head, at
    while True:
        a, since = link[e, _PREV], t - node[e, _SINCE]
        x, y = node[e, _PX], node[e, _PY]
        if link[e, _PIN]:
            at = _put(found, begin, at, x - node[a, _DY] * since, y + node[a, _DX] * since)
            at = _put(found, begin, at, x, y)
            at = _put(found, begin, at, x - node[e, _DY] * since, y + node[e, _DX] * since)
        else:
            at = _put(found, begin, at, x + node[e, _VX] * since, y + node[e, _VY] * since)
        e = link[e, _NEXT]
        if e == head:
            break
    while at > begin + 1 and _put(found, begin, at, found[begin, 0], found[begin, 1]) == at:
        at -= 1
    return at


@kernel("Tuple((float64, float64))(float64[:,::1], int64, int64)")
def _sizes(points: Array, a: int, b: int) -> tuple[float, float]:
    """Signed area and length of a closed ring of points."""
    area, length = 0.0, 0.0
    for k in range(a, b):
        on = k + 1 if k + 1 < b else a
        dx, dy = points[on, 0] - points[k, 0], points[on, 1] - points[k, 1]
        area += 0.5 * ((points[k, 0] - points[a, 0]) * dy - (points[k, 1] - points[a, 1]) * dx)
        length += np.sqrt(dx * dx + dy * dy)
    return area, length


@kernel("int64(float64[:,::1], int64[:,::1], int64[:,::1], float64[::1], int64[::1], int64, float64, float64[:,::1])")
def _advanced(
    node: Array, link: Array, rings: Array, when: Array, what: Array, size: int, until: float, points: Array
) -> int:
    """Take out the sides that vanish up to an inset; how many wait in the queue. `rings` (r, 2): a side of each, and how many."""
    while size > 0 and when[0] <= until:
        t, e = when[0], what[0]
        size = _pop(when, what, size)
        ring = link[e, _RING]
        if ring < 0 or _vanishes(node, link, e) != t:  # it is gone, or its corners have changed since
            continue
        a, b = link[e, _PREV], link[e, _NEXT]
        before, after = _length(node, link, a, t), _length(node, link, b, t)
        since = t - node[e, _SINCE]
        x, y = node[e, _PX] + node[e, _VX] * since, node[e, _PY] + node[e, _VY] * since
        node[a, _LONG], node[a, _WHEN] = before, t
        node[b, _LONG], node[b, _WHEN] = after, t
        pinned = 0
        if link[e, _PIN] or link[b, _PIN]:
            other = b if link[e, _PIN] else e
            since = t - node[other, _SINCE]
            node[other, _PX] += node[other, _VX] * since
            node[other, _PY] += node[other, _VY] * since
            node[other, _SINCE] = t
            node[other, _VX] = node[other, _VY] = node[other, _BEND] = 0.0
            link[other, _PIN] = 1
            node[e, _LONG], node[e, _WHEN] = 0.0, t
            pinned = 1
        else:
            link[a, _NEXT], link[b, _PREV] = b, a
            link[e, _RING] = -1
            rings[ring, 0] = b
            rings[ring, 1] -= 1
            node[b, _PX], node[b, _PY], node[b, _SINCE] = x, y, t
            _corner(node, link, b, True)
            pinned = link[b, _PIN]
        gone = rings[ring, 1] < 3
        if pinned and not gone:
            end = _drawn(node, link, rings[ring, 0], t, points, 0)
            area, length = _sizes(points, 0, end)
            gone = abs(area) <= _BEYOND_MM * length
        if gone:
            e = rings[ring, 0]
            while link[e, _RING] >= 0:
                link[e, _RING] = -1
                e = link[e, _NEXT]
            rings[ring, 1] = 0
            continue
        t = _vanishes(node, link, a)
        if t < np.inf:
            size = _push(when, what, size, t, a)
        t = _vanishes(node, link, b)
        if t < np.inf:
            size = _push(when, what, size, t, b)
    return size


@kernel("int64(float64[:,::1], int64, int64, float64[:,::1], int64[:,::1], int64, int64)")
def _sides(points: Array, a: int, b: int, node: Array, link: Array, at: int, ring: int) -> int:
    """Write the sides of a ring of points from `at` on; where they end. Corners that turn right by more than 120° are cut."""
    begin = at
    for k in range(a, b):
        on, back = k + 1 if k + 1 < b else a, k - 1 if k > a else b - 1
        dx, dy = points[on, 0] - points[k, 0], points[on, 1] - points[k, 1]
        ux, uy = points[k, 0] - points[back, 0], points[k, 1] - points[back, 1]
        long, before = np.sqrt(dx * dx + dy * dy), np.sqrt(ux * ux + uy * uy)
        dx, dy, ux, uy = dx / long, dy / long, ux / before, uy / before
        cut = ux * dy - uy * dx < 0.0 and ux * dx + uy * dy <= -0.5
        if cut:
            cx, cy = ux - dx, uy - dy  # across: the normal of a side without length
            size = np.sqrt(cx * cx + cy * cy)
            node[at, _PX], node[at, _PY], node[at, _LONG] = points[k, 0], points[k, 1], 0.0
            node[at, _DX], node[at, _DY] = cy / size, -cx / size
            at += 1
        node[at, _PX], node[at, _PY], node[at, _LONG] = points[k, 0], points[k, 1], long
        node[at, _DX], node[at, _DY] = dx, dy
        at += 1
    for e in range(begin, at):
        node[e, _SINCE] = node[e, _WHEN] = 0.0
        link[e, _NEXT], link[e, _PREV], link[e, _RING] = e + 1, e - 1, ring
    link[at - 1, _NEXT], link[begin, _PREV] = begin, at - 1
    for e in range(begin, at):
        _corner(node, link, e, False)
    return at


@kernel("int64(int64, int64)")
def _noise(k: int, salt: int) -> int:
    """A number from 0 to 65535 that looks random."""
    return ((k * 40503 + salt) * 7919 + (k >> 3) * 104729) >> 4 & 65535


@kernel(
    "Tuple((float64[:,::1], int64[::1], int64[::1], boolean[::1]))"
    "(float64[:,::1], int64[::1], int64[::1], boolean[::1], float64[::1], float64[::1])"
)
def moved(
    points: Array, first: Array, at: Array, wanted: Array, insets: Array, within: Array
) -> tuple[Array, Array, Array, Array]:
    """Curves that bound what the wanted ones of n sections keep at each inset, told by winding, and which can be told (n,).

    `points` (k, 2), `first` (r + 1,), `at` (r,) as of `Slices`; `insets` (m,) ascend from 0; points that stray no more than
    `within` (n,) from between their neighbors are left out. Gives points, where each ring begins in them and one more, and
    where the rings of each section and inset begin in these (n * m + 1,).
    """
    n, count, rings, most, size = len(wanted), len(insets), len(at), 0, 0
    for r in range(rings):
        size = first[r + 1] - first[r] + (size if r > 0 and at[r] == at[r - 1] else 0)
        most = max(most, size)
    simple, off, around = np.empty((most, 2)), np.empty(most), np.empty((most, 2), dtype=np.int64)
    node, link = np.empty((2 * most, 10)), np.empty((2 * most, 4), dtype=np.int64)
    head, spare = np.empty((rings, 2), dtype=np.int64), np.empty((6 * most + 1, 2))
    when, what = np.empty(12 * most + 8), np.empty(12 * most + 8, dtype=np.int64)
    found, begins = np.empty((4 * most + 64, 2)), np.empty(64, dtype=np.int64)
    curves = np.zeros(n * count + 1, dtype=np.int64)
    told = np.ones(n, dtype=np.bool_)
    end, drawn, low = 0, 0, 0
    for s in range(n):
        high = low
        while high < rings and at[high] == s:
            high += 1
        total = 0
        if wanted[s]:
            for r in range(low, high):
                left = _simplified(points, first[r], first[r + 1], within[s], simple, 0, off, around)
                told[s] = told[s] and left > 2
                head[r - low, 0] = total
                total = _sides(simple, 0, left, node, link, total, r - low) if left > 2 else total
                head[r - low, 1] = total - head[r - low, 0]
        size = 0
        for e in range(total):
            t = _vanishes(node, link, e)
            if t < np.inf:
                size = _push(when, what, size, t, e)
        for j in range(count):
            curves[s * count + j] = drawn
            if total == 0:
                continue
            t = insets[j] + _BEYOND_MM if j > 0 else 0.0
            size = _advanced(node, link, head[: high - low], when, what, size, t, spare)
            for r in range(high - low):
                if head[r, 1] == 0:
                    continue
                if end + 3 * head[r, 1] + 1 > len(found):
                    found = np.concatenate((found, np.empty((len(found) + 3 * head[r, 1], 2))))
                if drawn + 2 > len(begins):
                    begins = np.concatenate((begins, np.empty_like(begins)))
                begins[drawn] = end
                upto = _drawn(node, link, head[r, 0], t, found, end)
                if upto - end > 2:
                    for k in range(end, upto):
                        found[k, 0] += (_noise(k - end, 17 + r) - 32768) / 32768.0 * _ASTRAY_MM
                        found[k, 1] += (_noise(k - end, 5077 + r) - 32768) / 32768.0 * _ASTRAY_MM
                    end = upto
                    drawn += 1
        low = high
    begins[drawn] = end
    curves[n * count] = drawn
    return found[:end], begins[: drawn + 1], curves, told
