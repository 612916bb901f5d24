"""From prices at some quantities to lines that the program can read.

Prices step where a batch, a sheet or a build is full. The program takes the convex envelope from below of the prices at the
sampled quantities: the largest of a few lines `a + b x`, each with its fixed part. So what it promises is never more than
a sampled price; what the chosen quantities really cost is asked anew afterwards, and the distance is told. Working time
and emissions are taken from above, so that a plan that fits by these lines fits by the sampled figures too.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
_DENSE: Final = 8
_RATIO: Final = 1.6
_LITTLE: Final = 1e-4
"""Share of the price below which a line of the envelope is not worth its row."""


def sampled(quantity: int) -> tuple[int, ...]:
    """Quantities (s,) at which prices are asked: each of the first, then ever wider apart, and the whole."""
    found = set(range(1, min(quantity, _DENSE) + 1))
    at = float(_DENSE)
    while at < quantity:
        found.add(int(at))
        at *= _RATIO
    return tuple(sorted({*found, quantity}))


def cuts_below(quantities: FloatArray, prices: FloatArray) -> tuple[tuple[float, float], ...]:
    """Lines (a, b) whose largest is the convex envelope from below of prices (s,) at quantities (s,), rising ones only.

    What no line needs to within a ten-thousandth of the price is left out; the rest stays below every price.
    """
    hull: list[int] = []
    for k in range(len(quantities)):
        while len(hull) > 1 and _above(quantities, prices, hull[-2], hull[-1], k):
            hull.pop()
        hull.append(k)
    lines = []
    for one, other in pairwise(hull):
        slope = (prices[other] - prices[one]) / (quantities[other] - quantities[one])
        lines.append((float(prices[one] - slope * quantities[one]), float(slope)))
    if not lines:
        lines = [(0.0, float(prices[0] / quantities[0]))]
    return _needed(lines, quantities)


def affine_above(quantities: FloatArray, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(fixed, each) (n,) of lines that lie on or above values (s, n) at quantities (s,), as steep as from first to last."""
    if len(quantities) == 1:
        return np.zeros(values.shape[1]), values[0] / quantities[0]
    each = np.maximum((values[-1] - values[0]) / (quantities[-1] - quantities[0]), 0.0)
    fixed = np.maximum((values - quantities[:, None] * each).max(axis=0), 0.0)
    # What is left of rounding is no fixed part.
    fixed[fixed < 1e-9 * np.maximum(values[-1], 1.0)] = 0.0
    return fixed, each


def _above(x: FloatArray, y: FloatArray, one: int, middle: int, other: int) -> bool:
    return bool((y[middle] - y[one]) * (x[other] - x[one]) >= (y[other] - y[one]) * (x[middle] - x[one]))


def _needed(lines: list[tuple[float, float]], quantities: FloatArray) -> tuple[tuple[float, float], ...]:
    """Leave out lines, the least missed first, while the largest of the others stays within little of that of all."""
    kept = np.array(lines)
    values = kept[:, :1] + kept[:, 1:] * quantities
    whole = values.max(axis=0)
    alive = list(range(len(lines)))
    while len(alive) > 1:
        missed = [
            float(np.max((whole - values[[k for k in alive if k != gone]].max(axis=0)) / np.maximum(whole, 1e-9)))
            for gone in alive
        ]
        best = int(np.argmin(missed))
        if missed[best] > _LITTLE:
            break
        alive.pop(best)
    return tuple(lines[k] for k in alive)
