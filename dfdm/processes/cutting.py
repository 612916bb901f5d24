"""How fast tools cut what: speed, feed and depth of cut by material and operation, each row with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dfdm.processes.material import Material
from dfdm.table import data_folder, read_csv
from dfdm.units import inner, to_mm

_NUMBERS: Final = ("speed", "feed", "depth", "passes")
_COLUMNS: Final = (
    "material", "operation", *(f"{key}{end}" for key in _NUMBERS for end in ("", "_low", "_high")), "source", "locator", "kind",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class CuttingData:
    """One row: cutting speed in mm/s, feed in mm per turn, depth of cut in mm, number of passes; None where not given."""

    material: str
    operation: str
    speed_mm_s: float
    feed_mm: float | None
    depth_mm: float | None
    passes: float | None
    source: str
    locator: str
    kind: str


@cache
def _cutting() -> dict[tuple[str, str], CuttingData]:
    found = {}
    for row in read_csv(data_folder() / "tools" / "cutting.csv", required=_COLUMNS):
        numbers = [float(row[key]) if row[key] else None for key in _NUMBERS[1:]]
        found[row["material"], row["operation"]] = CuttingData(
            material=row["material"],
            operation=row["operation"],
            speed_mm_s=inner(float(row["speed"]), "m/min")[0],
            feed_mm=numbers[0],
            depth_mm=numbers[1],
            passes=numbers[2],
            source=row["source"],
            locator=row["locator"],
            kind=row["kind"],
        )
    return found


def cutting_data(material: Material, operation: str) -> CuttingData | None:
    """The row of a material, else of its family, for an operation (`turn_rough`, `drill`, `tap` …); None where none is known."""
    rows = _cutting()
    return rows.get((material.id, operation)) or rows.get((material.family, operation))


@cache
def _router_rows() -> dict[str, tuple[tuple[float, float, str], ...]]:
    columns = ("material", "tool_diameter", "feed_per_tooth", "low", "high", "unit", "source", "locator", "kind")
    found: dict[str, list[tuple[float, float, str]]] = {}
    for row in read_csv(data_folder() / "tools" / "router_chip_loads.csv", required=columns):
        sizes = (to_mm(float(row[key]), row["unit"]) for key in ("tool_diameter", "feed_per_tooth"))
        found.setdefault(row["material"], []).append((*sizes, row["source"]))  # type: ignore[arg-type]  # two numbers and the source
    return {material: tuple(sorted(rows)) for material, rows in found.items()}


def router_chip_load(material: Material, diameter_mm: float) -> tuple[float, str] | None:
    """(feed per tooth in mm, source) of a router bit, in a straight line between the sizes of the chart; None where none is known."""
    rows = _router_rows().get(material.id) or _router_rows().get(material.family)
    if not rows:
        return None
    return interpolated([(size, load) for size, load, _ in rows], diameter_mm), rows[0][2]


def interpolated(rows: Sequence[tuple[float, float]], diameter_mm: float) -> float:
    """The value at a diameter from ascending (diameter, value) rows; beyond them in proportion to the diameter."""
    below = max((row for row in rows if row[0] <= diameter_mm), default=rows[0])
    above = min((row for row in rows if row[0] >= diameter_mm), default=rows[-1])
    if above[0] == below[0] or diameter_mm < rows[0][0] or diameter_mm > rows[-1][0]:
        nearest = rows[0] if diameter_mm < rows[0][0] else below
        return nearest[1] * diameter_mm / nearest[0]
    share = (diameter_mm - below[0]) / (above[0] - below[0])
    return below[1] + share * (above[1] - below[1])
