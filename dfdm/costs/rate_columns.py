"""The rates of many offers as columns, in one currency."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.costs.asked import Asked
from dfdm.costs.carbon import grid
from dfdm.costs.exchange import Exchange
from dfdm.costs.feedstock import STATED, feedstock
from dfdm.costs.following import OF_THE_NODE
from dfdm.costs.kinematics import FloatArray
from dfdm.costs.pricing import filled
from dfdm.costs.rating import Rating
from dfdm.costs.worked import Number
from dfdm.processes import Capability, Operation

IntArray = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class RateColumns:
    """The rates of n offers in one currency: `numbers`, `low` and `high` (n,) by key, NaN where an offer states none.

    `carbon` (3, n) is kgCO2e per kg of the material, `grid` (3, n) kgCO2e per kWh at the place, each with its low and its
    high end; NaN where not known.
    """

    currency: str
    numbers: Mapping[str, FloatArray]
    low: Mapping[str, FloatArray]
    high: Mapping[str, FloatArray]
    carbon: FloatArray
    grid: FloatArray
    own: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    """Where (n,) an offer itself states a rate that holds for all it does."""
    told: Mapping[str, Number] = field(init=False)
    """`numbers`, of a rate that all rows state alike the number alone: one number is added up many times as quickly."""
    filled: Mapping[str, Number] = field(init=False)
    """`told` with what an unstated rate stands for in place of NaN."""

    def __post_init__(self) -> None:
        self._tell(Asked(self.numbers, _alike))

    def _tell(self, told: Mapping[str, Number], filled_in: Mapping[str, Number] | None = None) -> None:
        object.__setattr__(self, "told", told)
        object.__setattr__(self, "filled", Asked(told, filled) if filled_in is None else filled_in)

    @classmethod
    def of(
        cls,
        bases: Sequence[Capability],
        base: IntArray,
        own: Mapping[int, Mapping[str, Cited]],
        countries: Sequence[str],
        currency: str,
        exchange: Exchange,
    ) -> RateColumns:
        """Columns of the rows `bases[base[i]]` in `countries[i]`, each with the rates of its own in `own[i]`."""
        ratings = [Rating.of(_with_price(capability), currency, exchange) for capability in bases]
        mine = {row: Rating.of(dict(rates), currency, exchange) for row, rates in own.items()}
        keys = sorted({key for rating in (*ratings, *mine.values()) for key in rating.numbers})
        numbers, low, high = ({key: np.full(len(base), np.nan) for key in keys} for _ in range(3))
        for key in keys:
            values = np.array([_ends(rating, key) for rating in ratings])[base]
            numbers[key], low[key], high[key] = (np.array(column) for column in values.T)
        for row, rating in mine.items():
            for key in rating.numbers:
                numbers[key][row], low[key][row], high[key][row] = _ends(rating, key)
            price = own[row].get("material_price")
            if price is not None and not price.unit.endswith("/kg"):
                numbers["material_price"][row] = low["material_price"][row] = high["material_price"][row] = np.nan
        carbon = np.array([carbon_of(capability, {}) for capability in bases])[base].T
        for row, rates in own.items():
            if any(key in rates for key in STATED):
                carbon[:, row] = carbon_of(bases[base[row]], rates)
        stated = {
            key: np.array([key in own.get(row, {}) for row in range(len(base))])
            for key in OF_THE_NODE
            if any(key in rates for rates in own.values())
        }
        grids = {country: (grid(country).number, *grid(country).interval) for country in set(countries)}
        return cls(
            currency=currency,
            numbers=numbers,
            low=low,
            high=high,
            carbon=carbon,
            grid=np.array([grids[country] for country in countries], dtype=np.float64).reshape(-1, 3).T,
            own=stated,
        )

    def at(self, rows: IntArray) -> RateColumns:
        """The columns of some rows alone."""

        def taken(_: str, column: Number) -> Number:
            return column if isinstance(column, float) else column[rows]

        numbers, low, high = (
            Asked(columns, lambda _, column: column[rows]) for columns in (self.numbers, self.low, self.high)
        )
        found = RateColumns(
            currency=self.currency,
            numbers=numbers,
            low=low,
            high=high,
            carbon=self.carbon.take(rows, axis=1),
            grid=self.grid.take(rows, axis=1),
            own={key: column[rows] for key, column in self.own.items()},
        )
        found._tell(Asked(self.told, taken), Asked(self.filled, taken))
        return found

    def with_operations(self, operations: Sequence[Operation], exchange: Exchange) -> RateColumns:
        """The same with the rates of secondary operations beside them, as `operation.rate`."""
        return self.with_rates(
            {f"{operation.id}.{key}": cited for operation in operations for key, cited in operation.rates.items()},
            exchange,
        )

    def with_later(self, named: Sequence[Mapping[str, Cited]], row: IntArray, exchange: Exchange) -> RateColumns:
        """The same with the rates of later processes, `named[row[i]]`; a rate of all a node's work is that of the row."""
        ratings = [Rating.of(rates, self.currency, exchange) for rates in named]
        keys = sorted({key for rating in ratings for key in rating.numbers})
        numbers, low, high = dict(self.numbers), dict(self.low), dict(self.high)
        for key in keys:
            values = np.array([_ends(rating, key) for rating in ratings])[row]
            numbers[key], low[key], high[key] = (np.array(column) for column in values.T)
            general = key.rpartition(".")[2]
            if general in OF_THE_NODE and general in self.own:
                mine = self.own[general] & ~np.isnan(numbers[key])
                for columns in (numbers, low, high):
                    columns[key][mine] = columns[general][mine]
        return replace(self, numbers=numbers, low=low, high=high)

    def with_rates(self, rates: Mapping[str, Cited], exchange: Exchange) -> RateColumns:
        """The same with rates that are alike for all rows; a row's own rate of that name wins."""
        if not rates:
            return self
        rating = Rating.of(rates, self.currency, exchange)
        ends = {key: _ends(rating, key) for key in rating.numbers}
        numbers, low, high = dict(self.numbers), dict(self.low), dict(self.high)
        for key, values in ends.items():
            known = numbers.get(key, np.full(self.carbon.shape[1], np.nan))
            silent = np.isnan(known)
            for columns, value in zip((numbers, low, high), values, strict=True):
                columns[key] = np.where(silent, value, columns.get(key, known))
        return replace(self, numbers=numbers, low=low, high=high)


def _alike(_: str, column: FloatArray) -> Number:
    """The one number that all rows of a column (n,) state, else the column."""
    first = column[:1]
    if not len(first) or not ((column == first) | (np.isnan(column) & np.isnan(first))).all():
        return column
    return float(first[0])


def _with_price(capability: Capability) -> dict[str, Cited]:
    rates = dict(capability.rates)
    price = rates.pop("material_price", None) or capability.material.properties.get("price")
    if price is not None and price.unit.endswith("/kg"):
        rates["material_price"] = price
    return rates


def carbon_of(capability: Capability, own: Mapping[str, Cited]) -> tuple[float, float, float]:
    """kgCO2e per kg of what the material is bought as, with its low and high end, by what a node states of its `own`; NaN where not known."""
    found = feedstock(capability.material, {**capability.rates, **own}).factor
    return (math.nan, math.nan, math.nan) if found is None else (found.number, *found.interval)


def _ends(rating: Rating, key: str) -> tuple[float, float, float]:
    if key not in rating.numbers:
        return float("nan"), float("nan"), float("nan")
    number = rating.numbers[key]
    return (number, *rating.bounds.get(key, (number, number)))
