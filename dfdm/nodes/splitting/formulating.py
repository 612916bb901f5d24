"""A split as a mixed-integer linear program: its columns and rows.

x pieces at a choice, y whether there are any: least sum of prices with x <= most y, x >= lot y, all pieces placed, at
least k nodes an order, seconds within one of the plans of each machine, emissions within their limit. The form is that of
facility location with fixed charges. What can never matter is left out: prices and plans that others are at least as good as.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final, Literal

import numpy as np

from dfdm.nodes.splitting.problem import FloatArray, Limits, Problem, Window, share_of

_ALIKE: Final = 1e-12
Aim = Literal["price", "co2e", "shortfall", "changes", "any"]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Wanted:
    """What is sought, and what else bounds it: the most money, the most pieces left out, changes from before (o,) at most."""

    aim: Aim = "price"
    price_most: float | None = None
    short_most: int | None = 0
    before: Sequence[int] | None = None
    changes_most: int | None = None


class _Written:
    """Rows of a sparse matrix between bounds, as they are written."""

    def __init__(self) -> None:
        self.at: list[int] = []
        self.column: list[int] = []
        self.value: list[float] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(self, terms: Sequence[tuple[int, float]], low: float, high: float) -> None:
        row = len(self.low)
        for column, value in terms:
            if value:
                self.at.append(row)
                self.column.append(column)
                self.value.append(value)
        self.low.append(low)
        self.high.append(high)


class Model:
    """Columns x, y of the choices, then what those with several cuts cost beyond the steepest, consignments, plans, what is left out, changes."""

    def __init__(self, problem: Problem, limits: Limits, wanted: Wanted) -> None:
        self.problem, self.limits, self.wanted = problem, limits, wanted
        self.many = len(problem.choices)
        self.rows = _Written()
        self.low: list[float] = []
        self.high: list[float] = []
        self.whole: list[int] = []
        self.price: dict[int, float] = {}
        self.sent: dict[int, int] = {}
        self.priced = [-1] * self.many
        """The column of what a choice costs beyond its steepest cut; -1 where it has one cut."""
        self.excess: list[list[tuple[float, float]]] = [[(0.0, 0.0)]] * self.many
        """Its cuts beyond the steepest."""
        self.own: list[int] = []
        """Rows of single choices."""
        self.spare: list[int] = []
        """Rows that say that what is made is at least one piece: divisible pieces do without."""
        self._most, self._lots = problem.most(limits), problem.lots(limits)
        self._able = self._most >= self._lots
        self._pieces()
        self._prices()
        self._freight()
        self._orders()
        self._time()
        self._emissions()
        if wanted.price_most is not None:
            self.rows.add(list(self.price.items()), -np.inf, wanted.price_most)
        self.changed = self._changes(wanted.before) if wanted.before is not None else []
        if wanted.changes_most is not None:
            self.rows.add([(z, 1.0) for z in self.changed], 0.0, wanted.changes_most)

    def column(self, low: float, high: float, *, whole: bool) -> int:
        """One more column between bounds: its number."""
        self.low.append(low)
        self.high.append(high)
        self.whole.append(int(whole))
        return len(self.low) - 1

    def _pieces(self) -> None:
        able = self._able
        for o, choice in enumerate(self.problem.choices):
            self.column(choice.least, float(self._most[o]) if able[o] else 0.0, whole=True)
        for o, choice in enumerate(self.problem.choices):
            y = self.column(1.0 if choice.least else 0.0, 1.0 if able[o] else 0.0, whole=True)
            if able[o]:
                self.rows.add([(o, 1.0), (y, -float(self._most[o]))], -np.inf, 0.0)
                if self._lots[o] == 1:
                    self.spare.append(len(self.rows.low))
                self.rows.add([(o, 1.0), (y, -float(self._lots[o]))], 0.0, np.inf)
        self.own += range(len(self.rows.low))

    def _prices(self) -> None:
        for o, choice in enumerate(self.problem.choices):
            self.price[o] = choice.freight_each
            cuts = decisive(choice.cuts, float(self._lots[o]), float(self._most[o]))
            base = max(cuts, key=lambda cut: cut[1])
            self.price[self.many + o] = base[0]
            self.price[o] += base[1]
            if len(cuts) == 1:
                continue
            p = self.column(0.0, np.inf, whole=False)
            self.price[p] = 1.0
            self.priced[o] = p
            self.excess[o] = [(a - base[0], b - base[1]) for a, b in cuts]
            for a, b in self.excess[o]:
                if a or b:
                    self.own.append(len(self.rows.low))
                    self.rows.add([(p, 1.0), (self.many + o, -a), (o, -b)], 0.0, np.inf)

    def _freight(self) -> None:
        for node, fixed in enumerate(self.problem.freight):
            here = np.flatnonzero((self.problem.node == node) & self._able).tolist()
            if not fixed or not here:
                continue
            if len(here) == 1:
                y = self.many + here[0]
                self.price[y] = self.price.get(y, 0.0) + fixed
                continue
            sent = self.column(0.0, 1.0, whole=False)  # whole by itself: it is paid for, so it is as small as may be
            self.price[sent] = fixed
            self.sent[node] = sent
            for o in here:
                self.rows.add([(sent, 1.0), (self.many + o, -1.0)], 0.0, np.inf)

    def _orders(self) -> None:
        most = self.wanted.short_most
        self.short = []
        for i, quantity in enumerate(self.problem.quantities):
            here = np.flatnonzero(self.problem.order == i).tolist()
            most_short = quantity if most is None else min(most, quantity)
            short = self.column(0.0, float(most_short), whole=True)
            self.short.append(short)
            self.rows.add([*((o, 1.0) for o in here), (short, 1.0)], quantity, quantity)
            share = share_of(quantity, self.limits.max_share)
            mine = [max(share, self.problem.choices[o].least) for o in here if self._able[o]]
            least = max(self.limits.min_nodes, _fewest(mine, quantity - most_short))  # divisible ones do with fewer
            if least > 1:
                self.rows.add([(self.many + o, 1.0) for o in here], least, np.inf)
        if most:
            self.rows.add([(short, 1.0) for short in self.short], 0.0, most)

    def _time(self) -> None:
        """What shares a machine keeps one of its plans: the limit of each row is that of the plan that is taken."""
        for resource, those in self.problem.shared.items():
            windows = self.problem.windows[resource]
            if not windows:  # nothing can be made there in time: the pieces are bounded by 0
                continue
            kinds, limits = self._asked(windows, those)
            plans = [self.column(0.0, 1.0, whole=True) for _ in range(limits.shape[1])] if limits.shape[1] > 1 else []
            # No time is needed where nothing is sent: the limit times what is sent bounds divisible consignments better.
            senders = {self.sent.get(self.problem.choices[o].node) for o in those}
            sent = senders.pop() if len(senders) == 1 else None
            if plans:
                ends = [(sent, -1.0)] if sent is not None else []
                self.rows.add([*((w, 1.0) for w in plans), *ends], 0.0 if ends else 1.0, 0.0 if ends else 1.0)
            for (hands, machine), most in zip(kinds, limits, strict=True):
                terms: list[tuple[int, float]] = []
                for o in those:
                    fixed, each = self._seconds(o, hands, machine)
                    terms += [(o, each), (self.many + o, fixed)]
                scale = 1.0 / max(*np.abs(most).tolist(), 1.0)
                lent = plans or ([sent] if sent is not None else [])
                terms += [(w, -limit) for w, limit in zip(lent, most.tolist(), strict=False)]
                self.rows.add([(c, v * scale) for c, v in terms], -np.inf, 0.0 if lent else float(most[0]) * scale)

    def _seconds(self, o: int, hands: float, machine: float) -> tuple[float, float]:
        """What a choice asks for in a row of working time: fixed, and for each piece."""
        choice = self.problem.choices[o]
        fixed = hands * choice.hands_fixed_s + machine * choice.machine_fixed_s
        return fixed, hands * choice.hands_each_s + machine * choice.machine_each_s

    def _asked(self, windows: Sequence[Window], those: Sequence[int]) -> tuple[list[tuple[float, float]], FloatArray]:
        """Kinds of rows (hands, machine), and what each plan allows of them (k, w), at most all that could be asked for.

        Plans that allow no more than another of anything are left out.
        """
        kinds = sorted({row[:2] for window in windows for row in window.rows})
        limits = np.empty((len(kinds), len(windows)))
        for k, kind in enumerate(kinds):
            asked = 0.0
            for o in those:
                if self._able[o]:
                    fixed, each = self._seconds(o, *kind)
                    asked += fixed + each * float(self._most[o])
            for w, window in enumerate(windows):
                limits[k, w] = min(
                    [asked, *(limit for hands, machine, limit in window.rows if (hands, machine) == kind)]
                )
        kept: list[int] = []
        for w in np.lexsort(limits)[::-1].tolist():
            if not any((limits[:, v] >= limits[:, w]).all() for v in kept):
                kept.append(w)
        return kinds, limits[:, sorted(kept)]

    def _emissions(self) -> None:
        self.co2e = {o: choice.co2e_each_kg for o, choice in enumerate(self.problem.choices)}
        self.co2e |= {self.many + o: choice.co2e_fixed_kg for o, choice in enumerate(self.problem.choices)}
        if self.limits.co2e_max_kg is not None:
            self.rows.add(list(self.co2e.items()), -np.inf, self.limits.co2e_max_kg)

    def _changes(self, before: Sequence[int]) -> list[int]:
        """A column for each choice, 1 where its pieces differ from those before."""
        found = []
        for o, count in enumerate(before):
            z = self.column(0.0, 1.0, whole=True)
            up, down = max(float(self._most[o]) - count, 0.0), float(max(count - self.problem.choices[o].least, 0))
            self.rows.add([(o, 1.0), (z, -up)], -np.inf, count)
            self.rows.add([(o, 1.0), (z, down)], count, np.inf)
            found.append(z)
        return found

    def objective(self) -> FloatArray:
        """What is to be as small as possible, by column."""
        found = np.zeros(len(self.low))
        aims: dict[Aim, dict[int, float]] = {
            "price": self.price,
            "co2e": self.co2e,
            "shortfall": dict.fromkeys(self.short, 1.0),
            "changes": dict.fromkeys(self.changed, 1.0),
            "any": {},
        }
        for column, value in aims[self.wanted.aim].items():
            found[column] += value
        return found

    def step(self) -> float:
        """By how much two splits differ at least in what is sought if they differ at all; 0 where nothing is known of it.

        Pieces that cost the same wherever they are made tell no splits apart; starts that are alike come in whole numbers.
        """
        sought, whole = self.objective(), np.array(self.whole, dtype=np.bool_)
        whole[list(self.sent.values())] = True
        if self.wanted.short_most != 0:
            return 0.0
        for i in range(len(self.problem.quantities)):
            here = np.flatnonzero((self.problem.order == i) & self._able)
            if len(here) and np.ptp(sought[here]) > _ALIKE * np.abs(sought[here]).max():
                return 0.0
            sought[here] = 0.0
        tells = (sought != 0.0) & (np.array(self.high) > np.array(self.low))
        if not tells.any() or not whole[tells].all():
            return 0.0
        costs = np.abs(sought[tells])
        times = costs / costs.min()
        return float(costs.min()) if (np.abs(times - np.rint(times)) <= _ALIKE * times).all() else 0.0


def _fewest(shares: Sequence[int], quantity: int) -> int:
    """How many nodes are needed for a quantity with these largest shares (o,); 0 where all of them are not enough."""
    sums = np.cumsum(sorted(shares, reverse=True))
    return int(np.searchsorted(sums, quantity)) + 1 if quantity > 0 and len(sums) and sums[-1] >= quantity else 0


def decisive(cuts: Sequence[tuple[float, float]], low: float, high: float) -> list[tuple[float, float]]:
    """The cuts (a, b) that are the largest of `a + b x` somewhere between `low` and `high` pieces."""
    corners = [(c - a) / (b - d) for (a, b), (c, d) in combinations(cuts, 2) if b != d]
    ends = sorted({low, max(low, high), *(x for x in corners if low < x < high)})
    middles = [(left + right) / 2.0 for left, right in pairwise(ends)] or ends
    found = {max(range(len(cuts)), key=lambda k: cuts[k][0] + cuts[k][1] * x) for x in middles}
    return [cuts[k] for k in sorted(found)]
