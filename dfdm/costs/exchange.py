"""Money in another currency, at dated reference rates that ship and that a file may replace."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from dfdm.errors import DataError, UnknownNameError
from dfdm.money import Money
from dfdm.table import data_folder, read_csv

ENVIRONMENT: Final = "DFDM_EXCHANGE"
"""Names a CSV file with the columns date, currency, per_eur, source that replaces the shipped rates."""
_BASE: Final = "EUR"


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """Reference rates of one day: units of each currency per euro."""

    date: str
    source: str
    per_eur: Mapping[str, Decimal]

    def factor(self, source: str, target: str) -> Decimal:
        """What one unit of `source` is in `target`; an unknown currency is an UnknownNameError."""
        return self._per_eur(target) / self._per_eur(source)

    def convert(self, money: Money, target: str) -> Money:
        """The same money in another currency, not rounded."""
        if money.currency == target:
            return money
        return Money(amount=money.amount * self.factor(money.currency, target), currency=target)

    def _per_eur(self, currency: str) -> Decimal:
        if currency == _BASE:
            return Decimal(1)
        try:
            return self.per_eur[currency]
        except KeyError:
            raise UnknownNameError("exchange rate", currency, [_BASE, *self.per_eur]) from None


def read_exchange(file: Path | Traversable) -> Exchange:
    """Read a table of rates; a rate that is no positive number, or rows of several days, are a DataError."""
    rows = read_csv(file, required=("date", "currency", "per_eur", "source"), where=file.name)
    dates = sorted({row["date"] for row in rows})
    if len(dates) != 1:
        raise DataError(f"expected the rates of one day, found {', '.join(dates) or 'none'}", where=file.name)
    rates: dict[str, Decimal] = {}
    for row in rows:
        try:
            rates[row["currency"]] = Decimal(row["per_eur"])
        except InvalidOperation:
            raise DataError(f"{row['currency']}: '{row['per_eur']}' is not a number", where=file.name) from None
        if not rates[row["currency"]] > 0:
            raise DataError(f"{row['currency']}: a rate must be above 0", where=file.name)
    return Exchange(date=dates[0], source=rows[0]["source"], per_eur=rates)


@cache
def _from_file(path: str) -> Exchange:
    return read_exchange(Path(path))


@cache
def shipped_exchange() -> Exchange:
    """The rates that ship."""
    return read_exchange(data_folder() / "exchange" / "ecb.csv")


def exchange() -> Exchange:
    """The rates in force: of the file that DFDM_EXCHANGE names, else those that ship."""
    path = os.environ.get(ENVIRONMENT, "")
    return _from_file(path) if path else shipped_exchange()
