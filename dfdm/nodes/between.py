"""What lies between a place of delivery and the nodes of a network, whatever is sent: borders, time and emissions of the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.carbon import freight_per_kg
from dfdm.costs.leadtimes import parcels
from dfdm.costs.waiting import Span
from dfdm.nodes.delivery import crosses_border
from dfdm.nodes.network import Network
from dfdm.nodes.place import Place

_MOST_PLACES: Final = 16


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Between:
    """The way from each of n nodes: its length, whether it crosses a customs border, how long parcels take.

    `freight_per_kg` (3, n) is kgCO2e per kg of goods with its low and high end.
    """

    distance_km: NDArray[np.float64]
    abroad: NDArray[np.bool_]
    transit: Span
    freight_per_kg: NDArray[np.float64]


_KNOWN: Final[WeakKeyDictionary[Network, dict[tuple[float, float, str], Between]]] = WeakKeyDictionary()


def between(network: Network, place: Place) -> Between:
    """What lies between a place and the nodes of a network, kept for the places that were asked for last.

    A network does not change; coordinates and country are all of a place that this depends on.
    """
    key = (place.lat, place.lon, place.country)
    of_network = _KNOWN.setdefault(network, {})
    found = of_network.get(key)
    if found is None:
        distance, across = network.distances_km(place), abroad(network, place)
        found = Between(
            distance_km=distance,
            abroad=across,
            transit=parcels(distance, across),
            freight_per_kg=freight_per_kg(distance),
        )
        if len(of_network) >= _MOST_PLACES:
            of_network.clear()
        of_network[key] = found
    return found


def abroad(network: Network, place: Place) -> NDArray[np.bool_]:
    """For each node (n,) whether a customs border lies between it and a place."""
    names, index = network.countries
    return np.array([crosses_border(name, place.country) for name in names], dtype=bool)[index]
