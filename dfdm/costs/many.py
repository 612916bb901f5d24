"""The same estimate for many offers at once: rates and works as columns, without an object or a word per offer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.costs import wording
from dfdm.costs.carbon import packaging_per_kg
from dfdm.costs.energy import energy_ends, energy_kwh
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
    larger,
    order_s,
    undivided_s,
    unit_lines,
)
from dfdm.costs.rate_columns import IntArray, RateColumns
from dfdm.costs.work import Consumed, Per, Share, Work
from dfdm.costs.worked import Number
from dfdm.money import MINOR_UNITS
from dfdm.processes import Operation
from dfdm.requirements import Resolved

_DIGITS: Final = 9
_COUNTED: Final = {"hole": "holes", "edge_m": "edge_m", "m2": "surface_m2"}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ShareColumn:
    """Time of people by what they do: (n,), or the one number of all rows."""

    what: str
    seconds: Number


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ConsumedColumn:
    """What is used up: how much, and how many pieces a tool of it makes; each (n,), or the one number of all rows."""

    what: str
    rate: str
    per: Per
    amount: Number
    life: Number


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class WorkColumns:
    """The work of one piece at n offers, each field (n,) what `Work` says of one, or the one number of all offers."""

    count: int
    piece_time_s: Number
    run_time_s: Number
    per_run: Number
    material_g: Number
    stock_g: Number
    setups: Number
    beam_w: Number
    surface_m2: Number
    edge_m: Number
    holes: Number
    waits_s: Number
    tool_time_s: Number
    includes: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    """Where (n,) the work includes a secondary operation, by its id."""
    post: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    """Where (n,) its `post_time` is for a secondary operation, by its id."""
    hands: tuple[ShareColumn, ...] = ()
    run_hands: tuple[ShareColumn, ...] = ()
    consumed: tuple[ConsumedColumn, ...] = ()

    @classmethod
    def of(cls, works: Sequence[Work], row: IntArray) -> WorkColumns:
        """Columns of the rows `works[row[i]]`."""
        return cls(
            count=len(row),
            **{name: _column([getattr(work, name) for work in works], row) for name in _COLUMNS},
            includes=_named([work.includes for work in works], row),
            post=_named([work.post for work in works], row),
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


def _column(values: Sequence[float], row: IntArray) -> Number:
    """`values[row[i]]` (n,), or the one number that all are."""
    first = values[0]
    if all(value == first for value in values):
        return float(first)
    return np.array(values, dtype=np.float64)[row]


def _hands(shares: Sequence[Sequence[Share]], row: IntArray) -> tuple[ShareColumn, ...]:
    """A column for each thing that any of the works has people do, nothing where another does not."""
    names = dict.fromkeys(share.what for own in shares for share in own)
    return tuple(
        ShareColumn(
            what=what,
            seconds=_column([sum(share.seconds for share in own if share.what == what) for own in shares], row),
        )
        for what in names
    )


def _named(operations: Sequence[Sequence[str]], row: IntArray) -> dict[str, NDArray[np.bool_]]:
    """For each operation that any of the works names, where (n,) it is named."""
    names = dict.fromkeys(name for own in operations for name in own)
    return {name: np.array([name in own for own in operations])[row] for name in names}


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
            amount=_column([own[key].amount if key in own else 0.0 for own in numbered], row),
            life=_column([own[key].life if key in own else math.inf for own in numbered], row),
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
        self._filled = rates.filled
        self._later = {one.id: one.work for one in later if isinstance(one.work, WorkColumns)}
        self._additions: tuple[Addition, ...] = (
            *later,
            *(
                Extra(
                    id=operation.id,
                    features=_features(operation, work, requirements),
                    counts=self._counts(operation),
                )
                for operation in operations
            ),
            *checks_of(requirements)[0],
        )
        self._lines = unit_lines(work, self._filled, quantity, self._additions)
        self._places = MINOR_UNITS.get(rates.currency, 2)
        self.material_g = self._column(work.material_g)
        self.unit = np.round(
            np.round(self._column(sum(larger(line, 0.0) for line in self._lines.values())), _DIGITS), self._places
        )

    def _column(self, amount: Number) -> FloatArray:
        """An amount as a column (n,)."""
        found = np.asarray(amount, dtype=np.float64)
        return found if found.ndim else np.full(self._work.count, found)

    def _counts(self, operation: Operation) -> float | FloatArray:
        """1, or 0 where (n,) the work of a process includes the operation."""
        works = (self._work, *self._later.values())
        held = [work.includes[operation.id] for work in works if operation.id in work.includes]
        if operation.id in self._work.post:
            held.append(self._work.post[operation.id] & (self._rate("post_time") > 0.0))
        return 1.0 - np.any(held, axis=0) if held else 1.0

    def _rate(self, key: str, absent: float = 0.0) -> Number:
        found = self._rates.told.get(key)
        if found is None:
            return absent
        if isinstance(found, float):
            return absent if math.isnan(found) else found
        return np.where(np.isnan(found), absent, found)

    @cached_property
    def lead_work_s(self) -> FloatArray:
        """Seconds that the whole quantity takes: work, its tools, waiting for shared builds."""
        return self._column(order_s(self._work, self._filled, self._quantity, self._additions))

    @cached_property
    def unattended_s(self) -> FloatArray:
        """Seconds of it in which the machine runs on alone, or the order waits for shared builds."""
        return self._column(alone_s(self._work, self._filled, self._quantity, self._additions))

    @property
    def undivided_s(self) -> tuple[Number, Number]:
        """Seconds of `lead_work_s`, and of `unattended_s` in them, that further machines do not shorten."""
        return undivided_s(self._work, self._additions)

    @cached_property
    def co2e_kg(self) -> FloatArray:
        """Emissions of a piece: stock with waste and scrap, electricity, packaging."""
        return self._emitted(0, self._energy_kwh)

    @cached_property
    def co2e_ends(self) -> tuple[FloatArray, FloatArray]:
        """(low, high) of the emissions of a piece: contributions are added, the cautious way."""
        low, high = self._energy_ends
        return self._emitted(1, low), self._emitted(2, high)

    @property
    def co2e_lacks(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Where (n,) the emissions of the material, and of the electricity, are not known and count as nothing."""
        return np.isnan(self._rates.carbon[0]), np.asarray(self._column(self._energy_kwh) <= 0.0)

    def _emitted(self, end: int, energy: Number) -> FloatArray:
        """As `total` of the emissions of an estimate; `end` 0 is the value, 1 low, 2 high."""
        tries = 1.0 / self._rate("yield", 1.0)
        bought = bought_g(self._work, self._filled) / 1000.0 * tries
        material = np.where(np.isnan(self._rates.carbon[end]), 0.0, bought * self._rates.carbon[end])
        board = self._work.material_g / 1000.0 * packaging_per_kg()[end]
        return np.asarray(material + energy * tries * self._rates.grid[end] + board, dtype=np.float64)

    def _works(self) -> list[tuple[WorkColumns, str]]:
        """All processes, each with what the names of its rates begin with."""
        return [(self._work, ""), *((work, f"{name}.") for name, work in self._later.items())]

    @cached_property
    def _energy_kwh(self) -> Number:
        """As `energy_of`, over all processes."""

        def of(work: WorkColumns, prefix: str) -> Number:
            rate = self._rate
            return energy_kwh(work, lambda key, absent: rate(prefix + key, absent), self._quantity)

        return sum(of(work, prefix) for work, prefix in self._works())

    @property
    def _energy_ends(self) -> tuple[FloatArray, FloatArray]:
        """(low, high) as `energy_of` has it, over all processes."""
        rate, rates = self._rate, self._rates

        def of(work: WorkColumns, prefix: str) -> tuple[Number, Number, Number]:
            bounds = {
                key.removeprefix(prefix): (rates.low[key], rates.high[key])
                for key in rates.numbers
                if key.startswith(prefix) and np.any(rates.low[key] < rates.high[key])
            }
            return energy_ends(work, lambda key, absent: rate(prefix + key, absent), bounds, self._quantity)

        found = [of(work, prefix) for work, prefix in self._works()]
        low, high = (np.asarray(sum(one[end] for one in found), dtype=np.float64) for end in (1, 2))
        return low, high

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
