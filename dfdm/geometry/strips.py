"""Triangles of a cylinder or cone whose boundary, unrolled, runs once forth and once back: rungs between the two sides."""

from __future__ import annotations

import numpy as np

from dfdm.geometry.dump import Indices
from dfdm.geometry.mesh import FloatArray

_LEVEL = 1e-7


def monotone(turns: FloatArray) -> bool:
    """Whether edges that turn by these angles about the axis may be a loop that runs once forward and once backward."""
    return bool((turns > _LEVEL).any() and (turns < -_LEVEL).any() and np.count_nonzero(np.abs(turns) <= _LEVEL) <= 2)


def strip(vertices: FloatArray, loop: Indices, angles: FloatArray, backward: bool, frame: FloatArray) -> Indices | None:
    """Triangles (m, 3) over a loop of vertices (material on its left) at these angles; None if that fails.

    No triangle spans more of the circle than one step of its edges. Of a flat quad the diagonal from the least vertex.
    """
    low, high = float(angles.min()), float(angles.max())
    size = len(loop)
    left, right = np.flatnonzero(angles < low + _LEVEL).tolist(), np.flatnonzero(angles > high - _LEVEL).tolist()
    if len(left) > 2 or len(right) > 2:
        return None
    # The lower side leaves the left end where that stops, and reaches the right end where that begins.
    top_left, begin = left if len(left) == 2 and left[1] - left[0] == 1 else (left[-1], left[0])
    end, top_right = right if len(right) == 2 and right[1] - right[0] == 1 else (right[-1], right[0])
    if (begin - top_left) % size > 1 or (top_right - end) % size > 1:
        return None
    below = (begin + np.arange((end - begin) % size + 1)) % size
    above = (top_left - np.arange((top_left - top_right) % size + 1)) % size
    u, v = angles[below], angles[above]
    if (u[1:] <= u[:-1]).any() or (v[1:] <= v[:-1]).any():
        return None
    height = (vertices[loop] - frame[:3]) @ frame[9:12]
    if not _above(u, height[below], v, height[above]):
        return None
    made = np.array(_rungs(loop[below].tolist(), loop[above].tolist(), u.tolist(), v.tolist()), dtype=np.int64)
    return made.reshape(-1, 3)[:, [0, 2, 1]] if backward else made.reshape(-1, 3)


def _above(u: FloatArray, one: FloatArray, v: FloatArray, other: FloatArray) -> bool:
    """Whether the side with heights `other` at `v` lies above the one with `one` at `u`."""
    if one.max() <= other.min() + _LEVEL:
        return True
    return bool((np.interp(v, u, one) <= other + _LEVEL).all() and (one <= np.interp(u, v, other) + _LEVEL).all())


def _rungs(below: list[int], above: list[int], u: list[float], v: list[float]) -> list[tuple[int, int, int]]:
    rows: list[tuple[int, int, int]] = []
    i = j = 0
    while i < len(below) - 1 or j < len(above) - 1:
        if i == len(below) - 1:
            step = 1.0
        elif j == len(above) - 1:
            step = -1.0
        else:
            step = u[i + 1] - v[j + 1]
        if abs(step) < _LEVEL:
            a, b, c, d = below[i], below[i + 1], above[j + 1], above[j]
            rows += [(a, b, c), (a, c, d)] if min(a, c) < min(b, d) else [(a, b, d), (b, c, d)]
            i, j = i + 1, j + 1
        elif step < 0.0:
            rows.append((below[i], below[i + 1], above[j]))
            i += 1
        else:
            rows.append((below[i], above[j + 1], above[j]))
            j += 1
    return rows
