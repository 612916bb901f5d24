"""Compiled: long edges of triangles halved, longest first, and edges of flat faces turned so that no slivers stay.

Halving alone would cut every sliver of a fan by itself; turning edges as Delaunay asks (Lawson, Software for C1 surface
interpolation, 1977) after each cut lets neighbors share the new points.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]
_PASS = 0.75
"""Edges down to this share of the longest are halved before lengths are looked at again."""
_MOST_TURNS = 64
_EVEN = 1.1547005383792515  # 2 / sqrt 3: an even triangle then counts by the length of its edges


@kernel("f8(f8[:,::1], i8, i8)")
def _square(vertices: Array, a: int, b: int) -> float:
    x, y, z = vertices[b, 0] - vertices[a, 0], vertices[b, 1] - vertices[a, 1], vertices[b, 2] - vertices[a, 2]
    return float(x * x + y * y + z * z)


@kernel("UniTuple(f8, 2)(f8[:,::1], i8, i8, i8)")
def _corner(vertices: Array, at: int, a: int, b: int) -> tuple[float, float]:
    """Cosine and sine of the angle at a vertex between two others, both times the lengths of the sides."""
    ux, uy, uz = vertices[a, 0] - vertices[at, 0], vertices[a, 1] - vertices[at, 1], vertices[a, 2] - vertices[at, 2]
    vx, vy, vz = vertices[b, 0] - vertices[at, 0], vertices[b, 1] - vertices[at, 1], vertices[b, 2] - vertices[at, 2]
    x, y, z = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
    return ux * vx + uy * vy + uz * vz, np.sqrt(x * x + y * y + z * z)


@kernel("f8(f8[:,::1], i4[:,::1], i4[::1], f8[::1], i8)")
def _size(vertices: Array, corners: Array, beside: Array, weight: Array, edge: int) -> float:
    """How much an edge asks for being halved, as a length squared: its length where its triangles are even, less for slivers.

    Times the greater weight of its triangles.
    """
    t, k = edge // 3, edge % 3
    heavy = weight[t] if beside[edge] < 0 else max(weight[t], weight[beside[edge] // 3])
    if heavy <= 0.0:
        return 0.0
    a, b, c = corners[t, k], corners[t, (k + 1) % 3], corners[t, (k + 2) % 3]
    square = _square(vertices, a, b)
    area = _corner(vertices, c, a, b)[1]
    other = beside[edge]
    if other >= 0:
        area = 0.5 * (area + _corner(vertices, corners[other // 3, (other % 3 + 2) % 3], a, b)[1])
    return float(np.sqrt(square * area * _EVEN) * heavy * heavy)


@kernel("(i4[::1], i8, i8)")
def _join(beside: Array, one: int, other: int) -> None:
    """Edges `one` and `other` (3 times the triangle and its edge) lie on each other; a negative `other` is a border."""
    beside[one] = other
    if other >= 0:
        beside[other] = one


@kernel("(f8[:,::1], i4[:,::1], i4[::1], i4[::1], f8[::1], b1[::1], i4[::1], i8)")
def _settle(
    vertices: Array, corners: Array, face: Array, beside: Array, weight: Array, flat: Array, stack: Array, depth: int
) -> None:
    """Turn the edges on the stack, and those around what was turned, until all are as Delaunay asks."""
    turns = _MOST_TURNS + 8 * depth
    while depth > 0:
        depth -= 1
        edge = stack[depth]
        other = beside[edge]
        if other < 0:
            continue
        t, u = edge // 3, other // 3
        if face[t] != face[u] or not flat[face[t]]:
            continue
        k, j = edge % 3, other % 3
        a, b, c, d = corners[t, k], corners[t, (k + 1) % 3], corners[t, (k + 2) % 3], corners[u, (j + 2) % 3]
        if c == d:
            continue
        cos_c, sin_c = _corner(vertices, c, a, b)
        cos_d, sin_d = _corner(vertices, d, b, a)
        if cos_c * sin_d + sin_c * cos_d >= -1e-9 * (abs(cos_c) + sin_c) * (abs(cos_d) + sin_d):
            continue
        turns -= 1
        if turns < 0:
            return
        ad, db = beside[3 * u + (j + 1) % 3], beside[3 * u + (j + 2) % 3]
        bc, ca = beside[3 * t + (k + 1) % 3], beside[3 * t + (k + 2) % 3]
        weight[t] = weight[u] = max(weight[t], weight[u])
        corners[t, 0], corners[t, 1], corners[t, 2] = a, d, c
        corners[u, 0], corners[u, 1], corners[u, 2] = d, b, c
        _join(beside, 3 * t, ad)
        _join(beside, 3 * t + 1, 3 * u + 2)
        _join(beside, 3 * t + 2, ca)
        _join(beside, 3 * u, db)
        _join(beside, 3 * u + 1, bc)
        for near in (3 * t, 3 * t + 2, 3 * u, 3 * u + 1):
            if depth < len(stack):
                stack[depth] = near
                depth += 1


@kernel("UniTuple(i8, 2)(f8[:,::1], i4[:,::1], i4[::1], i4[::1], f8[::1], i8, i8, i8, i4[::1])")
def _halve(
    vertices: Array,
    corners: Array,
    face: Array,
    beside: Array,
    weight: Array,
    edge: int,
    points: int,
    count: int,
    stack: Array,
) -> tuple[int, int]:
    """Cut the triangles on both sides of an edge at its middle; the edges around them go on the stack.

    Gives the number of triangles and how many edges are on the stack.
    """
    other = beside[edge]
    t, k = edge // 3, edge % 3
    a, b, c = corners[t, k], corners[t, (k + 1) % 3], corners[t, (k + 2) % 3]
    for i in range(3):
        vertices[points, i] = 0.5 * (vertices[a, i] + vertices[b, i])
    bc, ca = beside[3 * t + (k + 1) % 3], beside[3 * t + (k + 2) % 3]
    s, count = count, count + 1
    face[s], weight[s] = face[t], weight[t]
    corners[t, 0], corners[t, 1], corners[t, 2] = a, points, c
    corners[s, 0], corners[s, 1], corners[s, 2] = points, b, c
    _join(beside, 3 * t + 1, 3 * s + 2)
    _join(beside, 3 * t + 2, ca)
    _join(beside, 3 * s + 1, bc)
    stack[0], stack[1] = 3 * t + 2, 3 * s + 1
    if other < 0:
        beside[3 * t] = beside[3 * s] = -1
        return count, 2
    u, j = other // 3, other % 3
    d = corners[u, (j + 2) % 3]
    ad, db = beside[3 * u + (j + 1) % 3], beside[3 * u + (j + 2) % 3]
    v, count = count, count + 1
    face[v], weight[v] = face[u], weight[u]
    corners[u, 0], corners[u, 1], corners[u, 2] = b, points, d
    corners[v, 0], corners[v, 1], corners[v, 2] = points, a, d
    _join(beside, 3 * u + 1, 3 * v + 2)
    _join(beside, 3 * u + 2, db)
    _join(beside, 3 * v + 1, ad)
    _join(beside, 3 * t, 3 * v)
    _join(beside, 3 * s, 3 * u)
    stack[2], stack[3] = 3 * u + 2, 3 * v + 1
    return count, 4


@kernel("Tuple((f8[:,::1], i4[:,::1], i4[::1]))(f8[:,::1], i4[:,::1], i4[::1], i4[::1], f8[::1], b1[::1], f8, i8)")
def refined(
    vertices: Array, corners: Array, face: Array, beside: Array, weight: Array, flat: Array, least: float, more: int
) -> tuple[Array, Array, Array]:
    """Vertices, triangles and their faces after halving edges longer than `least` (`_size`), longest first, for `more` vertices.

    `beside` (3m,) is for each edge (3 times the triangle and its number; edge k runs from corner k on) the edge of the other
    triangle, -1 on a border, -2 where more than two meet (such edges stay); `weight` (m,) by how much longer the edges of a
    triangle count, 0 for those that may stay; `flat` (faces,) those whose edges may turn. A vertex between two faces counts twice.
    """
    m, n = len(corners), len(vertices)
    points = np.empty((n + more, 3))
    points[:n] = vertices
    made, owner, next_to = (
        np.empty((m + 2 * more, 3), np.int32),
        np.empty(m + 2 * more, np.int32),
        np.empty(3 * (m + 2 * more), np.int32),
    )
    made[:m], owner[:m], next_to[: 3 * m] = corners, face, beside
    heavy = np.zeros(m + 2 * more)
    heavy[:m] = weight
    stack = np.empty(6 * m + 4096, np.int32)
    depth = 0
    for edge in range(3 * m):
        if beside[edge] > edge and face[edge // 3] == face[beside[edge] // 3] and flat[face[edge // 3]]:
            stack[depth] = edge
            depth += 1
    _settle(points, made, owner, next_to, heavy, flat, stack, depth)
    left = more
    while left > 1:
        long, longest = np.empty(3 * m), 0.0
        for edge in range(3 * m):
            twice = next_to[edge] >= 0 and next_to[edge] < edge
            long[edge] = 0.0 if twice or next_to[edge] == -2 else _size(points, made, next_to, heavy, edge)
            longest = max(longest, long[edge])
        if longest <= least * least * (1.0 + 1e-9):
            break
        wanted = max(_PASS * _PASS * longest, least * least)
        chosen = np.flatnonzero(long >= wanted)
        for at in np.argsort(-long[chosen], kind="mergesort"):
            edge = chosen[at]
            if left <= 1:
                break
            # What was turned meanwhile is another edge now, which may be short.
            if next_to[edge] == -2 or _size(points, made, next_to, heavy, edge) < wanted:
                continue
            left -= 2 if next_to[edge] >= 0 and owner[next_to[edge] // 3] != owner[edge // 3] else 1
            m, depth = _halve(points, made, owner, next_to, heavy, edge, n, m, stack)
            n += 1
            _settle(points, made, owner, next_to, heavy, flat, stack, depth)
    return points[:n].copy(), made[:m].copy(), owner[:m].copy()
