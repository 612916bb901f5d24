"""From work and rates to the price of a piece, line by line; the same formulas for one node or for columns of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.kinematics import FloatArray
from dfdm.costs.work import Work

Number = float | FloatArray
Numbers = Mapping[str, Number]
_HOUR: Final = 3600.0
ABSENT: Final[Mapping[str, float]] = {"attended": 1.0, "yield": 1.0, "time_error": 1.0}
"""What a rate that nobody states stands for, where that is not nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extra:
    """A secondary operation of the route as it counts on this part: its id and how many features it treats."""

    id: str
    features: Number


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Prices:
    """Unit cost and its interval for many nodes, in one currency."""

    unit: FloatArray
    low: FloatArray
    high: FloatArray


def unit_lines(work: Work, numbers: Numbers, quantity: Number, extras: Sequence[Extra] = ()) -> dict[str, Number]:
    """Lines of the price of one piece out of `quantity`, by key, in the currency of the rates (money per hour, kg, piece).

    Setup, programming and fixturing are shared by the batch; what scraps, overhead and margin add stands apart; a
    minimum order lifts small ones. Rates of an operation are named `id.rate`. Scalars and arrays (n,) mix.
    """

    def rate(key: str) -> Number:
        return numbers.get(key, ABSENT.get(key, 0.0))

    labor, machine = rate("labor_rate") / _HOUR, rate("machine_rate") / _HOUR
    cycle = work.machine_time_s * rate("time_error")
    lines: dict[str, Number] = {
        "setup": rate("setup_time") * work.setups * (machine + labor) / quantity,
        "programming": rate("programming_time") * labor / quantity,
        "fixturing": rate("fixture_time") * work.setups * labor / quantity,
        "machine": cycle * machine,
        "attendance": cycle * labor * rate("attended"),
        "material": work.stock_g / 1000.0 * (1.0 + rate("waste")) * rate("material_price"),
        "handling": rate("load_time") * work.setups * labor,
        "post": rate("post_time") * labor,
    }
    repeated = sum(lines[key] for key in ("machine", "attendance", "material", "handling", "post"))
    lines["scrap"] = (1.0 / rate("yield") - 1.0) * repeated
    for extra in extras:
        seconds = (
            rate(f"{extra.id}.setup_time") / quantity
            + rate(f"{extra.id}.time_per_piece")
            + rate(f"{extra.id}.time_per_feature") * extra.features
        )
        own = seconds * labor + rate(f"{extra.id}.consumables") * extra.features
        lines[f"operation {extra.id}"] = np.maximum(own, rate(f"{extra.id}.minimum_order") / quantity)
    cost = sum(lines.values())
    lines["overhead"] = cost * rate("overhead")
    lines["margin"] = (cost + lines["overhead"]) * rate("margin")
    price = cost + lines["overhead"] + lines["margin"]
    lines["minimum order"] = np.maximum(rate("minimum_order") / quantity - price, 0.0)
    lines["packaging"] = rate("packaging")
    return lines


def unit_cost(work: Work, numbers: Numbers, quantity: Number, extras: Sequence[Extra] = ()) -> Number:
    """The price of one piece out of `quantity`: the sum of its lines."""
    return sum(unit_lines(work, numbers, quantity, extras).values())


def interval(
    work: Work,
    numbers: Numbers,
    bounds: Mapping[str, tuple[Number, Number]],
    quantity: Number,
    extras: Sequence[Extra] = (),
) -> tuple[Number, Number]:
    """(low, high) of the unit cost: each uncertain rate is moved to its bounds alone, the changes are added in quadrature.

    That takes the rates as independent; a change to one side counts to that side only.
    """
    middle = unit_cost(work, numbers, quantity, extras)
    if np.ndim(middle) == 0:
        changes = _moved(work, numbers, bounds, quantity, extras) - middle
        below, above = np.sum(np.minimum(changes, 0.0) ** 2), np.sum(np.maximum(changes, 0.0) ** 2)
    else:
        below, above = np.zeros_like(middle), np.zeros_like(middle)
        for key, ends in bounds.items():
            for end in ends:
                change = unit_cost(work, {**numbers, key: end}, quantity, extras) - middle
                below = below + np.minimum(change, 0.0) ** 2
                above = above + np.maximum(change, 0.0) ** 2
    return np.maximum(middle - np.sqrt(below), 0.0), middle + np.sqrt(above)


def _moved(
    work: Work,
    numbers: Numbers,
    bounds: Mapping[str, tuple[Number, Number]],
    quantity: Number,
    extras: Sequence[Extra],
) -> FloatArray:
    """Unit cost with each uncertain rate at its low, then at its high, all in one go: two columns per rate."""
    columns: dict[str, Number] = dict(numbers)
    for place, (key, ends) in enumerate(bounds.items()):
        column = np.full(2 * len(bounds), numbers.get(key, 0.0), dtype=np.float64)
        column[2 * place : 2 * place + 2] = ends
        columns[key] = column
    return np.asarray(unit_cost(work, columns, quantity, extras), dtype=np.float64)


def price_many(
    work: Work,
    numbers: Mapping[str, FloatArray],
    quantity: int,
    *,
    bounds: Mapping[str, tuple[FloatArray, FloatArray]] | None = None,
    extras: Sequence[Extra] = (),
) -> Prices:
    """Unit cost of one work at many nodes: columns of rates (n,) in one currency, NaN where a node states none.

    A NaN falls back to what an unstated rate stands for; fill defaults in before where there are some.
    """
    known = {key: filled(key, column) for key, column in numbers.items()}
    ends = {key: (filled(key, low), filled(key, high)) for key, (low, high) in (bounds or {}).items()}
    size = max((np.asarray(column).size for column in known.values()), default=1)
    unit: NDArray[np.float64] = np.broadcast_to(unit_cost(work, known, quantity, extras), (size,)).astype(np.float64)
    low, high = interval(work, known, ends, quantity, extras)
    return Prices(unit=unit, low=np.broadcast_to(low, (size,)), high=np.broadcast_to(high, (size,)))


def filled(key: str, column: FloatArray) -> FloatArray:
    """A column (n,) with what an unstated rate stands for in place of NaN."""
    return np.where(np.isnan(column), ABSENT.get(key, 0.0), column)
