"""Electricity of making: mean power of the machine and what runs beside it times working time, standing power times the rest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from dfdm.costs.pricing import machine_s
from dfdm.costs.rating import Rating
from dfdm.costs.work import Work
from dfdm.costs.worked import Number, Worked

Rate = Callable[[str, float], Number]
"""Gives the number of a rate, or what stands for one that is not stated."""
_J_PER_KWH: Final = 3.6e6
_KEYS: Final = (
    "power_rated", "power_factor", "wall_plug", "power_peripherals", "power_standby", "time_error",
    "setup_time", "fixture_time", "load_time",
)  # fmt: skip


class Powered(Worked, Protocol):
    """What energy needs of a work beside what a price does."""

    @property
    def beam_w(self) -> Number:
        """Power of a beam where one cuts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Energy:
    """KWh of one piece with their interval, and the rates they were made with: none where the power is not known."""

    kwh: float
    low: float
    high: float
    rates: tuple[str, ...]


def energy_kwh(work: Powered, rate: Rate, quantity: Number) -> Number:
    """KWh of one piece out of `quantity`; scalars and arrays (n,) mix.

    While it works (all shares of a piece, and its part of the runs that the quantity takes) the machine draws its rated
    power times `power_factor`, or a laser its beam power over `wall_plug`, and beside it `power_peripherals` (pump,
    compressor, chiller, exhaust); while it is set up and loaded `power_standby`. Without a rated power or a beam it is 0.
    """
    working = machine_s(work, quantity) * rate("time_error", 1.0)
    standing = work.setups * ((rate("setup_time", 0.0) + rate("fixture_time", 0.0)) / quantity + rate("load_time", 0.0))
    mean, beside = _mean_power(work, rate), rate("power_peripherals", 0.0)
    if not isinstance(mean, float | int):
        beside = np.where(mean > 0.0, beside, 0.0)
    elif mean <= 0.0:
        beside = 0.0
    return ((mean + beside) * working + rate("power_standby", 0.0) * standing) / _J_PER_KWH


def _mean_power(work: Powered, rate: Rate) -> Number:
    rated = rate("power_rated", np.nan)
    if isinstance(rated, float | int) and not math.isnan(rated):
        return rated * rate("power_factor", 1.0)
    plug, beam_w = np.asarray(rate("wall_plug", np.nan)), np.asarray(work.beam_w)
    with np.errstate(divide="ignore", invalid="ignore"):
        beam = np.where((beam_w > 0.0) & (plug > 0.0), beam_w / plug, 0.0)
    return np.where(np.isnan(rated), beam, rated * np.asarray(rate("power_factor", 1.0)))


def energy_ends(
    work: Powered, rate: Rate, bounds: Mapping[str, tuple[Number, Number]], quantity: Number
) -> tuple[Number, Number, Number]:
    """KWh of one piece with its interval, as `energy_of`, for columns: `bounds` gives (low, high) (n,) by key, NaN for none."""
    middle = np.asarray(energy_kwh(work, rate, quantity))
    below, above = np.zeros_like(middle), np.zeros_like(middle)
    for key in _KEYS:
        if key not in bounds:
            continue
        least, most = np.zeros_like(middle), np.zeros_like(middle)
        for end in bounds[key]:

            def moved(name: str, absent: float, *, key: str = key, end: Number = end) -> Number:
                return np.where(np.isnan(end), rate(name, absent), end) if name == key else rate(name, absent)

            change = np.asarray(energy_kwh(work, moved, quantity)) - middle
            least, most = np.minimum(least, change), np.maximum(most, change)
        below, above = below + least**2, above + most**2
    return middle, np.maximum(middle - np.sqrt(below), 0.0), middle + np.sqrt(above)


def energy_of(work: Work, rating: Rating, quantity: int = 1) -> Energy:
    """KWh of one piece out of `quantity`; each uncertain rate is moved to its bounds alone, changes added in quadrature."""
    numbers = rating.numbers

    def kwh(**moved: float) -> float:
        return float(energy_kwh(work, lambda key, absent: moved.get(key, numbers.get(key, absent)), quantity))

    middle = kwh()
    beam = "power_rated" not in numbers
    if middle <= 0.0 or (beam and not (work.beam_w > 0.0 and numbers.get("wall_plug", 0.0) > 0.0)):
        return Energy(kwh=0.0, low=0.0, high=0.0, rates=())
    unread = ("power_rated", "power_factor") if beam else ("wall_plug",)
    keys = [key for key in _KEYS if key in numbers and key not in unread]
    if not numbers.get("power_standby"):
        keys = [key for key in keys if not key.endswith("_time")]
    below = above = 0.0
    for key in keys:
        changes = [kwh(**{key: end}) - middle for end in rating.bounds.get(key, ())]
        below += min([0.0, *changes]) ** 2
        above += max([0.0, *changes]) ** 2
    return Energy(kwh=middle, low=max(middle - below**0.5, 0.0), high=middle + above**0.5, rates=tuple(keys))
