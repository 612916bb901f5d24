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
    """What each choice has to itself: its lot (o,), its cuts, and the column of its price (-1: it has one cut and no column)."""

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
    """`least` of all splits; of those in which a choice is used or not (o,), and a further column is at its end (c,)."""

    least: float
    used: FloatArray
    unused: FloatArray


def bound(program: Program, own: BoolArray, pieces: Pieces, multipliers: FloatArray) -> Bound:
    """The Lagrangian bound by `multipliers` (r,) of all rows but those of single choices, `own` (r,)."""
    many = len(pieces.lots)
    shown = np.where(own, 0.0, multipliers)
    side = np.where(shown > 0.0, program.least, program.most)
    shown = np.where(np.isfinite(side), shown, 0.0)
    constant = float(shown @ np.where(np.isfinite(side), side, 0.0))
    left = program.price - program.matrix.T @ shown
    used = _alone(program, pieces, left)
    can, must = program.high[many : 2 * many] > 0.0, program.low[many : 2 * many] > 0.0
    used = np.where(can, used, np.inf)
    taken = np.where(must, used, np.minimum(used, 0.0))
    apart = np.ones(len(left), dtype=np.bool_)
    apart[: 2 * many] = False
    apart[pieces.priced[pieces.priced >= 0]] = False
    ends = np.where(left > 0.0, program.low, program.high)
    with np.errstate(invalid="ignore"):
        rest = float(np.sum(np.where(apart & (left != 0.0), left * ends, 0.0)))
    least = constant + rest + float(taken.sum())
    if not np.isfinite(least):
        return Bound(least=least, used=np.full(many, least), unused=np.full(many, least))
    return Bound(least=least, used=least - taken + used, unused=np.where(must, np.inf, least - taken))


def _alone(program: Program, pieces: Pieces, left: FloatArray) -> FloatArray:
    """The least that each choice comes to if it is used (o,), by what is `left` of the prices (c,).

    It is convex in the pieces between the corners of its cuts, so one of these or of the ends is least.
    """
    many = len(pieces.lots)
    high = program.high[:many]
    low = np.minimum(np.maximum(program.low[:many], pieces.lots), high)
    places = np.column_stack([low, high, np.clip(pieces.corners, low[:, None], high[:, None])])
    weight = np.where(pieces.priced >= 0, left[pieces.priced], 0.0)
    cuts = (pieces.fixed[:, :, None] + pieces.each[:, :, None] * places[:, None, :]).max(axis=1)
    alone = left[many : 2 * many] + (left[:many, None] * places + weight[:, None] * cuts).min(axis=1)
    return np.where(weight < 0.0, -np.inf, alone)
