"""Compare candidates by a score on fixed scales that a further candidate cannot turn around."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import InputError

CRITERIA: Final = ("price", "lead_time", "co2e", "risk", "distance")
"""What candidates are scored by, all of them the smaller the better; the Pareto front looks at the first four."""
FRONT: Final = 4


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
    """What whoever orders cares for, and for how much.

    Price in EUR per piece delivered, P90 of the lead time in days, kgCO2e per piece, the risk that a job does not conform
    or is late, km.

    The default scales span what small parts cost, take and emit; they do not depend on who else offers, so that the
    order of two candidates never changes because a third appears. Which price is dear is the user's to say. A risk that
    is not known counts as the largest: nobody gains by keeping no record. Risk and distance weigh nothing unless they are
    asked for: most workshops that begin have no record, and price, time and emissions hold the delivery already.
    """

    price: Scale = field(default_factory=lambda: Scale(target=1.0, limit=1000.0, weight=0.5))
    lead_time: Scale = field(default_factory=lambda: Scale(target=1.0, limit=60.0, weight=0.3))
    co2e: Scale = field(default_factory=lambda: Scale(target=0.01, limit=100.0, weight=0.2))
    risk: Scale = field(default_factory=lambda: Scale(target=0.01, limit=1.0, weight=0.0))
    distance: Scale = field(default_factory=lambda: Scale(target=10.0, limit=20_000.0, weight=0.0))

    @classmethod
    def weighing(
        cls,
        *,
        price: float = 0.5,
        lead_time: float = 0.3,
        co2e: float = 0.2,
        risk: float = 0.0,
        distance: float = 0.0,
    ) -> Preferences:
        """The default scales with other weights; their sum does not matter, but one of them must be above 0."""
        default, weights = cls(), {"price": price, "lead_time": lead_time, "co2e": co2e, "risk": risk}
        scales = {name: getattr(default, name) for name in CRITERIA}
        weights["distance"] = distance
        return cls(**{name: replace(scale, weight=weights[name]) for name, scale in scales.items()})

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each criterion."""
        return {name: getattr(self, name).weight for name in CRITERIA}

    def desirabilities(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Desirabilities (n, k) between 0 and 1 of values (n, k) in the order of CRITERIA, the last of which may be left out."""
        scales: tuple[Scale, ...] = tuple(getattr(self, name) for name in CRITERIA[: values.shape[1]])
        return np.column_stack([scale.desirability(values[:, i]) for i, scale in enumerate(scales)])

    def scores(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores (n,) between 0 and 1 of values (n, 5) in the order of CRITERIA; fewer where the last weigh nothing.

        All weights 0, or a weight on what there are no values of, are an InputError.
        """
        weights = np.array(list(self.weights.values()))
        count = values.shape[1]
        if weights.sum() <= 0.0:
            raise InputError("at least one weight must be above 0")
        if weights[count:].any():
            raise InputError(f"there are no values of {', '.join(CRITERIA[count:])}, which has a weight")
        wanted = np.zeros(values.shape)
        for i, name in enumerate(CRITERIA[:count]):
            if weights[i] > 0.0:  # what weighs nothing is not looked at
                wanted[:, i] = getattr(self, name).desirability(values[:, i])
        return np.asarray(wanted @ weights[:count] / weights.sum(), dtype=np.float64)
