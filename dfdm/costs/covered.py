"""What the jobs behind calibrated rates covered, kept beside the rates, and what of an estimate lies outside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dfdm.cited import Cited

QUANTITY: Final = "calibrated_quantity"
MASS: Final = "calibrated_mass"
MATERIALS: Final = "calibrated_materials"
PROCESSES: Final = "calibrated_processes"


def coverage(
    *, source: str, locator: str, date: str, quantities: Sequence[int], masses_g: Sequence[float],
    materials: Sequence[str], processes: Sequence[str],
) -> dict[str, Cited]:  # fmt: skip
    """Ranges of quantity and of mass of a piece (median, least, most), and the names, as rates of a node file."""

    def span(values: Sequence[float], unit: str) -> Cited:
        found = sorted(values)
        return Cited(
            value=found[len(found) // 2], unit=unit, source=source, locator=locator, kind="measured",
            low=found[0], high=found[-1], date=date, n=len(found),
        )  # fmt: skip

    def names(values: Sequence[str]) -> Cited:
        words = " ".join(sorted(set(values)))
        return Cited(value=words, unit="text", source=source, locator=locator, kind="measured", date=date)

    return {
        QUANTITY: span([float(quantity) for quantity in quantities], "count"),
        MASS: span(masses_g, "g"),
        MATERIALS: names(materials),
        PROCESSES: names(processes),
    }


def outside(
    rates: Mapping[str, Cited], *, mass_g: float, quantity: int, material: str, process: str
) -> tuple[str, ...]:
    """What of an order the calibration of its rates did not cover, in words; nothing where rates are not calibrated."""
    found = []
    for key, value, what, unit in (
        (QUANTITY, float(quantity), "a quantity", ""),
        (MASS, mass_g, "a mass", " g"),
    ):
        low, high = rates[key].interval if key in rates else (value, value)
        if not low <= value <= high:
            found.append(
                f"{what} of {value:.4g}{unit} is outside the {low:.4g} to {high:.4g}{unit} of the jobs that the rates were fitted to"
            )
    for key, name in ((MATERIALS, material), (PROCESSES, process)):
        known = str(rates[key].value).split() if key in rates else [name]
        if name not in known:
            found.append(f"{name} is not among what the rates were fitted to: {', '.join(known)}")
    return tuple(found)
