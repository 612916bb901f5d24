"""From work and rates to the price of a piece, line by line; the same formulas for one node or for columns of many."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from dfdm.costs.kinematics import FloatArray
from dfdm.costs.learning import learned
from dfdm.costs.work import Per

Number = float | FloatArray
Numbers = Mapping[str, Number]
_HOUR: Final = 3600.0
ABSENT: Final[Mapping[str, float]] = {
    "attended": 1.0,
    "yield": 1.0,
    "time_error": 1.0,
    "learning_rate": 1.0,
    "lot_size": math.inf,
}
"""What a rate that nobody states stands for, where that is not nothing."""


class Timed(Protocol):
    """Time of people by what they do, of one work or as a column (n,) of many."""

    @property
    def what(self) -> str:
        """What is done."""

    @property
    def seconds(self) -> Number:
        """How long it takes."""


class Used(Protocol):
    """What is used up beside stock, of one work or as columns (n,) of many; `Consumed` says what the fields mean."""

    @property
    def what(self) -> str:
        """What it is."""

    @property
    def rate(self) -> str:
        """The rate that prices it."""

    @property
    def per(self) -> Per:
        """What it is used up by."""

    @property
    def amount(self) -> Number:
        """How much."""

    @property
    def life(self) -> Number:
        """How many pieces a tool makes."""


class Worked(Protocol):
    """What a price needs of a work: of one (`Work`) or of many as columns (`WorkColumns`)."""

    @property
    def piece_time_s(self) -> Number:
        """Machine time that each piece adds."""

    @property
    def run_time_s(self) -> Number:
        """Machine time of a run, whatever is in it."""

    @property
    def per_run(self) -> Number:
        """Pieces that a run takes."""

    @property
    def material_g(self) -> Number:
        """Material in the finished piece."""

    @property
    def stock_g(self) -> Number:
        """Material bought for a piece."""

    @property
    def setups(self) -> Number:
        """How often a piece is clamped."""

    @property
    def hands(self) -> Sequence[Timed]:
        """Work of people on each piece."""

    @property
    def run_hands(self) -> Sequence[Timed]:
        """Work of people on each run."""

    @property
    def consumed(self) -> Sequence[Used]:
        """What else is used up."""


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


def runs_of(work: Worked, quantity: Number) -> Number:
    """Runs of the machine for `quantity` pieces; the last one may be part empty and costs as much as a full one."""
    return np.ceil(quantity / np.asarray(work.per_run, dtype=np.float64))


def machine_s(work: Worked, quantity: Number) -> Number:
    """Machine time of one piece out of `quantity`, with its share of the runs."""
    return work.piece_time_s + work.run_time_s * runs_of(work, quantity) / quantity


def order_s(work: Worked, numbers: Numbers, quantity: Number, extras: Sequence[Extra] = ()) -> Number:
    """Seconds at the machine and the bench for the whole order; time that people spend while the machine runs is in it once."""

    def rate(key: str) -> Number:
        return numbers.get(key, 0.0)

    runs = runs_of(work, quantity)
    skill = learned(quantity, numbers.get("learning_rate", 1.0))
    run_skill = learned(runs, numbers.get("learning_rate", 1.0))
    lots = np.maximum(np.ceil(quantity / np.asarray(numbers.get("lot_size", math.inf), dtype=np.float64)), 1.0)
    own = work.setups * rate("load_time") + rate("post_time") + sum(share.seconds for share in work.hands)
    total = work.setups * (lots * rate("setup_time") + rate("fixture_time")) + rate("programming_time")
    total = total + quantity * (machine_s(work, quantity) + skill * own)
    total = total + runs * run_skill * sum(share.seconds for share in work.run_hands)
    for extra in extras:
        each = rate(f"{extra.id}.time_per_piece") + extra.features * rate(f"{extra.id}.time_per_feature")
        total = total + rate(f"{extra.id}.setup_time") + quantity * skill * each
    return total


def bought_g(work: Worked, numbers: Numbers) -> Number:
    """Grams of stock bought for one piece: what is cut off or lost, less the share of it that goes back into the process."""
    waste, recycled = numbers.get("waste", 0.0), numbers.get("recycled_share", 0.0)
    gross = work.stock_g * (1.0 + waste)
    return gross - recycled * np.maximum(gross - work.material_g, 0.0)


def unit_lines(work: Worked, numbers: Numbers, quantity: Number, extras: Sequence[Extra] = ()) -> dict[str, Number]:
    """Lines of the price of one piece out of `quantity`, by key, in the currency of the rates (money per hour, kg, piece).

    Setup, programming and fixturing are shared by the order (or by each lot of `lot_size`); a run of the machine is shared
    by the pieces really in it; people learn (`learned`), machines do not; what scraps, overhead and margin add stands
    apart; a minimum order lifts small ones. Rates of an operation are named `id.rate`. Scalars and arrays (n,) mix.
    """

    def rate(key: str) -> Number:
        return numbers.get(key, ABSENT.get(key, 0.0))

    labor, machine = rate("labor_rate") / _HOUR, rate("machine_rate") / _HOUR
    runs = runs_of(work, quantity)
    lots = np.maximum(np.ceil(quantity / np.asarray(rate("lot_size"), dtype=np.float64)), 1.0)
    skill, run_skill = learned(quantity, rate("learning_rate")), learned(runs, rate("learning_rate"))
    cycle = machine_s(work, quantity) * rate("time_error")
    lines: dict[str, Number] = {
        "setup": lots * rate("setup_time") * work.setups * (machine + labor) / quantity,
        "programming": rate("programming_time") * labor / quantity,
        "fixturing": rate("fixture_time") * work.setups * labor / quantity,
    }
    repeated: dict[str, Number] = {
        "machine": cycle * machine,
        "attendance": cycle * labor * rate("attended"),
        "material": bought_g(work, numbers) / 1000.0 * rate("material_price"),
        "handling": rate("load_time") * work.setups * labor * skill,
        "post": rate("post_time") * labor * skill,
    }
    for share in work.hands:
        _add(repeated, f"hands {share.what}", share.seconds * labor * skill)
    for share in work.run_hands:
        _add(repeated, f"hands {share.what}", share.seconds * labor * run_skill * runs / quantity)
    for item in work.consumed:
        where = lines if item.per in ("order", "tool") else repeated
        _add(
            where,
            f"used {item.per} {item.rate} {item.what}",
            item.amount * rate(item.rate) * _times(item, runs, quantity),
        )
    lines |= repeated
    lines["scrap"] = (1.0 / rate("yield") - 1.0) * sum(repeated.values())
    for extra in extras:
        seconds = (
            rate(f"{extra.id}.setup_time") / quantity
            + rate(f"{extra.id}.time_per_piece") * skill
            + rate(f"{extra.id}.time_per_feature") * extra.features * skill
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


def _times(item: Used, runs: Number, quantity: Number) -> Number:
    """How often a piece uses something up: once, its share of a run or an order, or of the tools that the order wears."""
    if item.per == "piece":
        return 1.0
    if item.per == "run":
        return runs / quantity
    if item.per == "order":
        return 1.0 / quantity
    return np.maximum(np.ceil(quantity / np.asarray(item.life, dtype=np.float64)), 1.0) / quantity


def _add(lines: dict[str, Number], key: str, amount: Number) -> None:
    lines[key] = lines[key] + amount if key in lines else amount


def unit_cost(work: Worked, numbers: Numbers, quantity: Number, extras: Sequence[Extra] = ()) -> Number:
    """The price of one piece out of `quantity`: the sum of its lines."""
    return sum(unit_lines(work, numbers, quantity, extras).values())


def interval(
    work: Worked,
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
    work: Worked,
    numbers: Numbers,
    bounds: Mapping[str, tuple[Number, Number]],
    quantity: Number,
    extras: Sequence[Extra],
) -> FloatArray:
    """Unit cost with each uncertain rate at its low, then at its high, all in one go: two columns per rate."""
    columns: dict[str, Number] = dict(numbers)
    for place, (key, ends) in enumerate(bounds.items()):
        column = np.full(2 * len(bounds), numbers.get(key, ABSENT.get(key, 0.0)), dtype=np.float64)
        column[2 * place : 2 * place + 2] = ends
        columns[key] = column
    return np.asarray(unit_cost(work, columns, quantity, extras), dtype=np.float64)


def filled(key: str, column: FloatArray) -> FloatArray:
    """A column (n,) with what an unstated rate stands for in place of NaN."""
    return np.where(np.isnan(column), ABSENT.get(key, 0.0), column)
