"""Compiled: sampled sizes gathered into a short curve, and neighboring samples joined into patches."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_BIN_RATIO = 1.01
_PLATEAU = 4
_PLATEAU_FAVOR = 100.0
_FAR_MM = 10.0
_SAME_SPOT = 0.05


@kernel("float64(float64, float64, float64, float64, boolean)")
def parting(low: float, high: float, low_mass: float, high_mass: float, both_held: bool) -> float:
    """What merging two neighboring sizes would lose: small area, and sizes far above any limit, count less."""
    apart = np.log(max(high, 1e-6)) - np.log(max(low, 1e-6))
    cost = apart * min(low_mass, high_mass) ** (1.0 / 3.0) / (1.0 + low / _FAR_MM)
    return float(cost * (_PLATEAU_FAVOR if both_held else 1.0))


@kernel("UniTuple(float64[::1], 2)(float64[::1], float64[::1], int64)")
def shortened(size: Array, area: Array, most: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """At most `most` sizes, ascending, and the area of each, from sizes (n,) ascending and their areas.

    Sizes are first gathered in steps of one percent, plateaus (sizes that four or more samples share) apart; then the
    neighbors that differ least are merged.
    """
    sizes, masses = np.empty(len(size)), np.empty(len(size))
    held = np.zeros(len(size), dtype=np.bool_)
    k, i, last_step = 0, 0, -(1 << 40)
    while i < len(size):
        j, mass = i, 0.0
        while j < len(size) and size[j] == size[i]:
            mass += area[j]
            j += 1
        plateau = j - i >= _PLATEAU
        step = int(np.floor(np.log(max(size[i], 1e-6)) / np.log(_BIN_RATIO)))
        if k > 0 and step == last_step and not plateau and not held[k - 1]:
            sizes[k - 1] = (sizes[k - 1] * masses[k - 1] + size[i] * mass) / (masses[k - 1] + mass)
            masses[k - 1] += mass
        else:
            sizes[k], masses[k], held[k] = size[i], mass, plateau
            k += 1
        last_step, i = step, j
    cost = np.empty(max(k, 1))
    for c in range(k - 1):
        cost[c] = parting(sizes[c], sizes[c + 1], masses[c], masses[c + 1], held[c] and held[c + 1])
    while k > most:
        c = 0
        for b in range(1, k - 1):
            if cost[b] < cost[c]:
                c = b
        mass = masses[c] + masses[c + 1]
        if held[c] != held[c + 1]:
            sizes[c] = sizes[c] if held[c] else sizes[c + 1]
        elif held[c]:
            sizes[c] = sizes[c] if masses[c] >= masses[c + 1] else sizes[c + 1]
        else:
            sizes[c] = (sizes[c] * masses[c] + sizes[c + 1] * masses[c + 1]) / mass
        masses[c], held[c] = mass, held[c] or held[c + 1]
        for b in range(c + 1, k - 1):
            sizes[b], masses[b], held[b], cost[b] = sizes[b + 1], masses[b + 1], held[b + 1], cost[b + 1]
        k -= 1
        for b in range(max(c - 1, 0), min(c + 1, k - 1)):
            cost[b] = parting(sizes[b], sizes[b + 1], masses[b], masses[b + 1], held[b] and held[b + 1])
    return sizes[:k].copy(), masses[:k].copy()


@kernel("(int64[::1], int32[::1], int32[::1], int64)")
def by_pair(order: Array, low: Array, high: Array, faces: int) -> tuple[Array, ...]:
    """An order (n,) made to ascend by the pair of faces (low, high) first, and where each pair begins (g + 1,)."""
    total = len(order)
    row, start = order.copy(), np.empty(faces + 1, dtype=np.int64)
    for turn in range(2):
        start[:] = 0
        for i in range(total):
            start[(high[i] if turn == 0 else low[i]) + 1] += 1
        for f in range(faces):
            start[f + 1] += start[f]
        before = row.copy()
        for k in range(total):
            i = before[k]
            f = high[i] if turn == 0 else low[i]
            row[start[f]] = i
            start[f] += 1
    starts, groups = np.empty(total + 1, dtype=np.int64), 0
    for k in range(total):
        if k == 0 or low[row[k]] != low[row[k - 1]] or high[row[k]] != high[row[k - 1]]:
            starts[groups] = k
            groups += 1
    starts[groups] = total
    return row, starts[: groups + 1].copy()


@kernel("void(int64[::1], float64[:,:], float64, int64[::1], int64[::1], int64[::1])")
def join_near(near: Array, at: Array, reach: float, root: Array, cell_of: Array, slot: Array) -> None:
    """Give samples (n,) at points (3, n) that are no farther apart than `reach`, step by step, one root: the least of them.

    They are sorted into cells at least as wide as the reach, so that only neighboring cells are looked at. `cell_of` and
    `slot` are room to work in.
    """
    count = len(near)
    if count < 2:
        return
    low, size, number = np.empty(3), np.empty(3), np.empty(3, dtype=np.int64)
    for k in range(3):
        least, most = at[k, 0], at[k, 0]
        for a in range(1, count):
            least, most = min(least, at[k, a]), max(most, at[k, a])
        low[k], size[k] = least, most - least
    wide = reach * (1.0 + 1e-9) + 1e-12
    while True:
        cells = 1.0
        for k in range(3):
            number[k] = int(min(size[k] / wide, 1e6)) + 1
            cells *= number[k]
        if cells <= 2.0 * count + 64.0:
            break
        wide *= 1.25
    nx, ny, nz = number[0], number[1], number[2]
    start = np.zeros(nx * ny * nz + 1, dtype=np.int64)
    for a in range(count):
        x = min(int((at[0, a] - low[0]) / wide), nx - 1)
        y = min(int((at[1, a] - low[1]) / wide), ny - 1)
        z = min(int((at[2, a] - low[2]) / wide), nz - 1)
        cell_of[a] = (z * ny + y) * nx + x
        start[cell_of[a] + 1] += 1
    for c in range(nx * ny * nz):
        start[c + 1] += start[c]
    fill = start.copy()
    for a in range(count):
        slot[fill[cell_of[a]]] = a
        fill[cell_of[a]] += 1
    limit = reach * reach
    for z in range(nz):
        for y in range(ny):
            for x in range(nx):
                own = (z * ny + y) * nx + x
                if start[own] == start[own + 1]:
                    continue
                for step in range(14):  # the cell itself and the half of its neighbors that come after it
                    if step == 0:
                        i, j, k = x, y, z
                    elif step < 2:
                        i, j, k = x + 1, y, z
                    elif step < 5:
                        i, j, k = x + step - 3, y + 1, z
                    else:
                        i, j, k = x + (step - 5) % 3 - 1, y + (step - 5) // 3 - 1, z + 1
                    if i < 0 or i >= nx or j < 0 or j >= ny or k >= nz:
                        continue
                    other = (k * ny + j) * nx + i
                    for s in range(start[own], start[own + 1]):
                        a = slot[s]
                        p = near[a]
                        while root[p] != p:
                            root[p] = root[root[p]]
                            p = root[p]
                        for t in range(s + 1 if step == 0 else start[other], start[other + 1]):
                            b = slot[t]
                            q = near[b]
                            if root[q] == p:
                                continue
                            u, v, w = at[0, a] - at[0, b], at[1, a] - at[1, b], at[2, a] - at[2, b]
                            if u * u + v * v + w * w > limit:
                                continue
                            while root[q] != q:
                                root[q] = root[root[q]]
                                q = root[q]
                            if p != q:
                                p, q = min(p, q), max(p, q)
                                root[q] = p


@kernel(
    "Tuple((int32[::1], int32[::1], float64[::1], float64[::1], int32[::1]))"
    "(int64[::1], float64[::1], float64[::1], float64[:,::1], int64[::1], float64, float64, float64)"
)
def patched(
    starts: Array,
    size: Array,
    area: Array,
    points: Array,
    swept: Array,
    low_share: float,
    band: float,
    reach_factor: float,
) -> tuple[Array, ...]:
    """Connected patches of the least sizes of each group: group, count, value, area and the sample in the middle of each.

    `starts` (g + 1,) bounds the groups; within one, sizes ascend; `swept` (n,) has the samples of all groups in the order
    in which they lie along a line. The least size of a group is the one that
    `low_share` of its area lies at or below; samples up to `band` times as large join where they are nearer to one another
    than `reach_factor` times the side of the square that the widest of them stands for.
    """
    total = len(size)
    root = np.arange(total)
    near = np.empty(total, dtype=np.int64)
    at, cell_of, slot = np.empty((3, total)), np.empty(total, dtype=np.int64), np.empty(total, dtype=np.int64)
    found = 0
    group, count = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.int32)
    value, mass, middle = np.empty(total), np.empty(total), np.empty(total, dtype=np.int32)
    mean, nearest = np.zeros((total, 3)), np.empty(total)
    number = np.full(total, -1, dtype=np.int32)
    place, owner, along = starts[:-1].copy(), np.empty(total, dtype=np.int64), np.empty(total, dtype=np.int64)
    for g in range(len(starts) - 1):
        owner[starts[g] : starts[g + 1]] = g
    for i in swept:
        along[place[owner[i]]] = i
        place[owner[i]] += 1
    for g in range(len(starts) - 1):
        first, last = starts[g], starts[g + 1]
        whole = 0.0
        for i in range(first, last):
            whole += area[i]
        least, gathered = size[first], 0.0
        for i in range(first, last):
            gathered += area[i]
            least = size[i]
            if gathered >= low_share * whole * (1.0 - 1e-9):
                break
        end, widest = first, 0.0
        while end < last and size[end] <= band * least:
            widest = max(widest, area[end])
            end += 1
        reach = reach_factor * np.sqrt(widest)
        kept = 0  # samples that stand for others on the same spot
        for turn in range(first, last):
            i = along[turn]
            if i >= end:
                continue
            if kept:
                j = near[kept - 1]
                x, y, z = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1], points[i, 2] - points[j, 2]
                if x * x + y * y + z * z < (_SAME_SPOT * reach) ** 2:
                    root[i] = j
                    continue
            near[kept] = i
            at[0, kept], at[1, kept], at[2, kept] = points[i, 0], points[i, 1], points[i, 2]
            kept += 1
        join_near(near[:kept], at[:, :kept], reach, root, cell_of, slot)
        begin = found
        for i in range(first, end):
            p = i
            while root[p] != p:
                p = root[p]
            if number[p] < 0:
                number[p] = found
                group[found], count[found], value[found], mass[found] = g, 0, np.inf, 0.0
                nearest[found] = np.inf
                found += 1
            n = number[p]
            number[i] = n
            count[n] += 1
            mass[n] += area[i]
            for k in range(3):
                mean[n, k] += points[i, k]
        passed = np.zeros(found - begin)
        for i in range(first, end):
            n = number[i]
            if value[n] == np.inf and passed[n - begin] + 1.0 >= low_share * count[n]:
                value[n] = size[i]
            passed[n - begin] += 1.0
            x = points[i, 0] - mean[n, 0] / count[n]
            y = points[i, 1] - mean[n, 1] / count[n]
            z = points[i, 2] - mean[n, 2] / count[n]
            away = np.round(1e3 * np.sqrt(x * x + y * y + z * z))
            if away < nearest[n]:
                nearest[n], middle[n] = away, i
    return group[:found].copy(), count[:found].copy(), value[:found].copy(), mass[:found].copy(), middle[:found].copy()
