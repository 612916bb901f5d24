"""Electricity of the machine: mean power times time."""

from __future__ import annotations

from typing import Final

from dfdm.costs.rating import Rating
from dfdm.costs.work import Work

_J_PER_KWH: Final = 3.6e6


def energy_of(work: Work, rating: Rating) -> tuple[float, float, list[str]]:
    """KWh of one piece, half width of its interval (a share of it), and the rates it was made with.

    Mean power is the rated power times its factor, or the laser's beam power over its wall-plug efficiency; without
    either it is 0 and the machine's power counts as unknown. Intervals of the rates are added in quadrature.
    """
    numbers = rating.numbers
    keys = ["power_rated", "power_factor"]
    if "power_rated" in numbers:
        watts = numbers["power_rated"] * numbers.get("power_factor", 1.0)
    elif work.beam_w > 0.0 and numbers.get("wall_plug", 0.0) > 0.0:
        keys = ["wall_plug"]
        watts = work.beam_w / numbers["wall_plug"]
    else:
        return 0.0, 0.0, []
    keys.append("time_error")
    wide = 0.0
    for key in keys:
        if key in rating.bounds and numbers[key] > 0.0:
            low, high = rating.bounds[key]
            wide += ((high - low) / 2.0 / numbers[key]) ** 2
    return watts * work.machine_time_s / _J_PER_KWH, min(wide**0.5, 1.0), keys
