"""The cycle of a press brake: a part is picked up, and turned between strokes, the longer the heavier it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dfdm.table import data_folder, read_csv


@dataclass(frozen=True, kw_only=True, slots=True)
class Handling:
    """Seconds of one bend, stroke and turning of the part together, for a part of this mass and longest bend."""

    per_bend_s: float
    basis: str
    source: str


@cache
def _rows() -> tuple[tuple[float, float, float, str, str], ...]:
    columns = ("mass_kg", "length_mm", "seconds", "source", "locator", "kind")
    read = read_csv(data_folder() / "bending" / "handling.csv", required=columns)
    return tuple(
        (float(r["mass_kg"]), float(r["length_mm"]), float(r["seconds"]), r["locator"], r["source"]) for r in read
    )


def handling(mass_kg: float, longest_mm: float) -> Handling:
    """The first row of the table that holds both the mass and the longest bend."""
    for mass, length, seconds, locator, source in _rows():
        if mass_kg <= mass and longest_mm <= length:
            return Handling(per_bend_s=seconds, basis=locator.partition(": ")[2], source=source)
    _, _, seconds, locator, source = _rows()[-1]
    return Handling(per_bend_s=seconds, basis=locator.partition(": ")[2], source=source)


def cycle_s(*, bends: int, bend_s: float, manipulate_s: float, load_s: float) -> float:
    """Time (s) of one part: bends x (bend + manipulate) + (load - manipulate).

    Loading holds the manipulation for the first bend already, so that one is taken off again (aPriori's cost model guide,
    Bend Brake Cycle Time Calculation).
    """
    return bends * (bend_s + manipulate_s) + (load_s - manipulate_s)
