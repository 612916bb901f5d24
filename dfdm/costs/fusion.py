"""Laser powder bed fusion of metals: time of a build, and the metal melted beside the part."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

_SLACK: Final = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Melting:
    """How a machine melts a metal: layers of `layer_mm`, `rate_mm3_s` melted by its laser, seconds to spread a layer."""

    layer_mm: float
    rate_mm3_s: float
    recoat_s: float

    def layers(self, height_mm: float) -> int:
        """Layers of a build of that height."""
        return max(math.ceil(height_mm / self.layer_mm - _SLACK), 1)

    def melting_s(self, volume_mm3: float) -> float:
        """Seconds that the laser is at work on a volume, supports included."""
        return volume_mm3 / self.rate_mm3_s

    def recoating_s(self, height_mm: float) -> float:
        """Seconds in which the layers of a build are spread, however many pieces stand in it."""
        return self.layers(height_mm) * self.recoat_s

    def build_s(self, volume_mm3: float, height_mm: float, overhead_s: float = 0.0) -> float:
        """Seconds of a whole build: `V / Q + n t_recoat + overhead` (heating, flooding with gas, cooling)."""
        return self.melting_s(volume_mm3) + self.recoating_s(height_mm) + overhead_s


def melt_rate_mm3_s(known_mm3_s: float, known_power_w: float, power_w: float | None) -> float:
    """The melt rate of a data sheet brought to a weaker laser: at the same energy per volume it follows the power.

    A stronger one is not credited: its parameters are not those of the sheet.
    """
    return known_mm3_s if power_w is None else known_mm3_s * min(power_w / known_power_w, 1.0)


def support_mm3(around_mm3: float, density: float) -> float:
    """Metal of supports, mm³: a share of the room that they fill."""
    return around_mm3 * density
