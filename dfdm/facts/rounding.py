"""Round what is written, so that the same part gives the same text in every process."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = tuple[float, float, float]
_DECIMALS = 6
_SAMPLED_DIGITS = 4
_POWERS = tuple(10.0**k for k in range(16))
_PLAIN = 1e11
_TIE = 1e-4
"""Scaled figures below `_PLAIN` are exact to less than this: nearer to a half, rounding must look at the digits."""


def decimal(value: float, digits: int) -> float:
    """`round(value, digits)` for 0 to 15 digits, a third of its time: a whole number over a power of ten is the nearest figure."""
    power = _POWERS[digits]
    scaled = value * power
    if -_PLAIN < scaled < _PLAIN:
        whole = round(scaled)
        if not -_TIE < abs(scaled - whole) - 0.5 < _TIE:
            return whole / power
    return round(value, digits)


def rounded(value: float) -> float:
    """Round an exact length, area or coordinate to 1e-6; negative zero becomes zero."""
    return decimal(float(value), _DECIMALS) + 0.0


def significant(value: float) -> float:
    """Round a sampled figure to the digits that it is good for (four)."""
    if value == 0.0 or not math.isfinite(value):
        return 0.0
    digits = _SAMPLED_DIGITS - 1 - math.floor(math.log10(abs(value)))
    return (decimal(float(value), digits) if 0 <= digits < len(_POWERS) else round(float(value), digits)) + 0.0


def exact(value: float) -> float:
    """A figure `rounded`, one that is no number (from broken geometry) a ValueError."""
    scaled = value * 1e6
    if -_PLAIN < scaled < _PLAIN:  # as `decimal`, without the call
        whole = round(scaled)
        if not -_TIE < abs(scaled - whole) - 0.5 < _TIE:
            return whole / 1e6
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number")
    return round(float(value), _DECIMALS) + 0.0


def exact_all(values: ArrayLike) -> NDArray[np.float64]:
    """An array of figures, each `exact`."""
    found = rounded_all(values)
    if not np.isfinite(found).all():
        raise ValueError("a figure is no number")
    return found


def rounded_all(values: ArrayLike) -> NDArray[np.float64]:
    """An array of exact figures, each `rounded`."""
    return np.asarray(np.round(np.asarray(values, dtype=np.float64), _DECIMALS) + 0.0, dtype=np.float64)


def significant_all(values: ArrayLike) -> NDArray[np.float64]:
    """An array of sampled figures, each `significant`: the same digits in one go."""
    given = np.asarray(values, dtype=np.float64)
    sizes = np.abs(given)
    told = np.isfinite(given) & (sizes > 0.0)
    digits = _SAMPLED_DIGITS - 1 - np.floor(np.log10(sizes, where=told, out=np.zeros_like(given)))
    up, down = (
        10.0 ** np.maximum(digits, 0.0),
        10.0 ** np.maximum(-digits, 0.0),
    )  # whole powers: quotients are the nearest
    return np.asarray(np.where(told, np.rint(np.where(told, given, 0.0) * up / down) * down / up + 0.0, 0.0))


def vector(values: Iterable[float]) -> list[float]:
    """Round the three coordinates of a point or direction."""
    return [rounded(v) for v in values]
