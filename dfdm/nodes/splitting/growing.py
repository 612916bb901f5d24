"""The tree of a split growing on one linear program: the most promising part first, from each down until it is closed.

Branching is by pseudo-costs, each begun by trying (Achterberg, Koch and Martin, "Branching rules revisited", Operations
Research Letters 33, 2005).
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dfdm.nodes.splitting.bounding import Bound, Bounding
from dfdm.nodes.splitting.problem import FloatArray, IntArray
from dfdm.nodes.splitting.relaxing import Basis, Linear, Program

if TYPE_CHECKING:
    from dfdm.nodes.splitting.branching import Tree

_EXACT: Final = 1e-6
_TRIED: Final = 4
"""Trials of a column on each side before its pseudo-cost is believed."""
_LOOKED_AT: Final = 20
_NO_BETTER: Final = 5
_TRIAL: Final = 100
"""Iterations of a trial."""
_REBUILD: Final = 20
_LITTLE: Final = 40
"""Choices that may be open still in what is settled at once."""
_INFINITE: Final = float("inf")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Seen:
    """What the bound says of a part: its `value`, what can still be in a better split, and where the choices are (b,).

    `broken` are those that are neither made nor not made; `limits` are kept where there are none.
    """

    value: float
    low: FloatArray
    high: FloatArray
    at: FloatArray
    broken: IntArray
    basis: Basis
    limits: Bound | None


@dataclass(order=True, slots=True)
class Part:
    """A part of the tree that is open: no split in it costs less than `least`."""

    least: float
    number: int
    low: FloatArray = field(compare=False)
    high: FloatArray = field(compare=False)
    basis: Basis | None = field(compare=False, default=None)
    seen: Seen | None = field(compare=False, default=None)


class Growth:
    """The tree growing on one linear program, of the columns that are free at its root.

    Both sides of a branch are solved at once, each by a solver of its own; what comes of it does not depend on which is
    ready first.
    """

    def __init__(self, tree: Tree, program: Program, parts: list[Part]) -> None:
        self.tree, self.program, self.parts = tree, program, parts
        heapq.heapify(self.parts)
        self.number = max((part.number for part in parts), default=0)
        self.bounding = Bounding(program, tree.own, tree.pieces)
        smaller, self.kept, self.fixed, self.rows = program.reduced()
        self.possible = self.fixed < _INFINITE
        if self.possible and len(self.kept):
            self.here, self.beside = Linear(smaller), Linear(smaller)
        self.standing: Seen | None = None
        self.at = np.flatnonzero(tree.branched[self.kept])
        self.columns = self.kept[self.at]
        self.gains, self.tries = tree.gains, tree.tries

    def grow(self) -> list[Part]:
        """Go on until nothing is open, time runs out, a better split is found or cuts are wanted: what is open then."""
        tree, price, count = self.tree, self.tree.price, 0
        if not self.possible:
            return []
        if not len(self.kept):
            many = tree.many
            tree.close(self.program.low[many : 2 * many])
            return []
        while self.parts and max(self.parts[0].least, tree.floor) < tree.enough:
            if tree.left <= 0.0 or (count > _REBUILD and tree.price < price) or tree.blunt:
                return [part for part in self.parts if part.least < tree.enough]
            count += self._dive(heapq.heappop(self.parts))
        return []

    def _dive(self, part: Part) -> int:
        """From one open part downward until it is closed; what is left aside is kept open. How many nodes it took."""
        tree, seen = self.tree, part.seen
        if seen is None:
            seen = self._see(self.here, part.low, part.high, part.basis)
        count = 1
        while seen is not None:
            if tree.left <= 0.0:
                self._open(seen.value, seen.low, seen.high, None)
                return count
            if not len(seen.broken):
                self._leaf(seen)
                return count
            narrowed, chosen = self._chosen(seen)
            if chosen is None:
                seen = self._see(self.here, *narrowed, seen.basis)
                continue
            column = int(self.columns[chosen])
            up, down = self._halves(column, *narrowed)
            first, second = (up, down) if np.rint(seen.at[chosen]) else (down, up)  # the nearer first
            other = tree.beside.submit(self._see, self.beside, *second, seen.basis)
            one = self._see(self.here, *first, None if self.standing is seen else seen.basis)
            left = other.result()
            lowered, raised = (
                tree.enough if child is None else child.value for child in ((left, one) if first is up else (one, left))
            )
            self._learn(column, seen.at[chosen], lowered - seen.value, raised - seen.value)
            seen = one
            if left is not None:
                self._open(left.value, left.low, left.high, left.basis, left)
            self.standing = seen
            count += 1
        return count

    def _see(self, linear: Linear, low: FloatArray, high: FloatArray, basis: Basis | None) -> Seen | None:
        """Solve a part, from where the solver stands if there is no basis; nothing where no better split can be in it."""
        tree = self.tree
        if basis is not None:
            linear.restart(basis)
        while True:
            value = self._solved(linear, low, high)
            if value >= tree.enough:
                return None
            limits = self._limits(linear, low, high)
            low, high = tree.tightened(limits, low, high)
            if (low > high).any():
                return None
            at = linear.values()[self.at]
            if ((at < low[self.columns] - _EXACT) | (at > high[self.columns] + _EXACT)).any():
                continue
            broken = np.flatnonzero(np.abs(at - np.rint(at)) > _EXACT)
            return Seen(
                value=value,
                low=low,
                high=high,
                at=at,
                broken=broken,
                basis=linear.basis(),
                limits=None if len(broken) else limits,
            )

    def _leaf(self, seen: Seen) -> None:
        """Settle what is left at once, where that is little, or close a leaf and leave open what differs from it.

        That is one part for each choice that may still differ. Where whole pieces cost more than divisible ones by more than
        the gap, leaves are many and alike.
        """
        tree, many, low, high = self.tree, self.tree.many, seen.low, seen.high
        tree.leaves += 1
        used, ends = self._used(seen.at, low), slice(many, 2 * many)
        if tree.values is None:
            tree.close(used)
        if seen.limits is not None:
            low, high = tree.tightened(seen.limits, low, high)
        if (high[ends] > low[ends]).sum() <= _LITTLE and tree.settle(low, high):
            return
        tree.close(used)
        if ((used < low[ends]) | (used > high[ends])).any():
            self._open(seen.value, low, high, seen.basis)
            return
        for column in (np.flatnonzero(high[ends] > low[ends]) + many).tolist():
            up, down = self._halves(column, low, high)
            (low, high), other = (up, down) if used[column - many] else (down, up)
            self._open(seen.value, *other, seen.basis)

    def _chosen(self, seen: Seen) -> tuple[tuple[FloatArray, FloatArray], int | None]:
        """The column to branch on; none where trying has narrowed the bounds, which are given back too."""
        tree, at, broken = self.tree, seen.at, seen.broken
        scores = dict(zip(broken.tolist(), self._guesses(broken, at).tolist(), strict=True))
        best, chosen, worse = -1.0, int(broken[0]), 0
        for k in sorted(scores, key=lambda k: -scores[k])[:_LOOKED_AT]:
            score = scores[k]
            column = int(self.columns[k])
            if self.tries[:, column].min() < _TRIED:
                up, down = self._halves(column, seen.low, seen.high)
                self.standing = None
                other = tree.beside.submit(self._tried, self.beside, *down, seen.basis)
                raised = self._tried(self.here, *up, seen.basis)
                lowered = other.result()
                if lowered >= tree.enough or raised >= tree.enough:
                    return (up if lowered >= tree.enough else down), None  # it must be the other one
                score = self._learn(column, at[k], lowered - seen.value, raised - seen.value)
            worse = 0 if score > best else worse + 1
            if score > best:
                best, chosen = score, k
            if worse >= _NO_BETTER:
                break
        return (seen.low, seen.high), chosen

    def _learn(self, column: int, at: float, lowered: float, raised: float) -> float:
        """Keep by how much the bound rose with a column at 0 and at 1, where it was between: both multiplied."""
        gains = max(lowered, _EXACT), max(raised, _EXACT)
        for side, gain in enumerate(gains):
            self.gains[side, column] += gain / (1.0 - at if side else at)
            self.tries[side, column] += 1
        return gains[0] * gains[1]

    def _tried(self, linear: Linear, low: FloatArray, high: FloatArray, basis: Basis) -> float:
        linear.restart(basis)
        return self._solved(linear, low, high, _TRIAL)

    def _guesses(self, broken: IntArray, at: FloatArray) -> FloatArray:
        """What branching is likely to raise the bound by (b,): both sides multiplied."""
        columns = self.columns[broken]
        known, usual = self.tries[:, columns], self.gains.sum(axis=1) / np.maximum(self.tries.sum(axis=1), 1.0)
        each = np.where(known > 0.0, self.gains[:, columns] / np.maximum(known, 1.0), usual[:, None])
        far = np.vstack([at[broken], 1.0 - at[broken]])
        found: FloatArray = np.maximum(each * far, 1e-3).prod(axis=0)
        return found

    def _halves(
        self, column: int, low: FloatArray, high: FloatArray
    ) -> tuple[tuple[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]:
        """The bounds with a column at 1, and at 0."""
        many = self.tree.many
        up, down = low.copy(), high.copy()
        up[column], down[column] = 1.0, 0.0
        if many <= column < 2 * many:
            down[column - many] = 0.0
        return (up, high), (low, down)

    def _used(self, at: FloatArray, low: FloatArray) -> FloatArray:
        many = self.tree.many
        used = low[many : 2 * many].copy()
        mine = (self.columns >= many) & (self.columns < 2 * many)
        used[self.columns[mine] - many] = np.rint(at[mine])
        return used

    def _open(
        self, least: float, low: FloatArray, high: FloatArray, basis: Basis | None, seen: Seen | None = None
    ) -> None:
        self.number += 1
        heapq.heappush(self.parts, Part(least, self.number, low, high, basis, seen))

    def _solved(self, linear: Linear, low: FloatArray, high: FloatArray, most: int | None = None) -> float:
        """The least price within bounds, infinite where it is enough; what a trial leaves unsure is below that."""
        price = linear.solve(low[self.kept], high[self.kept], self.tree.enough - self.fixed, most)
        return price + self.fixed

    def _limits(self, linear: Linear, low: FloatArray, high: FloatArray) -> Bound:
        """The bounds of each choice by the multipliers of what was solved last."""
        multipliers = np.zeros(len(self.program.least))
        multipliers[self.rows] = linear.multipliers()
        return self.bounding.bound(multipliers, low, high)
