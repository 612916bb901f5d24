"""Area, volume and moments of faces as integrals along their boundary, and the edges evaluated, for whole parts at once.

Over the parameters (u, v) of a face Green's theorem turns ∬ f du dv into ∮ F dv with F the integral of f over u, which is
known in closed form for plane, cylinder, cone, sphere and torus. What is left along v is Gauss-Legendre, exact to rounding.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from dfdm.geometry.compiled import kernel


@kernel("void(float64[::1], int64, int64, int64, float64, float64[::1], float64[:, ::1])")
def _point(pool: Any, start: int, kind: int, dim: int, t: float, out: Any, work: Any) -> Any:  # noqa: ANN401 - compiled
    """Point out[:dim] and derivative out[3:3+dim] of a curve at t; `work` (27, 4) is to write on."""
    if kind == 1:
        for k in range(dim):
            out[3 + k] = pool[start + dim + k]
            out[k] = pool[start + k] + t * out[3 + k]
    elif kind < 4:
        x, y = start + (dim if dim == 2 else 6), start + (dim if dim == 2 else 6) + dim
        a = pool[y + dim]
        b = a if kind == 2 else pool[y + dim + 1]
        cosine, sine = math.cos(t), math.sin(t)
        for k in range(dim):
            out[k] = pool[start + k] + a * cosine * pool[x + k] + b * sine * pool[y + k]
            out[3 + k] = b * cosine * pool[y + k] - a * sine * pool[x + k]
    elif kind == 4:  # parabola: the focal length stands behind the axes
        x, y = start + (dim if dim == 2 else 6), start + (dim if dim == 2 else 6) + dim
        focal = pool[y + dim]
        for k in range(dim):
            out[k] = pool[start + k] + t * t / (4.0 * focal) * pool[x + k] + t * pool[y + k]
            out[3 + k] = t / (2.0 * focal) * pool[x + k] + pool[y + k]
    elif kind == 5:
        x, y = start + (dim if dim == 2 else 6), start + (dim if dim == 2 else 6) + dim
        a, b = pool[y + dim] * math.cosh(t), pool[y + dim + 1] * math.sinh(t)
        c, d = pool[y + dim] * math.sinh(t), pool[y + dim + 1] * math.cosh(t)
        for k in range(dim):
            out[k] = pool[start + k] + a * pool[x + k] + b * pool[y + k]
            out[3 + k] = c * pool[x + k] + d * pool[y + k]
    else:
        degree, poles, wide = int(pool[start]), int(pool[start + 1]), dim + 1
        knots = start + 4 + poles * wide
        low, high = degree, poles - 1
        while low < high:
            middle = (low + high + 1) // 2
            if pool[knots + middle] <= t:
                low = middle
            else:
                high = middle - 1
        slope = work[26]
        for j in range(degree + 1):
            for k in range(wide):
                work[j, k] = pool[start + 4 + (low - degree + j) * wide + k]
        for r in range(1, degree + 1):
            if r == degree:
                wide_knot = pool[knots + low + 1] - pool[knots + low]
                for k in range(wide):
                    slope[k] = degree / wide_knot * (work[degree, k] - work[degree - 1, k])
            for j in range(degree, r - 1, -1):
                left, right = pool[knots + low - degree + j], pool[knots + low + 1 + j - r]
                share = (t - left) / (right - left)
                for k in range(wide):
                    work[j, k] = (1.0 - share) * work[j - 1, k] + share * work[j, k]
        weight = work[degree, dim]
        for k in range(dim):
            out[k] = work[degree, k] / weight
            out[3 + k] = (slope[k] - out[k] * slope[dim]) / weight


@kernel("void(int64, float64, float64, float64[::1], float64[::1], float64, float64, float64[::1])")
def _flux(kind: int, a: float, b: float, d: Any, p: Any, dv: float, weight: float, out: Any) -> Any:  # noqa: ANN401 - compiled
    """Add what one node of the boundary gives to the 15 integrals; `d` is the frame's origin, `p` the node (u, v)."""
    u, v = p[0], p[1]
    w = dv * weight
    if kind == 1:
        x, y, z = u + d[0], v + d[1], d[2]
        one, sx, sy = x, 0.5 * x * x, x * y
        sxx, sxy, syy = x * x * x / 3.0, 0.5 * x * x * y, x * y * y
        out[0] += w * one
        out[1] += w * sx
        out[2] += w * sy
        out[3] += w * z * one
        flux = (one, sx, sy, z * one, sxx, sxy, z * sx, syy, z * sy, z * z * one)
        for k in range(10):
            out[4 + k] += w * z * flux[k]
        return
    if kind == 2:
        rho, zeta, na, nb, area = a, v, a, 0.0, a
    elif kind == 3:
        rho, zeta = a + v * math.sin(b), v * math.cos(b)
        na, nb, area = rho * math.cos(b), -rho * math.sin(b), rho
    elif kind == 4:
        cosine, sine = math.cos(v), math.sin(v)
        rho, zeta, area = a * cosine, a * sine, a * a * cosine
        na, nb = area * cosine, area * sine
    else:
        cosine, sine = math.cos(v), math.sin(v)
        rho, zeta = a + b * cosine, b * sine
        area = b * rho
        na, nb = area * cosine, area * sine
    c, s = math.cos(u), math.sin(u)
    # Integrals over u of 1, cos, sin and their products up to the third degree.
    i1, ic, is_ = u, s, -c
    icc, ics, iss = 0.5 * (u + s * c), 0.5 * s * s, 0.5 * (u - s * c)
    iccc, iccs, icss, isss = s - s * s * s / 3.0, -c * c * c / 3.0, s * s * s / 3.0, c * c * c / 3.0 - c
    z = zeta + d[2]
    out[0] += w * area * i1
    out[1] += w * area * (d[0] * i1 + rho * ic)
    out[2] += w * area * (d[1] * i1 + rho * is_)
    out[3] += w * area * z * i1
    out[14] += w * rho * area * i1
    h0, h1, h2 = na * rho + nb * z, na * d[0], na * d[1]
    h = h0 * i1 + h1 * ic + h2 * is_
    hc, hs = h0 * ic + h1 * icc + h2 * ics, h0 * is_ + h1 * ics + h2 * iss
    hcc, hcs = h0 * icc + h1 * iccc + h2 * iccs, h0 * ics + h1 * iccs + h2 * icss
    hss = h0 * iss + h1 * icss + h2 * isss
    mx, my = d[0] * h + rho * hc, d[1] * h + rho * hs
    out[4] += w * h
    out[5] += w * mx
    out[6] += w * my
    out[7] += w * z * h
    out[8] += w * (d[0] * d[0] * h + 2.0 * d[0] * rho * hc + rho * rho * hcc)
    out[9] += w * (d[0] * d[1] * h + d[0] * rho * hs + d[1] * rho * hc + rho * rho * hcs)
    out[10] += w * z * mx
    out[11] += w * (d[1] * d[1] * h + 2.0 * d[1] * rho * hs + rho * rho * hss)
    out[12] += w * z * my
    out[13] += w * z * z * h


@kernel(
    "float64[:, ::1](int64[::1], float64[:, ::1], float64[:, ::1], float64[::1], int64[:, ::1], float64[:, ::1],"
    " float64[:, ::1], float64[::1], float64[:, ::1], float64[:, ::1])",
)
def face_integrals(
    kinds: Any,  # noqa: ANN401 - compiled
    sizes: Any,  # noqa: ANN401 - compiled
    frames: Any,  # noqa: ANN401 - compiled
    center: Any,  # noqa: ANN401 - compiled
    uses: Any,  # noqa: ANN401 - compiled
    ranges: Any,  # noqa: ANN401 - compiled
    places: Any,  # noqa: ANN401 - compiled
    pool: Any,  # noqa: ANN401 - compiled
    nodes: Any,  # noqa: ANN401 - compiled
    weights: Any,  # noqa: ANN401 - compiled
) -> Any:  # noqa: ANN401 - compiled
    """Integrals (f, 15) of faces: 1, x, y, z over the area; h, hx … hzz over it (h = position · normal); mean radius.

    Positions relative to `center`, along the axes of each face's frame. `kinds` (f,) 1 plane … 5 torus, `sizes` (f, 2),
    `frames` (f, 12): origin and axes. `uses` (k, 5): face, curve's kind, where in the pool, backward, place;
    on planes the curve is the one in space (at `places`), elsewhere the one in the parameters. `nodes`, `weights` (n, n):
    row n holds the rule of n points. NaN for a face whose surface or a curve of which is none of these.
    """
    result = np.zeros((len(kinds), 15))
    at, p, d, world, work = np.zeros(6), np.zeros(2), np.zeros(3), np.zeros(6), np.zeros((27, 4))
    most = len(nodes) - 1
    for i in range(len(uses)):
        face, curve, start = uses[i, 0], uses[i, 1], uses[i, 2]
        kind = kinds[face]
        if kind < 1 or curve < 1:
            result[face] = np.nan
            continue
        frame = frames[face]
        for k in range(3):
            d[k] = 0.0
            for j in range(3):
                d[k] += (frame[j] - center[j]) * frame[3 + 3 * k + j]
        first, last = ranges[i, 0], ranges[i, 1]
        sign = -1.0 if uses[i, 3] != 0 else 1.0
        pieces, knots = 1, 0
        if curve == 7:
            knots = start + 4 + int(pool[start + 1]) * (4 if kind == 1 else 3)
            pieces = int(pool[start + 2]) - 1
            count = min(12, max(4, 2 * int(pool[start])))
        elif kind == 1:
            count = 2 if curve == 1 else 6 + int(2.3 * abs(last - first)) + (0 if curve < 4 else 10)
        elif curve == 1:
            turn = abs((last - first) * pool[start + 2])
            if kind > 3:
                turn += abs((last - first) * pool[start + 3])
            elif abs((last - first) * pool[start + 3]) < 1e-12:
                continue
            count = 4 + int(2.5 * turn)
        else:
            count = 32
        count = min(count, most)
        for piece in range(pieces):
            low, high = first, last
            if curve == 7:
                low, high = max(low, pool[knots + piece]), min(high, pool[knots + piece + 1])
                if high - low <= 0.0:
                    continue
            half, middle = 0.5 * (high - low), 0.5 * (high + low)
            for n in range(count):
                _point(pool, start, curve, 3 if kind == 1 else 2, middle + half * nodes[count, n], at, work)
                dv = at[4]
                p[0], p[1] = at[0], at[1]
                if kind == 1:
                    place = places[uses[i, 4]]
                    for k in range(3):
                        world[k] = place[4 * k + 3] - frame[k]
                        world[3 + k] = 0.0
                        for j in range(3):
                            world[k] += place[4 * k + j] * at[j]
                            world[3 + k] += place[4 * k + j] * at[3 + j]
                    p[0], p[1], dv = 0.0, 0.0, 0.0
                    for k in range(3):
                        p[0] += world[k] * frame[3 + k]
                        p[1] += world[k] * frame[6 + k]
                        dv += world[3 + k] * frame[6 + k]
                _flux(kind, sizes[face, 0], sizes[face, 1], d, p, dv, sign * half * weights[count, n], result[face])
    return result


@kernel(
    "float64[:, ::1](int64[:, ::1], float64[:, ::1], float64[:, ::1], float64[::1], float64[:, ::1], float64[:, ::1])",
)
def edge_figures(
    edges: Any,  # noqa: ANN401 - compiled
    ranges: Any,  # noqa: ANN401 - compiled
    places: Any,  # noqa: ANN401 - compiled
    pool: Any,  # noqa: ANN401 - compiled
    nodes: Any,  # noqa: ANN401 - compiled
    weights: Any,  # noqa: ANN401 - compiled
) -> Any:  # noqa: ANN401 - compiled
    """Figures (e, 19) of edges (e, 3: kind, where in the pool, place).

    Start, middle, end, tangent in the middle, length, least and greatest coordinates. Of a B-spline the box is that of its poles, which holds it. NaN for other curves.
    """
    result = np.full((len(edges), 19), np.nan)
    at, work = np.zeros(6), np.zeros((27, 4))
    most = len(nodes) - 1
    for i in range(len(edges)):
        kind, start, place = edges[i, 0], edges[i, 1], places[edges[i, 2]]
        if kind < 1:
            continue
        row, first, last = result[i], ranges[i, 0], ranges[i, 1]
        row[13:16], row[16:19] = np.inf, -np.inf
        for n in range(3):
            _point(pool, start, kind, 3, first + 0.5 * n * (last - first), at, work)
            for k in range(3):
                row[3 * n + k] = place[4 * k + 3]
                for j in range(3):
                    row[3 * n + k] += place[4 * k + j] * at[j]
                if n != 1:
                    row[13 + k], row[16 + k] = min(row[13 + k], row[3 * n + k]), max(row[16 + k], row[3 * n + k])
            if n == 1:
                size = math.sqrt(at[3] ** 2 + at[4] ** 2 + at[5] ** 2)
                for k in range(3):
                    row[9 + k] = 0.0
                    for j in range(3):
                        row[9 + k] += place[4 * k + j] * at[3 + j] / size if size > 0.0 else 0.0
        if kind == 1:
            row[12] = last - first
        elif kind == 2:
            row[12] = (last - first) * pool[start + 12]
        else:
            knots = start + 4 + 4 * int(pool[start + 1])
            pieces = int(pool[start + 2]) - 1 if kind == 7 else 4
            row[12] = 0.0
            for piece in range(pieces):
                low, high = first + 0.25 * piece * (last - first), first + 0.25 * (piece + 1) * (last - first)
                if kind == 7:
                    low, high = max(first, pool[knots + piece]), min(last, pool[knots + piece + 1])
                if high <= low:
                    continue
                count = min(most, 10 if kind == 7 and pieces > 40 else 24)
                for n in range(count):
                    t = 0.5 * (low + high) + 0.5 * (high - low) * nodes[count, n]
                    _point(pool, start, kind, 3, t, at, work)
                    speed = math.sqrt(at[3] ** 2 + at[4] ** 2 + at[5] ** 2)
                    row[12] += 0.5 * (high - low) * weights[count, n] * speed
        if kind == 7:
            for j in range(int(pool[start + 1])):
                weight = pool[start + 4 + 4 * j + 3]
                for k in range(3):
                    value = place[4 * k + 3]
                    for m in range(3):
                        value += place[4 * k + m] * pool[start + 4 + 4 * j + m] / weight
                    row[13 + k], row[16 + k] = min(row[13 + k], value), max(row[16 + k], value)
        elif kind in (4, 5):
            row[13:19] = np.nan  # no box
        elif kind > 1:
            major = pool[start + 12]
            minor = major if kind == 2 else pool[start + 13]
            for k in range(3):
                along, across, middle = 0.0, 0.0, place[4 * k + 3]
                for j in range(3):
                    along += place[4 * k + j] * major * pool[start + 6 + j]
                    across += place[4 * k + j] * minor * pool[start + 9 + j]
                    middle += place[4 * k + j] * pool[start + j]
                reach, angle = math.sqrt(along * along + across * across), math.atan2(across, along)
                # The greatest coordinate is at `angle`, the least opposite: where the arc runs through them.
                if (angle - first) % (2.0 * math.pi) <= last - first:
                    row[16 + k] = max(row[16 + k], middle + reach)
                if (angle + math.pi - first) % (2.0 * math.pi) <= last - first:
                    row[13 + k] = min(row[13 + k], middle - reach)
    return result


@kernel("float64[:, ::1](int64, int64, float64[::1], float64[::1], float64[::1])")
def curve_points(kind: int, start: int, place: Any, pool: Any, at: Any) -> Any:  # noqa: ANN401 - compiled
    """Points (n, 3) of one curve in space at its parameters `at` (n,), moved to its place (12,)."""
    result = np.zeros((len(at), 3))
    local, work = np.zeros(6), np.zeros((27, 4))
    for i in range(len(at)):
        _point(pool, start, kind, 3, at[i], local, work)
        for k in range(3):
            result[i, k] = place[4 * k + 3]
            for j in range(3):
                result[i, k] += place[4 * k + j] * local[j]
    return result
