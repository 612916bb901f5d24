"""What happens to a split when nodes fail by chance, alone or with all of their country: seeded draws, all at once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from dfdm.errors import InputError
from dfdm.facts.shown import Shown
from dfdm.nodes.splitting.problem import FloatArray, IntArray, Problem
from dfdm.nodes.splitting.recovery import HORIZON_H, Curves

_Z95: Final = 1.959963984540054
_BLOCK: Final = 2000
"""Draws at a time, so that memory stays small with a thousand nodes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A mean over the draws with the ends of its 95 % confidence interval (normal approximation)."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, values: FloatArray) -> Interval:
        """The mean of values (n,)."""
        mean = float(values.mean())
        half = _Z95 * float(values.std(ddof=1)) / math.sqrt(len(values)) if len(values) > 1 else 0.0
        return cls(mean=mean, low=max(0.0, mean - half), high=min(1.0, mean + half))

    def to_dict(self) -> dict[str, float]:
        """Write mean and ends."""
        return {"mean": round(self.mean, 6), "low": round(self.low, 6), "high": round(self.high, 6)}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Simulation(Shown):
    """What of an order arrives in time, over many draws of failing nodes.

    `fill_kept`: nobody makes more than was assigned; `fill_spare`: who is left makes up for it as far as the time allows.
    `in_time`: the share of draws in which all arrives in time with spare capacity. `delay_h`: hours late at P50, P90
    (with spare capacity, infinite where it is not there within the horizon); `never` is the share of such draws.
    """

    runs: int
    seed: int
    availability: float
    shock: float
    fill_kept: Interval
    fill_spare: Interval
    in_time: Interval
    delay_p50_h: float
    delay_p90_h: float
    never: float

    def to_dict(self) -> dict[str, Any]:
        """Write the part `simulation` of a split."""
        return {
            "runs": self.runs,
            "seed": self.seed,
            "availability": round(self.availability, 6),
            "shock": self.shock,
            "fill_kept": self.fill_kept.to_dict(),
            "fill_spare": self.fill_spare.to_dict(),
            "in_time": self.in_time.to_dict(),
            "delay_p50_h": _finite(self.delay_p50_h),
            "delay_p90_h": _finite(self.delay_p90_h),
            "never": round(self.never, 6),
        }

    def text(self) -> str:
        """What the draws say, in two lines."""

        def said(found: Interval) -> str:
            return f"{found.mean:.1%} ({found.low:.1%} to {found.high:.1%})"

        late = " and ".join(
            f"{name} {'beyond the horizon' if math.isinf(hours) else f'{hours:.0f} h'}"
            for name, hours in (("P50", self.delay_p50_h), ("P90", self.delay_p90_h))
        )
        return (
            f"{self.runs} draws, nodes there with {self.availability:.0%}, a country gone with {self.shock:.1%}: "
            f"{said(self.fill_kept)} arrives in time as assigned, {said(self.fill_spare)} with spare capacity\n"
            f"all in time in {said(self.in_time)} of the draws; late by {late}; "
            f"never within {HORIZON_H / 24:.0f} days in {self.never:.1%}"
        )

    def __str__(self) -> str:
        return self.text()


def simulate(
    problem: Problem,
    pieces: IntArray,
    found: Curves,
    regions: IntArray,
    availability: Mapping[int, float] | float,
    *,
    shock: float = 0.0,
    runs: int = 10_000,
    seed: int = 0,
) -> Simulation:
    """Draw which nodes are there: each by its `availability` (by node of the problem, or one for all), none of a region (o,) that a shock hits.

    `shock` is the chance of each region. Failures are known from the start; the same seed gives the same draws.
    """
    if runs < 1:
        raise InputError(f"{runs} draws say nothing: take at least 1")
    nodes, node_at = np.unique(problem.node[found.of], return_inverse=True)
    groups, region_at = np.unique(regions[found.of], return_inverse=True)
    there = np.array(
        [availability if isinstance(availability, float | int) else availability.get(int(n), 1.0) for n in nodes]
    )
    if ((there < 0.0) | (there > 1.0)).any() or not 0.0 <= shock <= 1.0:
        raise InputError("availability and shock are chances between 0 and 1")
    chance = np.random.default_rng(seed)
    order, wanted = problem.order[found.of], np.array(problem.quantities, dtype=np.float64)
    assigned = pieces[found.of].astype(np.float64)
    columns: list[tuple[FloatArray, FloatArray, FloatArray]] = []
    for first in range(0, runs, _BLOCK):
        count = min(_BLOCK, runs - first)
        up = chance.random((count, len(nodes))) < there
        calm = chance.random((count, len(groups))) >= shock
        alive = (up[:, node_at.reshape(-1)] & calm[:, region_at.reshape(-1)]).astype(np.float64)
        enough = np.ones((count, len(found.late_h)), dtype=bool)
        brought = np.zeros(count)
        for i, quantity in enumerate(wanted):
            mine = order == i
            by = alive[:, mine] @ found.pieces[mine]
            enough &= by >= quantity
            brought += np.minimum(by[:, 0], quantity)
        late = np.where(enough.any(axis=1), found.late_h[np.argmax(enough, axis=1)], np.inf)
        columns.append((alive @ assigned / wanted.sum(), brought / wanted.sum(), late))
    kept, spare, late = (np.concatenate([block[k] for block in columns]) for k in range(3))
    ordered = np.sort(late)
    return Simulation(
        runs=runs,
        seed=seed,
        availability=float(np.mean(there)),
        shock=shock,
        fill_kept=Interval.of(kept),
        fill_spare=Interval.of(spare),
        in_time=Interval.of((late <= 0.0).astype(np.float64)),
        delay_p50_h=float(ordered[math.ceil(0.5 * runs) - 1]),
        delay_p90_h=float(ordered[math.ceil(0.9 * runs) - 1]),
        never=float(np.isinf(late).mean()),
    )


def _finite(hours: float) -> float | None:
    return None if math.isinf(hours) else round(hours, 3)
