"""What a choice would cost at least beside the best bound: choices that cannot be in any better split are left out.

Rows that join choices are priced by multipliers (Lagrangian relaxation); what is left falls apart into one small problem for
each choice, solved exactly: nothing made, or any number of pieces from the smallest lot to the most. Any multipliers give a
bound that holds (Geoffrion, "Lagrangean relaxation for integer programming", Mathematical Programming Study 2, 1974); those
of the linear relaxation give at least its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dfdm.nodes.splitting.problem import FloatArray
from dfdm.nodes.splitting.relaxing import BoolArray, Program


class Pieces:
    """What each choice has to itself: its lot (o,), its cuts, and the column of what they price (-1: it has none)."""

    def __init__(self, cuts: Sequence[Sequence[tuple[float, float]]], lots: FloatArray, priced: Sequence[int]) -> None:
        wide = max((len(cut) for cut in cuts), default=1)
        padded = [[*cut, *[cut[-1]] * (wide - len(cut))] for cut in cuts]
        self.lots, self.priced = lots, np.array(priced, dtype=np.intp)
        self.fixed = np.array([[a for a, _ in cut] for cut in padded]).reshape(-1, wide)
        self.each = np.array([[b for _, b in cut] for cut in padded]).reshape(-1, wide)
        first, second = np.triu_indices(wide, 1)
        rise = self.each[:, second] - self.each[:, first]
        fall = self.fixed[:, first] - self.fixed[:, second]
        self.corners = np.divide(fall, rise, out=np.zeros_like(rise), where=rise != 0.0)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Bound:
    """`least` of all splits; of those in which a choice is used or not (o,)."""

    least: float
    used: FloatArray
    unused: FloatArray


class Bounding:
    """The Lagrangian bounds of a program by multipliers (r,) of all rows but those of single choices, `own` (r,).

    A choice that may be used at all may make what it may in the program: a part of the tree bounds its use alone.
    """

    def __init__(self, program: Program, own: BoolArray, pieces: Pieces) -> None:
        self.many = many = len(pieces.lots)
        own = np.append(own, np.zeros(len(program.least) - len(own), dtype=np.bool_))
        self._joined = np.flatnonzero(~own)
        self._least, self._most = program.least[self._joined], program.most[self._joined]
        self._across = program.matrix[self._joined].T.tocsr()
        self._price, self.priced = program.price, pieces.priced
        apart = np.ones(len(program.price), dtype=np.bool_)
        apart[: 2 * many] = False
        apart[self.priced[self.priced >= 0]] = False
        self._apart = np.flatnonzero(apart)
        high = program.high[:many]
        low = np.minimum(np.maximum(program.low[:many], pieces.lots), high)
        # What is left is convex in the pieces between the corners of the cuts: one of these or of the ends is least.
        self._places = np.column_stack([low, high, np.clip(pieces.corners, low[:, None], high[:, None])])
        cuts = pieces.fixed[:, :, None] + pieces.each[:, :, None] * self._places[:, None, :]
        self._cuts = np.where((self.priced >= 0)[:, None], cuts.max(axis=1), 0.0)

    def bound(self, multipliers: FloatArray, low: FloatArray, high: FloatArray) -> Bound:
        """By multipliers (r,), within bounds (c,), (c,)."""
        many = self.many
        shown = multipliers[self._joined]
        side = np.where(shown > 0.0, self._least, self._most)
        finite = np.isfinite(side)
        shown, side = np.where(finite, shown, 0.0), np.where(finite, side, 0.0)
        left = self._price - self._across @ shown
        weight = np.where(self.priced >= 0, left[self.priced], 0.0)
        alone = left[many : 2 * many] + (left[:many, None] * self._places + weight[:, None] * self._cuts).min(axis=1)
        alone = np.where(weight < 0.0, -np.inf, alone)
        used = np.where(high[many : 2 * many] > 0.0, alone, np.inf)
        must = low[many : 2 * many] > 0.0
        taken = np.where(must, used, np.minimum(used, 0.0))
        rest = left[self._apart]
        ends = np.where(rest > 0.0, low[self._apart], high[self._apart])
        least = float(shown @ side) + float(taken.sum()) + float(np.sum(rest * ends, where=rest != 0.0))
        if not np.isfinite(least):
            return Bound(least=least, used=np.full(many, least), unused=np.full(many, least))
        return Bound(least=least, used=least - taken + used, unused=np.where(must, np.inf, least - taken))
