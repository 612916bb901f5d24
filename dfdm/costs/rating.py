"""Rates as numbers of one currency, with their intervals and what of them is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dfdm.cited import Cited
from dfdm.costs.exchange import Exchange
from dfdm.errors import DataError
from dfdm.units import is_money_rate


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """The rates that a price is made with: numbers in `currency`, bounds of the uncertain ones, and their sources."""

    currency: str
    numbers: Mapping[str, float]
    bounds: Mapping[str, tuple[float, float]]
    cited: Mapping[str, Cited]
    exchange_date: str

    @classmethod
    def of(cls, rates: Mapping[str, Cited], currency: str, exchange: Exchange) -> Rating:
        """Convert money rates to one currency; rates that are no numbers are left out; a negative one is a DataError."""
        numbers: dict[str, float] = {}
        bounds: dict[str, tuple[float, float]] = {}
        for key, cited in rates.items():
            if isinstance(cited.value, str):
                continue
            factor = 1.0
            if is_money_rate(cited.unit):
                factor = float(exchange.factor(cited.unit.partition("/")[0], currency))
            if cited.number < 0.0:
                raise DataError(f"the rate '{key}' is negative ({cited.number} {cited.unit})")
            numbers[key] = cited.number * factor
            low, high = cited.interval
            if low < high:
                bounds[key] = (low * factor, high * factor)
        if numbers.get("yield", 1.0) <= 0.0:
            raise DataError("the rate 'yield' must be above 0")
        return cls(currency=currency, numbers=numbers, bounds=bounds, cited=dict(rates), exchange_date=exchange.date)

    def under(self, prefix: str) -> Rating:
        """The rates of one step alone, by their own names (`sheet_bending.`); with an empty prefix the same."""
        if not prefix:
            return self
        cut = len(prefix)
        return Rating(
            currency=self.currency,
            numbers={key[cut:]: number for key, number in self.numbers.items() if key.startswith(prefix)},
            bounds={key[cut:]: ends for key, ends in self.bounds.items() if key.startswith(prefix)},
            cited={key[cut:]: cited for key, cited in self.cited.items() if key.startswith(prefix)},
            exchange_date=self.exchange_date,
        )

    def words(self, key: str) -> str:
        """A rate in words, as its source gives it: `40 USD/h`; empty where there is none."""
        if key not in self.cited:
            return ""
        cited = self.cited[key]
        return f"{cited.value:g} {cited.unit}" if not isinstance(cited.value, str) else cited.value

    def sources(self, *keys: str) -> tuple[str, ...]:
        """Keys of the sources of these rates, sorted."""
        return tuple(sorted({self.cited[key].source for key in keys if key in self.cited}))

    def assumptions(self, *keys: str) -> list[str]:
        """What of these rates is assumed, each in words with the reason."""
        found = []
        for key in keys:
            cited = self.cited.get(key)
            if cited is not None and cited.kind == "assumption":
                found.append(f"{key.replace('.', ' ').replace('_', ' ')} {self.words(key)}: {cited.locator}")
        return found
