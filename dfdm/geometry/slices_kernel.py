"""Compiled: the outlines of a mesh at many heights in one pass, chained by the edges that they cross."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_SPREAD = -7046029254386353131  # 2^64 / golden ratio, as a signed number: spreads keys over a table


@kernel("Tuple((int64[::1], int64[::1], int64[::1], float64[:,::1]))(float64[:,::1], int32[:,::1], float64[::1])")
def segments(vertices: Array, triangles: Array, heights: Array) -> tuple[Any, ...]:
    """Where triangles cross planes z = heights (h,): starts (h + 1,), then per segment the keys of the edges it begins and ends on.

    The last, (k, 2), is where it begins. Material lies on the left. Vertices at the very height count as above it.
    """
    count = np.zeros(len(heights) + 1, dtype=np.int64)
    size = len(vertices)
    low = np.empty(len(triangles), dtype=np.int32)
    high = np.empty(len(triangles), dtype=np.int32)
    for m in range(len(triangles)):
        a, b, c = vertices[triangles[m, 0], 2], vertices[triangles[m, 1], 2], vertices[triangles[m, 2], 2]
        low[m] = np.searchsorted(heights, min(a, min(b, c)), side="right")
        high[m] = np.searchsorted(heights, max(a, max(b, c)), side="right")
        for h in range(low[m], high[m]):
            count[h + 1] += 1
    for h in range(len(heights)):
        count[h + 1] += count[h]
    place = count[:-1].copy()
    begin, end = np.empty(count[-1], dtype=np.int64), np.empty(count[-1], dtype=np.int64)
    points = np.empty((count[-1], 2), dtype=np.float64)
    for m in range(len(triangles)):
        for h in range(low[m], high[m]):
            z = heights[h]
            k = 0  # the corner that is alone on its side
            first = vertices[triangles[m, 0], 2] >= z
            second, third = vertices[triangles[m, 1], 2] >= z, vertices[triangles[m, 2], 2] >= z
            if second != first and second != third:
                k = 1
            elif third != first and third != second:
                k = 2
            tip, after, before = triangles[m, k], triangles[m, (k + 1) % 3], triangles[m, (k + 2) % 3]
            if vertices[tip, 2] < z:
                after, before = before, after
            at = place[h]
            place[h] += 1
            p, q = min(tip, after), max(tip, after)
            begin[at] = np.int64(p) * size + q
            end[at] = np.int64(min(tip, before)) * size + max(tip, before)
            share = (z - vertices[p, 2]) / (vertices[q, 2] - vertices[p, 2])
            points[at, 0] = vertices[p, 0] + share * (vertices[q, 0] - vertices[p, 0])
            points[at, 1] = vertices[p, 1] + share * (vertices[q, 1] - vertices[p, 1])
    return count, begin, end, points


@kernel("Tuple((int64[::1], int64[::1], int64[::1]))(int64[::1], int64[::1], int64[::1])")
def chained(starts: Array, begin: Array, end: Array) -> tuple[Any, ...]:
    """Segments in the order of their chains: order (k,), the first place of each chain and one more, the height of each.

    A chain that does not close is followed from its beginning.
    """
    total = len(begin)
    onward = np.full(total, -1, dtype=np.int64)
    follows = np.zeros(total, dtype=np.bool_)
    most = 0
    for h in range(len(starts) - 1):
        most = max(most, starts[h + 1] - starts[h])
    size = 4
    while size < 2 * most:
        size *= 2
    table = np.empty(size, dtype=np.int64)
    for h in range(len(starts) - 1):
        a, b = starts[h], starts[h + 1]
        size = 4
        while size < 2 * (b - a):
            size *= 2
        table[:size] = -1
        for s in range(a, b):
            at = (begin[s] * _SPREAD >> 20) & (size - 1)
            while table[at] >= 0:
                at = (at + 1) & (size - 1)
            table[at] = s
        for s in range(a, b):
            at = (end[s] * _SPREAD >> 20) & (size - 1)
            while table[at] >= 0:
                on = table[at]
                if begin[on] == end[s] and not follows[on]:
                    onward[s] = on
                    follows[on] = True
                    break
                at = (at + 1) & (size - 1)
    order = np.empty(total, dtype=np.int64)
    first = np.empty(total + 1, dtype=np.int64)
    height = np.empty(total, dtype=np.int64)
    used = np.zeros(total, dtype=np.bool_)
    placed, chains = 0, 0
    for h in range(len(starts) - 1):
        for turn in range(2):
            for s in range(starts[h], starts[h + 1]):
                if used[s] or (turn == 0 and follows[s]):
                    continue
                first[chains], height[chains] = placed, h
                chains += 1
                on = s
                while on >= 0 and not used[on]:
                    used[on] = True
                    order[placed] = on
                    placed += 1
                    on = onward[on]
    first[chains] = placed
    return order, first[: chains + 1].copy(), height[:chains].copy()


@kernel("Tuple((float64[::1], float64[::1]))(float64[:,::1], int64[::1])")
def ring_sizes(points: Array, first: Array) -> tuple[Any, ...]:
    """Signed area and length of each closed ring of points."""
    rings = len(first) - 1
    area, length = np.zeros(rings), np.zeros(rings)
    for r in range(rings):
        a, b = first[r], first[r + 1]
        x0, y0 = points[a, 0], points[a, 1]
        for k in range(a, b):
            on = k + 1 if k + 1 < b else a
            dx, dy = points[on, 0] - points[k, 0], points[on, 1] - points[k, 1]
            area[r] += 0.5 * ((points[k, 0] - x0) * dy - (points[k, 1] - y0) * dx)
            length[r] += np.sqrt(dx * dx + dy * dy)
    return area, length
