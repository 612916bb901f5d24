"""Compiled: hollow spaces by the widest way out, from the distance of every free cell to the material."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np

from dfdm.geometry.compiled import kernel


@kernel("Tuple((int32[::1], int64[::1], int64[::1], int64[::1]))(float32[::1], int64[::1], int64, int64, int64)")
def drained(distance: Any, order: Any, nx: int, ny: int, nz: int) -> tuple[Any, ...]:  # noqa: ANN401 - numba arrays
    """Flood the free cells from the widest places down: where a basin first meets the outside is its widest way out.

    `distance` (nx·ny·nz,) of each cell, 0 in the material; `order` the free cells by falling distance. Cells on the border
    are outside. Gives the chamber (cells,) of each cell (-1 material, 0 outside), and per chamber its widest cell (k,),
    the cell where it meets the outside (k,) (-1: nowhere) and its number of cells (k,); merged basins have none.
    """
    label = np.full(len(distance), -1, dtype=np.int32)
    for k in range(nz):
        for j in range(ny):
            for i in range(nx):
                if i == 0 or j == 0 or k == 0 or i == nx - 1 or j == ny - 1 or k == nz - 1:
                    cell = i + nx * (j + ny * k)
                    if distance[cell] > 0.0:
                        label[cell] = 0
    parent = np.zeros(len(order) + 1, dtype=np.int32)
    peak = np.full(len(order) + 1, -1, dtype=np.int64)
    meets = np.full(len(order) + 1, -1, dtype=np.int64)
    met = np.zeros(len(order) + 1, dtype=np.bool_)
    met[0] = True
    steps = np.array([1, -1, nx, -nx, nx * ny, -nx * ny])
    near = np.zeros(6, dtype=np.int32)
    basins = 1
    for cell in order:
        if label[cell] >= 0:
            continue
        count, best, own = 0, -1.0, -1
        for step in steps:  # no free cell without a label is on the border, so that all six are there
            other = cell + step
            name = label[other]
            if name < 0:
                continue
            if distance[other] > best:
                best, own = distance[other], name
            root = name
            while parent[root] != root:
                parent[root] = parent[parent[root]]
                root = parent[root]
            near[count] = root
            count += 1
        if count == 0:
            parent[basins] = basins
            peak[basins] = cell
            label[cell] = basins
            basins += 1
            continue
        label[cell] = own
        main = own
        while parent[main] != main:
            main = parent[main]
        out, one = False, -1
        for n in range(count):
            out |= met[near[n]]
        for n in range(count):  # what rises less than a cell above where it meets others is an unevenness of the grid
            root = near[n]
            slight = main != 0 and root != main and distance[peak[main]] - distance[cell] < 1.0
            if slight and (root == 0 or distance[peak[root]] > distance[peak[main]]):
                parent[main] = root
                main = root
        for n in range(count):
            root = near[n]
            while parent[root] != root:
                root = parent[root]
            if root != main and root != 0 and distance[peak[root]] - distance[cell] < 1.0:
                parent[root] = main
        for n in range(count):
            root = near[n]
            while parent[root] != root:
                root = parent[root]
            if met[root]:
                continue
            if out:
                met[root] = True
                meets[root] = cell
            elif one < 0:
                one = root
            elif root != one:
                if distance[peak[root]] > distance[peak[one]]:
                    one, root = root, one
                parent[root] = one
    size = np.zeros(basins, dtype=np.int64)
    for cell in range(len(label)):
        root = label[cell]
        if root > 0:
            while parent[root] != root:
                root = parent[root]
            label[cell] = root
            size[root] += root > 0
    return label, peak[:basins].copy(), meets[:basins].copy(), size
