"""The fewest directions from which a part must be worked."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.mesh import FloatArray, IntArray

_MISSED: Final = 1e-3
_FACE_MISSED: Final = 0.5
_TRIED: Final = 5_000
_BITS: Final = 32


def fewest_setups(
    seen: NDArray[np.bool_], face: IntArray, area_mm2: FloatArray, depth_mm: FloatArray
) -> tuple[int, ...]:
    """Fewest directions that together see what any of them sees; of equally many those that need the least depth, best first.

    `seen` (k, n) by direction and sample, `face`, `area_mm2` (n,) of the samples, `depth_mm` (k,). What stays unseen may be a
    thousandth of the surface, but not most of any face. Up to some thousand combinations all are tried; beyond, the direction
    that adds most is taken each time.
    """
    anywhere = seen.any(axis=0)
    if not anywhere.any():
        return ()
    kinds, kind = _distinct(seen[:, anywhere], face[anywhere])
    area = np.asarray(np.bincount(kind, weights=area_mm2[anywhere]), dtype=np.float64)
    faces = face[anywhere][kinds]
    sees = seen[:, anywhere][:, kinds]
    first = np.flatnonzero(np.concatenate(([True], np.diff(faces) != 0)))
    most = np.add.reduceat(area, first)
    allowed = _MISSED * float(area_mm2.sum())

    def missed(chosen: NDArray[np.int64]) -> FloatArray:
        """Area (c, faces) that the combinations (c, size) miss of each face."""
        unseen = ~np.logical_or.reduce([sees[chosen[:, i]] for i in range(chosen.shape[1])])
        return np.asarray(np.add.reduceat(np.where(unseen, area, 0.0), first, axis=1))

    for size in range(1, len(seen) + 1):
        if comb(len(seen), size) > _TRIED:
            break
        chosen = np.array(list(combinations(range(len(seen)), size)))
        left = missed(chosen)
        enough = (left.sum(axis=1) <= allowed) & (left <= _FACE_MISSED * most).all(axis=1)
        if enough.any():
            good = chosen[enough]
            depth = np.round(depth_mm[good].sum(axis=1), 3)
            return _best_first(good[int(depth.argmin())], sees, area)
    return _best_first(_greedy(sees, area, allowed), sees, area)


def _distinct(seen: NDArray[np.bool_], face: IntArray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Samples that differ in face or in what sees them, in the order of faces, and to which of them each is alike."""
    if len(seen) > _BITS:
        rows = np.column_stack((face, np.packbits(seen, axis=0).T))
        _, first, alike = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    else:
        bits = (1 << np.arange(len(seen), dtype=np.int64)) @ seen.astype(np.int64)
        _, first, alike = np.unique(face.astype(np.int64) << _BITS | bits, return_index=True, return_inverse=True)
    return first, alike.reshape(-1)


def _greedy(sees: NDArray[np.bool_], area: FloatArray, allowed: float) -> NDArray[np.int64]:
    chosen: list[int] = []
    left = area.copy()
    while left.sum() > allowed:
        gain = np.round(sees @ left, 6)
        best = int(gain.argmax())
        if gain[best] <= 0.0:
            break
        chosen.append(best)
        left[sees[best]] = 0.0
    return np.array(chosen, dtype=np.int64)


def _best_first(chosen: NDArray[np.int64], sees: NDArray[np.bool_], area: FloatArray) -> tuple[int, ...]:
    return tuple(int(i) for i in sorted(chosen, key=lambda i: (-round(float(area[sees[i]].sum()), 1), int(i))))
