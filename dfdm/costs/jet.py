"""The speed of an abrasive water jet through a plate: the equation of Zeng and Kim, by material, thickness and quality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dfdm.costs.cutting_tables import machinability
from dfdm.costs.work import Job, NotPricedError

READS: Final = (
    "pump_pressure",
    "orifice_diameter",
    "mixing_tube_diameter",
    "garnet_flow",
    "cut_quality",
    "jet_constant",
    "pierce_time",
)
_REFERENCE: Final = 87.0
"""Machinability number of mild steel, which pierce times per mm are stated for."""
_PRESSURE, _ORIFICE, _ABRASIVE, _TUBE, _WHOLE = 1.594, 1.374, 0.343, 0.618, 1.15
"""Exponents of the equation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Jet:
    """How fast a jet cuts (mm/s), how long it pierces (s), garnet (g/s), and what that rests on."""

    mm_s: float
    pierce_s: float
    garnet_g_s: float
    basis: str
    assumptions: tuple[str, ...]


def jet_speed(
    *,
    machinability: float,
    pressure_mpa: float,
    orifice_mm: float,
    garnet_g_min: float,
    tube_mm: float,
    thickness_mm: float,
    quality: float,
    constant: float,
) -> float:
    """Speed in mm/min: [N P^1.594 d^1.374 m^0.343 / (C q h D^0.618)]^1.15, garnet for abrasive (factor 1).

    `quality` q runs from 1 (just parted) to 5 (the smoothest edge).
    """
    above = machinability * pressure_mpa**_PRESSURE * orifice_mm**_ORIFICE * garnet_g_min**_ABRASIVE
    return float((above / (constant * quality * thickness_mm * tube_mm**_TUBE)) ** _WHOLE)


def jet_of(job: Job, thickness_mm: float) -> Jet:
    """The jet of this machine in this material; a material without a machinability number is a NotPricedError.

    The time to pierce is in proportion to the thickness and against the machinability number, which is itself told from
    the time to pierce.
    """
    number = machinability(job)
    if number is None:
        raise NotPricedError(f"no machinability under a water jet is known for {job.material.id}")
    flow, quality = job.rate("garnet_flow"), job.rate("cut_quality")
    minute = jet_speed(
        machinability=number.number,
        pressure_mpa=job.rate("pump_pressure"),
        orifice_mm=job.rate("orifice_diameter"),
        garnet_g_min=flow * 60.0,
        tube_mm=job.rate("mixing_tube_diameter"),
        thickness_mm=thickness_mm,
        quality=quality,
        constant=job.rate("jet_constant"),
    )
    said = number.basis.split(";")[0]
    return Jet(
        mm_s=minute / 60.0,
        pierce_s=job.rate("pierce_time") * thickness_mm * _REFERENCE / number.number,
        garnet_g_s=flow,
        basis=f"quality {quality:g} of 5, {job.rate('pump_pressure'):.0f} MPa, {said} {number.number:g}",
        assumptions=(
            f"speed by Zeng's equation with {number.number:g} as {said}: equation and number are recalled, not read",
        ),
    )
