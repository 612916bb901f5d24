"""What making and delivering a part emits: material, electricity, packaging, freight, each with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.facts.rounding import significant
from dfdm.table import data_folder, read_csv, read_toml

BOUNDARY: Final = (
    "cradle to gate and delivery: material, electricity of the machine, packaging, freight well to wheel with vans at both "
    "ends; no machine or building, no use, no end of life, no credit for scrap or for carbon that plants took up"
)
_KG_PER_T: Final = 1000.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Emission:
    """One contribution in kgCO2e with its interval, in words, with sources."""

    what: str
    kg: float
    low: float
    high: float
    basis: str
    sources: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the contribution."""
        return {
            "what": self.what,
            "kg": significant(self.kg),
            "low": significant(self.low),
            "high": significant(self.high),
            "basis": self.basis,
            "sources": list(self.sources),
        }


@cache
def factors() -> Mapping[str, Cited]:
    """Factors that are not of a country or a material, by key."""
    page = read_toml(data_folder() / "carbon" / "factors.toml")
    return {key: Cited.from_dict(entry, where=f"carbon/factors.toml [{key}]") for key, entry in page.items()}


@cache
def _grids() -> Mapping[str, Cited]:
    rows = read_csv(
        data_folder() / "carbon" / "grid.csv",
        required=("country", "name", "gco2e_per_kwh", "year", "source"),
        where="carbon/grid.csv",
    )
    spread = factors()["grid_spread"].number
    return {
        row["country"]: Cited(
            value=(kg := float(row["gco2e_per_kwh"]) / 1000.0),
            unit="kgCO2e/kWh",
            source=row["source"],
            locator=f"{row['name']}, {row['year']}",
            kind="published",
            low=kg * (1.0 - spread),
            high=kg * (1.0 + spread),
            date=row["year"],
        )
        for row in rows
    }


def grid(country: str) -> Cited:
    """kgCO2e per kWh of a country's electricity (ISO 3166 alpha-2); the world's where it is not known."""
    return _grids().get(country.upper()) or factors()["grid_world"]


def grid_note(country: str) -> str:
    """Says that the world's electricity stands in for a country's; empty where the country's own is known."""
    if country.upper() in _grids():
        return ""
    why = f"none is known of {country.upper()}" if country else "the country of the machine is not known"
    return f"electricity of the world's average, {factors()['grid_world'].number:g} kgCO2e/kWh: {why}"


def of_material(kilograms: float, factor: Cited | None) -> Emission | None:
    """Emission of the stock; None where no factor is known."""
    if factor is None:
        return None
    low, high = factor.interval
    return Emission(
        what="material",
        kg=kilograms * factor.number,
        low=kilograms * low,
        high=kilograms * high,
        basis=f"{kilograms:.3g} kg x {factor.number:g} kgCO2e/kg"
        + (f" ({factor.valid_for})" if factor.valid_for else ""),
        sources=(factor.source,),
    )


def of_energy(
    kilowatt_hours: float, country: str, *, interval: tuple[float, float] | None = None, tries: float = 1.0
) -> Emission:
    """Emission of the electricity used; `interval` is the energy's own; `tries` are the pieces made per good one."""
    found = grid(country)
    low, high = found.interval
    wide = factors()["energy_spread"].number
    least, most = interval or (kilowatt_hours * (1.0 - wide), kilowatt_hours * (1.0 + wide))
    kilowatt_hours, least, most = kilowatt_hours * tries, least * tries, most * tries
    place = found.locator if found is not factors()["grid_world"] else "world average: the country is not known"
    return Emission(
        what="electricity",
        kg=kilowatt_hours * found.number,
        low=least * low,
        high=most * high,
        basis=f"{kilowatt_hours:.3g} kWh x {found.number:.3f} kgCO2e/kWh ({place})",
        sources=(found.source,),
    )


def of_packaging(goods_kg: float) -> Emission:
    """Emission of board packaging, in proportion to the goods."""
    share, board = factors()["packaging_share"], factors()["packaging_board"]
    return Emission(
        what="packaging",
        kg=goods_kg * share.number * board.number,
        low=goods_kg * share.interval[0] * board.interval[0],
        high=goods_kg * share.interval[1] * board.interval[1],
        basis=f"{goods_kg * share.number:.3g} kg of board",
        sources=(board.source, share.source),
    )


def freight_mode(distance_km: float) -> str:
    """The mode a parcel takes over a great-circle distance: `road` within reach, else `air`."""
    return "road" if distance_km <= factors()["road_reach"].number else "air"


def of_freight(goods_kg: float, distance_km: float, mode: str | None = None) -> Emission:
    """Emission of delivering goods (packed) over a great-circle distance by `road`, `rail`, `sea` or `air`.

    Both ends go by van; road makes detours.
    """
    known = factors()
    mode = mode or freight_mode(distance_km)
    trunk, van, detour, leg = known[f"freight_{mode}"], known["freight_van"], known["road_detour"], known["van_leg"]
    by_land = mode in ("road", "rail")
    tonnes = goods_kg * (1.0 + known["packaging_share"].number) / _KG_PER_T
    values = [
        tonnes * (pick(trunk) * distance_km * (pick(detour) if by_land else 1.0) + pick(van) * pick(leg))
        for pick in (_value, _low, _high)
    ]
    return Emission(
        what="freight",
        kg=values[0],
        low=values[1],
        high=values[2],
        basis=f"{goods_kg:.3g} kg over {distance_km:.0f} km by {mode}, vans at both ends",
        sources=(trunk.source, detour.source),
    )


def freight_per_kg(distance_km: NDArray[np.float64]) -> NDArray[np.float64]:
    """What `of_freight` gives per kg of goods over many distances (n,), each by the mode that a parcel takes.

    (3, n): value, low and high.
    """
    known = factors()
    by_road = distance_km <= known["road_reach"].number
    packed = (1.0 + known["packaging_share"].number) / _KG_PER_T
    ends = []
    for pick in (_value, _low, _high):
        road, air, van = (pick(known[f"freight_{mode}"]) for mode in ("road", "air", "van"))
        trunk = np.where(by_road, road * distance_km * pick(known["road_detour"]), air * distance_km)
        ends.append(packed * (trunk + van * pick(known["van_leg"])))
    return np.array(ends, dtype=np.float64)


def packaging_per_kg() -> tuple[float, float, float]:
    """What `of_packaging` gives per kg of goods: value, low and high."""
    share, board = factors()["packaging_share"], factors()["packaging_board"]
    value, low, high = (pick(share) * pick(board) for pick in (_value, _low, _high))
    return value, low, high


def total(emissions: Sequence[Emission]) -> tuple[float, float, float]:
    """(value, low, high) of a sum of contributions, kgCO2e; the intervals are added, the cautious way."""
    return (
        sum(e.kg for e in emissions),
        sum(e.low for e in emissions),
        sum(e.high for e in emissions),
    )


def _value(factor: Cited) -> float:
    return factor.number


def _low(factor: Cited) -> float:
    return factor.interval[0]


def _high(factor: Cited) -> float:
    return factor.interval[1]
