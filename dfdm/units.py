"""Units as short tokens: data pages name one with every number, code works in mm, deg, g, s."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from dfdm.errors import DataError

MM_PER_INCH: Final = 25.4

_INNER: Final = MappingProxyType(
    {
        # token: (inner token, factor to it)
        "mm": ("mm", 1.0),
        "um": ("mm", 1e-3),
        "cm": ("mm", 10.0),
        "m": ("mm", 1000.0),
        "in": ("mm", MM_PER_INCH),
        "inch": ("mm", MM_PER_INCH),
        "mm2": ("mm2", 1.0),
        "cm2": ("mm2", 100.0),
        "mm3": ("mm3", 1.0),
        "cm3": ("mm3", 1000.0),
        "deg": ("deg", 1.0),
        "rad": ("deg", 57.29577951308232),
        "g": ("g", 1.0),
        "kg": ("g", 1000.0),
        "g/s": ("g/s", 1.0),
        "kg/min": ("g/s", 1000.0 / 60.0),
        "s": ("s", 1.0),
        "min": ("s", 60.0),
        "h": ("s", 3600.0),
        "d": ("s", 86400.0),
        "mm/s": ("mm/s", 1.0),
        "mm/min": ("mm/s", 1.0 / 60.0),
        "m/min": ("mm/s", 1000.0 / 60.0),
        "mm/s2": ("mm/s2", 1.0),
        "mm3/s": ("mm3/s", 1.0),
        "cm3/h": ("mm3/s", 1000.0 / 3600.0),
        "g/cm3": ("g/cm3", 1.0),
        "mm2/s": ("mm2/s", 1.0),
        "rpm": ("rpm", 1.0),
        "W": ("W", 1.0),
        "kW": ("W", 1000.0),
        "kWh": ("kWh", 1.0),
        "J/mm3": ("J/mm3", 1.0),
        "MPa": ("MPa", 1.0),
        "kN": ("kN", 1.0),
        "degC": ("degC", 1.0),
        "km": ("km", 1.0),
        "ratio": ("ratio", 1.0),
        "percent": ("ratio", 0.01),
        "count": ("count", 1.0),
        "it_grade": ("it_grade", 1.0),
        "um Ra": ("um Ra", 1.0),
        "h/d": ("h/d", 1.0),
        "kgCO2e/kg": ("kgCO2e/kg", 1.0),
        "kgCO2e/kWh": ("kgCO2e/kWh", 1.0),
        "gCO2/kWh": ("kgCO2e/kWh", 1e-3),
        "kgCO2e/t.km": ("kgCO2e/t.km", 1.0),
        "text": ("text", 1.0),
        "flag": ("flag", 1.0),
    }
)
_PER: Final = ("h", "kg", "piece", "m2", "m3", "km", "l", "job", "kg.km", "m")
"""What a money unit may be per: `EUR/h`, `USD/kg`; the currency is any ISO 4217 code."""


def is_money_rate(unit: str) -> bool:
    """Say whether a unit is money, alone (`EUR`) or per something (`EUR/h`)."""
    currency, _, per = unit.partition("/")
    return len(currency) == 3 and currency.isupper() and currency.isalpha() and (not per or per in _PER)  # noqa: PLR2004 - ISO 4217 codes have three letters


def inner(value: float, unit: str) -> tuple[float, str]:
    """Convert a value to the inner unit of its dimension; money units stay as they are.

    Raises DataError for a unit that is not known.
    """
    if is_money_rate(unit):
        return float(value), unit
    try:
        token, factor = _INNER[unit]
    except KeyError:
        raise DataError(
            f"unknown unit '{unit}'; known: {', '.join(sorted(_INNER))} and money per {', '.join(_PER)}"
        ) from None
    return float(value) * factor, token


def to_mm(value: float, unit: str) -> float:
    """Convert a length given in `mm`, `cm`, `m`, `um` or `inch` to mm."""
    converted, token = inner(value, unit)
    if token != "mm":
        raise DataError(f"'{unit}' is not a length")
    return converted
