"""The lines of an order and what nodes offer for them: who can make each, at what price, in what time, at any quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.facts import PartFacts
from dfdm.nodes.candidate import Reason
from dfdm.nodes.columns import Ground, IntArray, Priced
from dfdm.nodes.delivery import deliver_many
from dfdm.nodes.match import match
from dfdm.nodes.network import Network
from dfdm.nodes.node import Node
from dfdm.nodes.offer_columns import columns_of
from dfdm.nodes.place import Place
from dfdm.nodes.splitting.capacity import Deadline, chosen, windows_of
from dfdm.nodes.splitting.envelope import FloatArray, affine_above, cuts_below, sampled
from dfdm.nodes.splitting.problem import Choice, Problem, Window
from dfdm.nodes.terms import calendar_of
from dfdm.processes import Route
from dfdm.rights.export_control import ExportClassification
from dfdm.trust.trustlist import TrustList


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Ask:
    """One part that is ordered: how many, and by which processes, materials or route it may be made."""

    facts: PartFacts
    quantity: int
    processes: Sequence[str] = ()
    materials: Sequence[str] = ()
    route: Route | None = None
    requirements: Sequence[Any] = ()
    license: str = ""
    export: ExportClassification | None = None
    certificates: Sequence[str] = ()
    trust: TrustList | None = None
    stated_certificates: bool = False


class Line:
    """One part of the order with the rows of all offers that can make it, by one process in one material.

    Pieces of one order are alike, so it is not shared out over processes or materials: where several are left open, that
    of the best candidate is taken. A node is asked on the one machine that suits best.
    """

    def __init__(self, ask: Ask, ground: Ground, material: str, rows: IntArray) -> None:
        self.name, self.quantity = ask.facts.name, ask.quantity
        self.ground, self.material, self.rows = ground, material, rows
        self.process = ground.offers.table.process.term

    @property
    def nodes(self) -> IntArray:
        """The place (k,) of each row's node in the network."""
        return self.ground.offers.node[self.rows]

    @property
    def machines(self) -> IntArray:
        """The place (k,) of each row's machine at its node."""
        return self.ground.offers.machine[self.rows]

    @property
    def counts(self) -> FloatArray:
        """How many (k,) such machines the node has."""
        return columns_of(self.ground.offers).machines[self.rows]

    @property
    def abroad(self) -> NDArray[np.bool_]:
        """Whether (k,) a customs border lies between."""
        return self.ground.order.abroad(self.ground.offers.network)[self.nodes]

    @property
    def distance_km(self) -> FloatArray:
        """How far (k,) the node is from where it is wanted."""
        return self.ground.distance_km[self.nodes]

    def priced(self, quantity: int, rows: IntArray | None = None) -> Priced:
        """What so many pieces come to at these rows, or at all."""
        order = replace(self.ground.order, quantity=quantity)
        return Priced(replace(self.ground, order=order), self.rows if rows is None else rows)

    @cached_property
    def figures(self) -> Figures:
        """What the program reads of every row."""
        quantities = sampled(self.quantity)
        found = [self.priced(quantity) for quantity in quantities]
        at = np.array(quantities, dtype=np.float64)

        def table(name: str, *, each: bool) -> FloatArray:
            values = np.array([getattr(priced, name) for priced in found], dtype=np.float64)
            return values * at[:, None] if each else values

        goods, unattended = table("unit", each=True), table("unattended_s", each=False)
        attended = np.maximum(table("work_s", each=False) - unattended, 0.0)
        return Figures(
            cuts=tuple(cuts_below(at, column) for column in goods.T),
            co2e=affine_above(at, table("co2e_kg", each=True)),
            hands=affine_above(at, attended),
            machine=affine_above(at, unattended),
            piece_kg=found[-1].goods_kg,
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Figures:
    """Of every row (k,): lines of the price, and (fixed, each) of kgCO2e and of seconds with and without hands."""

    cuts: tuple[tuple[tuple[float, float], ...], ...]
    co2e: tuple[FloatArray, FloatArray]
    hands: tuple[FloatArray, FloatArray]
    machine: tuple[FloatArray, FloatArray]
    piece_kg: FloatArray


@dataclass(frozen=True, kw_only=True, eq=False)
class Offered:
    """All lines of an order and the program made of them; `choice_at` (o, 2) names line and row of each choice."""

    network: Network
    to: Place
    currency: str
    at: datetime
    deadline: Deadline | None
    lines: tuple[Line, ...]
    problem: Problem
    choice_at: tuple[tuple[int, int], ...]
    places: tuple[int, ...]
    """The place in the network of each node of the problem."""
    lacking: tuple[Reason, ...] = field(default=())

    def node(self, o: int) -> Node:
        """The node of a choice."""
        return self.network.nodes[self.places[self.problem.choices[o].node]]

    def line(self, o: int) -> tuple[Line, int]:
        """The line of a choice, and the place of its row in it."""
        i, k = self.choice_at[o]
        return self.lines[i], k


def lines_of(
    asks: Sequence[Ask], network: Network, *, to: Place, at: datetime, currency: str
) -> tuple[tuple[Line, ...], tuple[Reason, ...]]:
    """A line for each part that some node can make; for the others the reasons, the most frequent first."""
    lines, lacking = [], []
    for ask in asks:
        more: dict[str, Any] = {
            "to": to,
            "processes": list(ask.processes) or None,
            "materials": list(ask.materials),
            "route": ask.route,
            "license": ask.license,
            "export": ask.export,
            "certificates": ask.certificates,
            "trust": ask.trust,
            "stated_certificates": ask.stated_certificates,
            "requirements": ask.requirements,
            "currency": currency,
            "at": at,
        }
        # At one piece nobody is left out who is too small for all of them.
        found = match(ask.facts, network, quantity=1, **more)
        ways = found.ranking.able_rows() if found.ranking else []
        if not ways:
            said = [reason.message for candidate in found.refused[:1] for reason in candidate.why_not]
            most = f"; of the nearest: {said[0]}" if said else ""
            lacking.append(Reason(code="capability", message=f"no node can make {ask.facts.name}{most}"))
            continue
        if len(ways) > 1 and ask.quantity > 1:
            whole = match(ask.facts, network, quantity=ask.quantity, **more)
            first = whole.ranking.able_rows()[:1] if whole.ranking else []
            best = {(ground.offers.table.process.term, material) for ground, material, _ in first}
            ways = sorted(ways, key=lambda way: (way[0].offers.table.process.term, way[1]) not in best)
        lines.append(Line(ask, *ways[0]))
    return tuple(lines), tuple(lacking)


def offered(
    lines: Sequence[Line], network: Network, *, to: Place, at: datetime, currency: str, deadline: Deadline | None
) -> Offered:
    """The program of these lines: a choice per line and node, freight per consignment, machines with their plans."""
    places = sorted({int(n) for line in lines for n in line.nodes})
    number = {place: j for j, place in enumerate(places)}
    distance = lines[0].ground.distance_km[places]
    abroad = lines[0].ground.order.abroad(network)[places]

    def freight(kg: float) -> FloatArray:
        return deliver_many(goods_kg=np.full(len(places), kg), distance_km=distance, abroad=abroad, currency=currency)

    fixed, per_kg = freight(0.0), (freight(1000.0) - freight(0.0)) / 1000.0
    resources: dict[tuple[int, int], int] = {}
    counts: dict[int, float] = {}
    choices, choice_at = [], []
    for i, line in enumerate(lines):
        figures = line.figures
        for k, (node, machine, count) in enumerate(
            zip(line.nodes.tolist(), line.machines.tolist(), line.counts.tolist(), strict=True)
        ):
            j = number[node]
            resource = resources.setdefault((node, machine), len(resources))
            counts[resource] = count
            choices.append(
                Choice(
                    order=i,
                    node=j,
                    resource=resource,
                    cuts=figures.cuts[k],
                    freight_each=float(figures.piece_kg[k] * per_kg[j]),
                    co2e_fixed_kg=float(figures.co2e[0][k]),
                    co2e_each_kg=float(figures.co2e[1][k]),
                    hands_fixed_s=float(figures.hands[0][k]),
                    hands_each_s=float(figures.hands[1][k]),
                    machine_fixed_s=float(figures.machine[0][k]),
                    machine_each_s=float(figures.machine[1][k]),
                )
            )
            choice_at.append((i, k))
    there = [node for node, _ in resources]
    return Offered(
        network=network,
        to=to,
        currency=currency,
        at=at,
        deadline=deadline,
        lines=tuple(lines),
        problem=Problem(
            quantities=tuple(line.quantity for line in lines),
            choices=tuple(choices),
            freight=tuple(fixed.tolist()),
            windows=_windows(network, there, counts, choices, lines[0].ground, deadline),
        ),
        choice_at=tuple(choice_at),
        places=tuple(places),
    )


def _windows(
    network: Network,
    there: Sequence[int],
    counts: dict[int, float],
    choices: Sequence[Choice],
    ground: Ground,
    deadline: Deadline | None,
) -> tuple[tuple[Window, ...] | None, ...]:
    if deadline is None:
        return (None,) * len(there)
    distance_km, abroad = ground.distance_km, ground.order.abroad(network)
    users: dict[int, list[Choice]] = {}
    for choice in choices:
        users.setdefault(choice.resource, []).append(choice)
    found = []
    for resource, node in enumerate(there):
        calendar = calendar_of(network.nodes[node])
        windows = windows_of(
            calendar, counts[resource], float(distance_km[node]), replace(deadline, abroad=bool(abroad[node]))
        )
        found.append(chosen(windows, users[resource]) if len(users[resource]) > 1 else windows)
    return tuple(found)
