"""Several ways of making one thing side by side: prices at some quantities, which is cheapest where, where two cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import numpy as np

from dfdm.costs.breakeven import MOST, Crossing, PriceCurve, Stretch, cheapest, crossings
from dfdm.facts.shown import Shown
from dfdm.money import Money

SCHEMA: Final = "dfdm/break-even/1"
_SHOWN: Final = (1, 10, 100, 1_000, 10_000)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class BreakEven(Shown):
    """Ways by name with their curves, all in one currency, and why others that were asked for are no ways (`left_out`).

    Quantities from 1 to `most` were looked at; `at` are those that prices are shown at.
    """

    model: str
    curves: tuple[PriceCurve, ...]
    most: int = MOST
    at: tuple[int, ...] = _SHOWN
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def cheapest(self) -> tuple[Stretch, ...]:
        """Which way is the cheapest where."""
        return cheapest(self.curves, self.most)

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """Where the cheapest way changes, with the quantities at which the intervals of the two overlap."""
        by_name = {curve.name: curve for curve in self.curves}
        found: list[Crossing] = []
        for before, then in pairwise(self.cheapest):
            both = crossings(by_name[before.name], by_name[then.name], self.most)
            found += [one for one in both if (one.at, one.then) == (then.first, then.name)]
        return tuple(found)

    def prices(self, curve: PriceCurve) -> list[tuple[int, Money, Money, Money]]:
        """(quantity, price, low, high) of a piece by one way."""
        quantities = [q for q in dict.fromkeys((*self.at, self.most)) if q <= self.most]
        found = curve.prices(np.array(quantities, dtype=np.float64))
        amounts = zip(found.unit.tolist(), found.low.tolist(), found.high.tolist(), strict=True)
        return [
            (q, *(Money.of(round(amount, 9), curve.currency).rounded() for amount in ends))  # type: ignore[misc]
            for q, ends in zip(quantities, amounts, strict=True)
        ]

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `break-even`."""
        return {
            "schema": SCHEMA,
            "model": self.model,
            "binding": False,
            "most": self.most,
            "ways": [
                {
                    "process": curve.name,
                    "prices": [
                        {
                            "quantity": quantity,
                            "unit_cost": unit.to_dict(),
                            "low": low.to_dict(),
                            "high": high.to_dict(),
                        }
                        for quantity, unit, low, high in self.prices(curve)
                    ],
                }
                for curve in self.curves
            ],
            "cheapest": [{"process": s.name, "from": s.first, "to": s.last} for s in self.cheapest],
            "crossings": [
                {
                    "at": one.at,
                    "before": one.before,
                    "then": one.then,
                    "unclear_from": one.unclear_from,
                    "unclear_to": one.unclear_to,
                }
                for one in self.crossings
            ],
            "left_out": [{"process": name, "reason": reason} for name, reason in self.left_out.items()],
        }

    def __str__(self) -> str:
        lines = [f"{self.model}: price of a piece by quantity (low to high); estimates, not offers"]
        for curve in self.curves:
            told = "; ".join(
                f"{q:,}: {unit.amount} ({low.amount} to {high.amount})" for q, unit, low, high in self.prices(curve)
            )
            lines.append(f"  {curve.name}: {told} {curve.currency}")
        for stretch in self.cheapest:
            lines.append(f"cheapest from {stretch.first:,} to {stretch.last:,}: {stretch.name}")
        for one in self.crossings:
            lines.append(
                f"from {one.at:,} on {one.then} is cheaper than {one.before}; from {one.unclear_from:,} to "
                f"{one.unclear_to:,} their intervals overlap: there the order is not sure"
            )
        lines += [f"left out: {name}: {reason}" for name, reason in self.left_out.items()]
        return "\n".join(lines)


def compared(
    model: str, curves: Sequence[PriceCurve], left_out: Mapping[str, str], *, most: int = MOST, quantity: int = 1
) -> BreakEven:
    """Lay ways side by side; the prices of `quantity` are shown as well."""
    at = tuple(sorted({*_SHOWN, quantity}))
    return BreakEven(model=model, curves=tuple(curves), left_out=dict(left_out), most=max(most, quantity), at=at)
