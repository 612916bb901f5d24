"""Compiled: a tree of boxes over triangles, and rays through it, all in double precision.

The tree splits where the surface area heuristic, over sixteen bins along the longest extent of the centers, expects
rays to be cheapest (Wald, On fast Construction of SAH-based Bounding Volume Hierarchies, 2007). Triangles are met by the
test of Möller and Trumbore (Fast, Minimum Storage Ray/Triangle Intersection, 1997).
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np

from dfdm.geometry.compiled import kernel

_BINS = 16
_LEAF = 4
_DEEP = 40
_STACK = 128
_RIM = -1e-9
"""Edges belong to both triangles: no ray slips between them."""


@kernel(
    "Tuple((float64[:,::1], int32[:,::1], int32[::1], float64[:,::1]))(float64[:,::1], int32[:,::1], float64)",
)
def build(vertices: Any, triangles: Any, pad: float) -> Any:  # noqa: ANN401
    """Boxes (k, 6) low and high, nodes (k, 2) (first, count; count 0: children first and first + 1), order, corners (m, 9).

    The corners are those of the triangles in the order of the tree: the first and the two edges from it.
    """
    total = len(triangles)
    low, high = np.empty((total, 3)), np.empty((total, 3))
    for m in range(total):
        for k in range(3):
            a, b, c = vertices[triangles[m, 0], k], vertices[triangles[m, 1], k], vertices[triangles[m, 2], k]
            low[m, k], high[m, k] = min(a, min(b, c)) - pad, max(a, max(b, c)) + pad
    order = np.empty(total, dtype=np.int32)
    for m in range(total):
        order[m] = m
    box = np.empty((2 * total + 1, 6))
    node = np.empty((2 * total + 1, 2), dtype=np.int32)
    todo = np.empty((_STACK, 4), dtype=np.int32)
    bin_low, bin_high = np.empty((_BINS, 3)), np.empty((_BINS, 3))
    bin_count = np.empty(_BINS, dtype=np.int64)
    right_cost = np.empty(_BINS)
    center_low, center_high = np.empty(3), np.empty(3)
    around = np.empty((_STACK, 12))  # of what is still to split: its box, and that of its doubled centers
    half = np.empty((2, 12))
    for k in range(12):
        half[0, k] = np.inf if k % 6 < 3 else -np.inf
    for k in range(3):
        for m in range(total):
            a, b = low[m, k], high[m, k]
            half[0, k], half[0, 3 + k] = min(half[0, k], a), max(half[0, 3 + k], b)
            half[0, 6 + k], half[0, 9 + k] = min(half[0, 6 + k], a + b), max(half[0, 9 + k], a + b)
    for k in range(12):
        around[0, k] = half[0, k]
    made, waiting = 1, 1
    todo[0, 0], todo[0, 1], todo[0, 2], todo[0, 3] = 0, 0, total, 0
    while waiting:
        waiting -= 1
        here, first, last, depth = todo[waiting, 0], todo[waiting, 1], todo[waiting, 2], todo[waiting, 3]
        for k in range(6):
            box[here, k] = around[waiting, k]
        for k in range(3):
            center_low[k], center_high[k] = around[waiting, 6 + k], around[waiting, 9 + k]
        axis = 0
        for k in range(1, 3):
            if center_high[k] - center_low[k] > center_high[axis] - center_low[axis]:
                axis = k
        extent = center_high[axis] - center_low[axis]
        count = last - first
        middle = first
        if count > _LEAF:
            split, scale = -1, 0.0
            if extent > 4.0 * pad and depth < _DEEP:
                scale = _BINS * (1.0 - 1e-12) / extent
                for b in range(_BINS):
                    bin_count[b] = 0
                    for k in range(3):
                        bin_low[b, k], bin_high[b, k] = np.inf, -np.inf
                for i in range(first, last):
                    m = order[i]
                    at = int((low[m, axis] + high[m, axis] - center_low[axis]) * scale)
                    bin_count[at] += 1
                    for k in range(3):
                        bin_low[at, k] = min(bin_low[at, k], low[m, k])
                        bin_high[at, k] = max(bin_high[at, k], high[m, k])
                ax, ay, az, bx, by, bz = np.inf, np.inf, np.inf, -np.inf, -np.inf, -np.inf
                number = 0
                for b in range(_BINS - 1, 0, -1):
                    ax, ay, az = min(ax, bin_low[b, 0]), min(ay, bin_low[b, 1]), min(az, bin_low[b, 2])
                    bx, by, bz = max(bx, bin_high[b, 0]), max(by, bin_high[b, 1]), max(bz, bin_high[b, 2])
                    number += bin_count[b]
                    x, y, z = bx - ax, by - ay, bz - az
                    right_cost[b] = number * (x * y + y * z + z * x) if number else 0.0
                ax, ay, az, bx, by, bz = np.inf, np.inf, np.inf, -np.inf, -np.inf, -np.inf
                number, split, least = 0, 1, np.inf
                for b in range(_BINS - 1):
                    ax, ay, az = min(ax, bin_low[b, 0]), min(ay, bin_low[b, 1]), min(az, bin_low[b, 2])
                    bx, by, bz = max(bx, bin_high[b, 0]), max(by, bin_high[b, 1]), max(bz, bin_high[b, 2])
                    number += bin_count[b]
                    x, y, z = bx - ax, by - ay, bz - az
                    cost = (number * (x * y + y * z + z * x) if number else 0.0) + right_cost[b + 1]
                    if cost < least:
                        least, split = cost, b + 1
            for k in range(12):
                half[0, k] = half[1, k] = np.inf if k % 6 < 3 else -np.inf
            middle = first
            for i in range(first, last):
                m = order[i]
                if split < 0:
                    left = i < first + count // 2
                else:
                    left = int((low[m, axis] + high[m, axis] - center_low[axis]) * scale) < split
                side = 0 if left else 1
                for k in range(3):
                    a, b = low[m, k], high[m, k]
                    half[side, k], half[side, 3 + k] = min(half[side, k], a), max(half[side, 3 + k], b)
                    half[side, 6 + k], half[side, 9 + k] = min(half[side, 6 + k], a + b), max(half[side, 9 + k], a + b)
                if left:
                    order[i], order[middle] = order[middle], m
                    middle += 1
        if middle in (first, last):
            node[here, 0], node[here, 1] = first, count
            continue
        node[here, 0], node[here, 1] = made, 0
        for side in range(2):
            todo[waiting, 0], todo[waiting, 3] = made + side, depth + 1
            todo[waiting, 1] = first if side == 0 else middle
            todo[waiting, 2] = middle if side == 0 else last
            for k in range(12):
                around[waiting, k] = half[side, k]
            waiting += 1
        made += 2
    corners = np.empty((total, 9))
    for i in range(total):
        m = order[i]
        for k in range(3):
            a = vertices[triangles[m, 0], k]
            corners[i, k] = a
            corners[i, 3 + k] = vertices[triangles[m, 1], k] - a
            corners[i, 6 + k] = vertices[triangles[m, 2], k] - a
    return box[:made].copy(), node[:made].copy(), order, corners


@kernel(
    "void(float64[:,::1], int32[:,::1], int32[::1], float64[:,::1], float64[::1], float64[:,::1], float64[:,::1], int32[::1], "
    "float64, float64[::1], int64, boolean, float64[::1], int32[::1])"
)
def cast(
    box: Any,  # noqa: ANN401
    node: Any,  # noqa: ANN401
    order: Any,  # noqa: ANN401
    corners: Any,  # noqa: ANN401
    center: Any,  # noqa: ANN401
    start: Any,  # noqa: ANN401
    along: Any,  # noqa: ANN401
    skip: Any,  # noqa: ANN401
    least: float,
    most: Any,  # noqa: ANN401
    side: int,
    any_hit: bool,
    distance: Any,  # noqa: ANN401
    triangle: Any,  # noqa: ANN401
) -> None:
    """Fill in distance and triangle (n,) of the first hit of each ray between `least` and `most`; infinite and -1 if none.

    The tree's coordinates count from `center` (3,); `along` need not be unit vectors.
    `side` +1 meets only surfaces that the ray leaves material through, -1 only those it enters through, 0 both. `skip`
    is a triangle that the ray passes (-1: none). `any_hit` ends each search at the first triangle found.
    """
    stack, nearest = np.empty(_STACK, dtype=np.int32), np.empty(_STACK)
    for r in range(len(start)):
        ox, oy, oz = start[r, 0] - center[0], start[r, 1] - center[1], start[r, 2] - center[2]
        dx, dy, dz = along[r, 0], along[r, 1], along[r, 2]
        length = np.sqrt(dx * dx + dy * dy + dz * dz)
        if length > 0.0:  # without a direction a ray meets nothing
            dx, dy, dz = dx / length, dy / length, dz / length
        ix = 1.0 / (dx if abs(dx) > 1e-30 else 1e-30)
        iy = 1.0 / (dy if abs(dy) > 1e-30 else 1e-30)
        iz = 1.0 / (dz if abs(dz) > 1e-30 else 1e-30)
        best, found = most[min(r, len(most) - 1)], -1
        passed = skip[min(r, len(skip) - 1)]
        stack[0], nearest[0], depth = 0, -np.inf, 1
        while depth:
            depth -= 1
            if nearest[depth] > best:
                continue
            here = stack[depth]
            first, count = node[here, 0], node[here, 1]
            if count == 0:
                entry = np.inf
                for child in range(first, first + 2):
                    p, q = (box[child, 0] - ox) * ix, (box[child, 3] - ox) * ix
                    enter, leave = min(p, q), max(p, q)
                    p, q = (box[child, 1] - oy) * iy, (box[child, 4] - oy) * iy
                    enter, leave = max(enter, min(p, q)), min(leave, max(p, q))
                    p, q = (box[child, 2] - oz) * iz, (box[child, 5] - oz) * iz
                    enter, leave = max(enter, min(p, q)), min(leave, max(p, q))
                    if leave >= enter and leave >= least and enter <= best:
                        at = depth
                        if child > first and entry < enter:  # the nearer child is looked at first
                            stack[depth], nearest[depth] = stack[depth - 1], nearest[depth - 1]
                            at = depth - 1
                        stack[at], nearest[at] = child, enter
                        entry = enter
                        depth += 1
                continue
            for i in range(first, first + count):
                ux, uy, uz = corners[i, 3], corners[i, 4], corners[i, 5]
                vx, vy, vz = corners[i, 6], corners[i, 7], corners[i, 8]
                px, py, pz = dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx
                det = ux * px + uy * py + uz * pz  # negative where the ray leaves through the triangle
                if det == 0.0 or det * side > 0.0:
                    continue
                sx, sy, sz = ox - corners[i, 0], oy - corners[i, 1], oz - corners[i, 2]
                u = (sx * px + sy * py + sz * pz) / det
                if u < _RIM or u > 1.0 - _RIM:
                    continue
                qx, qy, qz = sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux
                v = (dx * qx + dy * qy + dz * qz) / det
                if v < _RIM or u + v > 1.0 - _RIM:
                    continue
                t = (vx * qx + vy * qy + vz * qz) / det
                if t > least and order[i] != passed and (t < best or (t == best and found >= 0 and order[i] < found)):
                    best, found = t, order[i]
                    if any_hit:
                        depth = 0
                        break
        distance[r] = best if found >= 0 else np.inf
        triangle[r] = found


@kernel(
    "void(float64[:,::1], int32[:,::1], float64[:,::1], float64[:,::1], float64[:,::1], float64, int32[::1])",
)
def wound(box: Any, node: Any, corners: Any, start: Any, along: Any, least: float, inside: Any) -> None:  # noqa: ANN401
    """Fill in how many bodies each point (n, 3) lies in: surfaces left minus surfaces entered along a ray beyond `least`."""
    stack = np.empty(_STACK, dtype=np.int32)
    for r in range(len(start)):
        ox, oy, oz = start[r, 0], start[r, 1], start[r, 2]
        dx, dy, dz = along[r, 0], along[r, 1], along[r, 2]
        ix = 1.0 / (dx if abs(dx) > 1e-30 else 1e-30)
        iy = 1.0 / (dy if abs(dy) > 1e-30 else 1e-30)
        iz = 1.0 / (dz if abs(dz) > 1e-30 else 1e-30)
        count, depth = 0, 1
        stack[0] = 0
        while depth:
            depth -= 1
            here = stack[depth]
            p, q = (box[here, 0] - ox) * ix, (box[here, 3] - ox) * ix
            enter, leave = min(p, q), max(p, q)
            p, q = (box[here, 1] - oy) * iy, (box[here, 4] - oy) * iy
            enter, leave = max(enter, min(p, q)), min(leave, max(p, q))
            p, q = (box[here, 2] - oz) * iz, (box[here, 5] - oz) * iz
            enter, leave = max(enter, min(p, q)), min(leave, max(p, q))
            if leave < enter or leave < least:
                continue
            if node[here, 1] == 0:
                stack[depth], stack[depth + 1] = node[here, 0], node[here, 0] + 1
                depth += 2
                continue
            for i in range(node[here, 0], node[here, 0] + node[here, 1]):
                ux, uy, uz = corners[i, 3], corners[i, 4], corners[i, 5]
                vx, vy, vz = corners[i, 6], corners[i, 7], corners[i, 8]
                px, py, pz = dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx
                det = ux * px + uy * py + uz * pz
                if det == 0.0:
                    continue
                sx, sy, sz = ox - corners[i, 0], oy - corners[i, 1], oz - corners[i, 2]
                u = (sx * px + sy * py + sz * pz) / det
                qx, qy, qz = sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux
                v = (dx * qx + dy * qy + dz * qz) / det
                if u >= 0.0 and v >= 0.0 and u + v <= 1.0 and (vx * qx + vy * qy + vz * qz) / det > least:
                    count += 1 if det < 0.0 else -1
        inside[r] = count
