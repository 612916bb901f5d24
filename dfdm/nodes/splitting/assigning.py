"""What a split comes to: every assignment priced anew at its own quantity, every consignment, and when it arrives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import numpy as np

from dfdm.costs.leadtime import lead_time
from dfdm.facts.rounding import significant
from dfdm.money import Money
from dfdm.nodes.delivery import deliver_many
from dfdm.nodes.node import Node
from dfdm.nodes.splitting.offering import Offered
from dfdm.nodes.splitting.problem import IntArray
from dfdm.nodes.terms import calendar_of

_DIGITS: Final = 9
_HOUR_S: Final = 3600.0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Assignment:
    """Pieces of one part at one node: estimates, not offers.

    `unit_cost` is of a piece at this quantity, delivery apart; `capacity` is how many the node could bring in time of this
    part alone; `made` of the pieces are made already. Arrival is counted from the order on, with all that the machine does.
    """

    part: str
    node: Node
    machine: str
    process: str
    material: str
    pieces: int
    unit_cost: Money
    co2e_kg: float
    work_h: float
    capacity: int
    lead_time_p50_s: float
    lead_time_p90_s: float
    distance_km: float
    made: int = 0

    @property
    def goods(self) -> Money:
        """What the pieces cost, delivery apart."""
        return self.unit_cost * self.pieces

    def to_dict(self, quantity: int) -> dict[str, Any]:
        """Write the assignment; `quantity` is of the whole order of this part."""
        return {
            "part": self.part,
            "node": self.node.id,
            "name": self.node.name,
            "place": self.node.place.to_dict(),
            "synthetic": self.node.synthetic,
            "machine": self.machine,
            "process": self.process,
            "material": self.material,
            "pieces": self.pieces,
            "made": self.made,
            "share": round(self.pieces / quantity, 6),
            "unit_cost": self.unit_cost.to_dict(),
            "goods": self.goods.to_dict(),
            "co2e_kg": significant(self.co2e_kg),
            "work_h": significant(self.work_h),
            "capacity": self.capacity,
            "lead_time_p50_s": round(self.lead_time_p50_s),
            "lead_time_p90_s": round(self.lead_time_p90_s),
            "distance_km": round(self.distance_km, 1),
        }


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Consignment:
    """What one node sends: all its pieces together."""

    node: Node
    goods_kg: float
    cost: Money

    def to_dict(self) -> dict[str, Any]:
        """Write the consignment."""
        return {"node": self.node.id, "goods_kg": significant(self.goods_kg), "cost": self.cost.to_dict()}


def assigned(
    offered: Offered, pieces: IntArray, made: Mapping[int, int] | None = None
) -> tuple[tuple[Assignment, ...], tuple[Consignment, ...]]:
    """All assignments, the largest first by part, and consignments; each quantity is priced by the estimate itself."""
    problem = offered.problem
    used = np.flatnonzero(pieces > 0).tolist()
    exact: dict[int, tuple[float, float, float, float, float]] = {}
    for i, line in enumerate(offered.lines):
        mine = [o for o in used if offered.choice_at[o][0] == i]
        for count in sorted({int(pieces[o]) for o in mine}):
            those = [o for o in mine if pieces[o] == count]
            rows = line.rows[[offered.choice_at[o][1] for o in those]]
            found = line.priced(count, rows)
            table = (found.unit, found.co2e_kg, found.work_s, found.unattended_s, found.goods_kg)
            for n, o in enumerate(those):
                exact[o] = tuple(float(column[n]) for column in table)  # type: ignore[assignment]  # five columns
    times = _times(offered, used, exact)
    assignments = []
    for o in used:
        line, k = offered.line(o)
        unit, co2e, work, _, _ = exact[o]
        entry = line.ground.offers.of(int(line.rows[k]))[1]
        assignments.append(
            Assignment(
                part=line.name,
                node=offered.node(o),
                machine=entry.machine.id,
                process=line.process,
                material=line.material,
                pieces=int(pieces[o]),
                unit_cost=Money.of(round(unit, _DIGITS), offered.currency),
                co2e_kg=co2e * int(pieces[o]),
                work_h=work / _HOUR_S,
                capacity=int(problem.in_time[o]),
                lead_time_p50_s=times[o][0],
                lead_time_p90_s=times[o][1],
                distance_km=float(line.distance_km[k]),
                made=(made or {}).get(o, 0),
            )
        )
    order = {line.name: i for i, line in enumerate(offered.lines)}
    assignments.sort(key=lambda a: (order[a.part], -a.pieces, a.node.id))
    return tuple(assignments), _consignments(offered, used, pieces, {o: exact[o][4] for o in used})


def late(offered: Offered, found: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """The assignments that are not there by the due date after all."""
    when = offered.deadline
    if when is None:
        return ()
    return tuple(a for a in found if (a.lead_time_p90_s if when.sure else a.lead_time_p50_s) > when.seconds + 1e-3)


def _times(
    offered: Offered, used: list[int], exact: Mapping[int, tuple[float, float, float, float, float]]
) -> dict[int, tuple[float, float]]:
    """(P50, P90) seconds from order to delivery of each choice: what shares a machine is there when all of it is."""
    resource = offered.problem.resource
    found = {}
    for r in sorted({int(resource[o]) for o in used}):
        those = [o for o in used if resource[o] == r]
        line, k = offered.line(those[0])
        taken = lead_time(
            sum(exact[o][2] for o in those),
            calendar_of(offered.node(those[0])),
            at=offered.at,
            distance_km=float(line.distance_km[k]),
            machines=int(line.counts[k]),
            abroad=bool(line.abroad[k]),
            unattended_s=sum(exact[o][3] for o in those),
        )
        found.update(dict.fromkeys(those, (taken.p50_s, taken.p90_s)))
    return found


def _consignments(
    offered: Offered, used: list[int], pieces: IntArray, piece_kg: Mapping[int, float]
) -> tuple[Consignment, ...]:
    nodes = sorted({offered.problem.choices[o].node for o in used})
    if not nodes:
        return ()
    kg = [sum(piece_kg[o] * int(pieces[o]) for o in used if offered.problem.choices[o].node == j) for j in nodes]
    places = [offered.places[j] for j in nodes]
    ground = offered.lines[0].ground
    cost = deliver_many(
        goods_kg=np.array(kg),
        distance_km=ground.distance_km[places],
        abroad=ground.order.abroad(offered.network)[places],
        currency=offered.currency,
    )
    return tuple(
        Consignment(
            node=offered.network.nodes[place],
            goods_kg=mass,
            cost=Money.of(round(float(amount), _DIGITS), offered.currency).rounded(),
        )
        for place, mass, amount in zip(places, kg, cost, strict=True)
    )


def total(amounts: list[Money], currency: str) -> Money:
    """The sum of amounts in one currency."""
    return sum(amounts, Money(amount=Decimal(0), currency=currency))
