"""Triangles of cylinders and cones whose boundary, unrolled, runs once forth and once back: rungs between the two sides."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from dfdm.geometry.compiled import kernel


@kernel(
    "int64(float64[:, ::1], int64[::1], int64[::1], int64, int64, float64[:, ::1], float64[::1], int64[::1],"
    " float64[::1], float64[::1])"
)
def _unrolled(
    vertices: Any,  # noqa: ANN401 - compiled
    nodes: Any,  # noqa: ANN401 - compiled
    start: Any,  # noqa: ANN401 - compiled
    first: int,
    last: int,
    corners: Any,  # noqa: ANN401 - compiled
    frame: Any,  # noqa: ANN401 - compiled
    loop: Any,  # noqa: ANN401 - compiled
    angle: Any,  # noqa: ANN401 - compiled
    height: Any,  # noqa: ANN401 - compiled
) -> Any:  # noqa: ANN401 - compiled
    """Put the uses of edges of one face into a loop by where they begin and end in (u, v); its length, -1 if it is open."""
    done = np.zeros(last - first, dtype=np.int64)
    use, count = first, 0
    for turn in range(last - first):
        done[use - first] = 1
        steps = start[use + 1] - start[use]
        for k in range(steps):
            p = nodes[start[use] + k]
            x, y, z = vertices[p, 0] - frame[0], vertices[p, 1] - frame[1], vertices[p, 2] - frame[2]
            u = math.atan2(x * frame[6] + y * frame[7] + z * frame[8], x * frame[3] + y * frame[4] + z * frame[5])
            about = corners[use, 0] + (corners[use, 2] - corners[use, 0]) * k / steps
            loop[count] = p
            angle[count] = u + 2.0 * math.pi * np.round((about - u) / (2.0 * math.pi))
            height[count] = x * frame[9] + y * frame[10] + z * frame[11]
            count += 1
        best, away = -1, 1e-4
        for other in range(first, last):
            off = abs(corners[other, 0] - corners[use, 2]) + abs(corners[other, 1] - corners[use, 3])
            if off <= away and (done[other - first] == 0 or (other == first and turn == last - first - 1)):
                best, away = other, off
        if best < 0:
            return -1
        use = best
    return count


@kernel(
    "int64[::1](float64[:, ::1], int64[::1], int64[::1], int64[::1], float64[:, ::1], float64[:, ::1], int64[::1],"
    " int64[:, ::1])"
)
def strips(
    vertices: Any,  # noqa: ANN401 - compiled
    nodes: Any,  # noqa: ANN401 - compiled
    start: Any,  # noqa: ANN401 - compiled
    uses: Any,  # noqa: ANN401 - compiled
    corners: Any,  # noqa: ANN401 - compiled
    frames: Any,  # noqa: ANN401 - compiled
    backward: Any,  # noqa: ANN401 - compiled
    made: Any,  # noqa: ANN401 - compiled
) -> Any:  # noqa: ANN401 - compiled
    """Write the triangles of all faces to `made` one after another; the number (f,) of each, 0 of a face that failed.

    Use i of an edge runs through nodes[start[i]] to the one before nodes[start[i + 1]], and from (u, v) to (u, v) as
    `corners` (k, 4) say; face f has the uses uses[f] to uses[f + 1]. No triangle spans more of the circle than one step
    of its edges. Of a flat quad the diagonal from the least vertex.
    """
    faces, used = len(backward), 0
    found = np.zeros(faces, dtype=np.int64)
    loop, angle, height = np.empty(len(nodes), dtype=np.int64), np.empty(len(nodes)), np.empty(len(nodes))
    for f in range(faces):
        size = _unrolled(vertices, nodes, start, uses[f], uses[f + 1], corners, frames[f], loop, angle, height)
        if size < 3:
            continue
        low, high = angle[0], angle[0]
        for k in range(size):
            low, high = min(low, angle[k]), max(high, angle[k])
        # The one or two vertices at each end, first and last as the loop runs.
        lefts, rights, begin, top_left, end, top_right = 0, 0, -1, -1, -1, -1
        for k in range(size):
            n = k + 1 if k + 1 < size else 0
            b = k - 1 if k > 0 else size - 1
            if angle[k] < low + 1e-7:
                lefts += 1
                if angle[n] >= low + 1e-7:
                    begin = k
                if angle[b] >= low + 1e-7:
                    top_left = k
            elif angle[k] > high - 1e-7:
                rights += 1
                if angle[b] <= high - 1e-7:
                    end = k
                if angle[n] <= high - 1e-7:
                    top_right = k
        good = 0 < lefts < 3 and 0 < rights < 3 and min(begin, top_left, end, top_right) >= 0
        good = good and (begin - top_left) % size == lefts - 1 and (top_right - end) % size == rights - 1
        count, i, j = used, begin, top_left
        while good and (i != end or j != top_right):
            ni = i + 1 if i + 1 < size else 0
            nj = j - 1 if j > 0 else size - 1
            step = angle[ni] - angle[nj]
            if i == end:
                step = 1.0
            elif j == top_right:
                step = -1.0
            # The lower side stays below the upper one, and both run forward.
            good = (i == end or angle[ni] > angle[i]) and (j == top_right or angle[nj] > angle[j])
            if step <= 1e-7 and j != top_right:
                share = (angle[ni] - angle[j]) / (angle[nj] - angle[j])
                good = good and height[ni] <= height[j] + share * (height[nj] - height[j]) + 1e-7
            if step >= -1e-7 and i != end:
                share = (angle[nj] - angle[i]) / (angle[ni] - angle[i])
                good = good and height[i] + share * (height[ni] - height[i]) <= height[nj] + 1e-7
            if not good or count + 2 > len(made):
                good = False
                break
            a, b, c, d = loop[i], loop[ni], loop[nj], loop[j]
            if abs(step) < 1e-7:
                first = min(a, c) < min(b, d)
                made[count, 0], made[count, 1], made[count, 2] = a, b, (c if first else d)
                made[count + 1, 0], made[count + 1, 1], made[count + 1, 2] = (a if first else b), c, d
                count += 2
                i, j = ni, nj
            elif step < 0.0:
                made[count, 0], made[count, 1], made[count, 2] = a, b, d
                count += 1
                i = ni
            else:
                made[count, 0], made[count, 1], made[count, 2] = a, c, d
                count += 1
                j = nj
        if not good:
            continue
        if backward[f] != 0:
            for k in range(used, count):
                made[k, 1], made[k, 2] = made[k, 2], made[k, 1]
        found[f] = count - used
        used = count
    return found
