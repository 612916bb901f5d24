"""Limit deviations of ISO 286 fits from the table of standard tolerance grades."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dfdm.errors import RequirementError
from dfdm.table import data_folder, read_csv

_FIT: Final = re.compile(r"^(H|h|JS|js)(\d{1,2})$")


@cache
def _grades() -> tuple[dict[str, str], ...]:
    """Rows of the table of standard tolerance grades: `over_mm`, `up_to_mm`, `it1` … `it14` in µm."""
    return tuple(
        read_csv(data_folder() / "it_grades.csv", required=("over_mm", "up_to_mm", "it6"), where="it_grades.csv")
    )


def grade_mm(grade: int, nominal_mm: float) -> float:
    """Width of the standard tolerance grade IT`grade` at a nominal size, in mm.

    Raises RequirementError outside the table (sizes over 1 up to 315 mm, IT1 to IT14).
    """
    for row in _grades():
        if float(row["over_mm"]) < nominal_mm <= float(row["up_to_mm"]):
            if f"it{grade}" not in row:
                raise RequirementError(f"IT{grade} is not in the table (IT1 to IT14)")
            return float(row[f"it{grade}"]) / 1000.0
    raise RequirementError(
        f"a nominal size of {nominal_mm:g} mm is outside the table of tolerance grades (1 to 315 mm)"
    )


def fit_limits_mm(fit: str, nominal_mm: float) -> tuple[float, float]:
    """(lower, upper) limit deviation of a fit at a nominal size, in mm.

    H and h have one limit at zero, JS and js lie evenly about it, by definition of the standard; other letters need
    their table of fundamental deviations and are refused: give `plus_mm` and `minus_mm` instead.
    """
    found = _FIT.match(fit)
    if not found:
        raise RequirementError(
            f"fit '{fit}' is not one of H, h, JS, js with a grade: give plus_mm and minus_mm instead"
        )
    width = grade_mm(int(found[2]), nominal_mm)
    if found[1] == "H":
        return 0.0, width
    if found[1] == "h":
        return -width, 0.0
    return -width / 2.0, width / 2.0
