"""Read archived jobs or quotes of a node (CSV): one row a job; one clear error for what is wrong, with its line."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from dfdm.errors import DataError, InputError
from dfdm.money import Money

COLUMNS: Final = ("model", "process", "material", "machine", "quantity", "price", "currency", "date")
"""What a file of jobs must have; `price` is what was paid for the whole order. Optional: `machine_time_h`, `labor_time_h`."""
_HOUR: Final = 3600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedJob:
    """One row: what was made, how many, what was paid for all of it, and the time it took where somebody noted it."""

    line: int
    model: Path
    process: str
    material: str
    machine: str
    quantity: int
    price: Money
    date: str
    machine_s: float | None
    labor_s: float | None

    @property
    def name(self) -> str:
        """The job by its line and model."""
        return f"line {self.line}, {self.model.name}"


def read_jobs(path: str | Path) -> tuple[ArchivedJob, ...]:
    """Read a file of jobs; commas or semicolons; models are named relative to the file.

    A file that cannot be read, a missing column, a missing model, a quantity below 1, a price, a currency, a time or a date
    that is none is an InputError that names the line.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file.name} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    lines = [
        (n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip() and not line.startswith("#")
    ]
    if not lines:
        raise InputError(f"{file.name} is empty: its first line names the columns {', '.join(COLUMNS)}")
    separator = ";" if lines[0][1].count(";") > lines[0][1].count(",") else ","
    header = [name.strip() for name in _cells(lines[0][1], separator, file.name)]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise InputError(f"{file.name}: the column '{missing[0]}' is missing; needed are {', '.join(COLUMNS)}")
    jobs = tuple(_jobs(file, header, lines[1:], separator))
    if not jobs:
        raise InputError(f"{file.name} holds no job")
    return jobs


def _cells(line: str, separator: str, where: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator))
    except (csv.Error, StopIteration) as error:
        raise InputError(f"{where} cannot be read as CSV: {error or 'it is empty'}") from None


def _jobs(file: Path, header: list[str], lines: list[tuple[int, str]], separator: str) -> Iterator[ArchivedJob]:
    for number, line in lines:
        where = f"{file.name}, line {number}"
        cells = [cell.strip() for cell in _cells(line, separator, where)]
        if len(cells) != len(header):
            raise InputError(f"{where}: {len(cells)} cells where the header has {len(header)}")
        row = dict(zip(header, cells, strict=True))
        for name in ("model", "process", "quantity", "price", "currency", "date"):
            if not row[name]:
                raise InputError(f"{where}: '{name}' is empty")
        model = file.parent / row["model"]
        if not Path(str(model).partition(".py:")[0] + (".py" if ".py:" in str(model) else "")).is_file():
            raise InputError(f"{where}: there is no model {row['model']}")
        yield ArchivedJob(
            line=number,
            model=model,
            process=row["process"],
            material=row["material"],
            machine=row["machine"],
            quantity=_quantity(row["quantity"], where),
            price=_price(row["price"], row["currency"], where),
            date=_date(row["date"], where),
            machine_s=_hours(row.get("machine_time_h", ""), "machine_time_h", where),
            labor_s=_hours(row.get("labor_time_h", ""), "labor_time_h", where),
        )


def _quantity(text: str, where: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise InputError(f"{where}: quantity '{text}' is no count from 1 on")
    return int(text)


def _price(text: str, currency: str, where: str) -> Money:
    try:
        amount = Decimal(text)
        if not amount.is_finite() or amount <= 0:
            raise InvalidOperation
    except InvalidOperation:
        raise InputError(f"{where}: price '{text}' is no amount above 0, written like 123.45") from None
    try:
        return Money.of(text, currency.upper())
    except DataError as error:
        raise InputError(f"{where}: {error}") from None


def _date(text: str, where: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(f"{where}: date '{text}' is not a day like 2026-11-28") from None


def _hours(text: str, name: str, where: str) -> float | None:
    if not text:
        return None
    try:
        hours = float(text)
    except ValueError:
        hours = math.nan
    if not (math.isfinite(hours) and hours > 0.0):
        raise InputError(f"{where}: {name} '{text}' is no number of hours above 0")
    return hours * _HOUR
