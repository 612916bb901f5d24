"""Take OCCT's binary form of a shape (BinTools, topology format V4) apart into arrays: no object per face, edge or curve.

The layout is that of BinTools_ShapeSet, _CurveSet, _Curve2dSet, _SurfaceSet and _LocationSet of OCCT.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from dfdm.geometry.compiled import kernel

_AT = "uint8[::1], int64"


@kernel(f"float64({_AT}, uint8[::1], float64[::1])", checked=True)
def _real(buf: Any, at: Any, eight: Any, real: Any) -> Any:  # noqa: ANN401 - compiled
    for k in range(8):  # byte by byte: numbers stand at any address
        eight[k] = buf[at + k]
    return real[0]


@kernel(
    f"int64({_AT})",
    checked=True,
)
def _int(buf: Any, at: Any) -> Any:  # noqa: ANN401 - compiled
    value = np.int64(buf[at]) | np.int64(buf[at + 1]) << 8 | np.int64(buf[at + 2]) << 16 | np.int64(buf[at + 3]) << 24
    return value - (np.int64(1) << 32) if value >= np.int64(1) << 31 else value


@kernel(f"UniTuple(int64, 2)({_AT}, uint8)", checked=True)
def _section(buf: Any, at: Any, letter: int) -> Any:  # noqa: ANN401 - compiled
    """Number of records of the section whose title begins with `letter`, and where they begin; -1 if it is not there."""
    if buf[at] == 10:
        at += 1
    if buf[at] != letter:
        return np.int64(-1), np.int64(at)
    while buf[at] != 32:
        at += 1
    count = np.int64(0)
    at += 1
    while buf[at] != 10:
        count = count * 10 + np.int64(buf[at]) - 48
        at += 1
    return count, np.int64(at + 1)


@kernel(f"UniTuple(int64, 4)({_AT}, int64, float64[::1], int64, uint8[::1], float64[::1])", checked=True)
def _curve(buf: Any, at: Any, dim: int, pool: Any, top: Any, eight: Any, real: Any) -> Any:  # noqa: ANN401 - compiled
    """Read one curve in `dim` dimensions: kind, where its numbers begin in the pool, the pool's new top, what follows.

    Kinds: 1 line, 2 circle, 3 ellipse, 4 parabola, 5 hyperbola, 7 B-spline (Bézier too): degree, poles, knots, rational, then homogeneous poles
    and the knots with repetition; 0 any other. A trimmed curve is the one that it trims.
    """
    kind, ours = np.int64(buf[at]), np.bool_(True)
    at += 1
    while kind == 8 or kind == 9:  # trimmed; an offset curve is none of ours, its basis is read over
        ours = ours and kind == 8
        at += 16 if kind == 8 else (8 if dim == 2 else 32)
        kind = np.int64(buf[at])
        at += 1
    start = np.int64(top)
    if kind in (1, 2, 3, 4, 5):
        vectors = 2 if kind == 1 else (3 if dim == 2 else 4)
        count = vectors * dim + (0 if kind == 1 else (1 if kind in (2, 4) else 2))
        for k in range(count):
            pool[top + k] = _real(buf, at + 8 * k, eight, real)
        return (kind if ours else np.int64(0)), start, np.int64(top + count), np.int64(at + 8 * count)
    if kind != 6 and kind != 7:
        return np.int64(-1), start, np.int64(top), np.int64(at)
    rational = buf[at] != 0
    periodic = kind == 7 and buf[at + 1] != 0
    at += 1 if kind == 6 else 2
    degree = np.int64(buf[at]) | np.int64(buf[at + 1]) << 8
    at += 2
    poles, knots = degree + 1, np.int64(2)
    if kind == 7:
        poles, knots = _int(buf, at), _int(buf, at + 4)
        at += 8
    first_pole = top + 4
    pool[top], pool[top + 3] = degree, (1.0 if rational else 0.0)
    top += 4
    for _ in range(poles):
        weight = _real(buf, at + 8 * dim, eight, real) if rational else 1.0
        for k in range(dim):
            pool[top + k] = weight * _real(buf, at + 8 * k, eight, real)
        pool[top + dim] = weight
        top += dim + 1
        at += 8 * (dim + 1 if rational else dim)
    values, flat = np.empty((degree + 1) * knots), np.int64(0)
    repeats = np.int64(degree + 1)
    beyond = np.int64(0)
    for j in range(knots):
        value = float(j)
        if kind == 7:
            value, repeats = _real(buf, at, eight, real), _int(buf, at + 8)
            at += 12
        if j == 0 and periodic:
            beyond = degree + 1 - repeats  # knots that the next and the last round of a closed curve lend to this one
        for _ in range(repeats):
            values[flat] = value
            flat += 1
    for j in range(beyond * (dim + 1)):
        pool[top + j] = pool[first_pole + j]
    top += beyond * (dim + 1)
    period = values[flat - 1] - values[0]
    own = flat - repeats  # knots of one round
    for j in range(-beyond, flat + beyond):
        pool[top] = values[j + own] - period if j < 0 else (values[j] if j < flat else values[j - own] + period)
        top += 1
    pool[start + 1], pool[start + 2] = poles + beyond, flat + 2 * beyond
    fits = degree <= 25 and beyond <= poles and flat + beyond == poles + degree + 1
    return (np.int64(7) if ours and fits else np.int64(0)), start, np.int64(top), np.int64(at)


@kernel(f"UniTuple(int64, 4)({_AT}, float64[::1], int64, uint8[::1], float64[::1])", checked=True)
def _surface(buf: Any, at: Any, pool: Any, top: Any, eight: Any, real: Any) -> Any:  # noqa: ANN401 - compiled
    """Read one surface: kind (1 plane, 2 cylinder, 3 cone, 4 sphere, 5 torus, 0 any other), numbers, top, what follows."""
    kind = np.int64(buf[at])
    at += 1
    offset = 0.0
    while kind == 10 or kind == 11:
        offset += _real(buf, at, eight, real) if kind == 11 else 0.0
        at += 32 if kind == 10 else 8
        kind = np.int64(buf[at])
        at += 1
    start = np.int64(top)
    if 1 <= kind <= 5:
        count = 12 + (0 if kind == 1 else (1 if kind in (2, 4) else 2))
        for k in range(count):
            pool[top + k] = _real(buf, at + 8 * k, eight, real)
        at += 8 * count
        if offset != 0.0:  # what lies beside a plane, cylinder, cone, sphere or torus is one
            x, y, z = pool[top + 6 : top + 9], pool[top + 9 : top + 12], pool[top + 3 : top + 6]
            across = (x[1] * y[2] - x[2] * y[1]) * z[0] + (x[2] * y[0] - x[0] * y[2]) * z[1]
            out = offset if across + (x[0] * y[1] - x[1] * y[0]) * z[2] > 0.0 else -offset
            for k in range(3):
                pool[top + k] += z[k] * (out if kind == 1 else (-out * np.sin(pool[top + 13]) if kind == 3 else 0.0))
            if kind == 3:
                out *= np.cos(pool[top + 13])
            if kind > 1:
                size = top + (13 if kind == 5 else 12)
                pool[size] += out
                kind = kind if pool[size] > 0.0 else np.int64(0)
        return kind, start, np.int64(top + count), np.int64(at)
    if kind == 6 or kind == 7:
        _, _, top, at = _curve(buf, at + (24 if kind == 6 else 48), 3, pool, top, eight, real)
    elif kind == 8 or kind == 9:
        rational = buf[at] != 0 or buf[at + 1] != 0
        at += 2 if kind == 8 else 4
        degrees = (np.int64(buf[at]) | np.int64(buf[at + 1]) << 8, np.int64(buf[at + 2]) | np.int64(buf[at + 3]) << 8)
        at += 4
        poles, knots = (degrees[0] + 1) * (degrees[1] + 1), np.int64(0)
        if kind == 9:
            poles = _int(buf, at) * _int(buf, at + 4)
            knots = _int(buf, at + 8) + _int(buf, at + 12)
            at += 16
        at += poles * (32 if rational else 24) + 12 * knots
    else:
        return np.int64(-1), start, np.int64(top), np.int64(at)
    return np.int64(0), start, np.int64(top), np.int64(at)


@kernel(
    "Tuple((int64, int64[:, ::1], float64[::1], int64[:, ::1], int64[:, ::1], float64[:, ::1], int64[:, ::1],"
    f" int64[:, ::1]))({_AT})",
    checked=True,
)
def read_geometry(buf: Any, at: Any) -> Any:  # noqa: ANN401 - compiled
    """Read what stands before the shapes, from byte `at` behind the title.

    Returns where the shapes begin (-1: not as expected); geometry (n, 3): section (0 curves in the plane, 1 curves in
    space, 2 surfaces), kind, where its numbers begin in the pool (p,); locations (l, 2): first and number of the factors
    (f, 2): elementary location and power; matrices (l, 12) of elementary ones, location 0 is none; polygons (g, 2): number
    of nodes, byte of the first; triangulations (t, 4): number of nodes and triangles, bytes of both.
    """
    eight = np.zeros(8, dtype=np.uint8)
    real = eight.view(np.float64)
    size = len(buf)
    pool, geometry = np.empty(size // 4 + 64), np.zeros((size // 33 + 8, 3), dtype=np.int64)
    factors = np.zeros((size // 8 + 1, 2), dtype=np.int64)
    tables = (np.zeros((0, 2), dtype=np.int64), np.zeros((0, 4), dtype=np.int64))
    count, at = _section(buf, at, 76)
    locations, matrices = np.zeros((max(count, 0) + 1, 2), dtype=np.int64), np.zeros((max(count, 0) + 1, 12))
    top, row, used, good = np.int64(0), 0, 0, bool(count >= 0)
    for i in range(1, count + 1):
        locations[i, 0] = used
        elementary = buf[at] == 1
        at += 1
        if elementary:
            for k in range(12):
                matrices[i, k] = _real(buf, at + 8 * k, eight, real)
            at += 96
            factors[used, 0], factors[used, 1] = i, 1
            used += 1
        while not elementary:
            index = _int(buf, at)
            at += 4
            if index == 0:
                break
            factors[used, 0], factors[used, 1] = index, _int(buf, at)
            used += 1
            at += 4
        locations[i, 1] = used - locations[i, 0]
    for section in range(3):
        if section == 2:
            count, at = _section(buf, at, 80)
            good = good and count == 0  # free polygons in space: nobody makes them here
            count, at = _section(buf, at, 80)
            polygons = np.zeros((max(count, 0), 2), dtype=np.int64)
            for i in range(count):
                polygons[i, 0], polygons[i, 1] = _int(buf, at), at + 4
                at += 4 + 4 * polygons[i, 0] + 8
                at += 1 + (8 * polygons[i, 0] if buf[at] != 0 else 0)
            tables = (polygons, tables[1])
        count, at = _section(buf, at, 67 if section < 2 else 83)
        good = good and count >= 0
        for _ in range(count):
            if section == 2:
                kind, start, top, at = _surface(buf, at, pool, top, eight, real)
            else:
                kind, start, top, at = _curve(buf, at, 2 + section, pool, top, eight, real)
            geometry[row, 0], geometry[row, 1], geometry[row, 2] = section, kind, start
            row += 1
            if kind < 0:
                return np.int64(-1), geometry, pool, locations, factors, matrices, tables[0], tables[1]
    count, at = _section(buf, at, 84)
    triangulations = np.zeros((max(count, 0), 4), dtype=np.int64)
    for i in range(count):
        nodes, triangles = _int(buf, at), _int(buf, at + 4)
        flat, normals = buf[at + 8] != 0, buf[at + 9] != 0
        triangulations[i, 0], triangulations[i, 1], triangulations[i, 2] = nodes, triangles, at + 18
        at += 18 + 24 * nodes + (16 * nodes if flat else 0)
        triangulations[i, 3] = at
        at += 12 * triangles + (12 * nodes if normals else 0)
    good = good and count >= 0
    where = np.int64(at) if good else np.int64(-1)
    return where, geometry[:row], pool[:top], locations, factors[:used], matrices, tables[0], triangulations


@kernel(
    "Tuple((int64, int64[:, ::1], float64[:, ::1], int64[:, ::1], int64[:, ::1], float64[:, ::1], int64[:, ::1]))"
    f"({_AT})",
    checked=True,
)
def read_shapes(buf: Any, at: Any) -> Any:  # noqa: ANN401 - compiled
    """Read the shapes from byte `at` on.

    Returns a status (0 good); shapes (s, 5): type, first child, number of children, then of an edge its curve and the
    curve's location, of a face its surface and the surface's location (-1 none); numbers (s, 4): of a vertex its point, of
    an edge first, last, degenerated, tolerance; children (c, 3): orientation, shape, location; pcurves (q, 5): edge, curve,
    curve of the backward use or -1, surface, location, with their ranges (q, 2); chains (g, 4): edge, polygon, polygon of
    the backward use or -1, triangulation. Of a face `children` come first, then its triangulation stands in numbers[:, 0].
    """
    eight = np.zeros(8, dtype=np.uint8)
    real = eight.view(np.float64)
    count, at = _section(buf, at, 84)
    rest = len(buf) - at
    shapes, numbers = np.full((max(count, 0), 5), -1, dtype=np.int64), np.zeros((max(count, 0), 4))
    children = np.zeros((rest // 9 + 1, 3), dtype=np.int64)
    pcurves, ranges = np.zeros((rest // 61 + 1, 5), dtype=np.int64), np.zeros((rest // 61 + 1, 2))
    chains = np.zeros((rest // 13 + 1, 4), dtype=np.int64)
    used, q, g, good = 0, 0, 0, count >= 0
    for i in range(count):
        kind = buf[at]
        at += 1
        shapes[i, 0] = kind
        if kind == 7:
            for k in range(3):
                numbers[i, k] = _real(buf, at + 8 + 8 * k, eight, real)
            at += 32
            while buf[at] != 0:
                at += (0, 17, 21, 25)[min(int(buf[at]), 3)]
            at += 1
        elif kind == 6:
            numbers[i, 3] = _real(buf, at, eight, real)
            numbers[i, 2] = float(buf[at + 10])
            at += 11
            while buf[at] != 0:
                what = buf[at]
                at += 1
                if what == 1:
                    shapes[i, 3], shapes[i, 4] = _int(buf, at) - 1, _int(buf, at + 4)
                    numbers[i, 0], numbers[i, 1] = _real(buf, at + 8, eight, real), _real(buf, at + 16, eight, real)
                    at += 24
                elif what == 2 or what == 3:
                    pcurves[q, 0], pcurves[q, 1], pcurves[q, 2] = i, _int(buf, at) - 1, -1
                    at += 4
                    if what == 3:
                        pcurves[q, 2] = _int(buf, at) - 1
                        at += 5
                    pcurves[q, 3], pcurves[q, 4] = _int(buf, at) - 1, _int(buf, at + 4)
                    ranges[q, 0], ranges[q, 1] = _real(buf, at + 8, eight, real), _real(buf, at + 16, eight, real)
                    q += 1
                    at += 24
                elif what == 4:
                    at += 17
                elif what == 5:
                    at += 8
                elif what == 6 or what == 7:
                    chains[g, 0], chains[g, 1], chains[g, 2] = i, _int(buf, at) - 1, -1
                    at += 4
                    if what == 7:
                        chains[g, 2] = _int(buf, at) - 1
                        at += 4
                    chains[g, 3] = _int(buf, at) - 1
                    g += 1
                    at += 8
                else:
                    return np.int64(1), shapes, numbers, children, pcurves, ranges, chains
            at += 1
        elif kind == 4:
            shapes[i, 3], shapes[i, 4] = _int(buf, at + 9) - 1, _int(buf, at + 13)
            at += 17
            numbers[i, 0] = -1.0
            if buf[at] == 2:
                numbers[i, 0] = _int(buf, at + 1) - 1
                at += 4
            at += 1
        elif kind > 7:
            return np.int64(1), shapes, numbers, children, pcurves, ranges, chains
        at += 7
        shapes[i, 1] = used
        while buf[at] != 42:
            children[used, 0] = buf[at]
            children[used, 1], children[used, 2] = count - _int(buf, at + 1), _int(buf, at + 5)
            used += 1
            at += 9
        at += 1
        shapes[i, 2] = used - shapes[i, 1]
    status = np.int64(0 if good else 1)
    return status, shapes, numbers, children[:used], pcurves[:q], ranges[:q], chains[:g]
