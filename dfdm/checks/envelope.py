"""Whether a flat rectangle fits into another one, turned as it likes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.limits import Grade, Limits
from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import FAIL, PASS, UNKNOWN
from dfdm.facts.curves import FloatArray

_SLACK_MM = 1e-6


def fits_flat(limits: Limits, length_mm: float, width_mm: float, *, x: str, y: str) -> Outcome:
    """The outcome for a rectangle length x width (length the longer) on a bed with the limits `x` and `y`."""
    bed = limits.once(f"bed {x} {y}", lambda own: _Bed.of(own[x], own[y]))
    fits = rectangle_fits(length_mm, width_mm, bed.long_mm, bed.short_mm)
    # Nothing larger than the one side that is given fits for sure only where the other side is given too.
    verdict = np.where(bed.missing, UNKNOWN, np.where(fits, PASS, FAIL)).astype(np.int8)
    too_wide = (width_mm > bed.short_mm) & ~fits
    decided = np.where(bed.missing, -1, np.where(too_wide, bed.key_of_short, bed.key_of_long))
    return Outcome(
        code="larger-than-machine",
        grade=Grade(verdict=verdict, keys=(x, y), decided=decided),
        measured=np.where(too_wide, width_mm, length_mm),
        unit="mm",
        words={"length": length_mm, "width": width_mm, "bed_long": bed.long_mm, "bed_short": bed.short_mm},
    )


class _Bed(NamedTuple):
    """The sides (n,) of beds, the longer first, where one of them is missing, and which of the two limits is which."""

    long_mm: FloatArray
    short_mm: FloatArray
    missing: NDArray[np.bool_]
    key_of_long: NDArray[np.intp]
    key_of_short: NDArray[np.intp]

    @classmethod
    def of(cls, x: FloatArray, y: FloatArray) -> _Bed:
        """The beds of two limits (n,)."""
        key_of_long = np.where(x >= y, 0, 1).astype(np.intp)
        return cls(np.fmax(x, y), np.fmin(x, y), np.isnan(x) | np.isnan(y), key_of_long, 1 - key_of_long)


def rectangle_fits(length_mm: float, width_mm: float, long_mm: FloatArray, short_mm: FloatArray) -> NDArray[np.bool_]:
    """Whether a rectangle p x q fits into a x b (n,), also slantwise.

    The condition is that of Carver (American Mathematical Monthly 64, 1957): q <= b and, where p > a,
    b >= (2pqa + (p² - q²) sqrt(p² + q² - a²)) / (p² + q²).
    """
    p, q = length_mm, width_mm
    a, b = long_mm + _SLACK_MM, short_mm + _SLACK_MM
    square = (p <= a) & (q <= b)
    if p == 0.0:
        return square
    root = np.sqrt(np.maximum(p * p + q * q - a * a, 0.0))
    slant = (p > a) & (q <= a) & (b >= (2.0 * p * q * a + (p * p - q * q) * root) / (p * p + q * q))
    return np.asarray(square | slant)
