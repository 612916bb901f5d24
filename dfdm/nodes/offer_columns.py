"""What the rows of an offer table are, whatever part is made: who offers them, their rates, machines, calendars, alike work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.costs.estimate import work_for
from dfdm.costs.exchange import Exchange, exchange
from dfdm.costs.leadtimes import Calendars
from dfdm.costs.rate_columns import RateColumns
from dfdm.costs.waiting import Before
from dfdm.costs.work import DRIVERS, Driver, NotPricedError, Work, read_by
from dfdm.facts import Orientation, PartFacts
from dfdm.nodes.network import Offers
from dfdm.nodes.own_rates import own_rates, stating, with_own
from dfdm.nodes.terms import Order, calendars_of
from dfdm.processes import Capability

IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Groups:
    """The rows of an offer table (n,), brought together by node and material: k groups, each in the order of its rows.

    `number` (n,) is the group of each of `rows`, `kind` (n,) the number of its limits (`CapabilityTable.kind`), `begins`
    (k,) where each group starts among them; `node` (k,) and `material` (k,), a place in `materials`, say what it is. The
    default material of the process is the first, where it is among them: `usual` (k,). `there` (m,) are the nodes of the
    network that have a group.
    """

    rows: IntArray
    number: IntArray
    kind: IntArray
    begins: IntArray
    node: IntArray
    material: IntArray
    materials: tuple[str, ...]
    usual: BoolArray
    there: BoolArray

    @classmethod
    def of(cls, offers: Offers) -> Groups:
        """The groups of an offer table."""
        table = offers.table
        default = table.process.default_material
        names = [base.material.id for base in table.bases]
        materials = sorted(set(names), key=lambda name: (name != default, name))
        material = np.array([materials.index(name) for name in names], dtype=np.intp)[table.base]
        key = offers.node * len(materials) + material
        rows = np.argsort(key, kind="stable")
        found, begins, number = np.unique(key[rows], return_index=True, return_inverse=True)
        node, of = found // len(materials), found % len(materials)
        there = np.zeros(len(offers.network), dtype=np.bool_)
        there[node] = True
        return cls(
            rows=rows,
            number=number.reshape(-1),
            kind=table.kind[rows],
            begins=begins,
            node=node,
            material=of,
            materials=tuple(materials),
            usual=(of == 0) & (materials[0] == default),
            there=there,
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class AlikeWork:
    """Rows whose part takes the same work: the capability of the first, and its rates with those of the node."""

    capability: Capability
    rates: Mapping[str, Cited]


class OfferColumns:
    """What the rows of an offer table cost, whatever the part: rates, machines, and which rows share their work."""

    def __init__(self, offers: Offers) -> None:
        self.groups = Groups.of(offers)
        self.machines = offers.network.census.count[offers.entry]
        self._rates: dict[str, tuple[Exchange, RateColumns]] = {}
        self.shared, self.alike = self._sharing(offers)
        self._works: WeakKeyDictionary[PartFacts, dict[tuple[object, ...], Work | str]] = WeakKeyDictionary()
        self._before: tuple[Calendars, Before] | None = None

    def before(self, offers: Offers, calendars: Calendars) -> Before:
        """Review and queue (n,) before the work of an order at each row, kept for the calendars of the last day asked for."""
        found = self._before
        if found is None or found[0] is not calendars:
            found = self._before = (calendars, calendars.before(offers.node, self.machines))
        return found[1]

    def work(self, kind: int, order: Order, part: PartFacts, way: Orientation | None) -> Work:
        """The work of a part on the rows of one kind of `alike`, kept as long as the part is; else a NotPricedError."""
        needed, route, profile = order.requirements.get(part.name, ()), order.route, order.profile
        assert route is not None
        key = (kind, way and way.up, profile and profile.key, tuple(route.shaping.parameters.items()))
        known = self._works.setdefault(part, {})
        found = None if needed else known.get(key)
        if isinstance(found, str):
            raise NotPricedError(found)
        if found is not None:
            return found
        alike = self.alike[kind]
        try:
            made = work_for(
                part,
                route,
                alike.capability,
                orientation=way,
                profile=profile,
                rates=alike.rates,
                requirements=needed,
            )
        except NotPricedError as error:
            if not needed:
                known[key] = str(error)
            raise
        if not needed:
            known[key] = made
        return made

    def _sharing(self, offers: Offers) -> tuple[IntArray, tuple[AlikeWork, ...]]:
        """For each row (n,) the kind of work, and each kind: all that the cost driver reads is alike."""
        drivers = offers.table.process.drivers
        driver = DRIVERS[drivers[0]] if drivers else None
        kinds: dict[tuple[object, ...], int] = {}
        numbered = [
            kinds.setdefault(_read(driver, capability, capability.rates), len(kinds))
            for capability in offers.table.bases
        ]
        shared = np.array(numbered, dtype=np.intp)[offers.table.base]
        reads, limits = (driver.reads, driver.limits) if driver else ((), ())
        limited = [row for row, own in offers.table.overrides.items() if any(name in own for name in limits)]
        for row in sorted({*stating(offers, reads).tolist(), *limited}):
            capability = offers.table.one(row)
            key = _read(driver, capability, {**capability.rates, **own_rates(offers, row)})
            shared[row] = kinds.setdefault(key, len(kinds))
        _, first, index = np.unique(shared, return_index=True, return_inverse=True)
        alike = []
        for row in first.tolist():
            capability, own = offers.table.one(row), own_rates(offers, row)
            alike.append(
                AlikeWork(capability=capability, rates={**capability.rates, **own} if own else capability.rates)
            )
        return index.reshape(-1), tuple(alike)

    def rates(self, offers: Offers, currency: str) -> RateColumns:
        """The rates of all rows in one currency, at the exchange rates in force."""
        rates = exchange()
        known = self._rates.get(currency)
        if known is None or known[0] is not rates:
            names, country = offers.network.countries
            pages = RateColumns.of(
                offers.table.bases,
                offers.table.base,
                {},
                np.array(names, dtype=np.object_)[country[offers.node]].tolist(),
                currency,
                rates,
            )
            known = self._rates[currency] = (rates, with_own(pages, offers, rates))
        return known[1]


def _read(driver: Driver | None, capability: Capability, rates: Mapping[str, Cited]) -> tuple[object, ...]:
    """What of a capability decides the work of a part, as `work_of` keeps it apart."""
    options = capability.machine.options if capability.machine else ()
    read = read_by(driver, rates, capability.limits) if driver else ()
    return (capability.material.id, options, capability.tools, *read)


_KNOWN: WeakKeyDictionary[Offers, OfferColumns] = WeakKeyDictionary()
_CALENDARS: WeakKeyDictionary[object, dict[object, Calendars]] = WeakKeyDictionary()


def columns_of(offers: Offers) -> OfferColumns:
    """The columns of an offer table, made once."""
    if offers not in _KNOWN:
        _KNOWN[offers] = OfferColumns(offers)
    return _KNOWN[offers]


def calendars(offers: Offers, order: Order) -> Calendars:
    """The working hours of all nodes for orders of a day, kept for the last day that was asked for."""
    network = offers.network
    day = order.at.astimezone(UTC).date()
    known = _CALENDARS.setdefault(network, {})
    if day not in known:
        known.clear()
        known[day] = calendars_of(network.nodes, day)
    return known[day]
