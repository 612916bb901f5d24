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
_TRIED: Final = 8
"""Trials of a column on each side before its pseudo-cost is believed."""
_LOOKED_AT: Final = 20
_NO_BETTER: Final = 5
_TRIAL: Final = 50
"""Iterations of a trial."""
_REBUILD: Final = 20
_INFINITE: Final = float("inf")


@dataclass(order=True, slots=True)
class Part:
    """A part of the tree that is open: no split in it costs less than `least`."""

    least: float
    number: int
    low: FloatArray = field(compare=False)
    high: FloatArray = field(compare=False)
    basis: Basis | None = field(compare=False, default=None)


class Growth:
    """The tree growing on one linear program, of the columns that are free at its root."""

    def __init__(self, tree: Tree, program: Program, parts: list[Part]) -> None:
        self.tree, self.program, self.parts = tree, program, parts
        heapq.heapify(self.parts)
        self.number = max((part.number for part in parts), default=0)
        self.bounding = Bounding(program, tree.own, tree.pieces)
        smaller, self.kept, self.fixed, self.rows = program.reduced()
        self.possible = self.fixed < _INFINITE
        if self.possible and len(self.kept):
            self.linear = Linear(smaller)
        self.at = np.flatnonzero(tree.branched[self.kept])
        self.columns = self.kept[self.at]
        self.gains, self.tries = tree.gains, tree.tries

    def grow(self) -> list[Part]:
        """Go on until nothing is open, time runs out or a better split is found: what is open then."""
        tree, price, count = self.tree, self.tree.price, 0
        if not self.possible:
            return []
        if not len(self.kept):
            many = tree.many
            tree.close(self.program.low[many : 2 * many])
            return []
        while self.parts and self.parts[0].least < tree.enough:
            if tree.left <= 0.0 or (count > _REBUILD and tree.price < price):
                return [part for part in self.parts if part.least < tree.enough]
            count += self._dive(heapq.heappop(self.parts))
        return []

    def _dive(self, part: Part) -> int:
        """From one open part downward until it is closed; what is left aside is kept open. How many nodes it took."""
        tree, low, high = self.tree, part.low, part.high
        if part.basis is not None:
            self.linear.restart(part.basis)
        count = 0
        while True:
            count += 1
            if tree.left <= 0.0:
                self._open(part.least, low, high, None)
                return count
            value = self._solved(low, high)
            if value >= tree.enough:
                return count
            part.least = max(part.least, value)
            limits = self._limits(low, high)
            low, high = tree.tightened(limits, low, high)
            if (low > high).any():
                return count
            at = self.linear.values()[self.at]
            if ((at < low[self.columns] - _EXACT) | (at > high[self.columns] + _EXACT)).any():
                continue
            basis = self.linear.basis()
            broken = np.flatnonzero(np.abs(at - np.rint(at)) > _EXACT)
            if not len(broken):
                self._leaf(value, self._used(at, low), low, high, limits, basis)
                return count
            narrowed, chosen = self._chosen(value, at, broken, low, high, basis)
            if chosen is None:
                low, high = narrowed
                continue
            up, down = self._halves(int(self.columns[chosen]), *narrowed)
            first, second = (up, down) if np.rint(at[chosen]) else (down, up)  # the nearer first
            self._open(value, *second, basis)
            low, high = first

    def _leaf(
        self, value: float, used: FloatArray, low: FloatArray, high: FloatArray, limits: Bound, basis: Basis
    ) -> None:
        """Close a leaf; what differs from it in any choice stays open, one part for each that may still differ."""
        tree, many = self.tree, self.tree.many
        tree.close(used)
        low, high = tree.tightened(limits, low, high)
        ends = slice(many, 2 * many)
        if ((used < low[ends]) | (used > high[ends])).any():
            self._open(value, low, high, basis)
            return
        for column in (np.flatnonzero(high[ends] > low[ends]) + many).tolist():
            up, down = self._halves(column, low, high)
            (low, high), other = (up, down) if used[column - many] else (down, up)
            self._open(value, *other, basis)

    def _chosen(
        self, value: float, at: FloatArray, broken: IntArray, low: FloatArray, high: FloatArray, basis: Basis
    ) -> tuple[tuple[FloatArray, FloatArray], int | None]:
        """The column to branch on; none where trying has narrowed the bounds, which are given back too."""
        tree = self.tree
        scores = dict(zip(broken.tolist(), self._guesses(broken, at).tolist(), strict=True))
        best, chosen, worse = -1.0, int(broken[0]), 0
        for k in sorted(scores, key=lambda k: -scores[k])[:_LOOKED_AT]:
            score = scores[k]
            column = int(self.columns[k])
            if self.tries[:, column].min() < _TRIED:
                halves = self._halves(column, low, high)
                gains = []
                for side, half in ((0, halves[1]), (1, halves[0])):
                    self.linear.restart(basis)
                    tried = self._solved(*half, _TRIAL)
                    if tried >= tree.enough:
                        return halves[side], None  # it must be the other one
                    gains.append(max(tried - value, _EXACT))
                    self.gains[side, column] += gains[side] / (1.0 - at[k] if side else at[k])
                    self.tries[side, column] += 1
                score = gains[0] * gains[1]
            worse = 0 if score > best else worse + 1
            if score > best:
                best, chosen = score, k
            if worse >= _NO_BETTER:
                break
        self.linear.restart(basis)
        return (low, high), chosen

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

    def _open(self, least: float, low: FloatArray, high: FloatArray, basis: Basis | None) -> None:
        self.number += 1
        heapq.heappush(self.parts, Part(least, self.number, low, high, basis))

    def _solved(self, low: FloatArray, high: FloatArray, most: int | None = None) -> float:
        """The least price within bounds, infinite where it is enough; what a trial leaves unsure is below that."""
        price = self.linear.solve(low[self.kept], high[self.kept], self.tree.enough - self.fixed, most)
        return price + self.fixed

    def _limits(self, low: FloatArray, high: FloatArray) -> Bound:
        """The bounds of each choice by the multipliers of what was solved last."""
        multipliers = np.zeros(len(self.program.least))
        multipliers[self.rows] = self.linear.multipliers()
        return self.bounding.bound(multipliers, low, high)
