"""What is ordered, of every node alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.leadtime import WorkCalendar
from dfdm.costs.leadtimes import Calendars
from dfdm.facts import PartFacts
from dfdm.nodes.between import between
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
        return between(network, self.to).abroad


def calendar_of(node: Node) -> WorkCalendar:
    """The working hours of a node."""
    return WorkCalendar.of(node.calendar, node.place.timezone, node.place.country)


def calendars_of(nodes: Sequence[Node], day: date) -> Calendars:
    """The working hours of many nodes for orders placed on a day (UTC); those that work the same hours share one kind."""
    kinds: dict[tuple[object, ...], int] = {}
    alike: list[WorkCalendar] = []
    kind = np.zeros(len(nodes), dtype=np.intp)
    for n, node in enumerate(nodes):
        calendar, place = node.calendar, node.place
        hours = (calendar.get("opens"), calendar.get("closes"), calendar.get("cutoff"), calendar.get("holidays"))
        days = (tuple(calendar.get("workdays", ())), tuple(calendar.get("closed", ())))
        key = (place.timezone, place.country, hours, days)
        number = kinds.setdefault(key, len(kinds))
        if number == len(alike):
            alike.append(calendar_of(node))
        kind[n] = number
    backlog, load, job = (
        np.array([node.calendar.get(name) or missing for node in nodes], dtype=np.float64)
        for name, missing in (("backlog_h", np.nan), ("utilization", np.nan), ("mean_job_h", np.nan))
    )
    for values, name in ((backlog, "backlog_h"), (load, "utilization")):  # none at all is a statement, too
        values[[n for n, node in enumerate(nodes) if node.calendar.get(name) == 0]] = 0.0
    return Calendars(alike, kind, day, backlog_s=backlog * 3600.0, utilization=load, mean_job_s=job * 3600.0)
