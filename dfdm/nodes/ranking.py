"""From verdicts and prices as columns to candidates in their order: one per node and material, words only on demand."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import Final

import numpy as np

from dfdm.checks import Makeable, Verdict
from dfdm.costs.exchange import exchange
from dfdm.nodes.billing import bill_of
from dfdm.nodes.candidate import Candidate, Reason
from dfdm.nodes.columns import FloatArray, Ground, IntArray
from dfdm.nodes.entries import Entries
from dfdm.nodes.front import pareto_front
from dfdm.nodes.listing import NUMBERS, Listing
from dfdm.nodes.network import Network
from dfdm.nodes.node import Node
from dfdm.nodes.risk import risk_of
from dfdm.nodes.score import CRITERIA, FRONT, Preferences

SECONDS_PER_DAY: Final = 86400.0
_SCORED_IN: Final = "EUR"
_NOBODY: Final = np.zeros((0, 6), dtype=np.intp)


class Ranking:
    """The order of all candidates: those that can by score, then those that nobody can say, then the rest."""

    def __init__(
        self,
        network: Network,
        entries: Sequence[Entries],
        distances: FloatArray,
        preferences: Preferences,
        *,
        lacking: tuple[Sequence[str], Sequence[str]],
    ) -> None:
        self._network, self._entries, self._distances, self._lacking = network, entries, distances, lacking
        self._words = tuple(sorted({name for found in entries for name in found.materials}))
        self._able = np.concatenate(
            [self._table(number, found.able_kept, able=True) for number, found in enumerate(entries)] or [_NOBODY]
        )
        self.able_count = len(self._able)
        there = np.zeros(len(network), dtype=np.bool_)
        for found in entries:
            there |= found.there
        self._nowhere = np.flatnonzero(~there)
        self._able_values, self._front, self._score = np.zeros((0, len(CRITERIA))), np.zeros(0, dtype=bool), np.zeros(0)
        if self.able_count:
            self._able_values = self._values()
            self._front = pareto_front(self._able_values[:, :FRONT])
            self._weigh(preferences)

    def _table(self, number: int, at: IntArray, *, able: bool) -> IntArray:
        """Some entries (k, 6) of one process: its place, that of the entry, node, material, whether they can make it, `able`."""
        found = self._entries[number]
        name = np.array([self._words.index(material) for material in found.materials], dtype=np.intp)
        table = np.empty((len(at), 6), dtype=np.intp)
        columns = (number, at, found.node[at], name[found.material[at]], found.makeable[at], able)
        for place, column in enumerate(columns):
            table[:, place] = column
        return table

    @cached_property
    def _others(self) -> IntArray:
        """Those (k, 6) that cannot, or of which nobody can say: nodes that have nothing to offer come last."""
        tables = []
        for number, found in enumerate(self._entries):
            kept = found.kept
            tables.append(self._table(number, kept[~found.able[kept]], able=False))
        nodes = self._network.nodes
        lacking = np.full((len(self._nowhere), 6), -1, dtype=np.intp)
        lacking[:, 2] = self._nowhere
        lacking[:, 4] = [(Makeable.NO if nodes[n].machines else Makeable.UNKNOWN).code for n in self._nowhere.tolist()]
        lacking[:, 5] = 0
        return np.concatenate([*tables, lacking])

    @cached_property
    def _refused(self) -> IntArray:
        """Those that cannot, or of which nobody can say, in their order: told when they are first looked at."""
        rest = self._others
        distance = self._distances[rest[:, 2]]
        order = np.lexsort((rest[:, 3], rest[:, 0], rest[:, 2], distance, -rest[:, 4]))
        return np.asarray(rest[order], dtype=np.intp)

    def __len__(self) -> int:
        return sum(found.count for found in self._entries) + len(self._nowhere)

    @property
    def values(self) -> FloatArray:
        """What those that can are scored by (k, 5), in their order: EUR delivered, days (P90), kgCO2e, risk, km.

        A risk that is not known is infinite.
        """
        return self._able_values

    @property
    def scores(self) -> FloatArray:
        """The scores (k,) of those that can, in their order."""
        return self._score

    def weighed(self, preferences: Preferences) -> Ranking:
        """The same candidates in the order that other preferences give; nothing is judged or priced again."""
        other = copy(self)
        if self.able_count:
            other._weigh(preferences)
        return other

    def order(self, preferences: Preferences) -> tuple[IntArray, FloatArray]:
        """Where those that can (k,) stand now, in the order that other preferences give, and their scores (k,) in it."""
        score = preferences.scores(self._able_values)
        able = self._able
        order = np.lexsort((able[:, 3], able[:, 0], able[:, 2], -score))
        return order, score[order]

    def _weigh(self, preferences: Preferences) -> None:
        """Bring those that can into the order of their scores."""
        order, self._score = self.order(preferences)
        self._able = self._able[order]
        self._front, self._able_values = self._front[order], self._able_values[order]

    def _values(self) -> FloatArray:
        """Price (EUR), lead time P90 (days), kgCO2e, risk, km (k, 5), rounded as they are written, so that ties are ties."""
        values = np.zeros((len(self._able), len(CRITERIA)))
        node = self._able[:, 2]
        risk = np.round(self._network.risks[node, 0], 4)
        values[:, 3] = np.where(np.isnan(risk), np.inf, risk)
        values[:, 4] = np.round(self._distances[node], 1)
        begin = 0
        for found in self._entries:
            at = found.able_kept
            here = values[begin : begin + len(at)]
            begin += len(at)
            if not len(at):
                continue
            factor = float(exchange().factor(found.ground.order.currency, _SCORED_IN))
            here[:, 0] = np.round(found.column("delivered", at) * factor, 2)
            here[:, 1] = np.round(found.column("p90_s", at)) / SECONDS_PER_DAY
            here[:, 2] = np.round(found.column("co2e_kg", at), 6)
        return values

    def able_rows(self) -> list[tuple[Ground, str, IntArray]]:
        """Those that can, by process and material: the ground, the material, and the rows of its offers, in their order.

        The process and material of the best comes first.
        """
        found: dict[tuple[int, int], list[int]] = {}
        for number, at, _, material, _, _ in self._able.tolist():
            found.setdefault((number, material), []).append(int(self._entries[number].row[at]))
        return [
            (self._entries[number].ground, self._words[material], np.array(rows, dtype=np.intp))
            for (number, material), rows in found.items()
        ]

    def listing(self) -> Listing:
        """All candidates as columns, in their order."""
        table = np.concatenate((self._able, self._refused))
        count, no_work = len(table), np.full(len(table), -1, dtype=np.intp)
        process, material, machine = table[:, 0].copy(), table[:, 3], no_work.copy()
        verdict = np.full(count, Verdict.UNKNOWN.code, dtype=np.intp)
        numbers = {name: np.full(count, np.nan) for name in NUMBERS}
        machines: dict[str, int] = {}
        for number, found in enumerate(self._entries):
            here = np.flatnonzero(table[:, 0] == number)
            at = table[here, 1]
            rows, offered = found.row[at], found.ground.offers.table
            verdict[here] = found.ground.verdict[rows]
            ids = [base.machine.id if base.machine else "" for base in offered.bases]
            known = np.array([machines.setdefault(id, len(machines)) for id in ids], dtype=np.intp)
            machine[here] = known[offered.base[rows]]
            priced = found.slot[at] >= 0
            for name in NUMBERS:
                numbers[name][here[priced]] = found.column(name, at[priced])
        able = np.arange(count) < self.able_count
        score, front = np.full(count, np.nan), np.zeros(count, dtype=np.bool_)
        score[able], front[able] = self._score, self._front
        return Listing(
            nodes=self._network.nodes,
            processes=tuple(found.ground.offers.table.process.term for found in self._entries),
            materials=self._words,
            machines=tuple(machines),
            node=table[:, 2],
            process=process,
            material=material,
            machine=machine,
            verdict=verdict,
            makeable=table[:, 4],
            pareto=front,
            score=score,
            distance_km=self._distances[table[:, 2]],
            risk=self._network.risks[table[:, 2]],
            **numbers,
        )

    def candidate(self, place: int) -> Candidate:
        """The candidate at a place of the order, in words and objects."""
        able = place < self.able_count
        listed = self._able[place] if able else self._refused[place - self.able_count]
        number, at, n, _, code, _ = listed.tolist()
        node = self._network.nodes[n]
        if number < 0:
            return Candidate(
                node=node,
                machine="",
                route=None,
                process="",
                material="",
                verdict=Verdict.UNKNOWN,
                makeable=Makeable.of(code),
                distance_km=float(self._distances[n]),
                risk=risk_of(node),
                terms=None,
                reasons=lambda: (_lacks(node, self._network, *self._lacking),),
            )
        found = self._entries[number]
        row = int(found.row[at])
        offers, order = found.ground.offers, found.ground.order
        base = offers.table.bases[int(offers.table.base[row])]
        entry = offers.of(row)[1]
        assert order.route is not None
        return Candidate(
            node=node,
            machine=entry.machine.id,
            route=order.route.at(material=base.material.id, machine=entry.machine.id),
            process=base.process.term,
            material=base.material.id,
            verdict=Verdict.of(int(found.ground.verdict[row])),
            makeable=Makeable.of(code),
            distance_km=float(self._distances[n]),
            risk=risk_of(node),
            terms=found.terms(at),
            pareto=able and bool(self._front[place]),
            score=float(self._score[place]) if able else None,
            reasons=tuple if able else (lambda: found.reasons(at)),
            bill=lambda: bill_of(found.ground, row),
            extrapolates=lambda: found.extrapolates(at),
        )


def _lacks(node: Node, network: Network, processes: Sequence[str], materials: Sequence[str]) -> Reason:
    if not node.machines:
        return Reason(code="listed-only", message="is listed without machines: what it can make is not known")
    wanted = {network.pages.process(name).term for name in processes}
    if wanted and not wanted & set(node.processes):
        has = ", ".join(node.processes)
        return Reason(code="process", message=f"has no machine for {', '.join(sorted(wanted))}; it offers {has}")
    named = f" {', '.join(materials)}" if materials else " any material of its machines"
    return Reason(code="material", message=f"does not stock{named}, or no machine of it works that")
