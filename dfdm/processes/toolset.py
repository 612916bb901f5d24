"""Cutting tools that a machine has at hand: its own list, or a common set where it states none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dfdm.cited import Cited
from dfdm.errors import DataError
from dfdm.table import data_folder, read_csv
from dfdm.units import to_mm

TOOL_KINDS: Final = ("end_mill", "ball_mill", "chamfer_mill", "drill", "reamer", "tap", "router_bit")
_TABLE: Final = "mills.csv"
_COLUMNS: Final = ("tool", "diameter", "flute_length", "reach", "unit", "source", "locator", "kind")
_NUMBERS: Final = ("diameter", "flutes", "flute_length", "corner_radius", "reach")
_FLUTES_LENGTH: Final = 3.0
"""Flutes of a tool whose length nobody states, in diameters (mills.csv: up to 3 D)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CuttingTool:
    """One tool, in mm: `kind` is a word of TOOL_KINDS; `flutes` 0 where nobody says how many.

    `reach_mm` is how deep it goes before its shank or holder, `flute_length_mm` how much of that cuts.
    """

    kind: str
    diameter_mm: float
    flute_length_mm: float
    reach_mm: float
    flutes: int = 0
    corner_radius_mm: float = 0.0

    @classmethod
    def of(cls, row: Mapping[str, Cited | str]) -> CuttingTool:
        """Read a row of `[[tools]]`: `kind`, and as cited numbers `diameter` and what else is known of it."""
        kind = row.get("kind", "")
        unknown = sorted(set(row) - {"kind", *_NUMBERS})
        if unknown:
            raise DataError(f"unknown key '{unknown[0]}' of a tool; known: kind, {', '.join(_NUMBERS)}")
        if not isinstance(kind, str) or kind not in TOOL_KINDS:
            raise DataError(f"a tool's kind is one of {', '.join(TOOL_KINDS)}, not '{kind}'")
        numbers: dict[str, float] = {}
        for key in _NUMBERS:
            entry = row.get(key)
            if isinstance(entry, str):
                raise DataError(f"the {key} of a tool must be a number with its source")
            if entry is not None:
                wanted = "count" if key == "flutes" else "mm"
                if entry.unit != wanted or entry.number < 0.0:
                    raise DataError(f"the {key} of a tool must be in {wanted}, found {entry.value} {entry.unit}")
                numbers[key] = entry.number
        if not numbers.get("diameter"):
            raise DataError("a tool needs its diameter")
        diameter = numbers["diameter"]
        flutes = numbers.get("flute_length", _FLUTES_LENGTH * diameter)
        return cls(
            kind=kind,
            diameter_mm=diameter,
            flute_length_mm=flutes,
            reach_mm=max(numbers.get("reach", flutes), flutes),
            flutes=int(numbers.get("flutes", 0)),
            corner_radius_mm=numbers.get("corner_radius", 0.0),
        )


def toolset(rows: Sequence[Mapping[str, Cited | str]]) -> tuple[CuttingTool, ...]:
    """The tools of `[[tools]]` rows; a row that is not one is a DataError."""
    return tuple(CuttingTool.of(row) for row in rows)


@cache
def common_mills() -> tuple[CuttingTool, ...]:
    """End mills and ball mills that a shop has where it lists none, the smallest first."""
    found = []
    for row in read_csv(data_folder() / "tools" / _TABLE, required=_COLUMNS):
        diameter, flutes, reach = (to_mm(float(row[key]), row["unit"]) for key in ("diameter", "flute_length", "reach"))
        found.append(CuttingTool(kind=row["tool"], diameter_mm=diameter, flute_length_mm=flutes, reach_mm=reach))
    return tuple(sorted(found, key=lambda tool: (tool.diameter_mm, tool.reach_mm)))


@cache
def stock_sizes(form: str) -> tuple[float, ...]:
    """Sizes in mm that stock of a form (`round`, `plate`) is sold in, ascending."""
    columns = ("form", "size", "unit", "source", "locator", "kind")
    rows = read_csv(data_folder() / "tools" / "stock.csv", required=columns)
    return tuple(sorted(to_mm(float(row["size"]), row["unit"]) for row in rows if row["form"] == form))


def next_stock_size(form: str, needed_mm: float) -> float:
    """The least size that is sold and large enough; above the largest of the table, what is needed."""
    return next((size for size in stock_sizes(form) if size >= needed_mm - 1e-9), needed_mm)
