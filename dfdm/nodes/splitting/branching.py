"""Proving a split: branch and bound over who makes anything; how many pieces is settled whole at each leaf.

Pieces are divisible in the bound. Where the bound leaves every choice made or not made, the whole pieces are found by a small
program of their own: at all choices that are open still if these are few, else at exactly these choices, and this leaf is
closed. Nothing is ever branched on the pieces, which tells next to nothing. The root is cut, and choices that the Lagrangian
bound rules out leave the program.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from dfdm.nodes.splitting.bounding import Bound, Bounding, Pieces
from dfdm.nodes.splitting.growing import Growth, Part
from dfdm.nodes.splitting.problem import FloatArray, IntArray
from dfdm.nodes.splitting.relaxing import QUIET, Answer, BoolArray, Program, cut, relaxed, run

_EXACT: Final = 1e-6
_BARRED: Final = 8
_LEAF: Final = 0.05
"""Share of the gap to which a leaf is solved."""
_LEAVES: Final = 5
"""Leaves after which the bound is cut for whole pieces."""
_SETTLED: Final = 200
"""Nodes within which what is left of a part is settled at once, or not."""
_NEAR: Final = 20
_BETTER: Final = 50
_CHANGED: Final = (2, 4, 8)
_STEP: Final = 0.999
"""Of the step between two splits, what a better one is looked for at: solvers are not exact."""
_INFINITE: Final = float("inf")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Cut:
    """A program with more cuts, the bound that they give, and the divisible splits met: (price, who makes anything (o,)).

    The cuts hold for what is cheaper than these splits. `ended`: there was nothing left to cut.
    """

    program: Program
    bound: float
    splits: tuple[tuple[float, FloatArray], ...]
    ended: bool = False


class Tree:
    """The search on one program until an instant (of `time.perf_counter`).

    `whole` (c,) are the integral columns, of which `branched` (c,) are branched on: whether a choice makes anything, and plans.
    Columns are pieces (o,), whether there are any (o,), then others. `own` (r,) are rows of single choices; `spare` (r,)
    rows that the bound does without. Splits of other prices differ by `step` at least.
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
        step: float = 0.0,
    ) -> None:
        self.exact, self.program, self.own = program, program.only(~spare), own[~spare]
        self.pieces, self.whole, self.branched = pieces, whole, branched
        self.many, self.gap, self.until, self.step = len(pieces.lots), gap, until, step
        self.price, self.values = _INFINITE, None
        self.least, self.ended, self.below, self.floor = _INFINITE, True, _INFINITE, -_INFINITE
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
    floor: float
    """The root proved that nothing that is looked for costs less than this."""
    below: float
    """The search is for what costs less than this: cuts hold for that alone."""

    @property
    def enough(self) -> float:
        """What need not be looked for: it would be better by no more than the gap, or by less than splits differ."""
        return self._less((1.0 - _EXACT) * self.gap)

    def _less(self, share: float) -> float:
        """What splits cost less than that are better by a share of the price, and cheap enough for the cuts to hold."""
        if self.price == _INFINITE:
            return self.below
        return min(self.below, self.price - max(share * abs(self.price), _STEP * self.step))

    @property
    def bound(self) -> float:
        """No whole split costs less."""
        return min(self.price if self.even else self.enough, self.below, self.least)

    @property
    def even(self) -> bool:
        """Whether splits differ by more than the gap: what is proved is the best then."""
        return self.price < _INFINITE and _STEP * self.step > self.gap * abs(self.price)

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
            self.below, self.floor = _INFINITE, -_INFINITE
            price, _, multipliers = relaxed(self.program)
            self._searched(None if price == _INFINITE else (self.program, multipliers))

    def _searched(self, rooted: tuple[Program, FloatArray] | None) -> None:
        if rooted is None:
            return
        program, multipliers = rooted
        parts, self.leaves, self._recut = [Part(-_INFINITE, 0, program.low, program.high)], 0, False
        while parts := Growth(self, program, parts).grow():
            if self.left <= 0.0:
                self._give_up(min(part.least for part in parts))
                return
            # A better split rules out more choices, and cuts more parts: the program is built anew.
            program = self._narrowed(program, multipliers)
            if self.blunt:
                rooted, self._recut = self._whole_cut(program, multipliers), True
                if rooted is None:
                    return
                program, multipliers = rooted
            for part in parts:
                part.low, part.high = np.maximum(part.low, program.low), np.minimum(part.high, program.high)
                part.basis = part.seen = None

    leaves: int
    """Leaves met so far."""

    @property
    def blunt(self) -> bool:
        """Whether the bound is to be cut again with whole pieces: they cost more than divisible ones, as leaf after leaf shows."""
        return self.leaves > _LEAVES and not self._recut

    def _whole_cut(self, program: Program, multipliers: FloatArray) -> tuple[Program, FloatArray] | None:
        """The program with cuts that hold for whole pieces, and multipliers; nothing where there is nothing left in it."""
        found = self._cut(program, self.whole)
        if found is None:
            return None
        self.floor = max(self.floor, found.bound)
        for _, used in found.splits:
            self.close(used)
        if found.ended or any(price < self.enough for price, _ in found.splits):
            return program, multipliers
        price, values, multipliers = relaxed(found.program)
        if price == _INFINITE:
            return None
        more, multipliers = self._tight(found.program, values, multipliers)
        return self._narrowed(more, multipliers), multipliers

    def close(self, used: FloatArray) -> None:
        """Find the whole pieces at exactly the choices used (o,) and keep them if they are the best so far.

        They are kept where they are better by less than the gap too: less is left to prove then. Where a short search does
        not find the very best of them, it is enough that no others are better by more than the gap.
        """
        many = self.many
        if used.tobytes() in self._closed:
            return
        self._closed.add(used.tobytes())
        low, high = self.exact.low.copy(), self.exact.high.copy()
        low[many : 2 * many] = high[many : 2 * many] = used
        high[:many] = np.where(used > 0.0, high[:many], 0.0)
        near = self._best_within(low, high, self._less(_EXACT), mip_max_nodes=_SETTLED)
        if near is None or near.infeasible or near.solved:
            self.least = min(self.least, _INFINITE if near is None or near.infeasible else near.bound)
            return
        found = self._best_within(low, high, self.enough)
        if found is not None and not found.infeasible:
            self.least = min(self.least, max(near.bound, found.bound))
            self.ended = self.ended and (found.values is not None or near.values is not None)

    def settle(self, low: FloatArray, high: FloatArray) -> bool:
        """Whether a short search found the best whole pieces within bounds (c,), (c,): if they are the best so far they are kept."""
        found = self._best_within(
            np.maximum(low, self.exact.low),
            np.minimum(high, self.exact.high),
            self.enough,
            mip_max_nodes=_SETTLED,
            mip_allow_restart=False,
            presolve="off",
            **QUIET,
        )
        if found is None or found.infeasible:
            return True
        if found.solved:
            self.least = min(self.least, found.bound)
        return found.solved

    def _best_within(self, low: FloatArray, high: FloatArray, enough: float, **options: float | str) -> Answer | None:
        """Whole pieces within bounds (c,), (c,) that cost less than `enough`: none where that cannot be."""
        if (low > high).any():
            return None
        smaller, kept, fixed, _ = self.exact.within(low, high).reduced()
        if fixed == _INFINITE:
            return None
        found = run(
            smaller, self.whole[kept], seconds=self.left, gap=_LEAF * self.gap, enough=enough - fixed, **options
        )
        if found.values is not None and found.price + fixed < self.price:
            self.price, self.values = found.price + fixed, _spread(low, kept, found.values)
        return replace(found, price=found.price + fixed, bound=found.bound + fixed)

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
        self.ended, self.least = False, min(self.least, max(least, self.floor))

    def _root(self) -> tuple[Program, FloatArray] | None:
        """The program with cuts, and multipliers; nothing where it is proved already.

        Cuts hold for what is cheaper than the divisible splits that were met while they were made. Where that is not
        enough, these splits are leaves: they are closed, barred by a row each, and the program is cut once more.
        """
        program = self.program
        for barred in range(_BARRED):
            found = self._cut(program, self.branched)
            if found is None or self._proved(found.bound):
                return None
            if found.ended:
                break
            price, values, multipliers = relaxed(found.program)
            more = found.program
            if price < _INFINITE:  # else nothing is cheaper than the divisible splits that the cuts were made beside
                more, multipliers = self._tight(more, values, multipliers)
            if not barred and price < self.enough:
                self._first(more, values)
            if self.price == _INFINITE:
                self.below = min([self.below, *(split for split, _ in found.splits)])
            leaves = [used for split, used in found.splits if split < self.enough]
            for used in leaves:
                self.close(used)
            if all(split >= self.enough for split, _ in found.splits):
                return None if self._proved(price) else (self._narrowed(more, multipliers), multipliers)
            for used in leaves:
                program = self._barred(program, used)
        return program, np.zeros(len(program.least))

    def _proved(self, bound: float) -> bool:
        """Whether nothing is left to be looked for, or no time for it, now that none of it costs less than a bound."""
        self.floor = max(self.floor, bound)
        if self.floor < self.enough and self.left <= 0.0:
            self._give_up(self.floor)
            return True
        return self.floor >= self.enough

    def _cut(self, program: Program, whole: BoolArray) -> Cut | None:
        """The program with the cuts that HiGHS finds in it as it is and presolved, both at once; nothing where there is no split.

        `whole` (c,) are the columns that the cuts take to be integral.
        """
        smaller, kept, fixed, _ = program.reduced()
        if fixed == _INFINITE:
            return None
        if not len(kept):
            return Cut(program=program, bound=fixed, splits=(), ended=True)
        whole = whole[kept]
        beside = self.beside.submit(cut, smaller, whole, seconds=self.left, presolved=True)
        both = cut(smaller, whole, seconds=self.left), beside.result()
        splits, bound = [], -_INFINITE
        for found, rows in (one for one in both if one is not None):
            if found.infeasible:
                return None
            bound = max(bound, min(found.bound, found.price) + fixed)
            program = program.with_rows(_wide(rows.matrix, kept, len(program.low)), rows.least, rows.most)
            if found.values is not None:
                used = np.rint(_spread(program.low, kept, found.values)[self.many : 2 * self.many])
                splits.append((found.price + fixed, used))
        return Cut(program=program, bound=bound, splits=tuple(splits))

    def _first(self, program: Program, values: FloatArray) -> None:
        """Find a first split near the relaxed program, in two ways at once, or something around it."""
        beside = self.beside.submit(self._near, program, values, presolve="off")
        both = [used for used in (self._near(program, values), beside.result()) if used is not None]
        for used in both:
            self.close(used)
        for used in both:
            if self.values is None:
                self._around(program, used)
        if self.even:
            self._better(program)

    def _tight(self, program: Program, values: FloatArray, multipliers: FloatArray) -> tuple[Program, FloatArray]:
        """With the rows of the problem itself, and the cuts that hold the values (c,): the program and their multipliers."""
        at = program.matrix @ values
        tight = (at <= program.least + _EXACT) | (at >= program.most - _EXACT)
        tight[: len(self.own)] = True
        return program.only(tight), multipliers[tight]

    def _barred(self, program: Program, used: FloatArray) -> Program:
        """The program without the leaf of the choices used (o,)."""
        row = np.where(used > 0.0, -1.0, 1.0)
        wide = _wide(csr_array(row[None, :]), np.arange(self.many, 2 * self.many), len(program.low))
        return program.with_rows(wide, np.array([1.0 - used.sum()]), np.array([_INFINITE]))

    def _near(self, program: Program, values: FloatArray, **options: str) -> FloatArray | None:
        """Who makes anything (o,) in a first split among the choices that the relaxed program uses.

        Berthold, RENS, Math. Prog. Comp. 6, 2014.
        """
        many = self.many
        some = (values[:many] > _EXACT) | (values[many : 2 * many] > _EXACT)
        high = program.high.copy()
        high[: 2 * many] = np.where(np.tile(some, 2), high[: 2 * many], program.low[: 2 * many])
        found = self._looked(program.within(program.low, high), self.branched, mip_max_nodes=1, **options)
        return None if found is None else np.rint(found[many : 2 * many])

    def _looked(self, program: Program, whole: BoolArray, **options: float | str) -> FloatArray | None:
        """The columns (c,) of the best solution that a short search finds, if it is better than what there is."""
        smaller, kept, fixed, _ = program.reduced()
        if fixed == _INFINITE:
            return None
        enough = self.enough - fixed
        found = run(
            smaller, whole[kept], seconds=self.left, gap=self.gap, enough=enough, mip_allow_restart=False, **options
        )
        return None if found.values is None else _spread(program.low, kept, found.values)

    def _around(self, program: Program, used: FloatArray) -> None:
        """Find a whole split in which few choices are used otherwise."""
        for changed in _CHANGED:
            self._close_like(self._alike(program, used, changed), self.whole, _NEAR)
            if self.values is not None:
                return

    def _better(self, program: Program) -> None:
        """Find better splits near the best: where splits differ in few prices, the best of them often costs what the bound says."""
        for changed in _CHANGED[1:]:
            if self.values is None or self.floor >= self.enough:
                return
            best = np.rint(self.values[self.many : 2 * self.many])
            self._close_like(self._alike(program, best, changed), self.branched, _BETTER)

    def _close_like(self, program: Program, whole: BoolArray, nodes: int) -> None:
        found = self._looked(program, whole, mip_max_nodes=nodes)
        if found is not None:
            self.close(np.rint(found[self.many : 2 * self.many]))

    def _alike(self, program: Program, used: FloatArray, changed: int) -> Program:
        """The program of what uses a few choices otherwise (local branching: Fischetti and Lodi, Math. Prog. 98, 2003)."""
        row = csr_array(np.where(used > 0.0, -1.0, 1.0)[None, :])
        wide = _wide(row, np.arange(self.many, 2 * self.many), len(program.low))
        return program.with_rows(wide, np.array([-_INFINITE]), np.array([changed - used.sum()]))


def _spread(low: FloatArray, kept: IntArray, values: FloatArray) -> FloatArray:
    """All columns (c,) from those `kept`; the others are fixed."""
    found = low.copy()
    found[kept] = values
    return found


def _wide(matrix: csr_array, kept: IntArray, many: int) -> csr_array:
    """Rows of some columns among `many`."""
    found = matrix.tocoo()
    return csr_array((found.data, (found.row, kept[found.col])), shape=(matrix.shape[0], many))
