"""The rates that nodes and their machines state themselves, laid over those of the pages they offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.costs.exchange import Exchange
from dfdm.costs.feedstock import STATED
from dfdm.costs.following import OF_THE_NODE
from dfdm.costs.rate_columns import RateColumns, carbon_of
from dfdm.errors import DataError
from dfdm.nodes.census import Stated
from dfdm.nodes.network import Offers
from dfdm.units import is_money_rate

IntArray = NDArray[np.intp]
_NO_ROW = -1


def own_rates(offers: Offers, row: int) -> Mapping[str, Cited]:
    """What the node and the machine of one row state themselves: the machine has the last word."""
    node, entry = offers.of(row)
    return {**node.rates, **entry.rates} if node.rates and entry.rates else entry.rates or node.rates


def stating(offers: Offers, keys: tuple[str, ...]) -> IntArray:
    """The rows whose node or machine states one of some rates itself."""
    found = np.zeros(len(offers), dtype=bool)
    for _, stated, owner in _layers(offers, keys):
        found |= np.isin(owner, stated.owner)
    return np.flatnonzero(found)


def with_own(rates: RateColumns, offers: Offers, exchange: Exchange) -> RateColumns:
    """The rates of the pages (n,) with those of nodes and machines in their place; a negative one is a DataError."""
    count = len(offers)
    numbers, low, high = (dict(column) for column in (rates.numbers, rates.low, rates.high))
    stated_of: dict[str, NDArray[np.bool_]] = {}
    carbon = rates.carbon.copy()
    for row in stating(offers, tuple(STATED)).tolist():
        carbon[:, row] = carbon_of(offers.table.bases[int(offers.table.base[row])], own_rates(offers, row))
    for key, stated, owner in _layers(offers, None):
        place = np.full(int(max(owner.max(initial=0), stated.owner.max(initial=0))) + 1, _NO_ROW, dtype=np.intp)
        place[stated.owner] = np.arange(len(stated.owner))
        at = place[owner]
        rows = np.flatnonzero(at >= 0)
        if not len(rows):
            continue
        if key in OF_THE_NODE:
            stated_of.setdefault(key, np.zeros(count, dtype=bool))[rows] = True
        used, index = np.unique(at[rows], return_inverse=True)
        values = _numbers(key, [stated.cited[k] for k in used.tolist()], rates.currency, exchange)[index.reshape(-1)]
        told = rows[~np.isnan(values[:, 0])] if key != "material_price" else rows
        values = values if key == "material_price" else values[~np.isnan(values[:, 0])]
        for columns, column in zip((numbers, low, high), values.T, strict=True):
            columns[key] = columns[key].copy() if key in columns else np.full(count, np.nan)
            columns[key][told] = column
    return replace(rates, numbers=numbers, low=low, high=high, carbon=carbon, own=stated_of)


def _layers(offers: Offers, keys: tuple[str, ...] | None) -> Iterator[tuple[str, Stated, IntArray]]:
    """Rates by node and then by machine, each with the place (n,) among its owners of every row."""
    census = offers.network.census
    for tables, owner in ((census.of_nodes, offers.node), (census.of_machines, offers.entry)):
        yield from ((key, stated, owner) for key, stated in tables.items() if keys is None or key in keys)


def _numbers(key: str, cited: list[Cited], currency: str, exchange: Exchange) -> NDArray[np.float64]:
    """Value, low and high (k, 3) in one currency; NaN for words, and for a price that is not per kg where one has to be."""
    factors: dict[str, float] = {}
    for unit in {entry.unit for entry in cited}:
        money = is_money_rate(unit)
        factors[unit] = float(exchange.factor(unit.partition("/")[0], currency)) if money else 1.0
        if key == "material_price" and not unit.endswith("/kg"):
            factors[unit] = np.nan
    values = np.array(
        [
            (np.nan,) * 3
            if isinstance(entry.value, str)
            else (
                entry.value,
                entry.value if entry.low is None else entry.low,
                entry.value if entry.high is None else entry.high,
            )
            for entry in cited
        ]
    ).reshape(-1, 3)
    if (values[:, 0] < 0.0).any():
        worst = cited[int(np.flatnonzero(values[:, 0] < 0.0)[0])]
        raise DataError(f"the rate '{key}' is negative ({worst.value} {worst.unit})")
    if key == "yield" and (values[:, 0] <= 0.0).any():
        raise DataError("the rate 'yield' must be above 0")
    return np.asarray(values * np.array([factors[entry.unit] for entry in cited])[:, None], dtype=np.float64)
