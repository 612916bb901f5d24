"""Whether a tool that comes down along a direction can touch points of a surface without cutting into the part.

Exact against the triangles (and the true round of upright cylinders); the grid only says which triangles to look at.
For a flat end only steep triangles count: the way from a point that is open above to where the tool's axis stands crosses
one of them before it comes under a level one.
`facets`, `start`, `item` and bounds of heights come from `reach_grid_kernel`; `sign` -1 looks from below, with all z
of samples already turned. `grid` is x, y, pitch and the greatest slack of a facet; `stamp` (m + 1,) marks what was seen.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel
from dfdm.geometry.mesh import FloatArray, IntArray

_UPRIGHT = 1e-6
_FLOOR = 0.999
_TIGHT = 1e-3
_PUSHES = 6
_BOX = "f8[:,::1], f8, f8[::1], i8[::1], i4[:,::1], i4[::1], f8[:,::1], i4[::1]"


@kernel("(f8, f8, f8, f8, f8, f8)")
def _nearest(x: float, y: float, xa: float, ya: float, xb: float, yb: float) -> tuple[float, float, float]:
    """Squared distance from (x, y) to a segment, and the nearest point of it."""
    ux, uy = xb - xa, yb - ya
    length = ux * ux + uy * uy
    share = ((x - xa) * ux + (y - ya) * uy) / length if length > 0.0 else 0.0
    share = min(max(share, 0.0), 1.0)
    xa, ya = xa + share * ux, ya + share * uy
    return (x - xa) ** 2 + (y - ya) ** 2, xa, ya


@kernel("(f8[:,::1], i8, i8, f8, f8)")
def _clipped(facets: FloatArray, t: int, k: int, sign: float, z: float) -> tuple[int, float, float, float, float]:
    """The part of edge k above z: 0 none, 1 all, 2 cut (its first end is where), and its ends."""
    a, b = 3 * k, 3 * ((k + 1) % 3)
    if sign * facets[t, a + 2] > sign * facets[t, b + 2]:
        a, b = b, a
    za, zb = sign * facets[t, a + 2], sign * facets[t, b + 2]
    xa, ya, xb, yb = facets[t, a], facets[t, a + 1], facets[t, b], facets[t, b + 1]
    if zb <= z:
        return 0, xa, ya, xb, yb
    if za >= z:
        return 1, xa, ya, xb, yb
    share = (z - za) / (zb - za)
    return 2, xa + share * (xb - xa), ya + share * (yb - ya), xb, yb


@kernel("(f8[:,::1], i8, f8, f8, f8, f8)")
def _aside(facets: FloatArray, t: int, sign: float, x: float, y: float, z: float) -> tuple[float, float, float]:
    """Squared distance across the tool from (x, y) to what of a triangle is above z, and the nearest point of it."""
    best, qx, qy = np.inf, x, y
    cuts, cut_x, cut_y = 0, 0.0, 0.0
    for k in range(3):
        kind, xa, ya, xb, yb = _clipped(facets, t, k, sign, z)
        if kind == 0:
            continue
        far, px, py = _nearest(x, y, xa, ya, xb, yb)
        if far < best:
            best, qx, qy = far, px, py
        if kind == 2:
            if cuts:
                far, px, py = _nearest(x, y, xa, ya, cut_x, cut_y)
                if far < best:
                    best, qx, qy = far, px, py
            cuts, cut_x, cut_y = cuts + 1, xa, ya
    return best, qx, qy


@kernel("(f8[:,::1], i8, f8, f8, f8, f8)")
def _around(facets: FloatArray, t: int, sign: float, x: float, y: float, z: float) -> tuple[float, float, float]:
    """The same for a chord of an upright cylinder: to the true round between the ends of the chord."""
    best, qx, qy = np.inf, x, y
    ax, ay, radius = facets[t, 10], facets[t, 11], facets[t, 12]
    mx = (facets[t, 0] + facets[t, 3] + facets[t, 6]) / 3.0 - ax
    my = (facets[t, 1] + facets[t, 4] + facets[t, 7]) / 3.0 - ay
    low, high = np.inf, -np.inf
    for k in range(3):
        kind, xa, ya, xb, yb = _clipped(facets, t, k, sign, z)
        if kind == 0:
            continue
        sa, sb = mx * (ya - ay) - my * (xa - ax), mx * (yb - ay) - my * (xb - ax)
        low, high = min(low, sa, sb), max(high, sa, sb)
        if (xa - x) ** 2 + (ya - y) ** 2 < (xb - x) ** 2 + (yb - y) ** 2:
            xb, yb = xa, ya
        out = radius / max(math.hypot(xb - ax, yb - ay), 1e-12)
        xb, yb = ax + out * (xb - ax), ay + out * (yb - ay)
        far = (xb - x) ** 2 + (yb - y) ** 2
        if far < best:
            best, qx, qy = far, xb, yb
    dx, dy = x - ax, y - ay
    away = math.hypot(dx, dy)
    if low <= high and away > 1e-9 * radius and mx * dx + my * dy > 0.0:
        side = (mx * dy - my * dx) * radius / away
        if low <= side <= high:
            return (radius - away) ** 2, ax + dx / away * radius, ay + dy / away * radius
    return best, qx, qy


@kernel("(f8[:,::1], i8, f8, f8, f8, f8)")
def _in_space(facets: FloatArray, t: int, sign: float, x: float, y: float, z: float) -> float:
    """Squared distance from (x, y, z) to a triangle."""
    ux, uy, uz = facets[t, 3] - facets[t, 0], facets[t, 4] - facets[t, 1], sign * (facets[t, 5] - facets[t, 2])
    vx, vy, vz = facets[t, 6] - facets[t, 0], facets[t, 7] - facets[t, 1], sign * (facets[t, 8] - facets[t, 2])
    px, py, pz = x - facets[t, 0], y - facets[t, 1], z - sign * facets[t, 2]
    nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
    square = nx * nx + ny * ny + nz * nz
    if square == 0.0:
        return np.inf
    b = ((py * vz - pz * vy) * nx + (pz * vx - px * vz) * ny + (px * vy - py * vx) * nz) / square
    c = ((uy * pz - uz * py) * nx + (uz * px - ux * pz) * ny + (ux * py - uy * px) * nz) / square
    if b >= 0.0 and c >= 0.0 and b + c <= 1.0:
        return float((px * nx + py * ny + pz * nz) ** 2 / square)
    best = np.inf
    for k in range(3):
        i, j = 3 * k, 3 * ((k + 1) % 3)
        ex, ey, ez = (
            facets[t, j] - facets[t, i],
            facets[t, j + 1] - facets[t, i + 1],
            sign * (facets[t, j + 2] - facets[t, i + 2]),
        )
        fx, fy, fz = x - facets[t, i], y - facets[t, i + 1], z - sign * facets[t, i + 2]
        length = ex * ex + ey * ey + ez * ez
        share = min(max((fx * ex + fy * ey + fz * ez) / length, 0.0), 1.0) if length > 0.0 else 0.0
        best = min(best, (fx - share * ex) ** 2 + (fy - share * ey) ** 2 + (fz - share * ez) ** 2)
    return best


@kernel("(f8[:,::1], i8, f8, f8, f8, f8, b1)")
def _apart(
    facets: FloatArray, t: int, sign: float, x: float, y: float, z: float, ball: bool
) -> tuple[float, float, float]:
    """Distance from the axis of a tool (of a ball from its center and the axis above it) to a triangle, and the nearest point."""
    upright = facets[t, 12] > 0.0
    if upright:
        square, qx, qy = _around(facets, t, sign, x, y, z)
    else:
        square, qx, qy = _aside(facets, t, sign, x, y, z)
    if ball and upright:
        top = max(sign * facets[t, 2], sign * facets[t, 5], sign * facets[t, 8])
        if top < z:
            square = _around(facets, t, sign, x, y, -np.inf)[0] + (z - top) ** 2
    elif ball:
        square = min(square, _in_space(facets, t, sign, x, y, z))
    return math.sqrt(square), qx, qy


@kernel(f"(f8, f8, f8, f8, b1, b1, f8[::1], {_BOX})")
def _room(
    x: float, y: float, z: float, radius: float, ball: bool, measured: bool, own: FloatArray,
    facets: FloatArray, sign: float, grid: FloatArray, shape: NDArray[np.int64],
    start: IntArray, item: IntArray, bound: FloatArray, stamp: IntArray,
) -> tuple[float, float, float]:  # fmt: skip
    """Room around a tool at (x, y) with its tip (of a ball its center) at z, up to `radius`, and the nearest obstacle.

    Unless it is to be `measured`, anything that is less than the radius will do. The cylinder `own` (axis x, y, radius; radius
    0 for none) is no obstacle: the tool touches it from inside, or outside, by where it stands.
    """
    stamp[-1] += 1
    mark, pitch, nx, ny = stamp[-1], grid[2], shape[0], shape[1]
    best, qx, qy = radius, x, y
    middle = math.floor((y - grid[1]) / pitch)
    reach = math.ceil(radius / pitch) + 1
    for step in range(2 * reach + 1):
        j = middle + (step + 1) // 2 * (1 if step % 2 else -1)
        if j < 0 or j >= ny:
            continue
        south = grid[1] + j * pitch
        beside = max(south - y, y - south - pitch, 0.0)
        if beside >= best:
            continue
        half = math.sqrt(best * best - beside * beside)
        west = max(math.floor((x - half - grid[0]) / pitch), 0)
        east = min(math.floor((x + half - grid[0]) / pitch), nx - 1)
        for i in range(west, east + 1):
            cell = j * nx + i
            off = max(grid[0] + i * pitch - x, x - grid[0] - (i + 1) * pitch, 0.0)
            square = off * off + beside * beside
            if square >= best * best:
                continue
            level = z - math.sqrt(radius * radius - square) if ball else z
            if bound[cell, 0] <= level:
                continue
            if not measured and bound[cell, 1] > level + grid[3] and math.sqrt(square) + grid[3] < best:
                return 0.0, x, y
            for at in range(start[cell, 0], start[cell + 1, 0] if ball else start[cell, 1]):
                t = item[at]
                if stamp[t] == mark or sign * facets[t, 9] < -_UPRIGHT:
                    continue
                if own[2] > 0.0 and facets[t, 12] == own[2] and facets[t, 10] == own[0] and facets[t, 11] == own[1]:
                    continue
                stamp[t] = mark
                if at >= start[cell, 1] and sign * facets[t, 2] > z:
                    continue  # what is level and above the center of a ball stands on something steep
                if (facets[t, 19] if sign > 0.0 else -facets[t, 16]) <= (z - radius if ball else z):
                    continue
                dx = max(facets[t, 14] - x, x - facets[t, 17], 0.0)
                dy = max(facets[t, 15] - y, y - facets[t, 18], 0.0)
                if facets[t, 13] >= best or dx * dx + dy * dy >= (best - facets[t, 13]) ** 2:
                    continue
                gap, px, py = _apart(facets, t, sign, x, y, z, ball)
                if gap + facets[t, 13] < best:
                    best, qx, qy = gap + facets[t, 13], px, py
                    if not measured:
                        return best, qx, qy
    return best, qx, qy


@kernel(f"(f8, f8, f8, f8, {_BOX})")
def aside_of_walls(
    x0: float, y0: float, z: float, radius: float,
    facets: FloatArray, sign: float, grid: FloatArray, shape: NDArray[np.int64],
    start: IntArray, item: IntArray, bound: FloatArray, stamp: IntArray,
) -> tuple[bool, float, float]:  # fmt: skip
    """Whether a flat tool can stand over (x0, y0) at z, moved aside from the walls around it, and where."""
    x, y, need, none = x0, y0, radius * (1.0 - _TIGHT), np.zeros(3)
    ux, uy, along = 0.0, 0.0, 0.0  # the last wall: points p with (ux, uy) · p = along are the radius off it
    for step in range(_PUSHES):
        gap, qx, qy = _room(
            x, y, z, radius, False, True, none, facets, sign, grid, shape, start, item, bound, stamp
        )  # fmt: skip
        if gap >= need:
            return True, x, y
        vx, vy = x - qx, y - qy
        length = math.hypot(vx, vy)
        if length < 1e-9 * radius:
            return False, x, y
        vx, vy = vx / length, vy / length
        wanted = vx * x + vy * y + radius - gap
        cross = ux * vy - uy * vx
        if step and abs(cross) > 0.05:
            x, y = (along * vy - wanted * uy) / cross, (wanted * ux - along * vx) / cross
        elif step and ux * vx + uy * vy < 0.0:
            return False, x, y  # between two walls that face each other
        else:
            x, y = x + vx * (radius - gap), y + vy * (radius - gap)
        ux, uy, along = vx, vy, wanted
        if (x - x0) ** 2 + (y - y0) ** 2 > (radius * (1.0 + _TIGHT)) ** 2:
            return False, x, y
    return False, x, y


@kernel(f"(f8[::1], f8[::1], f8[::1], f8, f8, f8, b1, {_BOX})")
def _stands(
    point: FloatArray, normal: FloatArray, arc: FloatArray, lean: float, off: float, radius: float, ball: bool,
    facets: FloatArray, sign: float, grid: FloatArray, shape: NDArray[np.int64],
    start: IntArray, item: IntArray, bound: FloatArray, stamp: IntArray,
) -> tuple[bool, float, float]:  # fmt: skip
    """Whether a tool touches a sample, and where it then stands."""
    x, y, z = point[0], point[1], point[2] + off
    need = radius * (1.0 - _TIGHT - lean)
    if arc[2] > 0.0:  # onto the true round
        dx, dy = x - arc[0], y - arc[1]
        out = arc[2] / max(math.hypot(dx, dy), 1e-12)
        x, y = arc[0] + out * dx, arc[1] + out * dy
    if ball:
        x, y, z = x + radius * normal[0], y + radius * normal[1], z + radius * normal[2]
    elif normal[2] <= _FLOOR:
        across = math.hypot(normal[0], normal[1])
        x, y = x + radius * normal[0] / across, y + radius * normal[1] / across
    if not ball and normal[2] > _FLOOR:
        return aside_of_walls(x, y, z, radius, facets, sign, grid, shape, start, item, bound, stamp)
    gap, _, _ = _room(x, y, z, need, ball, False, arc, facets, sign, grid, shape, start, item, bound, stamp)
    return gap >= need, x, y


@kernel(f"(f8[:,::1], f8[:,::1], f8[:,::1], f8[::1], i8[::1], i8[::1], i8[::1], f8[::1], f8, b1, {_BOX})")
def largest(
    points: FloatArray, normals: FloatArray, arcs: FloatArray, lean: FloatArray, index: NDArray[np.int64],
    least: NDArray[np.int64], cap: NDArray[np.int64], diameters: FloatArray, off: float, ball: bool,
    facets: FloatArray, sign: float, grid: FloatArray, shape: NDArray[np.int64],
    start: IntArray, item: IntArray, bound: FloatArray, stamp: IntArray,
) -> tuple[NDArray[np.int64], FloatArray]:  # fmt: skip
    """The largest of `diameters` above number `least` and below number `cap` that touches each of the samples `index`, and where it stands.

    Gives `least` where none does. A smaller tool is taken to fit wherever a larger one does.
    """
    found, place, none = least.copy(), np.empty((len(index), 2)), np.zeros(3)
    for k in range(len(index)):
        i = index[k]
        place[k, 0], place[k, 1] = points[i, 0], points[i, 1]
        high = cap[k]  # the least that is known not to fit
        inward = (arcs[i, 0] - points[i, 0]) * normals[i, 0] + (arcs[i, 1] - points[i, 1]) * normals[i, 1] > 0.0
        while arcs[i, 2] > 0.0 and inward and high > 0 and 0.5 * diameters[high - 1] * (1.0 - _TIGHT) > arcs[i, 2]:
            high -= 1
        trial = high - 1
        if normals[i, 2] > _FLOOR and trial > found[k]:  # any tool fits that the nearest wall leaves room for
            gap, _, _ = _room(
                points[i, 0], points[i, 1], points[i, 2] + off, 0.5 * diameters[trial], False, True, none,
                facets, sign, grid, shape, start, item, bound, stamp,
            )  # fmt: skip
            while found[k] < trial and 0.5 * diameters[found[k] + 1] * (1.0 - _TIGHT) <= gap:
                found[k] += 1
        while found[k] < high - 1:
            fits, x, y = _stands(
                points[i], normals[i], arcs[i], lean[i], off, 0.5 * diameters[trial], ball,
                facets, sign, grid, shape, start, item, bound, stamp,
            )  # fmt: skip
            if fits:
                found[k], place[k, 0], place[k, 1] = trial, x, y
            else:
                high = trial
            trial = (found[k] + high) // 2
    return found, place


@kernel(f"b1[::1](f8[:,::1], f8, f8[:,::1], {_BOX})")
def clears(
    points: FloatArray, radius: float, place: FloatArray,
    facets: FloatArray, sign: float, grid: FloatArray, shape: NDArray[np.int64],
    start: IntArray, item: IntArray, bound: FloatArray, stamp: IntArray,
) -> NDArray[np.bool_]:  # fmt: skip
    """Whether a flat tool can stand over each of `points` (k, 3) in the air with its end at them, and where: into `place` (k, 2)."""
    found = np.empty(len(points), dtype=np.bool_)
    for i in range(len(points)):
        found[i], place[i, 0], place[i, 1] = aside_of_walls(
            points[i, 0], points[i, 1], points[i, 2], radius, facets, sign, grid, shape, start, item, bound, stamp
        )
    return found
