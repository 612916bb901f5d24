"""Standard tolerance grades of ISO 286-1: how wide a zone is at a size, and which grade a zone is as wide as."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from dfdm.errors import RequirementError
from dfdm.table import data_folder, read_csv

LARGEST_MM: Final = 500.0
GRADES: Final = range(1, 19)
_COARSE: Final = 14
"""The grades from here on are not used up to 1 mm."""


@cache
def _rows() -> tuple[tuple[float, float, tuple[float, ...]], ...]:
    """(over, up to, widths in mm of IT1 …) by size."""
    page = data_folder() / "fits" / "it_grades.csv"
    rows = read_csv(page, required=("over_mm", "up_to_mm", "it1", "it18"), where="fits/it_grades.csv")
    return tuple(
        (float(r["over_mm"]), float(r["up_to_mm"]), tuple(float(r[f"it{g}"]) / 1000.0 for g in GRADES)) for r in rows
    )


def _widths(nominal_mm: float) -> tuple[float, ...]:
    for over, up_to, widths in _rows():
        if over < nominal_mm <= up_to:
            return widths
    raise RequirementError(
        f"a nominal size of {nominal_mm:g} mm is outside the table of tolerance grades (up to {LARGEST_MM:g} mm)"
    )


def grade_mm(grade: int, nominal_mm: float) -> float:
    """Width of the standard tolerance grade IT`grade` at a nominal size, in mm.

    Raises RequirementError outside the table (sizes up to 500 mm, IT1 to IT18; IT14 and coarser only over 1 mm).
    """
    widths = _widths(nominal_mm)
    if grade not in GRADES:
        raise RequirementError(f"IT{grade} is not in the table (IT1 to IT18)")
    if grade >= _COARSE and nominal_mm <= 1.0:
        raise RequirementError(f"IT{grade} is not used for sizes up to 1 mm")
    return widths[grade - 1]


def grade_of(width_mm: float, nominal_mm: float) -> float | None:
    """The grade that a zone is as wide as, between grades by the logarithm of the width; None outside the table.

    A zone narrower than IT1 counts as 0, one wider than IT18 as 19: finer and coarser than anything that is graded.
    """
    if not 0.0 < nominal_mm <= LARGEST_MM or width_mm <= 0.0:
        return None
    widths = _widths(nominal_mm)
    if width_mm < widths[0] * (1.0 - 1e-9):
        return 0.0
    for number in range(len(widths) - 1):
        low, high = widths[number], widths[number + 1]
        if width_mm <= high * (1.0 + 1e-9):
            return number + 1 + max(0.0, math.log(width_mm / low)) / math.log(high / low)
    return float(GRADES[-1] + 1)
