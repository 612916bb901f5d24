"""Print time of vat photopolymerization: layers that are exposed at once, or drawn by a laser."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

_SLACK: Final = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Exposing:
    """How a resin printer makes layers: seconds, mm, mm/s. Bottom layers are the first ones, which hold the print.

    `retract_mm_s` is the way down, None where it is as fast as the lift.
    """

    layer_mm: float
    exposure_s: float
    bottom_layers: int
    bottom_exposure_s: float
    lift_mm: float
    lift_mm_s: float
    rest_s: float
    retract_mm_s: float | None = None

    def layers(self, height_mm: float) -> int:
        """Layers of a print of that height, the last one begun counts."""
        return max(math.ceil(height_mm / self.layer_mm - _SLACK), 1)

    def time_s(self, height_mm: float) -> float:
        """Seconds of a print `height_mm` high, however full the plate is.

        `n_b t_b + (n - n_b) t_e + n (lift/v_up + lift/v_down + rest)`, as calculators of resin prints reckon it.
        """
        count = self.layers(height_mm)
        bottom = min(self.bottom_layers, count)
        down = self.lift_mm_s if self.retract_mm_s is None else self.retract_mm_s
        move = self.lift_mm / self.lift_mm_s + self.lift_mm / down + self.rest_s
        return bottom * self.bottom_exposure_s + (count - bottom) * self.exposure_s + count * move


def drawn_s(volume_mm3: float, *, layer_mm: float, spot_mm: float, scan_mm_s: float) -> float:
    """Seconds in which a laser draws a volume: the area of all its layers over the area that it draws a second."""
    return volume_mm3 / (layer_mm * spot_mm * scan_mm_s)
