"""What sending the goods costs: by road within reach, else by air, and over borders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.costs.carbon import factors, freight_mode
from dfdm.costs.exchange import exchange
from dfdm.errors import DataError
from dfdm.money import Money
from dfdm.nodes.place import Place
from dfdm.table import data_folder, read_toml

_WHERE = "nodes/delivery.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """The way a consignment takes and what it costs, in words."""

    mode: str
    cost: Money
    border: bool
    basis: str


def deliver(*, goods_kg: float, distance_km: float, origin: Place, target: Place, currency: str) -> Delivery:
    """Price one consignment of goods (kg) over a distance (km) as the crow flies; duties and taxes are left out."""
    rates = _rates()
    mode = freight_mode(distance_km)
    border = crosses_border(origin.country, target.country)
    parts = [rates["consignment"].number]
    if mode == "road":
        parts.append(rates["road_rate"].number * goods_kg * distance_km)
    else:
        parts += [rates["air_consignment"].number, rates["air_rate"].number * goods_kg]
    if border:
        parts.append(rates["border"].number)
    amount = Money.of(round(sum(parts), 4), rates["consignment"].unit.partition("/")[0])
    way = f"{goods_kg:.3g} kg over {distance_km:.0f} km by {mode}"
    return Delivery(
        mode=mode,
        cost=exchange().convert(amount, currency),
        border=border,
        basis=f"{way}, across a customs border" if border else way,
    )


def deliver_many(
    *, goods_kg: NDArray[np.float64], distance_km: NDArray[np.float64], abroad: NDArray[np.bool_], currency: str
) -> NDArray[np.float64]:
    """The cost (n,) of many consignments in one currency, as `deliver` prices each; `abroad` (n,) marks customs borders."""
    rates = _numbers()
    road = rates["road_rate"] * goods_kg * distance_km
    air = rates["air_consignment"] + rates["air_rate"] * goods_kg
    by_road = distance_km <= factors()["road_reach"].number
    amount = rates["consignment"] + np.where(by_road, road, air) + np.where(abroad, rates["border"], 0.0)
    source = _rates()["consignment"].unit.partition("/")[0]
    return np.asarray(np.round(amount, 4) * float(exchange().factor(source, currency)), dtype=np.float64)


@cache
def _numbers() -> Mapping[str, float]:
    return {key: cited.number for key, cited in _rates().items()}


@lru_cache(maxsize=4096)
def crosses_border(origin: str, target: str) -> bool:
    """Say whether a customs declaration is needed; an unknown country counts as abroad."""
    if origin and origin == target:
        return False
    return not any(origin in union and target in union for union in _unions().values())


@cache
def _page() -> Mapping[str, Any]:
    return read_toml(data_folder() / "nodes" / "delivery.toml", where=_WHERE)


@cache
def _rates() -> Mapping[str, Cited]:
    page = {key: entry for key, entry in _page().items() if key != "customs_unions"}
    rates = {key: Cited.from_dict(entry, where=f"{_WHERE} [{key}]") for key, entry in page.items()}
    currencies = {cited.unit.partition("/")[0] for cited in rates.values()}
    if len(currencies) != 1:
        raise DataError(f"expected one currency, found {', '.join(sorted(currencies))}", where=_WHERE)
    return rates


@cache
def _unions() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in _page().get("customs_unions", {}).items()}
