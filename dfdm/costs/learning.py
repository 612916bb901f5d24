"""People get faster with every piece they make: Wright's learning curve, for labor alone."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
_SUMMED: Final = 16


def learned(quantity: float | FloatArray, rate: float | FloatArray) -> float | FloatArray:
    """Mean time of a piece over the first `quantity` pieces, as a share of the time of the first.

    T_n = T_1 n^b with b = ln(rate) / ln 2: each doubling multiplies the time by `rate` (Wright 1936); 1 is no learning.
    The first sixteen are summed, the rest by Euler and Maclaurin (better than 1e-7). Numbers and arrays (n,) mix; a rate
    outside (0.5, 1] is taken at the end of that range.
    """
    if np.ndim(rate) == 0 and rate == 1.0:
        return 1.0
    many = np.maximum(np.asarray(quantity, dtype=np.float64), 1.0)
    if many.max(initial=1.0) == 1.0:  # nobody learns from what is made once
        return 1.0 if many.ndim == np.ndim(rate) == 0 else np.ones(np.broadcast_shapes(many.shape, np.shape(rate)))
    if many.ndim == 0 and np.ndim(rate) == 1:
        distinct, each = np.unique(rate, return_inverse=True)  # of many offers few learn differently
        if len(distinct) < len(each):
            return np.asarray(learned(quantity, distinct))[each]
    power = np.log2(np.clip(np.asarray(rate, dtype=np.float64), 0.51, 1.0))
    many, power = np.broadcast_arrays(many, power)
    total = np.zeros(many.shape)
    for n in range(1, _SUMMED + 1):
        total = total + np.where(many >= n, float(n) ** power, 0.0)
    last = np.maximum(many, _SUMMED)
    total = total + (last ** (power + 1.0) - _SUMMED ** (power + 1.0)) / (power + 1.0)
    total = total + (last**power - float(_SUMMED) ** power) / 2.0
    total = total + power / 12.0 * (last ** (power - 1.0) - float(_SUMMED) ** (power - 1.0))
    mean = total / many
    return float(mean) if mean.ndim == 0 else mean
