"""The cutting speed of a laser in a sheet, read from the material's table by power and thickness."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dfdm.cited import Cited
from dfdm.costs.work import Job, NotPricedError


@dataclass(frozen=True, kw_only=True, slots=True)
class CuttingSpeed:
    """A speed with the words that say where it was read."""

    mm_s: float
    power_w: float
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

    The table's highest power that the machine has is taken (the lowest where it has less); between thicknesses speed
    follows a power law. Without a table, or far outside it, the part is not priced.
    """
    rows = [_row(row) for row in job.material.tables.get("cutting_speed", ())]
    kinds = {row.laser for row in rows} & set(job.options) or {row.laser for row in rows}
    rows = [row for row in rows if row.laser in kinds]
    if not rows:
        raise NotPricedError(f"no cutting speed is known for {job.material.id}: give it a [[cutting_speed]] table")
    wanted = job.rates["laser_power"].number if "laser_power" in job.rates else None
    powers = sorted({row.power for row in rows})
    assumptions = []
    if wanted is None:
        power = powers[len(powers) // 2]
        assumptions.append(f"laser of {power:g} W: no machine is named")
    else:
        power = max((p for p in powers if p <= wanted * 1.001), default=powers[0])
        if power > wanted:
            assumptions.append(f"speed of {power:g} W for a laser of {wanted:g} W, the least power in the table")
    table = sorted((row for row in rows if row.power == power), key=lambda row: row.thickness)
    speed = _at(table, thickness_mm)
    thinnest, thickest = table[0].thickness, table[-1].thickness
    if not thinnest <= thickness_mm <= thickest:
        assumptions.append(f"speed at {thickness_mm:g} mm taken from {thinnest:g} to {thickest:g} mm by power law")
    return CuttingSpeed(
        mm_s=speed,
        power_w=wanted or power,
        basis=f"{table[0].laser} laser, {power:g} W, {thickness_mm:g} mm {job.material.id}",
        sources=tuple(sorted({row.speed.source for row in table})),
        assumptions=tuple(assumptions),
    )


def _row(row: object) -> _Row:
    cells = row if isinstance(row, dict) else dict(row)  # type: ignore[call-overload]  # a mapping of Cited and text
    return _Row(
        laser=str(cells.get("laser", "")),
        thickness=cells["thickness"].number,
        power=cells["power"].number,
        speed=cells["speed"],
    )


def _at(table: Sequence[_Row], thickness: float) -> float:
    """Speed by power law between (or beyond) the two nearest thicknesses; one row alone goes with 1/thickness."""
    if len(table) == 1:
        return table[0].speed.number * table[0].thickness / thickness
    after = next((i for i, row in enumerate(table) if row.thickness >= thickness), len(table) - 1)
    low, high = table[max(after - 1, 0)], table[max(after, 1)]
    slope = math.log(high.speed.number / low.speed.number) / math.log(high.thickness / low.thickness)
    return low.speed.number * float((thickness / low.thickness) ** slope)
