"""Tables of the cutting processes: pierce times, assist gas, sheet loading, machinability; each row with its source."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dfdm.costs.work import Job
from dfdm.table import data_folder, read_csv

_ATMOSPHERE_PA: Final = 101325.0
_BAR_PA: Final = 1e5
_ROOM_K: Final = 293.15
_GAS_CONSTANT: Final = 8.314462618
_ADIABATIC: Final = 1.4
"""Ratio of specific heats of a diatomic gas."""
_KG_PER_MOL: Final[Mapping[str, float]] = {"nitrogen": 0.0280134, "oxygen": 0.0319988}


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """A number read from a table, with the words and the source of its row; `beyond` says that the table ends before."""

    number: float
    basis: str
    source: str
    beyond: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AssistGas:
    """The gas that blows out of the nozzle: its name, how much leaves per second (m3 at room conditions), from which row."""

    name: str
    m3_per_s: float
    basis: str
    source: str


@cache
def _rows(page: str, *numbers: str) -> tuple[dict[str, str | float], ...]:
    """The rows of `data/cutting/<page>.csv` with the named columns as numbers."""
    read = read_csv(data_folder() / "cutting" / f"{page}.csv", required=(*numbers, "source", "locator", "kind"))
    return tuple({**row, **{name: float(row[name]) for name in numbers}} for row in read)


def _of(rows: tuple[dict[str, str | float], ...], column: str, job: Job) -> list[dict[str, str | float]]:
    """The rows of this very material, else those of its family."""
    own = [row for row in rows if row[column] == job.material.id]
    return own or [row for row in rows if row[column] in job.material.words]


def pierce_time(job: Job, thickness_mm: float) -> Looked | None:
    """Seconds for one pierce by a fiber laser; None where no row is of this material. Thicker than the table: in proportion."""
    rows = _of(_rows("pierce", "thickness_mm", "seconds", "low", "high"), "family", job)
    if not rows:
        return None
    row = next((row for row in rows if float(row["thickness_mm"]) >= thickness_mm - 1e-6), rows[-1])
    ends, seconds = float(row["thickness_mm"]), float(row["seconds"])
    beyond = thickness_mm > ends + 1e-6
    return Looked(
        number=seconds * thickness_mm / ends if beyond else seconds,
        basis=f"{row['family']} up to {ends:g} mm",
        source=str(row["source"]),
        beyond=beyond,
    )


def assist_gas(job: Job, thickness_mm: float) -> AssistGas | None:
    """The gas that a fiber laser cuts this material with; None where no row is of it (air, from a compressor).

    Its flow is that of an ideal gas through the nozzle without losses, choked where the pressure is more than about
    twice that outside (isentropic nozzle flow).
    """
    rows = _of(_rows("assist_gas", "thickness_mm", "pressure_bar", "nozzle_mm"), "family", job)
    if not rows:
        return None
    row = next((row for row in rows if float(row["thickness_mm"]) >= thickness_mm - 1e-6), rows[-1])
    gas, pressure, nozzle = str(row["gas"]), float(row["pressure_bar"]), float(row["nozzle_mm"])
    return AssistGas(
        name=gas,
        m3_per_s=nozzle_flow(gas, pressure, nozzle),
        basis=f"{gas} at {pressure:g} bar through a nozzle of {nozzle:g} mm",
        source=str(row["source"]),
    )


def nozzle_flow(gas: str, gauge_bar: float, nozzle_mm: float) -> float:
    """Volume (m3/s at 20 degC and 1 atm) that leaves a nozzle of this diameter at a gauge pressure, without losses."""
    own = _GAS_CONSTANT / _KG_PER_MOL[gas]
    inside = _ATMOSPHERE_PA + gauge_bar * _BAR_PA
    critical = (2.0 / (_ADIABATIC + 1.0)) ** (_ADIABATIC / (_ADIABATIC - 1.0))
    ratio = max(_ATMOSPHERE_PA / inside, critical)
    speed_term = (
        2.0 * _ADIABATIC / (_ADIABATIC - 1.0) * (ratio ** (2.0 / _ADIABATIC) - ratio ** (1.0 + 1.0 / _ADIABATIC))
    )
    area = math.pi / 4.0 * (nozzle_mm / 1000.0) ** 2
    kg_per_s = area * inside * math.sqrt(max(speed_term, 0.0) / (own * _ROOM_K))
    return kg_per_s * own * _ROOM_K / _ATMOSPHERE_PA


def sheet_loading(area_m2: float) -> Looked:
    """Seconds to load and position one sheet of this area by hand."""
    rows = _rows("sheet_loading", "area_m2", "seconds", "low", "high")
    row = next((row for row in rows if float(row["area_m2"]) >= area_m2), rows[-1])
    return Looked(number=float(row["seconds"]), basis=f"a sheet of {area_m2:.2g} m2", source=str(row["source"]))


def machinability(job: Job) -> Looked | None:
    """Zeng's machinability number of the material under an abrasive water jet; None where no row is of it."""
    rows = _of(_rows("machinability", "number"), "material", job)
    if not rows:
        return None
    row = rows[0]
    return Looked(
        number=float(row["number"]),
        basis=str(row["locator"]),
        source=str(row["source"]),
        beyond=row["kind"] == "assumption",
    )
