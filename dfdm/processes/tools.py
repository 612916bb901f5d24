"""Tools that are made in fixed sizes: the diameters of twist drills."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import DataError
from dfdm.table import data_folder, read_csv
from dfdm.units import to_mm

_TABLE = "drills.csv"
_COLUMNS = ("first", "last", "step", "unit", "source", "locator", "kind")
_UNIT = "mm"


@cache
def drill_diameters_mm() -> NDArray[np.float64]:
    """The diameters (n,) of the drills that are made and stocked, ascending, metric and inch sizes together."""
    found: list[NDArray[np.float64]] = []
    for row in read_csv(data_folder() / "tools" / _TABLE, required=_COLUMNS):
        try:
            first, last, step = (to_mm(float(row[key]), row["unit"]) for key in ("first", "last", "step"))
        except ValueError:
            raise DataError(f"no numbers in {row}", where=f"tools/{_TABLE}") from None
        found.append(np.linspace(first, last, round((last - first) / step) + 1))
    diameters: NDArray[np.float64] = np.unique(np.concatenate(found).round(6))
    diameters.flags.writeable = False
    return diameters


def nearest_drill(diameter_mm: float) -> float:
    """The diameter of the drill that is nearest to a diameter."""
    known = drill_diameters_mm()
    return float(known[np.abs(known - diameter_mm).argmin()])


@cache
def widest_metric_drill() -> float:
    """The diameter of the widest drill of the metric series; what is wider is bored or milled."""
    rows = read_csv(data_folder() / "tools" / _TABLE, required=_COLUMNS)
    return max(float(row["last"]) for row in rows if row["unit"] == _UNIT)
