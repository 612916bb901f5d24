"""Price formulas as services publish them, to set beside an estimate: by the box, by the room, by the melted volume."""

from __future__ import annotations

from collections.abc import Mapping

from dfdm.costs.fusion import Melting, support_mm3
from dfdm.facts.rounding import Vector

_MM3_PER_CM3 = 1000.0


def by_box(size_mm: Vector, *, per_cm3: float, around_mm: float) -> float:
    """Price of a piece by its box with `around_mm` added to each edge (laser sintering)."""
    x, y, z = (edge + around_mm for edge in size_mm)
    return x * y * z / _MM3_PER_CM3 * per_cm3


def by_room(
    room_mm3: float, *, per_cm3: float, per_build: float, quantity: int, discounts: Mapping[int, float] | None = None
) -> float:
    """Price of a piece by the room it takes, with a charge per build shared by the quantity (powder beds).

    `discounts` are shares taken off from a quantity on.
    """
    off = max((share for least, share in (discounts or {}).items() if quantity >= least), default=0.0)
    return (room_mm3 / _MM3_PER_CM3 * per_cm3 + per_build / quantity) * (1.0 - off)


def by_melting(
    volume_mm3: float,
    around_mm3: float,
    *,
    melting: Melting,
    support_density: float,
    per_hour: float,
    density_g_cm3: float,
    per_kg: float,
    setup: float,
) -> float:
    """Price of a single metal piece by what is melted: machine time of part and supports, powder of the part, a setup."""
    hours = melting.melting_s(volume_mm3 + support_mm3(around_mm3, support_density)) / 3600.0
    kilograms = volume_mm3 / _MM3_PER_CM3 * density_g_cm3 / 1000.0
    return hours * per_hour + kilograms * per_kg + setup
