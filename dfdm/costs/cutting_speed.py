"""The cutting speed of a laser in a sheet, read from the material's table by kind of laser, power and thickness."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.costs.work import Job, NotPricedError
from dfdm.processes import Material, catalog

KINDS: Final = ("fiber", "co2", "diode")
"""Kinds of laser; a machine names its own among its options."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CuttingSpeed:
    """A speed with the words that say where it was read."""

    mm_s: float
    power_w: float
    laser: str
    basis: str
    sources: tuple[str, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    laser: str
    thickness: float
    power: float
    speed: Cited


def cutting_speed(job: Job, thickness_mm: float) -> CuttingSpeed:
    """The speed (mm/s) for this material and thickness on this machine.

    Between the powers of the table, and between its thicknesses, speed follows a power law; beyond them the nearest power
    counts, and thickness goes on by the law of the last two. A material without a table takes that of another of its
    family, and a kind of laser without rows those of another kind: both are said. Without any, the part is not priced.
    """
    rows, assumptions = _rows_of(job)
    wanted = job.rates["laser_power"].number if "laser_power" in job.rates else None
    powers = sorted({row.power for row in rows})
    if wanted is None:
        wanted = powers[len(powers) // 2]
        assumptions.append(f"laser of {wanted:g} W: no machine is named")
    below = max((p for p in powers if p <= wanted * 1.001), default=powers[0])
    above = min((p for p in powers if p >= wanted * 0.999), default=powers[-1])
    tables = {p: sorted((row for row in rows if row.power == p), key=lambda row: row.thickness) for p in (below, above)}
    speed = _at(tables[below], thickness_mm)
    if above > below:
        share = math.log(wanted / below) / math.log(above / below)
        speed *= (_at(tables[above], thickness_mm) / speed) ** share
    elif below > wanted * 1.001 or above < wanted * 0.999:
        end = "least" if below > wanted else "most"
        assumptions.append(f"speed of {below:g} W for a laser of {wanted:g} W, the {end} power in the table")
    read = [row for table in tables.values() for row in table]
    thinnest = max(table[0].thickness for table in tables.values())
    thickest = min(table[-1].thickness for table in tables.values())
    if not thinnest <= thickness_mm <= thickest:
        assumptions.append(f"speed at {thickness_mm:g} mm taken from {thinnest:g} to {thickest:g} mm by power law")
    return CuttingSpeed(
        mm_s=speed,
        power_w=wanted,
        laser=read[0].laser,
        basis=f"{read[0].laser} laser, {wanted:g} W, {thickness_mm:g} mm {job.material.id}",
        sources=tuple(sorted({row.speed.source for row in read})),
        assumptions=tuple(assumptions),
    )


def _rows_of(job: Job) -> tuple[list[_Row], list[str]]:
    """The rows that count for this material and kind of laser, and in words what is taken from elsewhere."""
    assumptions: list[str] = []
    material = job.material
    if not material.tables.get("cutting_speed"):
        kin = [
            m for m in catalog().materials.values() if m.family == job.material.family and "cutting_speed" in m.tables
        ]
        if not kin:
            raise NotPricedError(f"no cutting speed is known for {job.material.id}: give it a [[cutting_speed]] table")
        material = min(kin, key=lambda m: m.id)
        assumptions.append(f"cutting speed of {material.id}, which is of the same family as {job.material.id}")
    rows = _table(material)
    named = [kind for kind in KINDS if kind in job.options]
    own = [row for row in rows if row.laser in named]
    if named and not own:
        assumptions.append(f"cutting speed of a {rows[0].laser} laser: no speed of a {named[0]} laser is known")
    return own or [row for row in rows if row.laser == rows[0].laser], assumptions


@lru_cache(maxsize=256)
def _table(material: Material) -> tuple[_Row, ...]:
    return tuple(_row(row) for row in material.tables["cutting_speed"])


def _row(row: Mapping[str, Any]) -> _Row:
    return _Row(
        laser=str(row.get("laser", "")),
        thickness=row["thickness"].number,
        power=row["power"].number,
        speed=row["speed"],
    )


def _at(table: Sequence[_Row], thickness: float) -> float:
    """Speed by power law between (or beyond) the two nearest thicknesses; one row alone goes with 1/thickness."""
    if len(table) == 1:
        return table[0].speed.number * table[0].thickness / thickness
    after = next((i for i, row in enumerate(table) if row.thickness >= thickness), len(table) - 1)
    low, high = table[max(after - 1, 0)], table[max(after, 1)]
    slope = math.log(high.speed.number / low.speed.number) / math.log(high.thickness / low.thickness)
    return low.speed.number * float((thickness / low.thickness) ** slope)
