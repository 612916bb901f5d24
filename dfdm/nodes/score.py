"""Compare candidates: the Pareto front, and a score on fixed scales that a further candidate cannot turn around."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import InputError

CRITERIA: Final = ("price", "lead_time", "co2e", "distance")
"""What candidates are scored by, all of them the smaller the better; the Pareto front looks at the first three."""


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
    """What whoever orders cares for: price in EUR per piece delivered, P90 of the lead time in days, kgCO2e per piece, km.

    The default scales span what small parts cost, take and emit; they do not depend on who else offers, so that the
    order of two candidates never changes because a third appears. Which price is dear is the user's to say. Distance
    weighs nothing unless it is asked for: price, time and emissions hold the delivery already.
    """

    price: Scale = field(default_factory=lambda: Scale(target=1.0, limit=1000.0, weight=0.5))
    lead_time: Scale = field(default_factory=lambda: Scale(target=1.0, limit=60.0, weight=0.3))
    co2e: Scale = field(default_factory=lambda: Scale(target=0.01, limit=100.0, weight=0.2))
    distance: Scale = field(default_factory=lambda: Scale(target=10.0, limit=20_000.0, weight=0.0))

    @classmethod
    def weighing(
        cls, *, price: float = 0.5, lead_time: float = 0.3, co2e: float = 0.2, distance: float = 0.0
    ) -> Preferences:
        """The default scales with other weights; their sum does not matter, but one of them must be above 0."""
        default = cls()
        return cls(
            price=Scale(target=default.price.target, limit=default.price.limit, weight=price),
            lead_time=Scale(target=default.lead_time.target, limit=default.lead_time.limit, weight=lead_time),
            co2e=Scale(target=default.co2e.target, limit=default.co2e.limit, weight=co2e),
            distance=Scale(target=default.distance.target, limit=default.distance.limit, weight=distance),
        )

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each criterion."""
        return {name: getattr(self, name).weight for name in CRITERIA}

    def desirabilities(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Desirabilities (n, k) between 0 and 1 of values (n, k) in the order of CRITERIA, the last of which may be left out."""
        scales: tuple[Scale, ...] = tuple(getattr(self, name) for name in CRITERIA[: values.shape[1]])
        return np.column_stack([scale.desirability(values[:, i]) for i, scale in enumerate(scales)])

    def scores(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores (n,) between 0 and 1 of values (n, 4) in the order of CRITERIA; (n, 3) where distance weighs nothing.

        All weights 0, or a weight on what there are no values of, are an InputError.
        """
        weights = np.array(list(self.weights.values()))
        count = values.shape[1]
        if weights.sum() <= 0.0:
            raise InputError("at least one weight must be above 0")
        if weights[count:].any():
            raise InputError(f"there are no values of {', '.join(CRITERIA[count:])}, which has a weight")
        return np.asarray(self.desirabilities(values) @ weights[:count] / weights.sum(), dtype=np.float64)


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
