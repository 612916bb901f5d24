"""From verdicts and prices as columns to candidates in their order: one per node and material, words only on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.checks import Makeable, Verdict
from dfdm.costs.exchange import exchange
from dfdm.money import Money
from dfdm.nodes.billing import bill_of
from dfdm.nodes.candidate import Candidate, Reason, Terms
from dfdm.nodes.columns import FloatArray, Ground, IntArray, Priced
from dfdm.nodes.front import pareto_front
from dfdm.nodes.listing import NUMBERS, Listing
from dfdm.nodes.network import Network
from dfdm.nodes.node import Node
from dfdm.nodes.risk import risk_of
from dfdm.nodes.score import CRITERIA, FRONT, Preferences

SECONDS_PER_DAY: Final = 86400.0
_SCORED_IN: Final = "EUR"
_DIGITS: Final = 9


class Entries:
    """The offers of one process, one per node and material: on the machine that can, then warns least, then costs least.

    Unless every material is wanted, a node that can make it in the default material of the process is not asked for the
    others that it stocks. All arrays are (k,): `node` and `row` of the offers, `makeable` codes, and `slot`, the place
    of the row among what was priced (-1: nothing was, or nothing could be).
    """

    def __init__(self, ground: Ground, refused: Mapping[int, tuple[Reason, ...]], *, every_material: bool) -> None:
        self.ground = ground
        self._refused = refused
        table = ground.offers.table
        default = table.process.default_material
        names = [base.material.id for base in table.bases]
        self.materials = sorted(set(names), key=lambda name: (name != default, name))
        material = np.array([self.materials.index(name) for name in names], dtype=np.intp)[table.base]
        group = ground.offers.node * len(self.materials) + material
        order = np.lexsort((np.arange(len(group)), ground.verdict, -ground.makeable, group))
        fresh = np.diff(group[order], prepend=-1) > 0
        number = np.cumsum(fresh) - 1
        self.row = order[fresh]
        self.node, self.material = ground.offers.node[self.row], material[self.row]
        self.makeable = ground.makeable[self.row]
        equal = (ground.makeable[order] == self.makeable[number]) & (
            ground.verdict[order] == ground.verdict[self.row][number]
        )
        self._rows, self._group = order[equal], number[equal]
        shut = np.isin(self.node, np.array(sorted(refused), dtype=np.intp))
        asked = ~shut & (self.makeable != Makeable.NO.code)
        usual = self.material == 0 if self.materials[0] == default else np.zeros(len(self.row), dtype=bool)
        self.slot = np.full(len(self.row), -1, dtype=np.intp)
        self._priced: list[Priced] = []
        self._starts: list[int] = [0]
        self._price(asked & usual)
        kept = np.ones(len(self.row), dtype=bool)
        if not every_material:
            done = self.node[usual & self.able]
            kept = usual | ~np.isin(self.node, done)
        self._price(asked & ~usual & kept)
        self.kept = np.flatnonzero(kept)

    @property
    def able(self) -> NDArray[np.bool_]:
        """Those (k,) that can make it and are priced."""
        return np.asarray((self.makeable == Makeable.YES.code) & (self.slot >= 0), dtype=np.bool_)

    def _price(self, wanted: NDArray[np.bool_]) -> None:
        """Price the rows of some groups and let each group take its cheapest."""
        here = np.flatnonzero(wanted[self._group])
        if not len(here):
            return
        priced = Priced(self.ground, self._rows[here])
        group = self._group[here]
        order = np.lexsort((self._rows[here], priced.delivered, group))
        best = order[np.diff(group[order], prepend=-1) > 0]
        good = np.isfinite(priced.delivered[best])
        taken = group[best[good]]
        self.slot[taken] = self._starts[-1] + best[good]
        self.row[taken] = self._rows[here][best[good]]
        self._priced.append(priced)
        self._starts.append(self._starts[-1] + len(here))

    def column(self, name: str, at: IntArray) -> FloatArray:
        """A column of what was priced, for the entries `at` that have a price."""
        if not self._priced:
            return np.zeros(0)
        return np.asarray(np.concatenate([getattr(p, name) for p in self._priced])[self.slot[at]], dtype=np.float64)

    def _found(self, at: int) -> tuple[Priced, int] | None:
        """What was priced for one entry, and its place in it."""
        slot = int(self.slot[at])
        if slot < 0:
            return None
        number = int(np.searchsorted(self._starts, slot, side="right")) - 1
        return self._priced[number], slot - self._starts[number]

    def extrapolates(self, at: int) -> tuple[str, ...]:
        """What of the order the rates of one entry were not fitted to."""
        found = self._found(at)
        return found[0].extrapolates(found[1]) if found else ()

    def terms(self, at: int) -> Terms | None:
        """Price, time and emissions of one entry."""
        found = self._found(at)
        if found is None:
            return None
        priced, k = found
        currency = self.ground.order.currency
        low, high = priced.ends
        amounts = [Money.of(round(float(v[k]), _DIGITS), currency) for v in (priced.unit, low, high, priced.delivery)]
        return Terms(
            unit_cost=amounts[0],
            low=amounts[1],
            high=amounts[2],
            delivery=amounts[3],
            lead_time_p50_s=float(priced.p50_s[k]),
            lead_time_p90_s=float(priced.p90_s[k]),
            co2e_kg=float(priced.co2e_kg[k]),
            co2e_low_kg=float(priced.co2e_low_kg[k]),
            co2e_high_kg=float(priced.co2e_high_kg[k]),
            co2e_lacks=tuple(name for name, lacks in priced.co2e_lacks.items() if lacks[k]),
        )

    def reasons(self, at: int) -> tuple[Reason, ...]:
        """Why one entry cannot, or why nobody can say."""
        against = self._refused.get(int(self.node[at]), ())
        makeable, row = int(self.makeable[at]), int(self.row[at])
        if against or makeable == Makeable.NO.code:
            return (*against, *(self._why_not(row) if makeable == Makeable.NO.code else ()))
        unclear = self._why_not(row) if makeable != Makeable.YES.code else ()
        return unclear if self.slot[at] >= 0 else (*dict.fromkeys(self._failures(at)), *unclear)

    def _failures(self, at: int) -> list[Reason]:
        found = []
        for priced in self._priced:
            mine = np.isin(priced.rows, self._rows[self._group == at])
            found += [priced.why(int(k)) for k in np.flatnonzero(mine & ~np.isfinite(priced.delivered))]
        return found

    def _why_not(self, row: int) -> tuple[Reason, ...]:
        several = len(self.ground.judgements) > 1
        return tuple(
            Reason(code="check", message=f"{judgement.facts.name}: {text}" if several else text)
            for judgement in self.ground.judgements
            for text in judgement.why_not(row)
        )


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
        words = sorted({name for found in entries for name in found.materials})
        self._words = tuple(words)
        there = np.zeros(len(network), dtype=bool)
        columns: list[NDArray[Any]] = []
        for number, found in enumerate(entries):
            at = found.kept
            there[found.node[at]] = True
            name = np.array([words.index(m) for m in found.materials], dtype=np.intp)[found.material[at]]
            process = np.full(len(at), number)
            columns.append(np.column_stack((process, at, found.node[at], name, found.makeable[at], found.able[at])))
        nobody = np.flatnonzero(~there)
        code = [(Makeable.NO if network.nodes[n].machines else Makeable.UNKNOWN).code for n in nobody.tolist()]
        none = np.full(len(nobody), -1)
        columns.append(
            np.column_stack((none, none, nobody, none, np.array(code, dtype=np.intp), np.zeros(len(nobody))))
        )
        table = np.concatenate(columns).astype(np.intp)
        self._table = table[table[:, 5] == 1]
        self.able_count = len(self._table)
        self._able_values, self._front, self._score = np.zeros((0, len(CRITERIA))), np.zeros(0, dtype=bool), np.zeros(0)
        if self.able_count:
            self._able_values = self._values()
            self._front = pareto_front(self._able_values[:, :FRONT])
            self._weigh(preferences)
        rest = table[table[:, 5] == 0]
        order = np.lexsort((rest[:, 3], rest[:, 0], rest[:, 2], distances[rest[:, 2]], -rest[:, 4]))
        self._table = np.concatenate((self._table, rest[order]))

    def __len__(self) -> int:
        return len(self._table)

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
        able = self._table[: self.able_count]
        order = np.lexsort((able[:, 3], able[:, 0], able[:, 2], -score))
        return order, score[order]

    def _weigh(self, preferences: Preferences) -> None:
        """Bring those that can into the order of their scores."""
        order, self._score = self.order(preferences)
        self._table = np.concatenate((self._table[order], self._table[self.able_count :]))
        self._front, self._able_values = self._front[order], self._able_values[order]

    def _values(self) -> FloatArray:
        """Price (EUR), lead time P90 (days), kgCO2e, risk, km (k, 5), rounded as they are written, so that ties are ties."""
        values = np.zeros((len(self._table), len(CRITERIA)))
        risk = np.round(self._network.risks[self._table[:, 2], 0], 4)
        values[:, 3] = np.where(np.isnan(risk), np.inf, risk)
        values[:, 4] = np.round(self._distances[self._table[:, 2]], 1)
        for number, found in enumerate(self._entries):
            here = self._table[:, 0] == number
            if not here.any():
                continue
            at = self._table[here, 1]
            factor = float(exchange().factor(found.ground.order.currency, _SCORED_IN))
            values[here, 0] = np.round(found.column("delivered", at) * factor, 2)
            values[here, 1] = np.round(found.column("p90_s", at)) / SECONDS_PER_DAY
            values[here, 2] = np.round(found.column("co2e_kg", at), 6)
        return values

    def able_rows(self) -> list[tuple[Ground, str, IntArray]]:
        """Those that can, by process and material: the ground, the material, and the rows of its offers, in their order.

        The process and material of the best comes first.
        """
        able = self._table[: self.able_count]
        found: dict[tuple[int, int], list[int]] = {}
        for number, at, _, material, _, _ in able.tolist():
            found.setdefault((number, material), []).append(int(self._entries[number].row[at]))
        return [
            (self._entries[number].ground, self._words[material], np.array(rows, dtype=np.intp))
            for (number, material), rows in found.items()
        ]

    def listing(self) -> Listing:
        """All candidates as columns, in their order."""
        count, no_work = len(self._table), np.full(len(self._table), -1, dtype=np.intp)
        process, material, machine = self._table[:, 0].copy(), self._table[:, 3], no_work.copy()
        verdict = np.full(count, Verdict.UNKNOWN.code, dtype=np.intp)
        numbers = {name: np.full(count, np.nan) for name in NUMBERS}
        machines: dict[str, int] = {}
        for number, found in enumerate(self._entries):
            here = np.flatnonzero(self._table[:, 0] == number)
            at = self._table[here, 1]
            rows, table = found.row[at], found.ground.offers.table
            verdict[here] = found.ground.verdict[rows]
            ids = [base.machine.id if base.machine else "" for base in table.bases]
            known = np.array([machines.setdefault(id, len(machines)) for id in ids], dtype=np.intp)
            machine[here] = known[table.base[rows]]
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
            node=self._table[:, 2],
            process=process,
            material=material,
            machine=machine,
            verdict=verdict,
            makeable=self._table[:, 4],
            pareto=front,
            score=score,
            distance_km=self._distances[self._table[:, 2]],
            risk=self._network.risks[self._table[:, 2]],
            **numbers,
        )

    def candidate(self, place: int) -> Candidate:
        """The candidate at a place of the order, in words and objects."""
        number, at, n, _, code, _ = (int(v) for v in self._table[place])
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
        able = place < self.able_count
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
