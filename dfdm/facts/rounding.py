"""Round what is written, so that the same part gives the same text in every process."""

from __future__ import annotations

import math
from collections.abc import Iterable

Vector = tuple[float, float, float]
_DECIMALS = 6
_SAMPLED_DIGITS = 4


def rounded(value: float) -> float:
    """Round an exact length, area or coordinate to 1e-6; negative zero becomes zero."""
    return round(float(value), _DECIMALS) + 0.0


def significant(value: float) -> float:
    """Round a sampled figure to the digits that it is good for (four)."""
    if value == 0.0 or not math.isfinite(value):
        return 0.0
    return round(float(value), _SAMPLED_DIGITS - 1 - math.floor(math.log10(abs(value)))) + 0.0


def vector(values: Iterable[float]) -> list[float]:
    """Round the three coordinates of a point or direction."""
    return [rounded(v) for v in values]
