"""What the offers of a network come to for one order, as columns: price, lead time and emissions of every row at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dfdm.checks import Judgement
from dfdm.cited import Cited
from dfdm.costs.covered import outside
from dfdm.costs.exchange import exchange
from dfdm.costs.following import later_processes
from dfdm.costs.inspecting import inspection_rates
from dfdm.costs.many import Many, WorkColumns
from dfdm.costs.pricing import Following
from dfdm.costs.work import NotPricedError, Work
from dfdm.facts import PartFacts
from dfdm.nodes.between import between
from dfdm.nodes.candidate import CO2E_LACKS, Reason
from dfdm.nodes.delivery import deliver_many
from dfdm.nodes.network import Offers
from dfdm.nodes.offer_columns import OfferColumns, calendars, columns_of
from dfdm.nodes.own_rates import own_rates
from dfdm.nodes.terms import Order
from dfdm.processes import Catalog, Operation, Route

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Ground:
    """What all rows of one process share: the offers, what the checks said of every part, the order.

    `makeable_of_kind` and `verdict_of_kind` (k,) are codes of all parts together by kind of limits, `makeable` and
    `verdict` (n,) the same by row.
    """

    offers: Offers
    judgements: tuple[Judgement, ...]
    makeable_of_kind: NDArray[np.int8]
    verdict_of_kind: NDArray[np.int8]
    makeable: NDArray[np.int8]
    verdict: NDArray[np.int8]
    order: Order
    distance_km: FloatArray

    @classmethod
    def of(cls, offers: Offers, judgements: Sequence[Judgement], order: Order, distance_km: FloatArray) -> Ground:
        """That of the judgements of all parts of an order, on the same offers."""
        told = [judgement.of_kinds for judgement in judgements]
        makeable, verdict = told[0].makeable, told[0].verdict
        for other in told[1:]:
            makeable, verdict = np.minimum(makeable, other.makeable), np.maximum(verdict, other.verdict)
        return cls(
            offers=offers,
            judgements=tuple(judgements),
            makeable_of_kind=makeable,
            verdict_of_kind=verdict,
            makeable=makeable[offers.table.kind],
            verdict=verdict[offers.table.kind],
            order=order,
            distance_km=distance_km,
        )


class Priced:
    """Prices, lead times and emissions (k,) of the rows `rows` of an order's ground.

    `delivered` is infinite for a row that cannot be priced or that is full: `why(k)` says why. Amounts are in the
    currency of the order, per piece.
    """

    def __init__(self, ground: Ground, rows: IntArray) -> None:
        self.ground, self.rows = ground, rows
        order, offers = ground.order, ground.offers
        columns = columns_of(offers)
        route, count = order.route, len(rows)
        assert route is not None
        self.failed: dict[int, Reason] = {}
        rates = (
            columns.rates(offers, order.currency)
            .at(rows)
            .with_operations(_operations(route, offers.network.pages), exchange())
            .with_rates(inspection_rates() if any(order.requirements.values()) else {}, exchange())
        )
        self._parts: list[tuple[int, Many]] = []
        lost = np.zeros(count, dtype=bool)
        for part, judgement in zip(order.parts, ground.judgements, strict=True):
            works, index, gone = self._works(columns, part, judgement, order)
            lost |= gone
            quantity = order.quantity * part.count
            needed = order.requirements.get(part.name, ())
            later, named, base = self._later(part, route)
            many = Many(
                WorkColumns.of(works, index),
                rates.with_later(named, base, exchange()) if later else rates,
                quantity,
                _operations(route, offers.network.pages),
                needed,
                later,
            )
            self._parts.append((part.count, many))
        self.unit = np.asarray(sum(n * many.unit for n, many in self._parts), dtype=np.float64)
        goods_kg = order.quantity * np.asarray(sum(n * many.material_g for n, many in self._parts)) / 1000.0
        node = offers.node[rows]
        way = self._way = between(offers.network, order.to)
        distance = way.distance_km[node]
        self._abroad = way.abroad[node]
        self.delivery = (
            deliver_many(
                goods_kg=goods_kg,
                distance_km=distance,
                abroad=self._abroad,
                currency=order.currency,
            )
            / order.quantity
        )
        self.delivered = np.where(lost, np.inf, self.unit + self.delivery)
        self._machines = columns.machines[rows]
        # A lead time shares work out over the machines: what they cannot share is counted for each of them.
        whole, waits = (sum(many.undivided_s[n] for _, many in self._parts) for n in (0, 1))
        more = self._machines - 1.0
        self._work_s = np.asarray(sum(many.lead_work_s for _, many in self._parts) + more * whole, dtype=np.float64)
        self._unattended_s = np.asarray(
            sum(many.unattended_s for _, many in self._parts) + more * waits, dtype=np.float64
        )
        hours = calendars(offers, order)
        self.p50_s, self.p90_s = hours.lead_times(
            node,
            at=order.at,
            work_s=self._work_s,
            unattended_s=self._unattended_s,
            distance_km=distance,
            machines=self._machines,
            abroad=self._abroad,
            waits=columns.before(offers, hours).of(rows),
            away=way.transit.of(node),
        )
        self.delivered[np.isinf(self.p50_s)] = np.inf
        self._node, self._goods_kg = node, goods_kg
        self.co2e_kg = np.asarray(sum(n * many.co2e_kg for n, many in self._parts) + self._freight_kg(0))

    def _freight_kg(self, end: int) -> FloatArray:
        """Emissions (k,) of sending a piece; `end` 0 is the value, 1 low, 2 high."""
        per_kg = self._way.freight_per_kg[end][self._node]
        return np.asarray(per_kg * self._goods_kg / self.ground.order.quantity, dtype=np.float64)

    def _later(self, part: PartFacts, route: Route) -> tuple[list[Following], list[Mapping[str, Cited]], IntArray]:
        """Later processes of the route as columns, their rates by base, and which base each row is of."""
        offers = self.ground.offers
        if all(step.kind != "process" for step in route.steps[1:]):
            return [], [], self.rows
        bases, index = np.unique(offers.table.base[self.rows], return_inverse=True)
        found = [later_processes(part, route, offers.table.bases[base], {})[0] for base in bases.tolist()]
        later = [
            Following(
                id=name,
                work=WorkColumns.of(
                    [next((one.work for one in own if one.id == name), _NO_WORK) for own in found], index.reshape(-1)
                ),
            )
            for name in dict.fromkeys(one.id for own in found for one in own)
        ]
        named: list[Mapping[str, Cited]] = [
            {key: cited for one in own for key, cited in one.named.items()} for own in found
        ]
        return later, named, index.reshape(-1)

    def _works(
        self, columns: OfferColumns, part: PartFacts, judgement: Judgement, order: Order
    ) -> tuple[list[Work], IntArray, NDArray[np.bool_]]:
        """The distinct works of a part, which of them each row takes, and where there is none."""
        ways = len(judgement.ways)
        pair = columns.shared[self.rows]
        if ways > 1:
            pair = pair * ways + judgement.choice[self.rows]
        there = np.bincount(pair, minlength=ways * len(columns.alike)) > 0
        pairs, index = np.flatnonzero(there), (np.cumsum(there) - 1)[pair]
        works: list[Work] = []
        missing = np.zeros(len(pairs), dtype=bool)
        for number, one in enumerate(pairs.tolist()):
            kind, way = divmod(one, ways)
            try:
                works.append(columns.work(kind, order, part, judgement.ways[way]))
            except NotPricedError as error:
                missing[number] = True
                works.append(_NO_WORK)
                for k in np.flatnonzero(index == number).tolist():
                    self.failed.setdefault(k, Reason(code="not-priced", message=str(error)))
        return works, index, missing[index]

    @cached_property
    def ends(self) -> tuple[FloatArray, FloatArray]:
        """(low, high) of the price (k,)."""
        found = [(n, many.ends) for n, many in self._parts]
        return (
            np.asarray(sum(n * ends[0] for n, ends in found), dtype=np.float64),
            np.asarray(sum(n * ends[1] for n, ends in found), dtype=np.float64),
        )

    @cached_property
    def co2e_ends(self) -> tuple[FloatArray, FloatArray]:
        """(low, high) of the emissions (k,), freight among them."""
        found = [(n, many.co2e_ends) for n, many in self._parts]
        low, high = (np.asarray(sum(n * ends[k] for n, ends in found) + self._freight_kg(1 + k)) for k in (0, 1))
        return low, high

    @property
    def co2e_low_kg(self) -> FloatArray:
        """The low end of the emissions (k,)."""
        return self.co2e_ends[0]

    @property
    def co2e_high_kg(self) -> FloatArray:
        """The high end of the emissions (k,)."""
        return self.co2e_ends[1]

    @cached_property
    def co2e_lacks(self) -> Mapping[str, NDArray[np.bool_]]:
        """Where (k,) emissions of `material` or `electricity` of some part are not known: they count as nothing."""
        known = [many.co2e_lacks for _, many in self._parts]
        return {name: np.any([one[n] for one in known], axis=0) for n, name in enumerate(CO2E_LACKS)}

    @property
    def work_s(self) -> FloatArray:
        """Seconds (k,) of work of the whole quantity over all machines, as the lead time counts them."""
        return self._work_s

    @property
    def unattended_s(self) -> FloatArray:
        """Seconds (k,) of it in which the machine runs on alone."""
        return self._unattended_s

    @property
    def goods_kg(self) -> FloatArray:
        """Mass (k,) of a piece as it is sent."""
        return np.asarray(sum(n * many.material_g for n, many in self._parts), dtype=np.float64) / 1000.0

    @property
    def low(self) -> FloatArray:
        """The low end of the price (k,)."""
        return self.ends[0]

    @property
    def high(self) -> FloatArray:
        """The high end of the price (k,)."""
        return self.ends[1]

    def extrapolates(self, k: int) -> tuple[str, ...]:
        """What of the order the jobs did not cover that the rates of row `rows[k]` were fitted to, in words."""
        order, offers, row = self.ground.order, self.ground.offers, int(self.rows[k])
        rates = own_rates(offers, row)
        if not rates:
            return ()
        base, several = offers.table.bases[int(offers.table.base[row])], len(order.parts) > 1
        return tuple(
            f"{part.name}: {told}" if several else told
            for part, (count, many) in zip(order.parts, self._parts, strict=True)
            for told in outside(
                rates,
                mass_g=float(many.material_g[k]),
                quantity=order.quantity * count,
                material=base.material.id,
                process=base.process.term,
            )
        )

    def why(self, k: int) -> Reason:
        """Why there is no price at row `rows[k]`."""
        if k in self.failed:
            return self.failed[k]
        order, offers = self.ground.order, self.ground.offers
        node = int(offers.node[self.rows[k]])
        alone = calendars(offers, order).alone(
            node,
            order.at,
            self._work_s[k],
            self._unattended_s[k],
            float(self.ground.distance_km[node]),
            self._machines[k],
            bool(self._abroad[k]),
        )
        return Reason(code="full", message=f"does not take this order: {'; '.join(alone.steps)}")


_NO_WORK = Work(shares=(), material_g=0.0, stock_g=0.0, stock_basis="")


def _operations(route: Route, pages: Catalog) -> tuple[Operation, ...]:
    return tuple(pages.operation(step.id) for step in route.operations)
