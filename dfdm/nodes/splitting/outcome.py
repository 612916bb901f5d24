"""The split of an order as a result: who makes how many, what it costs, how sure that is the least, what it withstands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np

from dfdm.errors import InputError
from dfdm.facts.rounding import significant
from dfdm.facts.shown import Shown
from dfdm.money import Money
from dfdm.nodes.candidate import Reason
from dfdm.nodes.place import Place
from dfdm.nodes.splitting import picture, wording
from dfdm.nodes.splitting.assigning import Assignment, Consignment, total
from dfdm.nodes.splitting.capacity import Deadline
from dfdm.nodes.splitting.offering import Offered
from dfdm.nodes.splitting.problem import IntArray, Limits
from dfdm.nodes.splitting.recovery import Curves, curves, recovery_h
from dfdm.nodes.splitting.resilience import Concentration, Failure, concentration, without
from dfdm.nodes.splitting.simulation import Simulation, simulate
from dfdm.nodes.splitting.solving import Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One step of the front: the cheapest split that emits at most so much."""

    price: Money
    co2e_kg: float
    nodes: int
    gap: float

    def to_dict(self) -> dict[str, Any]:
        """Write the step."""
        return {
            "price": self.price.to_dict(),
            "co2e_kg": significant(self.co2e_kg),
            "nodes": self.nodes,
            "gap": round(self.gap, 6),
        }


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Answer:
    """What the solver said of the program: pieces (o,), its value, its proved bound, and how long it looked."""

    status: Status
    pieces: IntArray
    value: float
    bound: float
    seconds: float
    time_limit_s: float

    @property
    def gap(self) -> float:
        """What is not proved, as a share of the value."""
        return max(0.0, self.value - self.bound) / max(abs(self.value), 1e-9)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Split(Shown):
    """An order shared out over nodes; `feasible` is False where nobody can, and `why_not` says which limit is in the way.

    `price` is what the assignments come to by the estimates themselves, each at its own quantity, with delivery; `bound` is
    what no split can cost less than, by the lines under the sampled prices; `gap` is the share between them.
    """

    model: str
    parts: tuple[tuple[str, int], ...]
    to: Place
    currency: str
    at: datetime
    deadline: Deadline | None
    limits: Limits
    offered: Offered | None = None
    answer: Answer | None = None
    assignments: tuple[Assignment, ...] = ()
    consignments: tuple[Consignment, ...] = ()
    why_not: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
    short: int = 0
    changes: int | None = None
    failed: tuple[str, ...] = ()
    simulation: Simulation | None = None
    front: tuple[Point, ...] = field(default=())

    @property
    def feasible(self) -> bool:
        """Whether all of the order is placed."""
        return self.answer is not None and not self.short

    @cached_property
    def price(self) -> Money:
        """What all costs, delivered."""
        goods = [a.goods for a in self.assignments]
        return total([*goods, *(c.cost for c in self.consignments)], self.currency)

    @cached_property
    def bound(self) -> Money:
        """No split costs less, by the lines under the sampled prices."""
        found = self.answer.bound if self.answer else 0.0
        return Money.of(round(found, 9), self.currency).rounded()

    @property
    def gap(self) -> float:
        """The share of the price that is not proved to be needed: of the search and of the steps of prices together."""
        price, bound = float(self.price.amount), self.answer.bound if self.answer else 0.0
        return max(0.0, price - bound) / price if price else 0.0

    @cached_property
    def co2e_kg(self) -> float:
        """Emissions of all with transport."""
        return sum(a.co2e_kg for a in self.assignments)

    @cached_property
    def concentrations(self) -> Mapping[str, tuple[Concentration, Concentration]]:
        """By part how concentrated it is on nodes, and on countries."""
        if self.offered is None or self.answer is None:
            return {}
        problem, pieces = self.offered.problem, self.answer.pieces
        found = {}
        for i, (name, _) in enumerate(self.parts):
            mine = problem.order == i
            found[name] = (
                concentration(problem.node[mine], pieces[mine]),
                concentration(self._regions[0][mine], pieces[mine]),
            )
        return found

    @cached_property
    def without_node(self) -> tuple[Failure, ...]:
        """For each node of the split what still arrives in time without it, the worst first."""
        if self.offered is None or self.answer is None:
            return ()
        problem = self.offered.problem
        names = [self.offered.network.nodes[place].name for place in self.offered.places]
        return self._failures(problem.node, names)

    @cached_property
    def without_country(self) -> tuple[Failure, ...]:
        """For each country of the split what still arrives in time without all of its nodes, the worst first."""
        return () if self.offered is None or self.answer is None else self._failures(*self._regions)

    def _failures(self, groups: IntArray, names: list[str]) -> tuple[Failure, ...]:
        assert self.offered is not None
        assert self.answer is not None
        found = without(self.offered.problem, self.answer.pieces, groups, names)
        if self.deadline is not None and not self.short and not self.failed:
            hours = recovery_h(self.offered, self.curves, groups)
            # What is in time by the exact answer is not late, whatever the proportions of the curves say.
            found = tuple(replace(f, late_h=0.0 if f.share >= 1.0 else hours[f.group]) for f in found)
        return tuple(sorted(found, key=lambda f: (f.share, f.name)))

    @cached_property
    def curves(self) -> Curves:
        """What the nodes of the split can bring over time, from the due date on."""
        assert self.offered is not None
        assert self.answer is not None
        assert self.deadline is not None
        return curves(self.offered, self.answer.pieces, self.deadline)

    @cached_property
    def _regions(self) -> tuple[IntArray, list[str]]:
        """The country (o,) of each choice as a place in the list of countries."""
        assert self.offered is not None
        countries = [self.offered.node(o).place.country or "unknown" for o in range(len(self.offered.problem.choices))]
        names, index = np.unique(countries, return_inverse=True)
        return index.reshape(-1).astype(np.intp), [str(name) for name in names]

    def simulated(
        self,
        availability: float | Mapping[str, float],
        *,
        shock: float = 0.0,
        runs: int = 10_000,
        seed: int = 0,
    ) -> Split:
        """The same with draws of failing nodes beside it: each node is there with its `availability` (by id, or one for all).

        `shock` is the chance that all nodes of a country fail at once. What a node's availability is must be known to who
        asks: node files do not say it. Draws are of a plan from its start, with a due date: another one is an InputError.
        """
        if self.failed or self.deadline is None:
            raise InputError("draws are of a plan from its start, with a due date")
        if self.offered is None or self.answer is None:
            return self
        chances: float | dict[int, float]
        if isinstance(availability, Mapping):
            nodes = self.offered.network.nodes
            chances = {j: availability.get(nodes[place].id, 1.0) for j, place in enumerate(self.offered.places)}
        else:
            chances = float(availability)
        found = simulate(
            self.offered.problem,
            self.answer.pieces,
            self.curves,
            self._regions[0],
            chances,
            shock=shock,
            runs=runs,
            seed=seed,
        )
        return replace(self, simulation=found)

    def with_front(self, points: int = 6, **search: float) -> Split:
        """The same with the front of price against emissions beside it; `search`: `time_limit_s` and `gap` of each step."""
        from dfdm.nodes.split import front

        return front(self, points, **search)

    def replanned(self, failed: Collection[str], *, at: datetime, **more: Any) -> Split:  # noqa: ANN401 - as `replan` takes it
        """What is not made yet shared out again after nodes failed at a time: see `dfdm.nodes.split.replan`."""
        from dfdm.nodes.split import replan

        return replan(self, failed, at=at, **more)

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `split`; how long the search took is left out, so that the same input gives the same."""
        return wording.document(self)

    def text(self, *, most: int = 20) -> str:
        """Who makes how many, at most `most` rows, and what it costs, emits and withstands."""
        return wording.text(self, most=most)

    def picture(self) -> bytes:
        """A map (PNG): nodes that make anything, the more the larger, lines to where it is wanted."""
        return picture.drawn(self)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return picture.markup(self)
