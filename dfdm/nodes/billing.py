"""The estimates behind the price of one candidate: lines in words, which columns do not hold."""

from __future__ import annotations

from dfdm.costs import estimate
from dfdm.nodes.columns import Ground
from dfdm.nodes.own_rates import own_rates
from dfdm.nodes.parties import Bill


def bill_of(ground: Ground, row: int) -> Bill:
    """Estimate every part of the order on one row of its offers, as the columns price it."""
    offers, order = ground.offers, ground.order
    capability, route = offers.table.one(row), order.route
    assert route is not None
    node, entry = offers.of(row)
    placed = route.at(material=capability.material.id, machine=entry.machine.id)
    pieces = [
        (
            part.count,
            estimate(
                part,
                placed,
                capability,
                quantity=order.quantity * part.count,
                orientation=judgement.ways[int(judgement.choice[row])],
                profile=order.profile,
                rates=own_rates(offers, row),
                country=node.place.country,
                requirements=order.requirements.get(part.name, ()),
                currency=order.currency,
            ),
        )
        for part, judgement in zip(order.parts, ground.judgements, strict=True)
    ]
    return Bill(pieces=pieces, to=order.to)
