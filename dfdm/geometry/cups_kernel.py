"""Compiled: how high what is poured over a part stands in each upright stretch of empty space."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]


@kernel(
    "Tuple((float64[::1], float64[::1], float64[::1]))"
    "(int32[::1], int32[::1], float64[::1], float64[::1], int64, int64, float64, boolean)"
)
def levels(
    first: Array, cell: Array, bottom: Array, top: Array, nx: int, ny: int, slack: float, down: bool
) -> tuple[Any, ...]:
    """Of the empty stretch above each stretch of material: its floor, its ceiling, and the level to which it fills until it spills.

    Each (n,); the level is infinite where nothing gets out. All three are empty where everything drains. `first`
    (cells + 1,) the first stretch of each cell; `down` looks at the part upside down: heights are then negative.
    What has no floor drains, and so does what leaves the grid, or lies no lower than what drains beside it: two sweeps
    over the grid tell that of nearly all. Stretches of two of the four cells around are joined where they overlap by more
    than `slack`. Priority flood (Barnes, Lehman, Mulla 2014) on a graph of stretches, of what the sweeps leave.
    """
    n, cells = len(cell), nx * ny
    floor, ceiling, level = np.empty(n), np.empty(n), np.empty(n)
    free = np.full(cells, np.inf)  # up to where the stretch without a floor goes
    border = np.zeros(cells, dtype=np.bool_)
    left = 0
    for j in range(ny):
        for i in range(nx):
            c = j * nx + i
            border[c] = i == 0 or i == nx - 1 or j == 0 or j == ny - 1
            a, b = first[c], first[c + 1]
            if a == b:
                continue
            free[c] = -top[b - 1] if down else bottom[a]
            for s in range(a, b):
                if down:
                    floor[s] = -bottom[s]
                    ceiling[s] = -top[s - 1] if s > a else np.inf
                else:
                    floor[s] = top[s]
                    ceiling[s] = bottom[s + 1] if s + 1 < b else np.inf
                high = ceiling[s] > floor[s] + slack
                level[s] = floor[s] if border[c] and high else np.inf
                left += high and not border[c]
    steps = (1, nx, -1, -nx)
    for sweep in range(2):  # with the rows, then against them: cells inside have all four neighbors
        if left == 0:
            return floor[:0], ceiling[:0], level[:0]
        for n_j in range(1, ny - 1):
            j = n_j if sweep == 0 else ny - 1 - n_j
            for n_i in range(1, nx - 1):
                here = j * nx + (n_i if sweep == 0 else nx - 1 - n_i)
                for s in range(first[here], first[here + 1]):
                    low, high = floor[s], ceiling[s]
                    if level[s] == low or high - low <= slack:
                        continue
                    for d in range(4):
                        c = here - steps[d] if sweep == 0 else here + steps[d]
                        drains = free[c] - low > slack
                        for q in range(first[c], first[c + 1]):
                            if drains:
                                break
                            drains = floor[q] <= low and level[q] == floor[q] and ceiling[q] - low > slack
                        if drains:
                            level[s] = low
                            left -= 1
                            break
    if left == 0:
        return floor[:0], ceiling[:0], level[:0]
    done = np.zeros(n, dtype=np.bool_)
    waiting = np.zeros(n, dtype=np.bool_)
    heap = np.empty(16, dtype=np.int32)
    rank = np.empty(16, dtype=np.float64)
    drained = np.empty(n, dtype=np.int32)
    size, ready = 0, 0
    for q in range(n):  # what drains beside what does not yet, as far as is known
        low, high = floor[q], ceiling[q]
        if level[q] == low:
            continue
        here = cell[q]
        i = here % nx if border[here] else 1  # inside no neighbor is beyond the grid
        for d in range(4):
            c = here + steps[d]
            if c < 0 or c >= cells or (i == 0 and d == 2) or (i == nx - 1 and d == 0 and border[here]):
                continue
            for s in range(first[c], first[c + 1]):
                if level[s] == floor[s] and not waiting[s] and min(ceiling[s], high) - max(floor[s], low) > slack:
                    waiting[s] = True
                    drained[ready] = s
                    ready += 1
    at, flood = 0, -np.inf  # nothing that is still to come stands lower
    while at < ready or size > 0:
        if at < ready:
            s = drained[at]
            at += 1
        else:
            s = heap[0]
            mine = rank[0]
            size -= 1
            k = 0
            while True:
                child = 2 * k + 1
                if child >= size:
                    break
                if child + 1 < size and rank[child + 1] < rank[child]:
                    child += 1
                if rank[child] >= rank[size]:
                    break
                heap[k], rank[k] = heap[child], rank[child]
                k = child
            heap[k], rank[k] = heap[size], rank[size]
            if done[s] or mine > level[s]:
                continue
            flood = mine
        done[s] = True
        here, low, high, mine = cell[s], floor[s], ceiling[s], level[s]
        i = here % nx if border[here] else 1  # inside no neighbor is beyond the grid
        for d in range(4):
            c = here + steps[d]
            if c < 0 or c >= cells or (i == 0 and d == 2) or (i == nx - 1 and d == 0 and border[here]):
                continue
            for q in range(first[c], first[c + 1]):
                if level[q] <= mine:  # as low as this one can make it
                    continue
                least = floor[q]
                if level[q] == least:  # no level is lower
                    continue
                sill = max(low, least)
                if min(high, ceiling[q]) - sill <= slack:
                    continue
                reached = max(mine, sill)
                if reached >= level[q]:
                    continue
                level[q] = reached
                if reached == least or reached <= flood:  # no level is lower: without the queue
                    drained[ready] = q
                    ready += 1
                    continue
                if size == len(heap):
                    heap = np.concatenate((heap, np.empty(size, dtype=np.int32)))
                    rank = np.concatenate((rank, np.empty(size, dtype=np.float64)))
                k = size
                size += 1
                while k > 0 and rank[(k - 1) // 2] > reached:
                    heap[k], rank[k] = heap[(k - 1) // 2], rank[(k - 1) // 2]
                    k = (k - 1) // 2
                heap[k], rank[k] = q, reached
    return floor, ceiling, level


@kernel(
    "Tuple((int32[::1], int32[::1], float64[:,::1], int32[:,::1]))"
    "(int32[::1], int32[::1], float64[::1], float64[::1], float64[::1], int64, int64, float64, boolean)"
)
def pools(
    first: Array, cell: Array, floor: Array, ceiling: Array, level: Array, nx: int, ny: int, slack: float, closed: bool
) -> tuple[Any, ...]:
    """Stretches that hold something, pool by pool: starts (p + 1,) and members, sizes (p, 3), cells and where it is deepest (p, 2).

    Pools in the order of their first members. Sizes are the sum of depths, the least floor and the highest level; where it is
    deepest is the stretch nearest to the middle of all that are as deep but for `slack`. With `closed`, what nothing gets
    out of counts as well.
    """
    n, cells = len(cell), nx * ny
    label = np.full(n, -1, dtype=np.int32)
    wet = np.zeros(n, dtype=np.bool_)
    stack = np.empty(n, dtype=np.int32)
    steps = (1, nx, -1, -nx)
    for s in range(n):
        wet[s] = min(level[s], ceiling[s]) - floor[s] > slack and (closed or level[s] < np.inf)
    count = 0
    for start in range(n):
        if not wet[start] or label[start] >= 0:
            continue
        label[start] = count
        stack[0] = start
        size = 1
        while size:
            size -= 1
            s = stack[size]
            here, low, high = cell[s], floor[s], min(level[s], ceiling[s])
            i = here % nx
            for d in range(4):
                c = here + steps[d]
                if c < 0 or c >= cells or (i == 0 and d == 2) or (i == nx - 1 and d == 0):
                    continue
                for q in range(first[c], first[c + 1]):
                    if wet[q] and label[q] < 0 and min(high, min(level[q], ceiling[q])) > max(low, floor[q]):
                        label[q] = count
                        stack[size] = q
                        size += 1
        count += 1
    starts = np.zeros(count + 1, dtype=np.int32)
    sizes, middle = np.zeros((count, 3)), np.zeros((count, 3), dtype=np.int64)
    sizes[:, 1], sizes[:, 2] = np.inf, -np.inf
    for s in range(n):
        if label[s] >= 0:
            p = label[s]
            top = min(level[s], ceiling[s])
            starts[p + 1] += 1
            sizes[p, 0] += top - floor[s]
            sizes[p, 1], sizes[p, 2] = min(sizes[p, 1], floor[s]), max(sizes[p, 2], top)
    for p in range(count):
        starts[p + 1] += starts[p]
    members, place = np.empty(starts[count], dtype=np.int32), starts[:-1].copy()
    found = np.zeros((count, 2), dtype=np.int32)
    for s in range(n):
        p = label[s]
        if p >= 0:
            if place[p] == starts[p] or cell[members[place[p] - 1]] != cell[s]:
                found[p, 0] += 1
            members[place[p]] = s
            place[p] += 1
            if floor[s] <= sizes[p, 1] + slack:
                middle[p, 0] += cell[s] % nx
                middle[p, 1] += cell[s] // nx
                middle[p, 2] += 1
    for p in range(count):
        nearest = -1
        for m in range(starts[p], starts[p + 1]):
            s = members[m]
            if floor[s] <= sizes[p, 1] + slack:
                x = middle[p, 2] * (cell[s] % nx) - middle[p, 0]
                y = middle[p, 2] * (cell[s] // nx) - middle[p, 1]
                if nearest < 0 or x * x + y * y < nearest:
                    nearest = x * x + y * y
                    found[p, 1] = s
    return starts, members, sizes, found
