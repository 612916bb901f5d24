"""The split as a mixed-integer linear program, solved by HiGHS: proved, or with the gap that is left.

x pieces at a choice, y whether there are any: least sum of prices with x <= most y, x >= lot y, all pieces placed, at
least k nodes an order, seconds within one of the plans of each machine, emissions within their limit. The form is that of
facility location with fixed charges. Price and emissions are proved by branching on who makes anything (`branching`, with
`highspy`; without it by `milp`, slower); counts, and what must be exact, by `milp`. Two threads that wait for each
other and a fixed seed: the same problem gives the same answer, unless the time limit ends the search.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from dfdm.nodes.splitting.problem import FloatArray, IntArray, Limits, Problem, SolverError, Window

Aim = Literal["price", "co2e", "shortfall", "changes", "any"]
Status = Literal["optimal", "time limit", "infeasible"]
TIME_LIMIT_S: Final = 30.0
GAP: Final = 1e-4
"""Share of the price that may stay unproved."""
_SLACK: Final = 1e-9
_EXACT: Final = 1e-6
_FINER: Final = 0.25
_LOOSE: Final = ("price", "co2e", "changes")
"""Aims for which divisible pieces tell nearly as much as whole ones."""
_OPTIMAL, _LIMIT, _INFEASIBLE = 0, 1, 2


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Solution:
    """Pieces (o,) per choice (None where there are none), what is sought, its lower bound, and how the search ended.

    `bound` is proved: no split is better by the prices of the problem. `seconds` is what the search took.
    """

    status: Status
    pieces: IntArray | None
    value: float
    bound: float
    seconds: float

    @property
    def gap(self) -> float:
        """What is not proved, as a share of the value."""
        if self.pieces is None:
            return float("inf")
        return max(0.0, self.value - self.bound) / max(abs(self.value), _SLACK)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Wanted:
    """What is sought, and what else bounds it: the most money, the most pieces left out, changes from before (o,) at most."""

    aim: Aim = "price"
    price_most: float | None = None
    short_most: int | None = 0
    before: Sequence[int] | None = None
    changes_most: int | None = None


class _Rows:
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


class _Model:
    """Columns x, y of the choices, then what those with several cuts cost beyond the steepest, consignments, plans, what is left out, changes."""

    def __init__(self, problem: Problem, limits: Limits, wanted: Wanted) -> None:
        self.problem, self.limits, self.wanted = problem, limits, wanted
        self.many = len(problem.choices)
        self.rows = _Rows()
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
        self.low.append(low)
        self.high.append(high)
        self.whole.append(int(whole))
        return len(self.low) - 1

    def _pieces(self) -> None:
        able = self._most >= self._lots
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
            base = max(choice.cuts, key=lambda cut: cut[1])
            self.price[self.many + o] = base[0]
            self.price[o] += base[1]
            if len(choice.cuts) == 1:
                continue
            p = self.column(0.0, np.inf, whole=False)
            self.price[p] = 1.0
            self.priced[o] = p
            self.excess[o] = [(a - base[0], b - base[1]) for a, b in choice.cuts]
            for a, b in self.excess[o]:
                if a or b:
                    self.own.append(len(self.rows.low))
                    self.rows.add([(p, 1.0), (self.many + o, -a), (o, -b)], 0.0, np.inf)

    def _freight(self) -> None:
        for node, fixed in enumerate(self.problem.freight):
            here = np.flatnonzero(self.problem.node == node).tolist()
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
            short = self.column(0.0, float(quantity) if most is None else min(most, quantity), whole=True)
            self.short.append(short)
            self.rows.add([*((o, 1.0) for o in here), (short, 1.0)], quantity, quantity)
            if self.limits.min_nodes > 1:
                self.rows.add([(self.many + o, 1.0) for o in here], self.limits.min_nodes, np.inf)
        if most:
            self.rows.add([(short, 1.0) for short in self.short], 0.0, most)

    def _time(self) -> None:
        """What shares a machine keeps one of its plans: the limit of each row is that of the plan that is taken."""
        for resource, those in self.problem.shared.items():
            windows = self.problem.windows[resource]
            if not windows:  # nothing can be made there in time: the pieces are bounded by 0
                continue
            plans = [self.column(0.0, 1.0, whole=True) for _ in windows] if len(windows) > 1 else []
            # No time is needed where nothing is sent: the limit times what is sent bounds divisible consignments better.
            senders = {self.sent.get(self.problem.choices[o].node) for o in those}
            sent = senders.pop() if len(senders) == 1 else None
            if plans:
                ends = [(sent, -1.0)] if sent is not None else []
                self.rows.add([*((w, 1.0) for w in plans), *ends], 0.0 if ends else 1.0, 0.0 if ends else 1.0)
            for hands, machine in sorted({row[:2] for window in windows for row in window.rows}):
                terms: list[tuple[int, float]] = []
                largest = 0.0
                for o in those:
                    choice = self.problem.choices[o]
                    fixed = hands * choice.hands_fixed_s + machine * choice.machine_fixed_s
                    each = hands * choice.hands_each_s + machine * choice.machine_each_s
                    terms += [(o, each), (self.many + o, fixed)]
                    largest += fixed + each * float(self._most[o])
                limits = [_limit(window, hands, machine, largest) for window in windows]
                scale = 1.0 / max(*(abs(limit) for limit in limits), 1.0)
                lent = plans or ([sent] if sent is not None else [])
                terms += [(w, -limit) for w, limit in zip(lent, limits, strict=False)]
                self.rows.add([(c, v * scale) for c, v in terms], -np.inf, 0.0 if lent else limits[0] * scale)

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


def solve(
    problem: Problem,
    limits: Limits,
    wanted: Wanted | None = None,
    *,
    time_limit_s: float = TIME_LIMIT_S,
    gap: float = GAP,
) -> Solution:
    """Find the pieces of each choice at the least price (or what else is wanted), proved to `gap` or until time runs out.

    A split that breaks a limit is never given back; where there is none the status is `infeasible`.
    """
    started = time.perf_counter()
    model = _Model(problem, limits, wanted or Wanted())
    if any(low > high for low, high in zip(model.low, model.high, strict=True)):
        return _NOTHING["infeasible"]
    search = _Search(model, started + time_limit_s)
    if model.wanted.aim not in _LOOSE or gap <= _EXACT:
        found = search.whole(gap)
    elif model.changed or find_spec("highspy") is None:
        found = search.divisible_first(gap)
    else:
        found = search.branched(model, gap)
    if found.pieces is not None and model.wanted.aim == "price":
        price = problem.price(found.pieces)  # to the last digit: the solver's own is within its tolerances
        found = replace(found, value=price, bound=min(found.bound, price))
    return replace(found, seconds=time.perf_counter() - started)


class _Search:
    """Runs of the solver on one model until an instant (of `time.perf_counter`)."""

    def __init__(self, model: _Model, until: float) -> None:
        rows = model.rows
        shape = (len(rows.low), len(model.low))
        self.many, self.until, self.sought = model.many, until, model.objective()
        self.matrix = csr_array((rows.value, (rows.at, rows.column)), shape=shape)
        self.rows = np.array(rows.low, dtype=np.float64), np.array(rows.high, dtype=np.float64)
        self.low, self.high = np.array(model.low, dtype=np.float64), np.array(model.high, dtype=np.float64)
        self.integral = np.array(model.whole)

    def whole(self, gap: float) -> Solution:
        """All at once."""
        return self._run(self.integral, self.low, self.high, gap)[0]

    def divisible_first(self, gap: float) -> Solution:
        """Pieces divisible first: who makes anything is settled, and the bound holds for whole pieces too.

        Then whole pieces at those nodes; only where that leaves more than the gap, everything at once. With a thousand
        pieces it hardly ever does, and it takes a tenth of the time.
        """
        many = self.many
        loose = self.integral.copy()
        loose[:many] = 0
        lower, values = self._run(loose, self.low, self.high, _FINER * gap)
        if values is None:
            return lower if lower.status == "infeasible" else self.whole(gap)
        low, high = self.low.copy(), self.high.copy()
        used = np.rint(values[many : 2 * many])
        low[many : 2 * many] = high[many : 2 * many] = used
        high[:many] = np.where(used > 0.0, high[:many], 0.0)
        near = self._run(self.integral, low, high, _FINER * gap)[0]
        near = replace(near, bound=lower.bound)
        if near.gap <= gap:
            return replace(near, status="optimal")
        full = self.whole(gap)
        bound = max(full.bound, lower.bound)
        best = full if near.pieces is None or full.value <= near.value else near
        if best.pieces is None:
            return full
        best = replace(best, bound=min(bound, best.value))
        return replace(best, status="optimal" if best.gap <= gap else full.status)

    def branched(self, model: _Model, gap: float) -> Solution:
        """Branching on who makes anything, whole pieces at each leaf (`branching`)."""
        from dfdm.nodes.splitting.bounding import Pieces  # these need highspy
        from dfdm.nodes.splitting.branching import Tree
        from dfdm.nodes.splitting.relaxing import Program

        least, most = self.rows
        branched = self.integral.astype(np.bool_)
        branched[: self.many] = branched[model.short] = False
        own, spare = np.zeros(len(least), dtype=np.bool_), np.zeros(len(least), dtype=np.bool_)
        own[model.own] = spare[model.spare] = True
        tree = Tree(
            Program(matrix=self.matrix, least=least, most=most, price=self.sought, low=self.low, high=self.high),
            Pieces(model.excess, model.problem.lots(model.limits).astype(np.float64), model.priced),
            whole=self.integral.astype(np.bool_),
            branched=branched,
            own=own,
            spare=spare,
            gap=gap,
            until=self.until,
        )
        tree.search()
        if tree.values is None:
            return _NOTHING["infeasible" if tree.ended else "time limit"]
        found = Solution(
            status="optimal",
            pieces=np.rint(tree.values[: self.many]).astype(np.intp),
            value=tree.price,
            bound=min(tree.bound, tree.price),
            seconds=0.0,
        )
        return found if found.gap <= gap * (1.0 + _SLACK) else replace(found, status="time limit")

    def _run(
        self, integral: NDArray[np.int_], low: FloatArray, high: FloatArray, gap: float
    ) -> tuple[Solution, FloatArray | None]:
        left = self.until - time.perf_counter()
        if left <= 0.0:
            return _NOTHING["time limit"], None
        found = milp(
            self.sought,
            integrality=integral,
            bounds=Bounds(low, high),
            constraints=LinearConstraint(self.matrix, *self.rows),
            options={"time_limit": left, "mip_rel_gap": gap, "presolve": True},
        )
        if found.status == _INFEASIBLE:
            return _NOTHING["infeasible"], None
        if found.status not in (_OPTIMAL, _LIMIT):
            raise SolverError(f"the solver did not answer: {found.message}")
        if found.x is None:
            return _NOTHING["time limit"], None
        bound = found.mip_dual_bound
        solution = Solution(
            status="optimal" if found.status == _OPTIMAL else "time limit",
            pieces=np.rint(found.x[: self.many]).astype(np.intp),
            value=float(found.fun),
            bound=float(found.fun if bound is None else bound),
            seconds=0.0,
        )
        return solution, np.asarray(found.x, dtype=np.float64)


def _limit(window: Window, hands: float, machine: float, largest: float) -> float:
    """What a plan allows of a row; all that could be asked for where it does not bound it."""
    return min((limit for h, m, limit in window.rows if (h, m) == (hands, machine)), default=largest)


_NOTHING: Final[dict[Status, Solution]] = {
    status: Solution(status=status, pieces=None, value=float("inf"), bound=-float("inf"), seconds=0.0)
    for status in ("infeasible", "time limit")
}
