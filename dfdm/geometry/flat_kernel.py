"""Triangles of flat faces from their loops: a sweep over the vertices, then diagonals turned until they are Delaunay's.

The sweep is that of Hertel and Mehlhorn (1983): between two edges that the sweep line meets, the vertices already seen
form a chain that bends away from it, and each new vertex cuts off the triangles that it sees.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from dfdm.geometry.compiled import kernel

_TABLES = "float64[:, ::1], int64[::1], int64[::1], int64[::1], int64[::1], int64[::1]"


@kernel("float64(float64[:, ::1], int64, int64, int64)")
def _turn(xy: Any, a: int, b: int, c: int) -> Any:  # noqa: ANN401 - compiled
    """Twice the area of a triangle; of a corner that stands where `a` or `c` does, just above nothing."""
    ux, uy, vx, vy = xy[b, 0] - xy[a, 0], xy[b, 1] - xy[a, 1], xy[c, 0] - xy[a, 0], xy[c, 1] - xy[a, 1]
    if (ux == 0.0 and uy == 0.0) or (ux == vx and uy == vy):
        return 1e-300
    return ux * vy - uy * vx


@kernel(f"int64({_TABLES}, int64, int64, int64[:, ::1])")
def _sweep(
    xy: Any,  # noqa: ANN401 - compiled
    following: Any,  # noqa: ANN401 - compiled
    previous: Any,  # noqa: ANN401 - compiled
    order: Any,  # noqa: ANN401 - compiled
    rank: Any,  # noqa: ANN401 - compiled
    span: Any,  # noqa: ANN401 - compiled
    low: int,
    high: int,
    made: Any,  # noqa: ANN401 - compiled
) -> Any:  # noqa: ANN401 - compiled
    """Write the triangles of one face, positions `low` to `high`; their number, -1 where the loops are not simple.

    An edge is named by where it begins; lower edges of a span run forward, upper ones backward; `span` is to write on.
    """
    size = 3 * (high - low) + 3
    vertex, down, up = np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.int64)
    # Of each span of the sweep line in the material: first and last node of its chain, the latest one, its two edges.
    state = np.zeros((high - low + 1, 5), dtype=np.int64)
    spans, nodes, count = 0, 0, 0
    for k in range(low, high):
        p = order[k]
        after, before = following[p], previous[p]
        ahead, behind = rank[after] > k, rank[before] < k
        node, nodes = nodes, nodes + 1
        vertex[node], down[node], up[node] = p, -1, -1
        one, two = -1, -1  # the span above p and the one below it
        if ahead and not behind:  # both edges begin here
            turn = _turn(xy, before, p, after)
            if turn > 0.0:
                state[spans, 0], state[spans, 1], state[spans, 2], state[spans, 3], state[spans, 4] = (
                    node, node, node, p, before,
                )  # fmt: skip
                span[p], span[before] = spans, spans
                spans += 1
                continue
            for s in range(spans):
                lower, upper = state[s, 3], state[s, 4]
                if lower < 0 or _turn(xy, lower, following[lower], p) <= 0.0:
                    continue
                if _turn(xy, upper, following[upper], p) > 0.0:
                    two = s
                    break
            if two < 0:
                return -1
            one, spans = spans, spans + 1
            middle, twin = state[two, 2], nodes
            nodes += 1
            vertex[twin], down[twin], up[twin] = vertex[middle], -1, up[middle]
            if up[middle] >= 0:
                down[up[middle]] = twin
            state[one, 0], state[one, 1] = twin, (state[two, 1] if state[two, 1] != middle else twin)
            state[one, 3], state[one, 4] = p, state[two, 4]
            span[p], span[state[one, 4]] = one, one
            up[middle], state[two, 1], state[two, 4] = -1, middle, before
            span[before] = two
        elif ahead:
            one = span[before]
            span[p], state[one, 3] = one, p
        elif not behind:
            two = span[p]
            span[before], state[two, 4] = two, before
        else:
            one, two = span[before], span[p]
            if one == two:
                c = state[one, 0]
                while up[c] >= 0:
                    if count >= len(made):
                        return -1
                    made[count, 0], made[count, 1], made[count, 2] = vertex[c], p, vertex[up[c]]
                    count += 1
                    c = up[c]
                state[one, 3] = -1
                continue
        room = len(made)
        if one >= 0:  # what p sees of the chain above
            c = state[one, 0]
            while up[c] >= 0 and _turn(xy, vertex[c], p, vertex[up[c]]) > 0.0:
                if count >= room:
                    return -1
                made[count, 0], made[count, 1], made[count, 2] = vertex[c], p, vertex[up[c]]
                count += 1
                c = up[c]
            up[node], down[c] = c, node
            state[one, 0], state[one, 2] = node, node
        if two >= 0:
            mine = node
            if one >= 0 and ahead:  # p ends one chain and begins another
                mine, nodes = nodes, nodes + 1
                vertex[mine], up[mine] = p, -1
            c = state[two, 1]
            while down[c] >= 0 and _turn(xy, vertex[down[c]], p, vertex[c]) > 0.0:
                if count >= room:
                    return -1
                made[count, 0], made[count, 1], made[count, 2] = vertex[down[c]], p, vertex[c]
                count += 1
                c = down[c]
            down[mine], up[c] = c, mine
            state[two, 1], state[two, 2] = mine, mine
            if one >= 0 and not ahead:  # two spans become one
                state[two, 1], state[two, 4] = state[one, 1], state[one, 4]
                span[state[two, 4]] = two
                state[one, 3] = -1
    return count


@kernel("void(float64[:, ::1], int64[::1], int64[:, ::1], int64)")
def _improve(xy: Any, label: Any, made: Any, low: int) -> Any:  # noqa: ANN401 - compiled
    """Turn diagonals until each is Delaunay's (Lawson 1977); of four points on a circle that from the least label."""
    count = len(made)
    flat = made.reshape(-1)
    size = 4
    while size < 6 * count:
        size *= 2
    table, twin = np.full(size, -1, dtype=np.int64), np.full(3 * count, -1, dtype=np.int64)
    for h in range(3 * count):
        a, b = flat[h] - low, flat[h + 1 if h % 3 < 2 else h - 2] - low
        at = (a * 7919 + b * 104729) & (size - 1)
        while table[at] >= 0:
            at = (at + 1) & (size - 1)
        table[at] = h
        at = (b * 7919 + a * 104729) & (size - 1)
        while table[at] >= 0:
            g = table[at]
            if flat[g] - low == b and flat[g + 1 if g % 3 < 2 else g - 2] - low == a and twin[g] < 0:
                twin[g], twin[h] = h, g
                break
            at = (at + 1) & (size - 1)
    stack, top = np.empty(3 * count + 40 * count, dtype=np.int64), 0
    for h in range(3 * count):
        if twin[h] > h:
            stack[top] = h
            top += 1
    left = 8 * count + 100
    while top > 0 and left > 0:
        top -= 1
        h = stack[top]
        g = twin[h]
        if g < 0:
            continue
        h1, g1 = (h + 1 if h % 3 < 2 else h - 2), (g + 1 if g % 3 < 2 else g - 2)
        h2, g2 = (h1 + 1 if h1 % 3 < 2 else h1 - 2), (g1 + 1 if g1 % 3 < 2 else g1 - 2)
        a, b, c, d = flat[h], flat[h1], flat[h2], flat[g2]
        ux, uy, vx, vy = xy[a, 0] - xy[c, 0], xy[a, 1] - xy[c, 1], xy[b, 0] - xy[c, 0], xy[b, 1] - xy[c, 1]
        sx, sy, tx, ty = xy[b, 0] - xy[d, 0], xy[b, 1] - xy[d, 1], xy[a, 0] - xy[d, 0], xy[a, 1] - xy[d, 1]
        one, two = ux * vx + uy * vy, sx * tx + sy * ty
        sine = (ux * vy - uy * vx) * two + one * (sx * ty - sy * tx)
        scale = 1e-6 * np.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy) * (sx * sx + sy * sy) * (tx * tx + ty * ty))
        if sine > scale or (sine > -scale and min(label[c], label[d]) > min(label[a], label[b])):
            continue
        if _turn(xy, a, d, c) <= scale or _turn(xy, d, b, c) <= scale:
            continue
        left -= 1
        # a b c and b a d become a d c and d b c: c and d keep their half-edges h2 and g2.
        outer, inner = twin[h1], twin[g1]
        flat[h1], flat[g1] = d, c
        twin[h], twin[g] = inner, outer
        if inner >= 0:
            twin[inner] = h
        if outer >= 0:
            twin[outer] = g
        twin[h1], twin[g1] = g1, h1
        for edge in (h, h2, g, g2):
            if top < len(stack):
                stack[top] = edge
                top += 1


@kernel(f"int64[::1]({_TABLES}, int64[::1], int64[:, ::1])")
def triangulate(
    xy: Any,  # noqa: ANN401 - compiled
    following: Any,  # noqa: ANN401 - compiled
    previous: Any,  # noqa: ANN401 - compiled
    order: Any,  # noqa: ANN401 - compiled
    label: Any,  # noqa: ANN401 - compiled
    start: Any,  # noqa: ANN401 - compiled
    wanted: Any,  # noqa: ANN401 - compiled
    made: Any,  # noqa: ANN401 - compiled
) -> Any:  # noqa: ANN401 - compiled
    """Write the triangles of all faces to `made` one after another; the number (f,) of each, 0 of a face that failed.

    Face f has positions start[f] to start[f + 1] of `xy` (n, 2), loops with the material on the left by `following` and
    `previous`, in the `order` of the sweep; `label` decides between diagonals; `wanted` triangles stand for each.
    """
    faces = len(wanted)
    found = np.zeros(faces, dtype=np.int64)
    rank, span = np.empty(len(xy), dtype=np.int64), np.full(len(xy), -1, dtype=np.int64)
    for k in range(len(order)):
        rank[order[k]] = k
    used = 0
    for f in range(faces):
        low, high = start[f], start[f + 1]
        mine = made[used : used + wanted[f]]
        if _sweep(xy, following, previous, order, rank, span, low, high, mine) != wanted[f]:
            continue
        area, least, whole = 0.0, 0.0, 0.0
        for t in range(len(mine)):
            twice = _turn(xy, mine[t, 0], mine[t, 1], mine[t, 2])
            area, least = area + twice, min(least, twice)
        for k in range(low, high):
            n = following[k]
            whole += (xy[k, 0] - xy[low, 0]) * (xy[n, 1] - xy[low, 1])
            whole -= (xy[n, 0] - xy[low, 0]) * (xy[k, 1] - xy[low, 1])
        if whole <= 0.0 or least < -1e-6 * whole or abs(area - whole) > 1e-6 * whole:
            continue
        _improve(xy, label, mine, low)
        found[f] = wanted[f]
        used += wanted[f]
    return found
