"""Prices over the quantity: curves of several ways to make the same, which is cheapest where, and where two cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from dfdm.costs.basis import Basis
from dfdm.costs.document import Estimate
from dfdm.costs.kinematics import FloatArray
from dfdm.costs.pricing import Prices
from dfdm.errors import InputError

MOST: Final = 10_000
"""The largest quantity that is looked at unless another is given."""
_EACH: Final = 30
_PER_DECADE: Final = 24


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class PriceCurve:
    """What one way of making a thing costs per piece, for any quantity.

    `parts` are what the thing consists of: how often each occurs in one, and what its price is made from.
    """

    name: str
    currency: str
    parts: tuple[tuple[int, Basis], ...]

    @classmethod
    def of(cls, name: str, estimates: Sequence[Estimate], *, quantity: int) -> PriceCurve:
        """The curve through estimates of all parts of a thing for `quantity` of it.

        Estimates that were read from a document no longer know what they were made from: InputError, as for quantities
        or currencies that do not go together.
        """
        if not estimates:
            raise InputError("a price curve needs an estimate")
        parts: list[tuple[int, Basis]] = []
        for estimate in estimates:
            if estimate.basis is None:
                raise InputError(f"{estimate.part}: what this estimate was made from is not known any more")
            if estimate.quantity % quantity or estimate.unit_cost.currency != estimates[0].unit_cost.currency:
                raise InputError(
                    f"{estimate.part}: {estimate.quantity} pieces do not belong to {quantity} of the whole"
                )
            parts.append((estimate.quantity // quantity, estimate.basis))
        return cls(name=name, currency=estimates[0].unit_cost.currency, parts=tuple(parts))

    def prices(self, quantities: FloatArray) -> Prices:
        """Price and interval (n,) of one out of `quantities` (n,); the ends of several parts are added."""
        found = [(count, basis.prices(quantities * count)) for count, basis in self.parts]
        return Prices(
            unit=np.sum([count * prices.unit for count, prices in found], axis=0),
            low=np.sum([count * prices.low for count, prices in found], axis=0),
            high=np.sum([count * prices.high for count, prices in found], axis=0),
        )

    def unit(self, quantities: FloatArray) -> FloatArray:
        """The price alone (n,)."""
        found = [count * line for count, basis in self.parts for line in basis.lines(quantities * count).values()]
        return np.asarray(np.sum(found, axis=0), dtype=np.float64)

    def lines(self, quantities: FloatArray) -> dict[str, FloatArray]:
        """What each line comes to (n,), by its name."""
        total: dict[str, FloatArray] = {}
        for count, basis in self.parts:
            for what, amount in basis.lines(quantities * count).items():
                total[what] = total.get(what, np.zeros(quantities.shape)) + count * amount
        return total


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """The quantities `first` to `last` for which one way is the cheapest; `last` is the largest that was looked at, too."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossing:
    """From `at` pieces on `then` is cheaper, below it `before`.

    Between `unclear_from` and `unclear_to` pieces the intervals of the two overlap, so that the order is not sure.
    """

    at: int
    before: str
    then: str
    unclear_from: int
    unclear_to: int


@cache
def sampled(most: int = MOST) -> tuple[int, ...]:
    """Quantities to draw a curve at: each of the first thirty, then two dozen a decade, up to `most`."""
    if most < 1:
        raise InputError(f"a quantity is at least 1, not {most}")
    decades = np.log10(max(most, 1))
    spaced = np.round(10 ** np.arange(0.0, decades, 1.0 / _PER_DECADE)).astype(int).tolist()
    return tuple(sorted({q for q in (*range(1, _EACH + 1), *spaced, most) if q <= most}))


def cheapest(curves: Sequence[PriceCurve], most: int = MOST) -> tuple[Stretch, ...]:
    """Which way is the cheapest where, from 1 to `most` pieces; of two at one price the first.

    Between two samples with the same cheapest way that way is taken for all quantities.
    """
    if not curves:
        return ()
    winners = _winners(curves, np.array(sampled(most), dtype=np.float64))
    stretches: list[list[int]] = [[winners[0], 1]]
    for (q, one), (p, other) in pairwise(zip(sampled(most), winners, strict=True)):
        if one == other:
            continue
        between = np.arange(q + 1, p + 1, dtype=np.float64)
        for quantity, winner in zip(between.astype(int).tolist(), _winners(curves, between), strict=True):
            if winner != stretches[-1][0]:
                stretches.append([winner, quantity])
    ends = [first - 1 for _, first in stretches[1:]] + [most]
    return tuple(
        Stretch(name=curves[winner].name, first=first, last=last)
        for (winner, first), last in zip(stretches, ends, strict=True)
    )


def crossings(one: PriceCurve, other: PriceCurve, most: int = MOST) -> tuple[Crossing, ...]:
    """Where two ways change places, from few pieces to many."""
    stretches = cheapest((one, other), most)
    at = np.array(sampled(most), dtype=np.float64)
    a, b = one.prices(at), other.prices(at)
    overlap = (a.low <= b.high) & (b.low <= a.high)
    found = []
    for before, then in pairwise(stretches):
        place = int(np.searchsorted(at, then.first))
        first, last = _run(overlap, place)
        found.append(
            Crossing(
                at=then.first,
                before=before.name,
                then=then.name,
                unclear_from=min(int(at[first]), then.first),
                unclear_to=int(at[last]),
            )
        )
    return tuple(found)


def _winners(curves: Sequence[PriceCurve], quantities: FloatArray) -> list[int]:
    units = np.round(np.array([curve.unit(quantities) for curve in curves]), 9)
    return [int(winner) for winner in np.argmin(units, axis=0)]


def _run(overlap: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], place: int) -> tuple[int, int]:
    """First and last place of the run of True around a place."""
    first = last = place
    while first > 0 and overlap[first - 1]:
        first -= 1
    while last + 1 < len(overlap) and overlap[last + 1]:
        last += 1
    return first, last
