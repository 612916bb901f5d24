"""Proving a split: branch and bound over who makes anything; how many pieces is settled whole at each leaf.

Pieces are divisible in the bound. Where the bound leaves every choice made or not made, the whole pieces at exactly these
choices are found by a small program of their own, and this leaf is closed: nothing is ever branched on the pieces, which
tells next to nothing. The root is cut, and choices that the Lagrangian bound rules out leave the program.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from dfdm.nodes.splitting.bounding import Bound, Bounding, Pieces
from dfdm.nodes.splitting.growing import Growth, Part
from dfdm.nodes.splitting.problem import FloatArray, IntArray
from dfdm.nodes.splitting.relaxing import Answer, BoolArray, Program, cut, relaxed, run

_EXACT: Final = 1e-6
_CUTS: Final = 2
"""Times that the root is cut; a third one raises the bound by next to nothing."""
_BARRED: Final = 8
_LEAF: Final = 0.05
"""Share of the gap to which a leaf is solved."""
_NEAR: Final = 20
_CHANGED: Final = (2, 4, 8)
_INFINITE: Final = float("inf")


class Tree:
    """The search on one program until an instant (of `time.perf_counter`).

    `whole` (c,) are the integral columns, of which `branched` (c,) are branched on: whether a choice makes anything, and plans.
    Columns are pieces (o,), whether there are any (o,), then others. `own` (r,) are rows of single choices; `spare` (r,)
    rows that the bound does without.
    """

    def __init__(
        self,
        program: Program,
        pieces: Pieces,
        *,
        whole: BoolArray,
        branched: BoolArray,
        own: BoolArray,
        spare: BoolArray,
        gap: float,
        until: float,
    ) -> None:
        self.exact, self.program, self.own = program, program.only(~spare), own[~spare]
        self.pieces, self.whole, self.branched = pieces, whole, branched
        self.many, self.gap, self.until = len(pieces.lots), gap, until
        self.price, self.values = _INFINITE, None
        self.least, self.ended, self.below = _INFINITE, True, _INFINITE
        self._closed: set[bytes] = set()
        self.gains, self.tries = np.zeros((2, len(program.low))), np.zeros((2, len(program.low)))

    gains: FloatArray
    """What trials of each column (2, c) at 0 and at 1 raised the bound by, for a whole step, and `tries` how many there were."""
    price: float
    """Of the best whole split found."""
    values: FloatArray | None
    """Its columns (c,)."""
    least: float
    """No split that was given up, or left in its leaf, costs less."""
    ended: bool
    """Whether nothing was given up for lack of time."""
    below: float
    """The search is for what costs less than this: cuts hold for that alone."""

    @property
    def enough(self) -> float:
        """What need not be looked for: it would be better by no more than the gap."""
        return (
            self.below
            if self.price == _INFINITE
            else min(self.below, self.price - (1.0 - _EXACT) * self.gap * abs(self.price))
        )

    @property
    def bound(self) -> float:
        """No whole split costs less."""
        return min(self.enough, self.least)

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.until - time.perf_counter()

    def search(self) -> None:
        """Search until it is proved, or until time runs out."""
        with ThreadPoolExecutor(max_workers=1) as self.beside:
            self._search()

    beside: ThreadPoolExecutor
    """A second thread: solvers let go of Python while they work."""

    def _search(self) -> None:
        self._searched(self._root())
        if self.below < _INFINITE and self.enough == self.below and self.ended:
            # There is nothing that the cuts hold for: the search goes on without them.
            self.below = _INFINITE
            price, _, multipliers = relaxed(self.program)
            self._searched(None if price == _INFINITE else (self.program, multipliers))

    def _searched(self, rooted: tuple[Program, FloatArray] | None) -> None:
        if rooted is None:
            return
        program, multipliers = rooted
        parts = [Part(-_INFINITE, 0, program.low, program.high)]
        while parts:
            parts = Growth(self, program, parts).grow()
            if self.left <= 0.0:
                self._give_up(min((part.least for part in parts), default=_INFINITE))
                return
            # A better split was found: more choices are ruled out, and the program is built anew without them.
            program = self._narrowed(program, multipliers)
            for part in parts:
                part.low, part.high = np.maximum(part.low, program.low), np.minimum(part.high, program.high)
                part.basis = part.seen = None

    def close(self, used: FloatArray) -> None:
        """Find the whole pieces at exactly the choices used (o,) and keep them if they are the best so far."""
        many = self.many
        if used.tobytes() in self._closed:
            return
        self._closed.add(used.tobytes())
        low, high = self.exact.low.copy(), self.exact.high.copy()
        low[many : 2 * many] = high[many : 2 * many] = used
        high[:many] = np.where(used > 0.0, high[:many], 0.0)
        smaller, kept, fixed, _ = self.exact.within(low, high).reduced()
        if fixed == _INFINITE:
            return
        found = run(smaller, self.whole[kept], seconds=self.left, gap=_LEAF * self.gap)
        if found.infeasible:
            return
        self.least = min(self.least, found.bound + fixed)
        if found.values is None:
            self.ended = False
        elif found.price + fixed < self.price:
            self.price, self.values = found.price + fixed, _spread(low, kept, found.values)

    def tightened(self, limits: Bound, low: FloatArray, high: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The bounds (c,), (c,) of what can be in a split that is better by more than the gap."""
        many, priced = self.many, self.pieces.priced
        low, high = low.copy(), high.copy()
        out = limits.used >= self.enough
        high[many : 2 * many][out] = high[:many][out] = 0.0
        high[priced[out & (priced >= 0)]] = 0.0
        low[many : 2 * many][limits.unused >= self.enough] = 1.0
        return low, high

    def _narrowed(self, program: Program, multipliers: FloatArray) -> Program:
        limits = Bounding(program, self.own, self.pieces).bound(multipliers, program.low, program.high)
        return program.within(*self.tightened(limits, program.low, program.high))

    def _give_up(self, least: float) -> None:
        self.ended, self.least = False, min(self.least, least)

    def _root(self) -> tuple[Program, FloatArray] | None:
        """The program with cuts, and multipliers; nothing where it is proved already.

        Cuts hold for what is cheaper than the divisible split that was met while they were made. Where that is not
        enough, this split is a leaf: it is closed, barred by a row, and the program is cut once more.
        """
        program, multipliers = self.program, np.zeros(len(self.program.least))
        rounds = barred = 0
        lowest, ahead = -_INFINITE, None
        while rounds < _CUTS and barred < _BARRED:
            rooted = ahead or self._cut(program)
            if rooted is None:
                return None
            (smaller, kept, fixed, found, stronger), ahead = rooted, None
            if found is None:
                break
            lowest = max(lowest, min(found.bound, found.price) + fixed)
            if lowest >= self.enough:
                return None
            if self.left <= 0.0:
                self._give_up(lowest)
                return None
            cuts = stronger.only(np.arange(len(stronger.least)) >= len(smaller.least))
            more = program.with_rows(_wide(cuts.matrix, kept, len(program.low)), cuts.least, cuts.most)
            price, values, prices = relaxed(more)
            if rounds == barred == 0 and price < self.enough:
                near = self.beside.submit(self._near, more, values)
                ahead = self._cut(more.only(self._tight(more, values)))
                self._take(more, near.result())
            if self.price == _INFINITE:
                self.below = min(self.below, found.price + fixed)
            if found.values is not None and found.price + fixed < self.enough:
                used = np.rint(_spread(program.low, kept, found.values)[self.many : 2 * self.many])
                self.close(used)
                if found.price + fixed < self.enough:
                    program, multipliers = self._barred(program, used), np.append(multipliers, 0.0)
                    barred, ahead = barred + 1, None
                    continue
            if price >= self.enough:
                return None
            rounds += 1
            tight = self._tight(more, values)
            program, multipliers = more.only(tight), prices[tight]
            if ahead is None:
                program = self._narrowed(program, multipliers)
        return program, multipliers

    def _tight(self, program: Program, values: FloatArray) -> BoolArray:
        """The rows (r,) of the problem itself, and the cuts that hold the values (c,)."""
        at = program.matrix @ values
        tight: BoolArray = (at <= program.least + _EXACT) | (at >= program.most - _EXACT)
        tight[: len(self.own)] = True
        return tight

    def _barred(self, program: Program, used: FloatArray) -> Program:
        """The program without the leaf of the choices used (o,)."""
        row = np.where(used > 0.0, -1.0, 1.0)
        wide = _wide(csr_array(row[None, :]), np.arange(self.many, 2 * self.many), len(program.low))
        return program.with_rows(wide, np.array([1.0 - used.sum()]), np.array([_INFINITE]))

    def _cut(self, program: Program) -> tuple[Program, IntArray, float, Answer | None, Program] | None:
        """The program without what is fixed, its columns, the fixed price, what HiGHS found, and the program with cuts.

        Nothing where there is no split; nothing is found where all is fixed.
        """
        smaller, kept, fixed, _ = program.reduced()
        if fixed == _INFINITE:
            return None
        if not len(kept):
            return smaller, kept, fixed, None, smaller
        found, stronger = cut(smaller, self.branched[kept], seconds=self.left)
        return None if found.infeasible else (smaller, kept, fixed, found, stronger)

    def _near(self, program: Program, values: FloatArray) -> FloatArray | None:
        """Who makes anything (o,) in a first split among the choices that the relaxed program uses.

        Berthold, RENS, Math. Prog. Comp. 6, 2014.
        """
        many = self.many
        some = (values[:many] > _EXACT) | (values[many : 2 * many] > _EXACT)
        high = program.high.copy()
        high[: 2 * many] = np.where(np.tile(some, 2), high[: 2 * many], program.low[: 2 * many])
        smaller, kept, fixed, _ = program.within(program.low, high).reduced()
        if fixed == _INFINITE:
            return None
        found = run(
            smaller, self.branched[kept], seconds=self.left, gap=self.gap, mip_max_nodes=1, mip_allow_restart=False
        )
        if found.values is None:
            return None
        used: FloatArray = np.rint(_spread(program.low, kept, found.values)[many : 2 * many])
        return used

    def _take(self, program: Program, used: FloatArray | None) -> None:
        """Close what was found near the relaxed program, or something around it."""
        if used is None:
            return
        self.close(used)
        if self.values is None:
            self._around(program, used)

    def _around(self, program: Program, used: FloatArray) -> None:
        """Whole splits in which few choices are used otherwise (local branching: Fischetti and Lodi, Math. Prog. 98, 2003)."""
        many = self.many
        row = csr_array(np.where(used > 0.0, -1.0, 1.0)[None, :])
        wide = _wide(row, np.arange(many, 2 * many), len(program.low))
        for changed in _CHANGED:
            around = program.with_rows(wide, np.array([-_INFINITE]), np.array([changed - used.sum()]))
            smaller, kept, fixed, _ = around.reduced()
            if fixed == _INFINITE:
                return
            found = run(
                smaller, self.whole[kept], seconds=self.left, gap=self.gap, mip_max_nodes=_NEAR, mip_allow_restart=False
            )
            if found.values is not None:
                self.close(np.rint(_spread(program.low, kept, found.values)[many : 2 * many]))
            if self.values is not None:
                return


def _spread(low: FloatArray, kept: IntArray, values: FloatArray) -> FloatArray:
    """All columns (c,) from those `kept`; the others are fixed."""
    found = low.copy()
    found[kept] = values
    return found


def _wide(matrix: csr_array, kept: IntArray, many: int) -> csr_array:
    """Rows of some columns among `many`."""
    found = matrix.tocoo()
    return csr_array((found.data, (found.row, kept[found.col])), shape=(matrix.shape[0], many))
