"""Compiled: the largest balls that fit into a part, against exact planes, cylinders, cones, spheres and tori."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel
from dfdm.geometry.opposite_kernel import level

Array = NDArray[Any]

_SHRINKS = 30
_STACK = 128
_APART = 0.7071067811865476
"""Cosine of the angle, seen from a ball's center, below which two contacts are one: facets of a round, blunt edges."""
_RECENT = 9
_CLIMBS = 40
_IDLE = 160
"""Triangles in contact that are looked at in vain before the search ends: in the middle of a sphere all of them are."""


@kernel("UniTuple(float64, 3)(float64[::1], float64, float64, float64)")
def foot(corner: Any, x: float, y: float, z: float) -> Any:  # noqa: ANN401
    """The point of a triangle (a corner and the edges from it, (9,)) nearest to a point (Ericson, Real-Time Collision Detection)."""
    ax, ay, az = x - corner[0], y - corner[1], z - corner[2]
    ux, uy, uz = corner[3], corner[4], corner[5]
    vx, vy, vz = corner[6], corner[7], corner[8]
    uu, uv, vv = ux * ux + uy * uy + uz * uz, ux * vx + uy * vy + uz * vz, vx * vx + vy * vy + vz * vz
    ua, va = ux * ax + uy * ay + uz * az, vx * ax + vy * ay + vz * az
    s, t = 0.0, 0.0
    if ua <= 0.0 and va <= 0.0:
        pass
    elif ua >= uu and va - uv <= ua - uu:
        s = 1.0
    elif va >= vv and ua - uv <= va - vv:
        t = 1.0
    else:
        c = uu * va - uv * ua
        b = vv * ua - uv * va
        a = uu * vv - uv * uv - b - c
        if c <= 0.0 and ua >= 0.0 and ua <= uu:
            s = ua / uu
        elif b <= 0.0 and va >= 0.0 and va <= vv:
            t = va / vv
        elif a <= 0.0:
            t = ((va - uv) - (ua - uu)) / (uu - 2.0 * uv + vv)
            t = min(max(t, 0.0), 1.0)
            s = 1.0 - t
        else:
            s, t = b / (a + b + c), c / (a + b + c)
    return corner[0] + s * ux + t * vx, corner[1] + s * uy + t * vy, corner[2] + s * uz + t * vz


@kernel("float64(float64[:,::1], int64, float64, float64, float64)")
def off(box: Any, row: int, x: float, y: float, z: float) -> float:  # noqa: ANN401
    """Square of the distance of a point to a box."""
    dx = max(max(box[row, 0] - x, x - box[row, 3]), 0.0)
    dy = max(max(box[row, 1] - y, y - box[row, 4]), 0.0)
    dz = max(max(box[row, 2] - z, z - box[row, 5]), 0.0)
    return float(dx * dx + dy * dy + dz * dz)


@kernel(
    "UniTuple(float64, 4)(float64[:,::1], int32[:,::1], float64[:,::1], float64[:,::1], int32[::1], float64[::1], "
    "float64[::1], float64, float64, float64, float64[::1], int32[::1], float64[::1], float64[:,::1], int64[::1], int64[::1])"
)
def nearest(
    box: Array, node: Array, corners: Array, surfaces: Array, face: Array, center: Array, at: Array, most: float,
    enough: float, sag: float, away: Array, stack: Array, apart: Array, levels: Array, told: Array, recent: Array,
) -> tuple[float, float, float, float]:  # fmt: skip
    """Distance from `at` to the surface, if below `most`, and the point: of the exact surface where triangles stand for one.

    The search ends early once it has found something not above `enough`.
    `center` (3,) is the origin of the tree's coordinates, `sag` how far triangles may lie off their surface. Points in
    directions within 45 degrees of `away` (3,), a unit vector or zero, do not count. The rest is kept from one search to the
    next: room to work in, `levels` (faces, 4) and the number of the search that each is of (`told`), and in `recent` that
    number and the triangles that were met last (-1: none), which are looked at first.
    """
    best, fx, fy, fz = most, 0.0, 0.0, 0.0
    idle, won = 0, -1
    recent[0] += 1
    x, y, z = at[0] - center[0], at[1] - center[1], at[2] - center[2]
    stack[0], apart[0], depth = 0, 0.0, 1
    remembered = 1
    while depth:
        if remembered < len(recent):
            first, count = recent[remembered], 1
            remembered += 1
            if first < 0:
                remembered = len(recent)
                continue
        else:
            depth -= 1
            if apart[depth] >= (best + sag) ** 2:
                continue
            here = stack[depth]
            first, count = node[here, 0], node[here, 1]
            if count == 0:
                one, other = first, first + 1
                near, far = off(box, one, x, y, z), off(box, other, x, y, z)
                if far < near:
                    one, other, near, far = other, one, far, near
                limit = (best + sag) ** 2
                if far < limit:
                    stack[depth], apart[depth] = other, far
                    depth += 1
                if near < limit:
                    stack[depth], apart[depth] = one, near
                    depth += 1
                continue
        for i in range(first, first + count):
            f = face[i]
            exact = surfaces[f, 0] > 0.0
            high, nx, ny, nz = 0.0, 0.0, 0.0, 0.0
            if exact:
                if told[f] != recent[0]:
                    levels[f, 0], levels[f, 1], levels[f, 2], levels[f, 3] = level(surfaces[f], at[0], at[1], at[2])
                    told[f] = recent[0]
                high = levels[f, 0]
                if abs(high) >= best:  # all of the surface is farther off
                    continue
            px, py, pz = foot(corners[i], x, y, z)
            px, py, pz = px - x, py - y, pz - z
            length = np.sqrt(px * px + py * py + pz * pz)
            if length >= best + sag:
                continue
            if exact and abs(abs(high) - length) <= sag:
                nx, ny, nz = levels[f, 1], levels[f, 2], levels[f, 3]
                px, py, pz, length = -high * nx, -high * ny, -high * nz, abs(high)
                idle += 1
            if length < best and px * away[0] + py * away[1] + pz * away[2] <= _APART * length:
                idle, won = 0, i
                best, fx, fy, fz = length, at[0] + px, at[1] + py, at[2] + pz
                if best <= enough:
                    depth = 0
                    break
            if idle > _IDLE:
                depth = 0
                break
    if won >= 0:
        k = 1
        while k < len(recent) - 1 and recent[k] != won:
            k += 1
        while k > 1:
            recent[k] = recent[k - 1]
            k -= 1
        recent[1] = won
    return best, fx, fy, fz


@kernel(
    "float64[::1](float64[:,::1], int32[:,::1], float64[:,::1], float64[:,::1], int32[::1], float64[::1], "
    "float64[:,::1], float64[:,::1], float64[::1], float64)"
)
def balls(
    box: Array, node: Array, corners: Array, surfaces: Array, face: Array, center: Array, points: Array,
    normals: Array, radius: Array, sag: float,
) -> Array:  # fmt: skip
    """Radius (n,) of the largest ball inside the material that touches the surface at each point, given upper bounds.

    A smaller ball at the same point lies within the larger one: what that does not meet needs no second look. Only where
    contacts were too near to the sample to count, as seen from the center, the whole surface is looked at again.
    """
    stack, apart, at = np.empty(_STACK, dtype=np.int32), np.empty(_STACK), np.empty(3)
    seen_from = np.empty(_STACK, dtype=np.int64)
    levels, told = np.empty((len(surfaces), 4)), np.zeros(len(surfaces), dtype=np.int64)
    recent = np.full(_RECENT, -1)
    found = radius.copy()
    now = 0
    for i in range(len(points)):
        r = radius[i]
        nx, ny, nz = normals[i, 0], normals[i, 1], normals[i, 2]
        for _ in range(_SHRINKS):
            now += 1
            at[0], at[1], at[2] = points[i, 0] - r * nx, points[i, 1] - r * ny, points[i, 2] - r * nz
            x, y, z = at[0] - center[0], at[1] - center[1], at[2] - center[2]
            best = r * (1.0 - 1e-6) - 1e-9
            shrunk, passed, remembered = False, False, 0
            stack[0], apart[0], seen_from[0], depth = 0, 0.0, now, 1
            while depth:
                if remembered < len(recent):
                    first, count = recent[remembered], 1
                    remembered += 1
                    if first < 0:
                        continue
                else:
                    depth -= 1
                    here = stack[depth]
                    gap = apart[depth] if seen_from[depth] == now else off(box, here, x, y, z)
                    if gap >= (best + sag) ** 2:
                        continue
                    first, count = node[here, 0], node[here, 1]
                    if count == 0:
                        one, other = first, first + 1
                        near, far = off(box, one, x, y, z), off(box, other, x, y, z)
                        if far < near:
                            one, other, near, far = other, one, far, near
                        limit = (best + sag) ** 2
                        if far < limit:
                            stack[depth], apart[depth], seen_from[depth] = other, far, now
                            depth += 1
                        if near < limit:
                            stack[depth], apart[depth], seen_from[depth] = one, near, now
                            depth += 1
                        continue
                for k in range(first, first + count):
                    f = face[k]
                    exact = surfaces[f, 0] > 0.0
                    won = False
                    for _ in range(_SHRINKS):
                        high = 0.0
                        if exact:
                            if told[f] != now:
                                levels[f, 0], levels[f, 1], levels[f, 2], levels[f, 3] = level(
                                    surfaces[f], at[0], at[1], at[2]
                                )
                                told[f] = now
                            high = levels[f, 0]
                            if abs(high) >= best:  # all of the surface is farther off
                                break
                        px, py, pz = foot(corners[k], x, y, z)
                        px, py, pz = px - x, py - y, pz - z
                        length = np.sqrt(px * px + py * py + pz * pz)
                        if length >= best + sag:
                            break
                        if exact and abs(abs(high) - length) <= sag:
                            px, py, pz, length = (
                                -high * levels[f, 1], -high * levels[f, 2], -high * levels[f, 3], abs(high)
                            )  # fmt: skip
                        if length >= best:
                            break
                        if px * nx + py * ny + pz * nz > _APART * length:
                            passed = True
                            break
                        qx, qy, qz = points[i, 0] - at[0] - px, points[i, 1] - at[1] - py, points[i, 2] - at[2] - pz
                        lean = qx * nx + qy * ny + qz * nz
                        if lean <= 0.0:
                            break
                        r = min((qx * qx + qy * qy + qz * qz) / (2.0 * lean), r * (1.0 - 1e-6))
                        now += 1
                        shrunk = won = True
                        at[0], at[1], at[2] = points[i, 0] - r * nx, points[i, 1] - r * ny, points[i, 2] - r * nz
                        x, y, z = at[0] - center[0], at[1] - center[1], at[2] - center[2]
                        best = r * (1.0 - 1e-6) - 1e-9
                    if won and remembered == len(recent):
                        for back in range(len(recent) - 1, 0, -1):
                            recent[back] = recent[back - 1]
                        recent[0] = k
            if not (shrunk and passed):
                break
        found[i] = r
    return found


@kernel(
    "float64[::1](float64[:,::1], int32[:,::1], float64[:,::1], float64[:,::1], int32[::1], float64[::1], "
    "float64[:,::1], float64[::1], float64)"
)
def climbed(
    box: Array, node: Array, corners: Array, surfaces: Array, face: Array, center: Array, middles: Array,
    radius: Array, sag: float,
) -> Array:  # fmt: skip
    """Radius (n,) of the balls that cannot grow by moving a little, starting at `middles` (n, 3), which are moved along."""
    stack, apart, at, nowhere = np.empty(_STACK, dtype=np.int32), np.empty(_STACK), np.empty(3), np.zeros(3)
    levels, told = np.empty((len(surfaces), 4)), np.full(len(surfaces), -1)  # the first search is number 0
    recent = np.full(_RECENT, -1)
    found = np.empty(len(middles))
    for i in range(len(middles)):
        step = 0.25 * radius[i]
        best = nearest(
            box, node, corners, surfaces, face, center, middles[i], 4.0 * radius[i], 0.0, sag, nowhere,
            stack, apart, levels, told, recent,
        )[0]  # fmt: skip
        for _ in range(_CLIMBS):
            better = False
            for move in range(26):
                code = move if move < 13 else move + 1
                a, b, c = float(code % 3 - 1), float(code // 3 % 3 - 1), float(code // 9 - 1)
                scale = step / np.sqrt(a * a + b * b + c * c)
                at[0], at[1], at[2] = middles[i, 0] + scale * a, middles[i, 1] + scale * b, middles[i, 2] + scale * c
                here = nearest(
                    box, node, corners, surfaces, face, center, at, best + step, best, sag, nowhere,
                    stack, apart, levels, told, recent,
                )[0]  # fmt: skip
                if here > best * (1.0 + 1e-9) and here < best + step:
                    best, better = here, True
                    middles[i, 0], middles[i, 1], middles[i, 2] = at[0], at[1], at[2]
                    break
            if not better:
                step *= 0.5
                if step < 1e-4 * best:
                    break
        found[i] = best
    return found


@kernel("(float64[::1], float64[:,::1], int64, float64)")
def largest_apart(radius: Array, middle: Array, most: int, least: float) -> Array:
    """Numbers (k,) of the largest balls, at most `most`, none with its center in a larger one.

    After the first those with a radius below `least` are left out.
    """
    order = np.argsort(-radius, kind="mergesort")
    left = np.ones(len(order), dtype=np.bool_)
    found, count = np.empty(most, dtype=np.int64), 0
    for at in range(len(order)):
        best = order[at]
        if not left[best]:
            continue
        if count == most or (count and radius[best] < least):
            break
        found[count] = best
        count += 1
        for i in range(len(radius)):
            x, y, z = middle[i, 0] - middle[best, 0], middle[i, 1] - middle[best, 1], middle[i, 2] - middle[best, 2]
            if x * x + y * y + z * z <= radius[best] * radius[best]:
                left[i] = False
    return found[:count].copy()


@kernel("(float64[::1], float64[:,::1], float64[:,::1], float64[::1], int32[::1], int64)")
def beneath(size: Array, at: Array, middle: Array, area: Array, face: Array, faces: int) -> tuple[Any, ...]:
    """Per ball of radius `size` (k,) at `at` (k, 3): the area of the samples whose `middle` (n, 3) it holds, and their faces."""
    whole, beside = np.zeros(len(size)), np.zeros((len(size), faces), dtype=np.bool_)
    for k in range(len(size)):
        for i in range(len(area)):
            x, y, z = middle[i, 0] - at[k, 0], middle[i, 1] - at[k, 1], middle[i, 2] - at[k, 2]
            if np.sqrt(x * x + y * y + z * z) <= size[k]:
                whole[k] += area[i]
                beside[k, face[i]] = True
    return whole, beside
