"""Read a filled-in sheet of measured coupons (CSV): every row is a feature of one repeat; one clear error for what is wrong."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.processes import catalog
from dfdm.processes.coupon import THICKNESS, Coupon, Coupons, Plan, Series, coupons
from dfdm.units import inner

COLUMNS: Final = (
    "coupon", "feature", "nominal", "unit", "repeat", "whole", "measured", "instrument", "date", "operator",
)  # fmt: skip
_NEEDED: Final = ("coupon", "feature", "nominal", "unit", "repeat", "whole", "measured", "date")
_TRUTH: Final = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_SAME: Final = 1e-6


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One feature of one repeat: sizes in the unit of its series, None where nothing is filled in or there is no nominal."""

    coupon: str
    series: str
    nominal: float | None
    repeat: int
    whole: bool | None
    measured: float | None
    instrument: str
    date: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasuredSheet:
    """What a node measured: of which process, on which machine and in which material where the sheet says so.

    `thickness_mm` is the nominal thickness of sheet that each flat coupon was made of, by coupon.
    """

    process: str
    machine: str
    material: str
    rows: tuple[Row, ...]
    thickness_mm: Mapping[str, float]

    @property
    def date(self) -> str:
        """The latest day on which something was measured."""
        return max(row.date for row in self.rows)


def read_sheet(path: str | Path, *, process: str | None = None, known: Coupons | None = None) -> MeasuredSheet:
    """Read a sheet that `dfdm nodes coupons` wrote and somebody filled in; commas or semicolons, decimal points or commas.

    Rows with nothing filled in are passed over. A file that cannot be read, a missing column, a unit of another kind,
    a coupon of another process, a size that is no step of its coupon, a repeat twice, a sheet without any value or
    date is an InputError that names the line.
    """
    file = Path(path)
    told, records, decimal_comma = _records(file)
    term = _process(file, process, told.get("process", ""))
    known = known or coupons()
    plans = {coupon.name: (coupon, plan) for coupon, plan in known.of(term)}
    reader = _Reader(file.name, term, plans, known, decimal_comma)
    rows = tuple(row for number, record in records for row in reader.rows(number, record))
    if not rows:
        raise InputError(f"{file.name}: nothing is filled in: fill in 'whole' or 'measured'")
    if not any(row.date for row in rows):
        raise InputError(f"{file.name}: no row says when it was measured: fill in 'date' as 2026-11-28")
    return MeasuredSheet(
        process=term,
        machine=told.get("machine", ""),
        material=told.get("material", ""),
        rows=rows,
        thickness_mm=reader.thickness_mm,
    )


def _process(file: Path, asked: str | None, told: str) -> str:
    pages = catalog()
    if not asked and not told:
        raise InputError(f"{file.name} does not say which process it is of: name it with --process")
    try:
        term = pages.process(asked or told).term
        if asked and told and pages.process(told).term != term:
            raise InputError(f"{file.name} is of {told}, not of {term}")
    except UnknownNameError as error:
        raise InputError(f"{file.name}: {error}") from None
    return term


def _records(file: Path) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]], bool]:
    """What the comments say (`# process: milling`), the rows with their line numbers, and whether decimals are commas."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file.name} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    told: dict[str, str] = {}
    kept: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        plain = line.strip().strip('"')
        if plain.startswith("#"):
            key, _, value = plain.lstrip("# ").partition(":")
            told[key.strip()] = value.strip().strip(",;\"'").strip()
        elif plain.strip(",; \t"):
            kept.append((number, line))
    if not kept:
        raise InputError(f"{file.name} is empty: it needs a header line with {', '.join(_NEEDED)}")
    semicolons = kept[0][1].count(";") > kept[0][1].count(",")
    try:
        parsed = list(csv.reader((line for _, line in kept), delimiter=";" if semicolons else ","))
    except csv.Error as error:
        raise InputError(f"{file.name} cannot be read as CSV: {error}") from None
    header = [name.strip().casefold() for name in parsed[0]]
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise InputError(f"{file.name}: column '{missing[0]}' is missing; found: {', '.join(filter(None, header))}")
    records = [
        (number, {name: value.strip() for name, value in zip(header, values, strict=False)})
        for (number, _), values in zip(kept[1:], parsed[1:], strict=False)
    ]
    return told, records, semicolons


class _Reader:
    def __init__(
        self, name: str, process: str, plans: Mapping[str, tuple[Coupon, Plan]], known: Coupons, decimal_comma: bool
    ) -> None:
        self.name = name
        self.process = process
        self.plans = plans
        self.known = known
        self.decimal_comma = decimal_comma
        self.thickness_mm: dict[str, float] = {}
        self.seen: set[tuple[str, str, float | None, int]] = set()

    def rows(self, line: int, record: Mapping[str, str]) -> Iterator[Row]:
        try:
            row = self._row(record)
        except (InputError, DataError, UnknownNameError) as error:
            raise InputError(f"{self.name} line {line}: {error}") from None
        if row.whole is not None or row.measured is not None:
            yield row

    def _row(self, record: Mapping[str, str]) -> Row:
        coupon, plan = self._coupon(record.get("coupon", ""))
        known = {series.name: series for series in plan.series(coupon)}
        series = known.get(record.get("feature", ""))
        if series is None:
            raise UnknownNameError(f"feature of {coupon.name}", record.get("feature", ""), known)
        nominal = self._size(record, "nominal", series)
        self._is_step(coupon, plan, series, nominal)
        repeat = record.get("repeat", "")
        if not repeat.isdecimal() or int(repeat) < 1:
            raise InputError(f"repeat '{repeat}' is no number from 1")
        key = (coupon.name, series.name, nominal, int(repeat))
        if key in self.seen:
            raise InputError(f"{series.name} {record['nominal']} of {coupon.name}, repeat {repeat}, is there twice")
        self.seen.add(key)
        return Row(
            coupon=coupon.name,
            series=series.name,
            nominal=nominal,
            repeat=int(repeat),
            whole=_truth(record.get("whole", "")),
            measured=self._size(record, "measured", series),
            instrument=record.get("instrument", ""),
            date=_day(record.get("date", "")),
        )

    def _coupon(self, name: str) -> tuple[Coupon, Plan]:
        if name in self.plans:
            return self.plans[name]
        if name in self.known.coupons:
            raise InputError(f"{name} is no coupon of {self.process}; its coupons are: {', '.join(self.plans)}")
        raise UnknownNameError("coupon", name, self.plans)

    def _size(self, record: Mapping[str, str], column: str, series: Series) -> float | None:
        text = record.get(column, "")
        if self.decimal_comma:
            text = text.replace(",", ".")
        unit = record.get("unit", "")
        _, token = inner(0.0, unit)
        if token != series.unit:
            raise InputError(f"unit '{unit}' where {series.unit} is wanted")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value) or value < 0.0:
            raise InputError(f"{column} '{text}' is no size in {unit}")
        return inner(value, unit)[0]

    def _is_step(self, coupon: Coupon, plan: Plan, series: Series, nominal: float | None) -> None:
        if series.name == THICKNESS and nominal:
            if self.thickness_mm.setdefault(coupon.name, nominal) != nominal:
                raise InputError(f"the sheet of {coupon.name} is {nominal:g} mm here and another thickness above")
            return
        if series.per and coupon.name not in self.thickness_mm:
            raise InputError(f"no row of {coupon.name} above says the nominal thickness of its sheet")
        sizes = plan.sizes(series, self.thickness_mm.get(coupon.name, 0.0))
        if not sizes and nominal is None:
            return
        if nominal is None or all(abs(nominal - size) > _SAME * max(size, 1.0) for size in sizes):
            steps = ", ".join(f"{size:g}" for size in sizes) or "none"
            size = "nothing" if nominal is None else f"{nominal:g} {series.unit}"
            raise InputError(f"nominal is {size}, which is no step of the {series.name} of {coupon.name}: {steps}")


def _truth(text: str) -> bool | None:
    if not text:
        return None
    if text.casefold() not in _TRUTH:
        raise InputError(f"whole is '{text}': write yes or no")
    return _TRUTH[text.casefold()]


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(f"date '{text}' is no day: write it as 2026-11-28") from None
