"""Read what somebody measured on made pieces: a CSV with a line for each characteristic and piece."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dfdm.errors import InputError

_NEEDED: Final = ("characteristic", "measured")
_TO_MM: Final = {"": 1.0, "mm": 1.0, "um": 1e-3, "µm": 1e-3, "inch": 25.4}
_MOST_BYTES: Final = 4 * 2**20


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasuredValue:
    """One value: of which characteristic, in the unit that the plan gives limits in (mm; um for roughness).

    `uncertainty` is the expanded uncertainty (k = 2) in the same unit, None where none is stated.
    """

    characteristic: str
    value: float
    unit: str
    uncertainty: float | None = None
    piece: str = ""
    part: str = ""
    line: int = 0


def read_measured(path: Path | str) -> tuple[MeasuredValue, ...]:
    """Read the columns `characteristic, measured` and, where they are, `unit` (mm, um, inch), `uncertainty, piece, part`.

    Commas, or semicolons with decimal commas. Rows without a value are passed over; anything else that cannot be read is an
    InputError that names the line.
    """
    file = Path(path)
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise InputError(f"{file.name} is larger than {_MOST_BYTES // 2**20} MB, which no sheet of values is")
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file.name} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    lines = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip(" ,;\t")]
    lines = [(n, line) for n, line in lines if not line.startswith("#")]
    if not lines:
        raise InputError(f"{file.name} is empty: it needs a header line with {', '.join(_NEEDED)}")
    semicolons = lines[0][1].count(";") > lines[0][1].count(",")
    try:
        cells = list(csv.reader((line for _, line in lines), delimiter=";" if semicolons else ","))
    except csv.Error as error:
        raise InputError(f"{file.name} cannot be read as CSV: {error}") from None
    header = [name.strip().casefold() for name in cells[0]]
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise InputError(f"{file.name}: column '{missing[0]}' is missing; found: {', '.join(filter(None, header))}")
    found = []
    for (number, _), row in zip(lines[1:], cells[1:], strict=False):
        told = {name: value.strip() for name, value in zip(header, row, strict=False)}
        if told.get("measured"):
            found.append(_value(told, number, f"{file.name} line {number}", decimal_comma=semicolons))
    if not found:
        raise InputError(f"{file.name}: nothing is filled in under 'measured'")
    return tuple(found)


def _value(told: dict[str, str], number: int, where: str, *, decimal_comma: bool) -> MeasuredValue:
    unit = told.get("unit", "").casefold()
    if unit not in _TO_MM:
        raise InputError(f"{where}: the unit '{told['unit']}' is none of mm, um, inch")
    if not told["characteristic"]:
        raise InputError(f"{where}: it does not say which characteristic was measured")
    uncertainty = told.get("uncertainty", "")
    stated = _number(uncertainty, where, decimal_comma) if uncertainty else None
    if stated is not None and stated < 0.0:
        raise InputError(f"{where}: an uncertainty of {stated:g} cannot be")
    return MeasuredValue(
        characteristic=told["characteristic"],
        value=_number(told["measured"], where, decimal_comma),
        unit=unit,
        uncertainty=stated,
        piece=told.get("piece", ""),
        part=told.get("part", ""),
        line=number,
    )


def _number(text: str, where: str, decimal_comma: bool) -> float:
    try:
        value = float(text.replace(",", ".") if decimal_comma else text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(f"{where}: '{text}' is no number")
    return value


def in_unit(value: float, unit: str, wanted: str) -> float:
    """A value in the unit of the plan; without a unit it is in that one already."""
    return value if not unit else value * _TO_MM[unit] / _TO_MM[wanted]
