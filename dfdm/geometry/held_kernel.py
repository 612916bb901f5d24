"""Compiled: cross-sections and edges of the space under downward surface, slab by slab."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]


@kernel(
    "float64[:,:,::1](int32[::1], float64[::1], float64[::1], int8[::1], int64, int64, float64, float64, int64, int64)"
)
def slabs(
    first: Array,
    bottom: Array,
    top: Array,
    level: Array,
    nx: int,
    ny: int,
    pitch: float,
    height: float,
    count: int,
    most: int,
) -> Array:
    """What `level` (stretches,) of surface above holds, in `count` slabs of the `height` of the part: (6, count, most).

    Levels run from 1, what holds a level holds those below; 0 is none. Area, then free, wall and slope edges, then pieces
    less holes at the middle of each slab, then the area that ends on the part.
    """
    found = np.zeros((6, count, most))
    slab = height / count
    here = np.zeros(nx * ny, dtype=np.int8)
    held = np.zeros(nx * ny, dtype=np.int64)
    n = 0
    for c in range(nx * ny):
        for s in range(first[c], first[c + 1]):
            if level[s] > 0:
                held[n] = c
                n += 1
                break
    for h in range(n):
        c = held[h]
        for s in range(first[c], first[c + 1]):
            if level[s] == 0:
                continue
            floor = top[s - 1] if s > first[c] else 0.0
            low, high = max(int(floor / slab), 0), min(int(bottom[s] / slab), count - 1)
            for k in range(low, high + 1):
                overlap = min(bottom[s], (k + 1) * slab) - max(floor, k * slab)
                for m in range(level[s]):
                    found[0, k, m] += max(overlap, 0.0) / slab * pitch * pitch
            if s > first[c] and low < count:
                for m in range(level[s]):
                    found[5, low, m] += pitch * pitch
    for k in range(count):
        z = (k + 0.4931) * slab
        for h in range(n):
            c = held[h]
            here[c] = 0
            floor = 0.0
            for s in range(first[c], first[c + 1]):
                if floor <= z < bottom[s]:
                    here[c] = level[s]
                    break
                floor = top[s]
        for h in range(n):
            c = held[h]
            if here[c] == 0:
                continue
            i, j = c % nx, c // nx
            right = here[c + 1] if i + 1 < nx else 0
            above = here[c + nx] if j + 1 < ny else 0
            corner = here[c + nx + 1] if i + 1 < nx and j + 1 < ny else 0
            for m in range(here[c]):
                found[4, k, m] += 1.0 - (right > m) - (above > m) + (right > m and above > m and corner > m)
            for step in range(4):
                x = i + (1 if step == 0 else (-1 if step == 1 else 0))
                y = j + (1 if step == 2 else (-1 if step == 3 else 0))
                beside, kind, roof = 0, 1, 0
                if 0 <= x < nx and 0 <= y < ny:
                    d = y * nx + x
                    beside = here[d]
                    if beside < here[c]:
                        for s in range(first[d], first[d + 1]):
                            if bottom[s] <= z < top[s]:
                                kind, roof = 2, level[s]
                                break
                for m in range(beside, here[c]):
                    found[3 if kind == 2 and roof > m else kind, k, m] += pitch
    return found
