"""People get faster with every piece they make: Wright's learning curve, for labor alone."""

from __future__ import annotations

from functools import lru_cache
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
    if isinstance(rate, float | int):
        if rate == 1.0:
            return 1.0
        if isinstance(quantity, float | int):
            return _of_one(float(quantity), float(rate))
    return _mean(quantity, rate)


@lru_cache(maxsize=4096)
def _of_one(quantity: float, rate: float) -> float:
    """The share at one quantity and rate: every node and every line of a price asks for the same few."""
    return float(_mean(quantity, np.array([rate]))[0])


def _mean(quantity: float | FloatArray, rate: float | FloatArray) -> FloatArray:
    many = np.maximum(np.asarray(quantity, dtype=np.float64), 1.0)
    if many.max(initial=1.0) == 1.0:  # nobody learns from what is made once
        return np.ones(np.broadcast_shapes(many.shape, np.shape(rate)))
    many, rates = np.broadcast_arrays(many, np.asarray(rate, dtype=np.float64))
    if many.ndim == 1 and many.size > 1:  # of many offers few learn differently
        distinct, each = np.unique(many + 1j * rates, return_inverse=True)
        return _summed(distinct.real, distinct.imag)[each]
    return _summed(many, rates)


def _summed(many: FloatArray, rate: FloatArray) -> FloatArray:
    power = np.log2(np.clip(rate, 0.51, 1.0))
    first = np.arange(1.0, _SUMMED + 1.0).reshape(-1, *(1,) * many.ndim)
    total = np.add.accumulate(np.where(many >= first, first**power, 0.0))[
        -1
    ]  # one after another, however many there are
    last = np.maximum(many, _SUMMED)
    total = total + (last ** (power + 1.0) - _SUMMED ** (power + 1.0)) / (power + 1.0)
    total = total + (last**power - float(_SUMMED) ** power) / 2.0
    total = total + power / 12.0 * (last ** (power - 1.0) - float(_SUMMED) ** (power - 1.0))
    return np.asarray(total / many)
