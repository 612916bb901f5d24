"""General tolerances: what holds for every size that has no tolerance of its own, from tables or as declared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from dfdm.errors import RequirementError
from dfdm.table import data_folder, read_csv

Standard = Literal["ISO 2768", "ISO 9013", "ISO 22081"]
_WRITTEN: Final = re.compile(r"^(?:DIN )?(?:EN )?ISO ?(2768|9013|22081)(?:[- ]?(?:1 ?)?(.*))?$")
_CLASSES: Final = re.compile(r"^([fmcv]?)([HKL]?)$")
NOT_READ: Final[Mapping[str, str]] = {
    "20457": "ISO 20457 (molded parts)",
    "16742": "DIN 16742 (molded parts)",
    "6935": "DIN 6935 (bent sheet)",
    "8062": "ISO 8062 (castings)",
}
"""Standards that designs name, whose tables were not read: values must be declared."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GeneralTolerance:
    """A general tolerance: its standard, the class of sizes (f, m, c, v or 1) and that of form (H, K, L).

    ISO 22081 has no table: `zone_mm` is the width that the design declares.
    """

    standard: Standard
    size_class: str = ""
    form_class: str = ""
    zone_mm: float | None = None

    def width_mm(self, nominal_mm: float, thickness_mm: float | None = None) -> float | None:
        """Width of the zone at a size (thermal cuts: in a sheet of a thickness); None where the table ends."""
        if self.zone_mm is not None:
            return self.zone_mm
        if self.standard == "ISO 9013":
            return None if thickness_mm is None else _cut(nominal_mm, thickness_mm)
        return None if not self.size_class else _row("iso_2768_1", self.size_class, nominal_mm, 2.0)

    def flatness_mm(self, length_mm: float) -> float | None:
        """Width of the zone that a face of a length must lie in; None where no class of form is named."""
        return None if not self.form_class else _row("iso_2768_2", self.form_class, length_mm, 1.0)


def general_tolerance(text: str, *, zone_mm: float | None = None) -> GeneralTolerance:
    """Read `ISO 2768-mK`, `ISO 2768-m`, `ISO 9013-1` or `ISO 22081` (with the width of the zone that is declared).

    Raises RequirementError for another standard, saying which tables were not read.
    """
    found = _WRITTEN.match(text.strip())
    if not found:
        unread = next((words for number, words in NOT_READ.items() if number in text), "")
        why = f"the tables of {unread} were not read" if unread else "it is no general tolerance that is known"
        raise RequirementError(
            f"'{text}': {why}; write ISO 2768-mK, ISO 9013-1, or ISO 22081 with plus_mm and minus_mm"
        )
    number, classes = found[1], (found[2] or "").strip()
    if number == "22081":
        if zone_mm is None or classes:
            raise RequirementError("ISO 22081 has no classes: declare the zone with plus_mm and minus_mm")
        return GeneralTolerance(standard="ISO 22081", zone_mm=zone_mm)
    if zone_mm is not None:
        raise RequirementError(f"'{text}' has a table: plus_mm and minus_mm go with ISO 22081")
    if number == "9013":
        if text.strip()[-1] == "2":
            raise RequirementError("the table of ISO 9013 class 2 was not read in full: declare ISO 22081 values")
        return GeneralTolerance(standard="ISO 9013", size_class="1")
    named = _CLASSES.match(classes)
    if not named or not classes:
        raise RequirementError(f"'{text}' names no classes of ISO 2768: f, m, c, v for sizes and H, K, L for form")
    return GeneralTolerance(standard="ISO 2768", size_class=named[1], form_class=named[2])


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    page = data_folder() / "general_tolerances" / f"{name}.csv"
    first = "over_thickness_mm" if name == "iso_9013" else "over_mm"
    return tuple(read_csv(page, required=(first,), where=f"general_tolerances/{name}.csv"))


def _row(name: str, column: str, size_mm: float, factor: float) -> float | None:
    for row in _rows(name):
        if float(row["over_mm"]) < size_mm <= float(row["up_to_mm"]):
            return factor * float(row[column]) if row[column] else None
    return None


def _cut(nominal_mm: float, thickness_mm: float) -> float | None:
    for row in _rows("iso_9013"):
        if float(row["over_thickness_mm"]) < thickness_mm <= float(row["up_to_thickness_mm"]):
            for column, text in row.items():
                low, dash, high = column.partition("-")
                if dash and float(low) <= nominal_mm < float(high):
                    return 2.0 * float(text) if text else None
    return None
