"""The same estimate for many offers at once: rates and works as columns, without an object or a word per offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.costs import wording
from dfdm.costs.asked import Asked
from dfdm.costs.carbon import factors, grid
from dfdm.costs.energy import energy_kwh
from dfdm.costs.exchange import Exchange
from dfdm.costs.feedstock import STATED, feedstock
from dfdm.costs.following import OF_THE_NODE
from dfdm.costs.inspecting import checks_of
from dfdm.costs.kinematics import FloatArray
from dfdm.costs.pricing import (
    Addition,
    Check,
    Extra,
    Following,
    alone_s,
    bought_g,
    filled,
    interval,
    order_s,
    undivided_s,
    unit_lines,
)
from dfdm.costs.rating import Rating
from dfdm.costs.work import Consumed, Per, Share, Work
from dfdm.money import MINOR_UNITS
from dfdm.processes import Capability, Operation
from dfdm.requirements import Resolved

IntArray = NDArray[np.intp]
_DIGITS: Final = 9
_COUNTED: Final = {"hole": "holes", "edge_m": "edge_m", "m2": "surface_m2"}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class RateColumns:
    """The rates of n offers in one currency: `numbers`, `low` and `high` (n,) by key, NaN where an offer states none.

    `carbon` (n,) is kgCO2e per kg of the material, `grid` (n,) kgCO2e per kWh at the place; NaN where not known.
    """

    currency: str
    numbers: Mapping[str, FloatArray]
    low: Mapping[str, FloatArray]
    high: Mapping[str, FloatArray]
    carbon: FloatArray
    grid: FloatArray
    own: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    """Where (n,) an offer itself states a rate that holds for all it does."""

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
        carbon = np.array([carbon_of(capability, {}) for capability in bases])[base]
        for row, rates in own.items():
            if any(key in rates for key in STATED):
                carbon[row] = carbon_of(bases[base[row]], rates)
        stated = {
            key: np.array([key in own.get(row, {}) for row in range(len(base))])
            for key in OF_THE_NODE
            if any(key in rates for rates in own.values())
        }
        grids = {country: grid(country).number for country in set(countries)}
        return cls(
            currency=currency,
            numbers=numbers,
            low=low,
            high=high,
            carbon=carbon,
            grid=np.array([grids[country] for country in countries], dtype=np.float64),
            own=stated,
        )

    def at(self, rows: IntArray) -> RateColumns:
        """The columns of some rows alone."""
        numbers, low, high = (
            Asked(columns, lambda _, column: column[rows]) for columns in (self.numbers, self.low, self.high)
        )
        return RateColumns(
            currency=self.currency,
            numbers=numbers,
            low=low,
            high=high,
            carbon=self.carbon[rows],
            grid=self.grid[rows],
            own={key: column[rows] for key, column in self.own.items()},
        )

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
            known = numbers.get(key, np.full(len(self.carbon), np.nan))
            silent = np.isnan(known)
            for columns, value in zip((numbers, low, high), values, strict=True):
                columns[key] = np.where(silent, value, columns.get(key, known))
        return replace(self, numbers=numbers, low=low, high=high)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ShareColumn:
    """Time of people (n,) by what they do."""

    what: str
    seconds: FloatArray


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ConsumedColumn:
    """What is used up: how much (n,), and how many pieces a tool of it makes (n,)."""

    what: str
    rate: str
    per: Per
    amount: FloatArray
    life: FloatArray


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class WorkColumns:
    """The work of one piece at n offers, each field (n,) what `Work` says of one."""

    piece_time_s: FloatArray
    run_time_s: FloatArray
    per_run: FloatArray
    material_g: FloatArray
    stock_g: FloatArray
    setups: FloatArray
    beam_w: FloatArray
    surface_m2: FloatArray
    edge_m: FloatArray
    holes: FloatArray
    waits_s: FloatArray
    tool_time_s: FloatArray
    includes: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    """Where (n,) the work includes a secondary operation, by its id."""
    hands: tuple[ShareColumn, ...] = ()
    run_hands: tuple[ShareColumn, ...] = ()
    consumed: tuple[ConsumedColumn, ...] = ()

    @classmethod
    def of(cls, works: Sequence[Work], row: IntArray) -> WorkColumns:
        """Columns of the rows `works[row[i]]`."""
        return cls(
            **{name: np.array([getattr(work, name) for work in works], dtype=np.float64)[row] for name in _COLUMNS},
            includes={
                operation: np.array([operation in work.includes for work in works])[row]
                for operation in {own for work in works for own in work.includes}
            },
            hands=_hands([work.hands for work in works], row),
            run_hands=_hands([work.run_hands for work in works], row),
            consumed=_consumed(works, row),
        )


_COLUMNS: Final = (
    "piece_time_s",
    "run_time_s",
    "per_run",
    "material_g",
    "stock_g",
    "setups",
    "beam_w",
    "surface_m2",
    "edge_m",
    "holes",
    "waits_s",
    "tool_time_s",
)


def _hands(shares: Sequence[Sequence[Share]], row: IntArray) -> tuple[ShareColumn, ...]:
    """A column for each thing that any of the works has people do, nothing where another does not."""
    names = dict.fromkeys(share.what for own in shares for share in own)
    return tuple(
        ShareColumn(
            what=what,
            seconds=np.array([sum(share.seconds for share in own if share.what == what) for own in shares])[row],
        )
        for what in names
    )


def _consumed(works: Sequence[Work], row: IntArray) -> tuple[ConsumedColumn, ...]:
    """A column for each thing that any of the works uses up; of two alike in one work each has its own."""
    numbered: list[dict[tuple[str, str, Per, int], Consumed]] = []
    for work in works:
        own: dict[tuple[str, str, Per, int], Consumed] = {}
        for item in work.consumed:
            alike = sum(key[:3] == (item.what, item.rate, item.per) for key in own)
            own[item.what, item.rate, item.per, alike] = item
        numbered.append(own)
    keys = dict.fromkeys(key for own in numbered for key in own)
    return tuple(
        ConsumedColumn(
            what=key[0],
            rate=key[1],
            per=key[2],
            amount=np.array([own[key].amount if key in own else 0.0 for own in numbered])[row],
            life=np.array([own[key].life if key in own else np.inf for own in numbered])[row],
        )
        for key in keys
    )


class Many:
    """The estimates of one part at n offers as arrays (n,), as `estimate` gives them one by one.

    `unit` is the price of a piece in the currency of the rates, rounded to its minor unit; `lead_work_s` and
    `unattended_s` are of the whole quantity; `co2e_kg` and `material_g` of a piece.
    """

    def __init__(
        self,
        work: WorkColumns,
        rates: RateColumns,
        quantity: int,
        operations: Sequence[Operation] = (),
        requirements: Sequence[Resolved] = (),
        later: Sequence[Following] = (),
    ) -> None:
        self._work = work
        self._rates = rates
        self._quantity = quantity
        self._filled = Asked(rates.numbers, filled)
        self._later = {one.id: one.work for one in later if isinstance(one.work, WorkColumns)}
        self._additions: tuple[Addition, ...] = (
            *later,
            *(
                Extra(
                    id=operation.id,
                    features=_features(operation, work, requirements),
                    counts=_counts(operation, (work, *self._later.values())),
                )
                for operation in operations
            ),
            *checks_of(requirements)[0],
        )
        self._lines = unit_lines(work, self._filled, quantity, self._additions)
        self._places = MINOR_UNITS.get(rates.currency, 2)
        self.material_g = work.material_g
        self.unit = np.round(
            np.round(sum(np.maximum(line, 0.0) for line in self._lines.values()), _DIGITS), self._places
        )

    def _rate(self, key: str, absent: float = 0.0) -> FloatArray:
        found = self._rates.numbers.get(key)
        if found is None:
            return np.full(len(self.unit), absent)
        return np.where(np.isnan(found), absent, found)

    @cached_property
    def lead_work_s(self) -> FloatArray:
        """Seconds that the whole quantity takes: work, its tools, waiting for shared builds."""
        return np.asarray(order_s(self._work, self._filled, self._quantity, self._additions), dtype=np.float64)

    @cached_property
    def unattended_s(self) -> FloatArray:
        """Seconds of it in which the machine runs on alone, or the order waits for shared builds."""
        found = np.asarray(alone_s(self._work, self._filled, self._quantity, self._additions), dtype=np.float64)
        return np.broadcast_to(found, self.unit.shape)

    @property
    def undivided_s(self) -> tuple[FloatArray, FloatArray]:
        """Seconds of `lead_work_s`, and of `unattended_s` in them, that further machines do not shorten."""
        whole, waits = (np.asarray(one, dtype=np.float64) for one in undivided_s(self._work, self._additions))
        return np.broadcast_to(whole, self.unit.shape), np.broadcast_to(waits, self.unit.shape)

    @cached_property
    def co2e_kg(self) -> FloatArray:
        """Emissions of a piece: stock with waste and scrap, electricity, packaging."""
        known = factors()
        tries = 1.0 / self._rate("yield", 1.0)
        bought = bought_g(self._work, self._filled) / 1000.0 * tries
        material = np.where(np.isnan(self._rates.carbon), 0.0, bought * self._rates.carbon)
        board = self._work.material_g / 1000.0 * known["packaging_share"].number * known["packaging_board"].number
        return np.asarray(material + self._energy_kwh * tries * self._rates.grid + board, dtype=np.float64)

    @cached_property
    def _energy_kwh(self) -> FloatArray:
        """As `energy_of`, over all processes."""

        def of(work: WorkColumns, prefix: str) -> FloatArray:
            rate = self._rate
            found = energy_kwh(work, lambda key, absent: rate(prefix + key, absent), self._quantity)
            return np.asarray(found, dtype=np.float64)

        return of(self._work, "") + sum(of(work, f"{name}.") for name, work in self._later.items())

    @cached_property
    def ends(self) -> tuple[FloatArray, FloatArray]:
        """(low, high) of the price, rounded; the interval of `pricing.interval`."""
        priced = {rate for key in self._lines for rate in wording.reads(key)}
        used = {f"inspection.{one.instrument}" for one in self._additions if isinstance(one, Check)}
        priced -= {rate for rate in priced if rate.startswith("inspection.") and rate not in used}
        bounds = {
            key: (filled(key, self._rates.low[key]), filled(key, self._rates.high[key]))
            for key in sorted(priced & set(self._rates.numbers))
            if np.any(self._rates.low[key] < self._rates.high[key])
        }
        low, high = interval(self._work, self._filled, bounds, self._quantity, self._additions)
        shape = self.unit.shape
        low, high = (np.round(np.broadcast_to(end, shape), self._places) for end in (low, high))
        return np.minimum(low, self.unit), np.maximum(high, self.unit)


def _features(operation: Operation, work: WorkColumns, requirements: Sequence[Resolved]) -> float | FloatArray:
    """How often an operation counts: on holes, where the design declares what it provides, if it does."""
    declared = [r for r in requirements if r.requirement.kind in operation.provides]
    if operation.per == "hole" and declared:
        return float(sum(len(r.at_mm) for r in declared))
    return 1.0 if operation.per == "piece" else getattr(work, _COUNTED[operation.per])


def _counts(operation: Operation, works: Sequence[WorkColumns]) -> float | FloatArray:
    """1, or 0 where (n,) the work of a process includes the operation."""
    held = [work.includes[operation.id] for work in works if operation.id in work.includes]
    return 1.0 - np.any(held, axis=0) if held else 1.0


def _with_price(capability: Capability) -> dict[str, Cited]:
    rates = dict(capability.rates)
    price = rates.pop("material_price", None) or capability.material.properties.get("price")
    if price is not None and price.unit.endswith("/kg"):
        rates["material_price"] = price
    return rates


def carbon_of(capability: Capability, own: Mapping[str, Cited]) -> float:
    """kgCO2e per kg of what the material is bought as, by what a node states of its `own`; NaN where not known."""
    found = feedstock(capability.material, {**capability.rates, **own}).factor
    return float("nan") if found is None else found.number


def _ends(rating: Rating, key: str) -> tuple[float, float, float]:
    if key not in rating.numbers:
        return float("nan"), float("nan"), float("nan")
    number = rating.numbers[key]
    return (number, *rating.bounds.get(key, (number, number)))
