"""Compiled: how high what is poured over a part stands in each upright stretch of empty space."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]


@kernel("float64[::1](int32[::1], float64[::1], float64[::1], int64, int64, float64)")
def levels(first: Array, low: Array, high: Array, nx: int, ny: int, slack: float) -> Array:
    """Level (n,) to which each stretch of empty space fills until it spills; infinite where nothing gets out.

    `first` (cells + 1,) the first stretch of each cell; `low`, `high` (n,) where it begins and ends. What has no lower
    end drains, and so does what leaves the grid, or lies no lower than what drains beside it: two sweeps over the grid
    tell that of nearly all. Stretches of two of the four cells around are joined where they overlap by more than `slack`.
    Priority flood (Barnes, Lehman, Mulla 2014) on a graph of stretches, of what the sweeps leave.
    """
    n, cells = len(low), nx * ny
    level = np.full(n, np.inf)
    cell = np.empty(n, dtype=np.int32)
    edge = np.zeros(cells, dtype=np.bool_)
    for j in range(ny):
        for i in range(nx):
            c = j * nx + i
            edge[c] = i == 0 or i == nx - 1 or j == 0 or j == ny - 1
            for s in range(first[c], first[c + 1]):
                cell[s] = c
                if low[s] == -np.inf or (edge[c] and high[s] > low[s] + slack):
                    level[s] = low[s]
    steps = (1, nx, -1, -nx)
    for sweep in range(2):  # with the rows, then against them: cells inside have all four neighbors
        for k in range(cells):
            here = k if sweep == 0 else cells - 1 - k
            if edge[here]:
                continue
            for s in range(first[here], first[here + 1]):
                bottom, top = low[s], high[s]
                for d in range(4):
                    if level[s] == bottom:
                        break
                    c = here - steps[d] if sweep == 0 else here + steps[d]
                    for q in range(first[c], first[c + 1]):
                        if low[q] <= bottom and level[q] == low[q] and min(top, high[q]) - bottom > slack:
                            level[s] = bottom
                            break
    done = np.zeros(n, dtype=np.bool_)
    waiting = np.zeros(n, dtype=np.bool_)
    heap = np.empty(16, dtype=np.int32)
    rank = np.empty(16, dtype=np.float64)
    drained = np.empty(n, dtype=np.int32)
    size, ready = 0, 0
    for q in range(n):  # what drains beside what does not yet, as far as is known
        if level[q] == low[q]:
            continue
        here = cell[q]
        i = here % nx if edge[here] else 1
        for d in range(4):
            c = here + steps[d]
            if c < 0 or c >= cells or (i == 0 and d == 2) or (i == nx - 1 and d == 0 and edge[here]):
                continue
            for s in range(first[c], first[c + 1]):
                if level[s] == low[s] and not waiting[s] and min(high[s], high[q]) - max(low[s], low[q]) > slack:
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
        here, bottom, top, mine = cell[s], low[s], high[s], level[s]
        i = here % nx if edge[here] else 1  # inside no neighbor is beyond the grid
        for d in range(4):
            c = here + steps[d]
            if c < 0 or c >= cells or (i == 0 and d == 2) or (i == nx - 1 and d == 0 and edge[here]):
                continue
            for q in range(first[c], first[c + 1]):
                least = low[q]
                if level[q] == least:  # no level is lower
                    continue
                sill = max(bottom, least)
                if min(top, high[q]) - sill <= slack:
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
    return level


@kernel("int32[::1](int32[::1], float64[::1], float64[::1], boolean[::1], int64, int64)")
def pools(first: Array, low: Array, top: Array, wet: Array, nx: int, ny: int) -> Array:
    """Number (n,) of the pool that each wet stretch belongs to, in order of appearance; -1 for dry ones."""
    n = len(low)
    label = np.full(n, -1, dtype=np.int32)
    stack = np.empty(n, dtype=np.int32)
    cell = np.empty(n, dtype=np.int32)
    for c in range(nx * ny):
        for s in range(first[c], first[c + 1]):
            cell[s] = c
    dx, dy = (1, 0, -1, 0), (0, 1, 0, -1)
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
            i, j = cell[s] % nx, cell[s] // nx
            for d in range(4):
                x, y = i + dx[d], j + dy[d]
                if x < 0 or x >= nx or y < 0 or y >= ny:
                    continue
                for q in range(first[y * nx + x], first[y * nx + x + 1]):
                    if wet[q] and label[q] < 0 and min(top[s], top[q]) > max(low[s], low[q]):
                        label[q] = count
                        stack[size] = q
                        size += 1
        count += 1
    return label
