"""What is ordered, of every node alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.leadtime import WorkCalendar
from dfdm.facts import PartFacts
from dfdm.nodes.delivery import crosses_border
from dfdm.nodes.node import Node
from dfdm.nodes.place import Place
from dfdm.processes import Route

if TYPE_CHECKING:
    from dfdm.nodes.network import Network


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Order:
    """What is asked of every node alike."""

    parts: tuple[PartFacts, ...]
    quantity: int
    to: Place
    at: datetime
    currency: str
    route: Route | None
    requirements: Mapping[str, Sequence[Any]]
    orientation: Any
    profile: Any

    def abroad(self, network: Network) -> NDArray[np.bool_]:
        """For each node (n,) whether a customs border lies between it and the place of delivery."""
        names, index = network.countries
        return np.array([crosses_border(name, self.to.country) for name in names], dtype=bool)[index]


def calendar_of(node: Node) -> WorkCalendar:
    """The working hours of a node."""
    return WorkCalendar.of(node.calendar, node.place.timezone, node.place.country)
