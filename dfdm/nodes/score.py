"""Compare candidates: the Pareto front, and a score on fixed scales that a further candidate cannot turn around."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import InputError

CRITERIA: Final = ("price", "lead_time", "co2e")
"""What candidates are compared by, all of them the smaller the better."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """The desirability of one criterion: 1 at `target` or better, 0 at `limit` or worse, logarithmic between them."""

    target: float
    limit: float
    weight: float

    def __post_init__(self) -> None:
        if not 0.0 < self.target < self.limit:
            raise InputError(f"a scale runs from a target above 0 to a larger limit, not {self.target} to {self.limit}")
        if not self.weight >= 0.0:
            raise InputError(f"a weight is at least 0, not {self.weight}")

    def desirability(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Desirability (n,) of values (n,)."""
        within = np.log(np.clip(values, self.target, self.limit) / self.target)
        return np.asarray(1.0 - within / np.log(self.limit / self.target), dtype=np.float64)


@dataclass(frozen=True, kw_only=True, slots=True)
class Preferences:
    """What whoever orders cares for: price in EUR per piece delivered, P90 of the lead time in days, kgCO2e per piece.

    The default scales span what small parts cost, take and emit; they do not depend on who else offers, so that the
    order of two candidates never changes because a third appears. Which price is dear is the user's to say.
    """

    price: Scale = field(default_factory=lambda: Scale(target=1.0, limit=1000.0, weight=0.5))
    lead_time: Scale = field(default_factory=lambda: Scale(target=1.0, limit=60.0, weight=0.3))
    co2e: Scale = field(default_factory=lambda: Scale(target=0.01, limit=100.0, weight=0.2))

    @classmethod
    def weighing(cls, *, price: float = 0.5, lead_time: float = 0.3, co2e: float = 0.2) -> Preferences:
        """The default scales with other weights; their sum does not matter, but one of them must be above 0."""
        default = cls()
        return cls(
            price=Scale(target=default.price.target, limit=default.price.limit, weight=price),
            lead_time=Scale(target=default.lead_time.target, limit=default.lead_time.limit, weight=lead_time),
            co2e=Scale(target=default.co2e.target, limit=default.co2e.limit, weight=co2e),
        )

    def scores(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores (n,) between 0 and 1 of values (n, 3) in the order of CRITERIA; all weights 0 are an InputError."""
        scales: tuple[Scale, ...] = tuple(getattr(self, name) for name in CRITERIA)
        weights = np.array([scale.weight for scale in scales])
        if weights.sum() <= 0.0:
            raise InputError("at least one weight must be above 0")
        columns = np.column_stack([scale.desirability(values[:, i]) for i, scale in enumerate(scales)])
        return np.asarray(columns @ weights / weights.sum(), dtype=np.float64)


def pareto_front(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Mark (n,) the rows of values (n, k), the smaller the better, that no other row beats in all respects.

    Equal rows are both on the front. Each member of the front strikes out at once all that it beats.
    """
    order = np.lexsort(values.T[::-1])
    if not len(order):
        return np.zeros(0, dtype=np.bool_)
    fresh = np.append(True, (values[order[1:]] != values[order[:-1]]).any(axis=1))
    left = order[fresh]  # one of each
    front: list[int] = []
    while len(left):
        here, left = int(left[0]), left[1:]
        front.append(here)
        # No later row in lexicographic order beats an earlier one, so the first that is left is on the front.
        left = left[(values[left] < values[here]).any(axis=1)]
    first = np.zeros(len(values), dtype=np.bool_)
    first[front] = True
    on_front = np.zeros(len(values), dtype=np.bool_)
    on_front[order] = first[order[fresh]][np.cumsum(fresh) - 1]
    return on_front
