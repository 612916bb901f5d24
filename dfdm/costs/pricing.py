"""From work and rates to the price of a piece, line by line; the same formulas for one node or for columns of many."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.costs.kinematics import FloatArray
from dfdm.costs.learning import learned
from dfdm.costs.worked import Number, Used, Worked
from dfdm.requirements.sampling import usual_sample

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


def absent(key: str) -> float:
    """What a rate stands for that nobody states, under whatever step of the route."""
    return ABSENT.get(key.rpartition(".")[2], 0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Extra:
    """A secondary operation of the route as it counts on this part: its id and how many features it treats.

    `counts` is 0 where the work of a process includes it, so that it is not priced once more; else 1.
    """

    id: str
    features: Number
    counts: Number = 1.0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Following:
    """A later process of the route: what it takes, its rates named `id.rate`; it works on what the first one made."""

    id: str
    work: Worked


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """Characteristics inspected with one instrument: so many on every piece, so many on the sample of each lot alone."""

    instrument: str
    every: float
    sampled: float


Addition = Extra | Following | Check
"""What comes on top of the shaping process, in the order of the route."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Prices:
    """Unit cost and its interval for many nodes, in one currency."""

    unit: FloatArray
    low: FloatArray
    high: FloatArray


def runs_of(work: Worked, quantity: Number) -> Number:
    """Runs of the machine for `quantity` pieces; the last one may be part empty and costs as much as a full one."""
    each = work.per_run
    if isinstance(quantity, int | float) and isinstance(each, int | float):
        return float(math.ceil(quantity / each))
    return np.ceil(quantity / np.asarray(each, dtype=np.float64))


def machine_s(work: Worked, quantity: Number) -> Number:
    """Machine time of one piece out of `quantity`, with its share of the runs."""
    return work.piece_time_s + work.run_time_s * runs_of(work, quantity) / quantity


def machines_s(work: Worked, quantity: Number, additions: Sequence[Addition] = ()) -> Number:
    """Machine time of one piece over all processes of its route."""
    later = [machine_s(one.work, quantity) for one in additions if isinstance(one, Following)]
    return machine_s(work, quantity) + sum(later)


def order_s(work: Worked, numbers: Numbers, quantity: Number, additions: Sequence[Addition] = ()) -> Number:
    """Seconds from the first work on the whole order to the last, where one machine makes it.

    Making its tools, machine, bench, and waiting for the builds that it shares; time that people spend while the machine
    runs is in it once.
    """
    skill = learned(quantity, numbers.get("learning_rate", 1.0))
    total = _process_s(work, numbers, quantity, "")
    for one in additions:
        if isinstance(one, Following):
            total = total + _process_s(one.work, numbers, quantity, f"{one.id}.")
        elif isinstance(one, Check):
            each = numbers.get(f"inspection.{one.instrument}", 0.0)
            total = total + each * (one.every * quantity + one.sampled * inspected(numbers, quantity)) * skill
        else:
            each = (
                numbers.get(f"{one.id}.time_per_piece", 0.0)
                + numbers.get(f"{one.id}.time_per_feature", 0.0) * one.features
            )
            total = total + one.counts * (numbers.get(f"{one.id}.setup_time", 0.0) + quantity * skill * each)
    return total


def alone_s(work: Worked, numbers: Numbers, quantity: Number, additions: Sequence[Addition] = ()) -> Number:
    """Seconds of `order_s` that pass around the clock: the machine runs on alone, or the order waits for shared builds."""
    attended = numbers.get("attended", ABSENT["attended"])
    runs_on: Number = 0.0
    if not isinstance(attended, float | int):
        runs_on = np.where(attended == 0.0, quantity * machine_s(work, quantity), 0.0)
    elif attended == 0.0:
        runs_on = quantity * machine_s(work, quantity)
    return work.waits_s + runs_on + sum(one.work.waits_s for one in additions if isinstance(one, Following))


def undivided_s(work: Worked, additions: Sequence[Addition] = ()) -> tuple[Number, Number]:
    """Seconds of `order_s`, and of `alone_s` in them, that further machines do not shorten: making tools, shared builds."""
    works = [work, *(one.work for one in additions if isinstance(one, Following))]
    waits = sum(one.waits_s for one in works)
    return waits + sum(one.tool_time_s for one in works), waits


def _process_s(work: Worked, numbers: Numbers, quantity: Number, prefix: str) -> Number:
    def rate(key: str) -> Number:
        return numbers.get(prefix + key, ABSENT.get(key, 0.0))

    skill = learned(quantity, rate("learning_rate"))
    own = work.setups * rate("load_time") + rate("post_time") + sum(share.seconds for share in work.hands)
    total = work.setups * (_lots(numbers, quantity) * rate("setup_time") + rate("fixture_time"))
    total = total + rate("programming_time") + quantity * (machine_s(work, quantity) + skill * own)
    if work.run_hands:
        runs = runs_of(work, quantity)
        run_skill = learned(runs, rate("learning_rate"))
        total = total + runs * run_skill * sum(share.seconds for share in work.run_hands)
    return total + work.tool_time_s + work.waits_s


def _lots(numbers: Numbers, quantity: Number) -> Number:
    """Lots of an order, each set up anew."""
    size = numbers.get("lot_size", math.inf)
    if isinstance(quantity, int | float) and isinstance(size, int | float) and size > 0.0:
        return max(float(math.ceil(quantity / size)), 1.0)
    return np.maximum(np.ceil(quantity / np.asarray(size, dtype=np.float64)), 1.0)


def inspected(numbers: Numbers, quantity: Number) -> Number:
    """Pieces of an order that are inspected by what is not critical: the usual sample of each of its lots."""
    size = np.minimum(np.asarray(numbers.get("lot_size", math.inf), dtype=np.float64), quantity)
    return np.minimum(_lots(numbers, quantity) * usual_sample(size), quantity)


def bought_g(work: Worked, numbers: Numbers, prefix: str = "") -> Number:
    """Grams of stock bought for one piece: what is cut off or lost, less the share of it that goes back into the process."""
    waste, recycled = numbers.get(f"{prefix}waste", 0.0), numbers.get(f"{prefix}recycled_share", 0.0)
    gross = work.stock_g * (1.0 + waste)
    return gross - recycled * larger(gross - work.material_g, 0.0)


def unit_lines(
    work: Worked, numbers: Numbers, quantity: Number, additions: Sequence[Addition] = ()
) -> dict[str, Number]:
    """Lines of the price of one piece out of `quantity`, by key, in the currency of the rates (money per hour, kg, piece).

    Setup, programming and fixturing are shared by the order (or by each lot of `lot_size`); a run of the machine is shared
    by the pieces really in it; people learn (`learned`), machines do not; what scraps, overhead and margin add stands
    apart; a minimum order lifts small ones. Rates of an operation or a later process are named `id.rate`, those of an
    instrument `inspection.id`; lines of a later process have keys `id/line`. Overhead, margin, minimum order and
    packaging are of the node, on all steps. Scalars and arrays (n,) mix.
    """

    def rate(key: str) -> Number:
        return numbers.get(key, absent(key))

    labor = rate("labor_rate") / _HOUR
    skill = learned(quantity, rate("learning_rate"))
    lines, worth = _process(work, numbers, quantity, "", 0.0)
    inspecting: Number = 0.0
    for one in additions:
        if isinstance(one, Following):
            own, worth = _process(one.work, numbers, quantity, f"{one.id}.", worth)
            lines |= {f"{one.id}/{key}": amount for key, amount in own.items()}
        elif isinstance(one, Check):
            times = (one.every + one.sampled * inspected(numbers, quantity) / quantity) * skill
            inspecting = inspecting + rate(f"inspection.{one.instrument}") * times * labor
        else:
            seconds = (
                rate(f"{one.id}.setup_time") / quantity
                + rate(f"{one.id}.time_per_piece") * skill
                + rate(f"{one.id}.time_per_feature") * one.features * skill
            )
            treated = seconds * labor + rate(f"{one.id}.consumables") * one.features
            least = rate(f"{one.id}.minimum_order") / quantity
            lines[f"operation {one.id}"] = one.counts * larger(treated, least)
    lines["inspection"] = inspecting
    cost = sum(lines.values())
    lines["overhead"] = cost * rate("overhead")
    lines["margin"] = (cost + lines["overhead"]) * rate("margin")
    price = cost + lines["overhead"] + lines["margin"]
    lines["minimum order"] = larger(rate("minimum_order") / quantity - price, 0.0)
    lines["packaging"] = rate("packaging")
    return lines


def _process(
    work: Worked, numbers: Numbers, quantity: Number, prefix: str, worth: Number
) -> tuple[dict[str, Number], Number]:
    """Lines of one process, whose rates have a prefix, and what a good piece is worth after it.

    A piece that scraps takes with it what was put into it before (`worth`), not what the order or a tool cost.
    """

    def rate(key: str) -> Number:
        return numbers.get(prefix + key, ABSENT.get(key, 0.0))

    labor, machine = rate("labor_rate") / _HOUR, rate("machine_rate") / _HOUR
    runs = runs_of(work, quantity)
    skill = learned(quantity, rate("learning_rate"))
    run_skill = learned(runs, rate("learning_rate")) if work.run_hands else 1.0
    cycle = machine_s(work, quantity) * rate("time_error")
    lines: dict[str, Number] = {
        "setup": _lots(numbers, quantity) * rate("setup_time") * work.setups * (machine + labor) / quantity,
        "programming": rate("programming_time") * labor / quantity,
        "fixturing": rate("fixture_time") * work.setups * labor / quantity,
    }
    repeated: dict[str, Number] = {
        "machine": cycle * machine,
        "attendance": cycle * labor * rate("attended"),
        "material": bought_g(work, numbers, prefix) / 1000.0 * rate("material_price"),
        "handling": rate("load_time") * work.setups * labor * skill,
        "post": rate("post_time") * labor * skill,
    }
    for share in work.hands:
        _add(repeated, f"hands {share.what}", share.seconds * labor * skill)
    for share in work.run_hands:
        _add(repeated, f"hands {share.what}", share.seconds * labor * run_skill * runs / quantity)
    for item in work.consumed:
        where = lines if item.per in ("order", "tool") else repeated
        amount = item.amount * rate(item.rate) * _times(item, runs, quantity)
        _add(where, f"used {item.per} {item.rate} {item.what}", amount)
    put_in = worth + sum(repeated.values())
    scrap = (1.0 / rate("yield") - 1.0) * put_in
    return {**lines, **repeated, "scrap": scrap}, put_in + scrap


def _times(item: Used, runs: Number, quantity: Number) -> Number:
    """How often a piece uses something up: once, its share of a run or an order, or of the tools that the order wears."""
    if item.per == "piece":
        return 1.0
    if item.per == "run":
        return runs / quantity
    if item.per == "order":
        return 1.0 / quantity
    return larger(np.ceil(quantity / np.asarray(item.life, dtype=np.float64)), 1.0) / quantity


def larger(one: Number, other: Number) -> Number:
    """The larger of two numbers, row by row where one is a column (n,)."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return one if one >= other else other
    return np.maximum(one, other)


def _add(lines: dict[str, Number], key: str, amount: Number) -> None:
    lines[key] = lines[key] + amount if key in lines else amount


def unit_cost(work: Worked, numbers: Numbers, quantity: Number, additions: Sequence[Addition] = ()) -> Number:
    """The price of one piece out of `quantity`: the sum of its lines."""
    return sum(unit_lines(work, numbers, quantity, additions).values())


def interval(
    work: Worked,
    numbers: Numbers,
    bounds: Mapping[str, tuple[Number, Number]],
    quantity: Number,
    additions: Sequence[Addition] = (),
) -> tuple[Number, Number]:
    """(low, high) of the unit cost: each uncertain rate is moved to its bounds alone, the changes are added in quadrature.

    That takes the rates as independent; a change to one side counts to that side only.
    """
    middle = unit_cost(work, numbers, quantity, additions)
    if np.ndim(middle) == 0 and not any(np.ndim(end) for ends in bounds.values() for end in ends):
        changes = _moved(work, numbers, bounds, quantity, additions) - middle
        below, above = np.sum(np.minimum(changes, 0.0) ** 2), np.sum(np.maximum(changes, 0.0) ** 2)
    else:
        below, above = np.float64(0.0), np.float64(0.0)
        for key, ends in bounds.items():
            for end in ends:
                change = unit_cost(work, {**numbers, key: end}, quantity, additions) - middle
                below = below + np.minimum(change, 0.0) ** 2
                above = above + np.maximum(change, 0.0) ** 2
    return np.maximum(middle - np.sqrt(below), 0.0), middle + np.sqrt(above)


def _moved(
    work: Worked,
    numbers: Numbers,
    bounds: Mapping[str, tuple[Number, Number]],
    quantity: Number,
    additions: Sequence[Addition],
) -> FloatArray:
    """Unit cost with each uncertain rate at its low, then at its high, all in one go: two columns per rate."""
    columns: dict[str, Number] = dict(numbers)
    for place, (key, ends) in enumerate(bounds.items()):
        column = np.full(2 * len(bounds), numbers.get(key, absent(key)), dtype=np.float64)
        column[2 * place : 2 * place + 2] = ends
        columns[key] = column
    return np.asarray(unit_cost(work, columns, quantity, additions), dtype=np.float64)


def filled(key: str, column: Number) -> Number:
    """A column (n,), or the one number of all rows, with what an unstated rate stands for in place of NaN."""
    if isinstance(column, float | int):
        return absent(key) if math.isnan(column) else column
    silent = np.isnan(column)
    return np.where(silent, absent(key), column) if silent.any() else column
