"""The split as a mixed-integer linear program, solved by HiGHS: proved, or with the gap that is left.

Price and emissions are proved by branching on who makes anything (`branching`, with `highspy`; without it by `milp`,
slower); counts, and what must be exact, by `milp`. Two threads that wait for each other and a fixed seed: the same problem
gives the same answer, unless the time limit ends the search.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from dfdm.nodes.splitting.formulating import Model, Wanted
from dfdm.nodes.splitting.problem import FloatArray, IntArray, Limits, Problem, SolverError

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
    model = Model(problem, limits, wanted or Wanted())
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

    def __init__(self, model: Model, until: float) -> None:
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

    def branched(self, model: Model, gap: float) -> Solution:
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
            step=model.step(),
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


_NOTHING: Final[dict[Status, Solution]] = {
    status: Solution(status=status, pieces=None, value=float("inf"), bound=-float("inf"), seconds=0.0)
    for status in ("infeasible", "time limit")
}
