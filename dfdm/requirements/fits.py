"""Limit deviations of ISO 286 fits, holes A to ZC and shafts a to zc, from the table of fundamental deviations."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dfdm.errors import RequirementError
from dfdm.requirements.grades import grade_mm
from dfdm.table import data_folder, read_csv

_CLASS: Final = re.compile(r"^([A-Za-z]{1,2})(\d{1,2})$")
_BELOW: Final = ("a", "b", "c", "cd", "d", "e", "ef", "f", "fg", "g")
_ABOVE: Final = ("m", "n", "p", "r", "s", "t", "u", "v", "x", "y", "z", "za", "zb", "zc")
_LETTERS: Final = (*_BELOW, "h", "js", "j", "k", *_ABOVE)
_TO_IT7: Final = frozenset(_ABOVE[2:])
"""Holes P to ZC are moved by the difference of two grades up to IT7, K, M and N up to IT8."""
_SMALL_MM: Final = 3.0
_J7: Final = 7
_K_GRADES: Final = range(4, 8)


def fit_limits_mm(fit: str, nominal_mm: float) -> tuple[float, float]:
    """(lower, upper) limit deviation in mm of a tolerance class such as `H7` or `g6` at a nominal size.

    A capital is a hole, a small letter a shaft. Raises RequirementError for what ISO 286-1 or its table does not give.
    """
    letter, grade = _parsed(fit)
    width = grade_mm(grade, nominal_mm)
    if letter in ("js", "JS"):
        return -width / 2.0, width / 2.0
    if letter.islower():
        deviation = _shaft_um(letter, grade, nominal_mm) / 1000.0
        return (deviation - width, deviation) if letter in (*_BELOW, "h") else (deviation, deviation + width)
    if letter.lower() in (*_BELOW, "h"):
        lower = -_shaft_um(letter.lower(), grade, nominal_mm) / 1000.0
        return lower, lower + width
    upper = _hole_um(letter.lower(), grade, nominal_mm) / 1000.0
    return upper - width, upper


def is_hole(fit: str) -> bool:
    """Say whether a tolerance class is one of holes (a capital letter)."""
    return _parsed(fit)[0].isupper()


def grade_number(fit: str) -> int:
    """The grade of a tolerance class: 7 of `H7`."""
    return _parsed(fit)[1]


def pair_of(fit: str) -> tuple[str, str]:
    """(hole, shaft) of a fit such as `H7/g6`; a single class has the other empty.

    Raises RequirementError where the two are not one hole and one shaft.
    """
    first, slash, second = (word.strip() for word in fit.partition("/"))
    if not slash:
        return (first, "") if is_hole(first) else ("", first)
    if not is_hole(first) or is_hole(second):
        raise RequirementError(f"the fit '{fit}' names a hole first and then a shaft, as in H7/g6")
    return first, second


def _parsed(fit: str) -> tuple[str, int]:
    found = _CLASS.match(fit.strip())
    if not found or found[1].lower() not in _LETTERS or not (found[1].islower() or found[1].isupper()):
        raise RequirementError(
            f"fit '{fit}' is no tolerance class of ISO 286 (H7, g6, JS9, H7/g6): give plus_mm and minus_mm instead"
        )
    return found[1], int(found[2])


@cache
def _rows() -> tuple[tuple[float, float, dict[str, str]], ...]:
    page = data_folder() / "fits" / "deviations.csv"
    rows = read_csv(page, required=("over_mm", "up_to_mm", "a", "zc", "J8"), where="fits/deviations.csv")
    return tuple((float(r["over_mm"]), float(r["up_to_mm"]), r) for r in rows)


def _table(column: str, nominal_mm: float, fit: str) -> float:
    text = next((row[column] for over, up_to, row in _rows() if over < nominal_mm <= up_to), "")
    if text == "":
        raise RequirementError(f"{fit} is not defined at {nominal_mm:g} mm: give plus_mm and minus_mm instead")
    return float(text)


def _shaft_um(letter: str, grade: int, nominal_mm: float) -> float:
    """Upper deviation of a to h, lower deviation of j to zc, in micrometers."""
    name = f"{letter}{grade}"
    if letter == "h":
        return 0.0
    if letter in ("a", "b") and nominal_mm <= 1.0:
        raise RequirementError(f"{name} is not used for sizes up to 1 mm")
    if letter == "j":
        if grade not in (5, 6, 7):
            raise RequirementError(f"{name} is not defined: j goes with the grades 5 to 7")
        return _table("j7" if grade == _J7 else "j5", nominal_mm, name)
    if letter == "k":
        return _table("k", nominal_mm, name) if grade in _K_GRADES else 0.0
    return _table(letter, nominal_mm, name)


def _hole_um(letter: str, grade: int, nominal_mm: float) -> float:
    """Upper deviation of the holes J to ZC in micrometers: the mirrored shaft, moved by the difference of two grades."""
    name = f"{letter.upper()}{grade}"
    if letter == "j":
        if grade not in (6, 7, 8):
            raise RequirementError(f"{name} is not defined: J goes with the grades 6 to 8")
        return _table(f"J{grade}", nominal_mm, name)
    small = nominal_mm <= _SMALL_MM
    finest = grade <= (7 if letter in _TO_IT7 else 8)
    if letter == "k" and not finest and not small:
        raise RequirementError(f"{name} is not defined over 3 mm: K goes up to the grade 8")
    if letter == "n" and not finest:
        if nominal_mm <= 1.0:
            raise RequirementError(f"{name} is not used for sizes up to 1 mm")
        return -_table("n", nominal_mm, name) if small else 0.0
    if letter == "m" and grade == 6 and 250.0 < nominal_mm <= 315.0:  # noqa: PLR2004 - the one exception of the standard
        return -9.0
    moved = 0.0
    if finest and not small and grade > 1:
        moved = 1000.0 * (grade_mm(grade, nominal_mm) - grade_mm(grade - 1, nominal_mm))
    mirrored = _table("k" if letter == "k" else letter, nominal_mm, name)
    return moved - mirrored
