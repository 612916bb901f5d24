"""Colors of values: scales whose lightness tells the order, in blue and yellow, so that they hold for color-blind readers.

Computed in Oklab (Björn Ottosson, 2020), where equal steps look equal.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.pictures.palette import Color, css
from dfdm.pictures.shade import Shade

Floats = NDArray[np.float64]
Lab = tuple[float, float, float]

MISSING: Final[tuple[Color, Color]] = ((173, 173, 173), (128, 128, 128))
"""The two grays of the hatch where nothing was measured."""

_STEPS = 12
_TO_CONES = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]]
)  # fmt: skip
_TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
)  # fmt: skip
# Lightness, green-red, blue-yellow.
_SEQUENTIAL: Final[tuple[Lab, ...]] = ((0.36, -0.01, -0.13), (0.60, -0.01, -0.02), (0.92, -0.04, 0.16))
_DIVERGING: Final[tuple[Lab, ...]] = (
    (0.42, -0.04, -0.14), (0.70, -0.04, -0.08), (0.95, 0.0, 0.0), (0.75, 0.06, 0.11), (0.48, 0.11, 0.09),
)  # fmt: skip
_BAD: Final[tuple[Lab, ...]] = ((0.45, 0.14, 0.08), (0.78, 0.09, 0.12))
_GOOD: Final[tuple[Lab, ...]] = ((0.82, -0.05, -0.06), (0.42, -0.03, -0.12))


def stops_of(shade: Shade) -> list[tuple[float, str]]:
    """Colors along the scale: share of the way from low to high, color as CSS; two at one place are a jump."""
    places, colors = _stops(shade.palette, _limit_share(shade), shade.limit_is)
    return [
        (round(float(place), 5), css((int(r), int(g), int(b))))
        for place, (r, g, b) in zip(places, np.rint(colors), strict=True)
    ]


def color_of(values: Floats, shade: Shade) -> Floats:
    """Red, green and blue (n, 3), 0 to 255, of values (n,); what lies beyond the scale has the color of its end."""
    places, colors = _stops(shade.palette, _limit_share(shade), shade.limit_is)
    share = np.clip((values - shade.low) / (shade.high - shade.low), 0.0, 1.0)
    jump = places + 1e-9 * np.arange(len(places))
    return np.stack([np.interp(share, jump, channel) for channel in colors.T], axis=-1)


def written(value: float) -> str:
    """A number of a scale."""
    return f"{value:.4g}"


def _limit_share(shade: Shade) -> float | None:
    return None if shade.limit is None else (shade.limit - shade.low) / (shade.high - shade.low)


@lru_cache(maxsize=64)
def _stops(palette: str, limit: float | None, limit_is: str) -> tuple[Floats, Floats]:
    """Places (k,) from 0 to 1 and colors (k, 3)."""
    if palette == "threshold" and limit is not None:
        low, high = (_BAD, _GOOD) if limit_is == "least" else (_GOOD[::-1], _BAD[::-1])
        if limit <= 0.0 or limit >= 1.0:
            return np.linspace(0.0, 1.0, _STEPS), _ramp(high if limit <= 0.0 else low, np.linspace(0.0, 1.0, _STEPS))
        share = np.linspace(0.0, 1.0, _STEPS)
        return (
            np.concatenate([limit * share, limit + (1.0 - limit) * share]),
            np.concatenate([_ramp(low, share), _ramp(high, share)]),
        )
    share = np.linspace(0.0, 1.0, 2 * _STEPS + 1)
    if palette == "diverging":
        middle = 0.5 if limit is None else min(max(limit, 0.0), 1.0)
        along = np.where(
            share < middle, 0.5 * share / max(middle, 1e-9), 0.5 + 0.5 * (share - middle) / max(1.0 - middle, 1e-9)
        )
        return share, _ramp(_DIVERGING, along)
    return share, _ramp(_SEQUENTIAL, share)


def _ramp(knots: tuple[Lab, ...], share: Floats) -> Floats:
    """Colors (n, 3) at shares (n,) of the way along evenly spaced knots."""
    table = np.array(knots)
    places = np.linspace(0.0, 1.0, len(table))
    lab = np.stack([np.interp(share, places, column) for column in table.T], axis=-1)
    cones = np.linalg.solve(_TO_LAB, lab.T) ** 3
    light = np.clip(np.linalg.solve(_TO_CONES, cones).T, 0.0, 1.0)
    screen = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.asarray(255.0 * screen, dtype=np.float64)
