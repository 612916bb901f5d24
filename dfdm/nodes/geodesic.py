"""Distances over the ellipsoid of WGS 84, many at once.

Vincenty's inverse formula (Survey Review 23, 1975, 88-93), which holds to a millimeter wherever it converges. It does not
for points nearly opposite to each other; of those the way is halved: each leg ends on the great circle a quarter of the
globe away, and the shortest way crosses that circle where the two legs together are shortest.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
SEMI_MAJOR_M: Final = 6_378_137.0
FLATTENING: Final = 1.0 / 298.257223563
"""Both as WGS 84 defines them."""
_STEPS: Final = 24
_CLOSE: Final = 1e-11
_AROUND: Final = 720
_FINER: Final = 40


def geodesics_km(lat: float, lon: float, points: FloatArray) -> FloatArray:
    """Length (n,) in km of the shortest way from a point to each of `points` (n, 2), all latitude and longitude in degrees."""
    here = np.broadcast_to(np.radians([lat, lon]), (len(points), 2))
    there = np.radians(np.asarray(points, dtype=np.float64))
    metres = _vincenty(here, there)
    for k in np.flatnonzero(np.isnan(metres)).tolist():
        metres[k] = _halved(here[k], there[k])
    return metres / 1000.0


def _vincenty(one: FloatArray, other: FloatArray) -> FloatArray:
    """Lengths (n,) in m between points (n, 2) in radians; NaN where the iteration does not end."""
    minor = (1.0 - FLATTENING) * SEMI_MAJOR_M
    reduced_1, reduced_2 = (np.arctan((1.0 - FLATTENING) * np.tan(p[:, 0])) for p in (one, other))
    sin_1, cos_1, sin_2, cos_2 = np.sin(reduced_1), np.cos(reduced_1), np.sin(reduced_2), np.cos(reduced_2)
    turn = np.remainder(other[:, 1] - one[:, 1] + np.pi, 2.0 * np.pi) - np.pi
    found = np.full(len(one), np.nan)
    left = np.arange(len(one))
    length = turn.copy()  # the difference of longitude on the auxiliary sphere
    for _ in range(_STEPS):
        s1, c1, s2, c2, turned = sin_1[left], cos_1[left], sin_2[left], cos_2[left], turn[left]
        sin_l, cos_l = np.sin(length), np.cos(length)
        sin_arc = np.hypot(c2 * sin_l, c1 * s2 - s1 * c2 * cos_l)
        cos_arc = s1 * s2 + c1 * c2 * cos_l
        arc = np.arctan2(sin_arc, cos_arc)
        apart = sin_arc > 0.0
        sin_a = np.divide(c1 * c2 * sin_l, sin_arc, out=np.zeros_like(arc), where=apart)
        cos_a2 = 1.0 - sin_a * sin_a
        cos_m = np.where(
            cos_a2 > 0.0, cos_arc - np.divide(2.0 * s1 * s2, cos_a2, out=np.zeros_like(arc), where=cos_a2 > 0.0), 0.0
        )
        c = FLATTENING / 16.0 * cos_a2 * (4.0 + FLATTENING * (4.0 - 3.0 * cos_a2))
        following = turned + (1.0 - c) * FLATTENING * sin_a * (
            arc + c * sin_arc * (cos_m + c * cos_arc * (2.0 * cos_m**2 - 1.0))
        )
        done = np.abs(following - length) < _CLOSE
        if done.any():
            u2 = cos_a2[done] * (SEMI_MAJOR_M**2 - minor**2) / minor**2
            big_a = 1.0 + u2 / 16384.0 * (4096.0 + u2 * (-768.0 + u2 * (320.0 - 175.0 * u2)))
            big_b = u2 / 1024.0 * (256.0 + u2 * (-128.0 + u2 * (74.0 - 47.0 * u2)))
            m, sine, cosine = cos_m[done], sin_arc[done], cos_arc[done]
            third = big_b / 6.0 * m * (4.0 * sine**2 - 3.0) * (4.0 * m**2 - 3.0)
            less = big_b * sine * (m + big_b / 4.0 * (cosine * (2.0 * m**2 - 1.0) - third))
            found[left[done]] = minor * big_a * (arc[done] - less)
        going = ~done & (np.abs(following) <= np.pi)
        left, length = left[going], following[going]
        if not len(left):
            break
    return found


def _halved(one: FloatArray, other: FloatArray) -> float:
    """Length in m between two points (2,) nearly opposite to each other, over the best point halfway."""

    def legs(azimuths: FloatArray) -> FloatArray:
        lat = np.arcsin(np.clip(np.cos(one[0]) * np.cos(azimuths), -1.0, 1.0))
        lon = one[1] + np.arctan2(np.sin(azimuths) * np.cos(one[0]), -np.sin(one[0]) * np.sin(lat))
        way = np.column_stack((lat, lon))
        return _vincenty(np.broadcast_to(one, way.shape), way) + _vincenty(way, np.broadcast_to(other, way.shape))

    step = 2.0 * np.pi / _AROUND
    azimuths: FloatArray = np.asarray(np.arange(_AROUND) * step, dtype=np.float64)
    best = float(azimuths[int(np.nanargmin(legs(azimuths)))])
    for _ in range(_FINER):
        around = np.asarray(best + np.linspace(-step, step, 5), dtype=np.float64)
        best = float(around[int(np.nanargmin(legs(around)))])
        step /= 2.0
    return float(legs(np.array([best], dtype=np.float64))[0])
