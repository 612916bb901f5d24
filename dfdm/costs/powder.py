"""Powder bed fusion of polymers: the room that a piece takes in a build, and the powder that it uses up."""

from __future__ import annotations

import math
from typing import Final

_SLACK: Final = 1e-9


def nested_volume_mm3(volume_mm3: float, box_mm3: float, *, least_density: float, most_density: float) -> float:
    """The room that one piece takes in a nested build, mm³.

    Its box with the gap around it, but never denser than builds may be (heat), nor emptier than others would leave it:
    other parts lie within a frame or between the walls of a box. Densities are volume of parts over volume of the build.
    """
    return min(max(box_mm3, volume_mm3 / most_density), volume_mm3 / least_density)


def layers(height_mm: float, layer_mm: float) -> int:
    """Layers of a build of that height."""
    return max(math.ceil(height_mm / layer_mm - _SLACK), 1)


def fresh_powder_g(
    sintered_g: float, room_mm3: float, volume_mm3: float, *, bulk_g_mm3: float, refresh: float
) -> float:
    """Fresh powder that one piece uses up, g: what is sintered, or what its share of the bed must be refreshed with.

    Every build is filled with `refresh` fresh powder; what is left of the cake goes into the next one as far as that
    allows. So the piece costs at least its own mass, and in a loosely packed build more: what it saves of the cake is
    more than can be used again.
    """
    cake = max(room_mm3 - volume_mm3, 0.0) * bulk_g_mm3
    return max(sintered_g, refresh * (sintered_g + cake))
