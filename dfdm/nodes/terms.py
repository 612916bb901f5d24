"""What one offer comes to: price, delivery, lead time and emissions of an order at a node."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from dfdm.costs.carbon import of_freight
from dfdm.costs.document import Estimate
from dfdm.costs.estimate import estimate
from dfdm.costs.leadtime import WorkCalendar, lead_time
from dfdm.costs.work import NotPricedError
from dfdm.facts import Orientation, PartFacts
from dfdm.money import Money
from dfdm.nodes.candidate import Reason, Terms
from dfdm.nodes.delivery import deliver
from dfdm.nodes.node import Node, NodeMachine
from dfdm.nodes.place import Place
from dfdm.processes import Capability, Route


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


def terms_of(
    order: Order,
    node: Node,
    entry: NodeMachine,
    capability: Capability,
    ways: Sequence[Orientation | None],
    distance_km: float,
) -> Terms | Reason:
    """Price and time an order on one machine of a node; a part that cannot be priced there is a reason.

    `ways` say how each part lies (as the checks judged it). A model of several parts counts each part as often as it
    occurs; the price is for one whole model.
    """
    assert order.route is not None
    route = order.route.at(material=capability.material.id, machine=entry.machine.id)
    rates = {**node.rates, **entry.rates}
    found: list[Estimate] = []
    for part, way in zip(order.parts, ways, strict=True):
        try:
            found.append(
                estimate(
                    part,
                    route,
                    capability,
                    quantity=order.quantity * part.count,
                    orientation=way,
                    profile=order.profile,
                    rates=rates,
                    country=node.place.country,
                    requirements=order.requirements.get(part.name, ()),
                    currency=order.currency,
                )
            )
        except NotPricedError as error:
            return Reason(code="not-priced", message=str(error))
    counts = [part.count for part in order.parts]
    hours = lead_time(
        sum(e.lead_work_s for e in found),
        WorkCalendar.of(node.calendar, node.place.timezone, node.place.country),
        at=order.at,
        distance_km=distance_km,
        machines=entry.count,
        unattended_s=sum(e.unattended_s for e in found),
    )
    if math.isinf(hours.p50_s):
        return Reason(code="full", message=f"does not take this order: {'; '.join(hours.steps)}")
    goods_kg = order.quantity * sum(n * e.material_g for n, e in zip(counts, found, strict=True)) / 1000.0
    sent = deliver(
        goods_kg=goods_kg, distance_km=distance_km, origin=node.place, target=order.to, currency=order.currency
    )
    freight = of_freight(goods_kg, distance_km, sent.mode).kg / order.quantity
    return Terms(
        unit_cost=_sum([e.unit_cost * n for n, e in zip(counts, found, strict=True)]),
        low=_sum([e.low * n for n, e in zip(counts, found, strict=True)]),
        high=_sum([e.high * n for n, e in zip(counts, found, strict=True)]),
        delivery=Money(amount=sent.cost.amount / Decimal(order.quantity), currency=order.currency),
        lead_time_p50_s=hours.p50_s,
        lead_time_p90_s=hours.p90_s,
        co2e_kg=sum(n * e.co2e_kg for n, e in zip(counts, found, strict=True)) + freight,
        assumptions=tuple(dict.fromkeys(text for e in found for text in e.assumptions)),
    )


def _sum(amounts: Sequence[Money]) -> Money:
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    return total
