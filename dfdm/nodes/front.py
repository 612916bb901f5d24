"""The Pareto front: who is beaten by nobody in all respects at once."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import InputError

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_STRUCK_BY: Final = 256
"""Members of the front that strike out one by one what they beat, before the rest is halved."""
_BLOCK: Final = 64
"""Rows that are compared pair by pair at the bottom of the halving."""
_MOST: Final = 4


def pareto_front(values: FloatArray) -> BoolArray:
    """Mark (n,) the rows of values (n, k <= 4), the smaller the better, that no other row beats in all respects.

    Equal rows are both on the front. In lexicographic order no later row beats an earlier one: the first 256 of the front
    strike out at once all that they beat, which leaves little of most data; the rest is halved again and again, by the
    first and the second criterion, so that no data need the n² comparisons of all pairs.
    """
    if values.ndim != 2 or values.shape[1] > _MOST:  # noqa: PLR2004 - a table
        raise InputError(f"a front is of at most {_MOST} criteria, not of an array {values.shape}")
    order = np.lexsort(values.T[::-1])
    if not len(order):
        return np.zeros(0, dtype=np.bool_)
    fresh = np.append(True, (values[order[1:]] != values[order[:-1]]).any(axis=1))
    left = order[fresh]  # one of each
    front: list[int] = []
    while len(left) and len(front) < _STRUCK_BY:
        here, left = int(left[0]), left[1:]
        front.append(here)
        left = left[(values[left] < values[here]).any(axis=1)]
    first = np.zeros(len(values), dtype=np.bool_)
    first[front] = True
    if len(left):
        first[left[~_beaten(values[left])]] = True
    on_front = np.zeros(len(values), dtype=np.bool_)
    on_front[order] = first[order[fresh]][np.cumsum(fresh) - 1]
    return on_front


def _beaten(values: FloatArray) -> BoolArray:
    """Which (n,) of distinct rows in lexicographic order are beaten by one before them (Kung, Luccio and Preparata).

    Blocks are halved in that order; what the first half of a block beats of the second is looked for in all blocks of one
    size together.
    """
    count = len(values)
    ranks = np.column_stack(
        [np.unique(column, return_inverse=True)[1].reshape(-1) for column in (*values.T, *_none(values))]
    )
    beaten = _beaten_within(ranks)
    size = _BLOCK
    while size < count:
        size *= 2
        place = np.arange(count)
        _halved(ranks, block=place // size, second=place % size >= size // 2, beaten=beaten)
    return beaten


def _none(values: FloatArray) -> list[FloatArray]:
    return [np.zeros(len(values))] * (_MOST - values.shape[1])


def _beaten_within(ranks: NDArray[np.intp]) -> BoolArray:
    """What is beaten by a row before it in the same block of 64, pair by pair."""
    count = len(ranks)
    padded = np.full((-(-count // _BLOCK) * _BLOCK, _MOST), count, dtype=np.intp)
    padded[:count] = ranks
    blocks = padded.reshape(-1, _BLOCK, _MOST)
    found = np.zeros(blocks.shape[:2], dtype=np.bool_)
    for k in range(_BLOCK - 1):
        found[:, k + 1 :] |= (blocks[:, k : k + 1] <= blocks[:, k + 1 :]).all(axis=2)
    return found.reshape(-1)[:count]


def _halved(ranks: NDArray[np.intp], *, block: NDArray[np.intp], second: BoolArray, beaten: BoolArray) -> None:
    """Mark in `beaten` the rows of second halves that a row of the first half of their block beats.

    The first criterion is settled by the halves. Each block is put in the order of the second one and halved by it in
    turn; then the smallest fourth rank so far, in the order of the third, tells.
    """
    count = len(ranks)
    order = np.lexsort((second, ranks[:, 1], block))
    start = np.searchsorted(block[order], block[order])  # where the block of each begins
    place = np.arange(count) - start
    later, third, fourth = second[order], ranks[order, 2], ranks[order, 3]
    open_rows = ~beaten[order]  # one that is beaten is beaten by somebody on the front: it need not beat others
    size = 1
    while size < int(np.bincount(block).max()):
        size *= 2
        upper = place % size >= size // 2
        here = np.flatnonzero((later == upper) & open_rows)
        group = (start[here] + place[here] // size * size).astype(np.int64)
        key = (group * (count + 1) + third[here]) * 2 + upper[here]
        sort = np.argsort(key)
        at = here[sort]
        group = group[sort]
        # Smallest so far within each group: groups further on are lowered below all before them.
        number = np.cumsum(np.append(False, group[1:] != group[:-1])) * (count + 1)
        offered = np.where(later[at], count, fourth[at]) - number
        least = np.minimum.accumulate(offered) + number
        gone = at[later[at] & (least <= fourth[at])]
        beaten[order[gone]] = True
        open_rows[gone] = False
