"""What a price was made from, kept beside it: the same price at any quantity, and the rates behind each line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dfdm.cited import Cited
from dfdm.costs import wording
from dfdm.costs.kinematics import FloatArray
from dfdm.costs.pricing import Addition, Prices, interval, undivided_s, unit_lines
from dfdm.costs.rating import Rating
from dfdm.costs.work import Work
from dfdm.costs.worked import Number


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Basis:
    """Work, rates and what comes on top (operations, later processes, inspection) of one estimate. Amounts are per piece, in the currency of the rates, not rounded."""

    work: Work
    rating: Rating
    additions: tuple[Addition, ...] = ()

    def bounds(self) -> Mapping[str, tuple[float, float]]:
        """The bounds of the uncertain rates that a line reads."""
        priced = {
            rate for key in unit_lines(self.work, self.rating.numbers, 1, self.additions) for rate in wording.reads(key)
        }
        return {key: ends for key, ends in self.rating.bounds.items() if key in priced}

    def interval(self, quantity: Number) -> tuple[Number, Number]:
        """(low, high) of a piece out of `quantity`, a number or an array."""
        return interval(self.work, self.rating.numbers, self.bounds(), quantity, self.additions)

    @property
    def undivided_s(self) -> tuple[float, float]:
        """Seconds of the order's work, and of what of it passes around the clock, that further machines do not shorten."""
        whole, waits = undivided_s(self.work, self.additions)
        return float(whole), float(waits)

    def lines(self, quantities: FloatArray) -> dict[str, FloatArray]:
        """What each line comes to (n,) for `quantities` (n,) pieces, by the name that the line bears."""
        found = unit_lines(self.work, self.rating.numbers, quantities, self.additions)
        named: dict[str, FloatArray] = {}
        for key, amount in found.items():
            column = np.broadcast_to(np.asarray(amount, dtype=np.float64), quantities.shape)
            what = wording.name(key)
            named[what] = named[what] + column if what in named else column
        return named

    def prices(self, quantities: FloatArray) -> Prices:
        """Price and interval (n,) of a piece out of `quantities` (n,)."""
        unit = np.sum(list(self.lines(quantities).values()), axis=0)
        low, high = self.interval(quantities)
        return Prices(unit=unit, low=np.minimum(low, unit), high=np.maximum(high, unit))

    def rates(self, what: str) -> tuple[tuple[str, Cited], ...]:
        """The rates behind the line of that name, each in words with value, unit and source; none for an unknown line."""
        keys = [k for k in unit_lines(self.work, self.rating.numbers, 1, self.additions) if wording.name(k) == what]
        read = dict.fromkeys(rate for key in keys for rate in wording.reads(key) if rate in self.rating.cited)
        return tuple((rate.replace(".", " ").replace("_", " "), self.rating.cited[rate]) for rate in read)
