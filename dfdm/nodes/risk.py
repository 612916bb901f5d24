"""How likely an order goes wrong at a node, from its record of former jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.nodes.node import Node, Record

FloatArray = NDArray[np.float64]
_PRIOR: Final = 0.5
"""Both shapes of the prior of a share: Beta(1/2, 1/2), which is Jeffreys' and favors no share."""
CONFIDENCE: Final = 0.95


@dataclass(frozen=True, kw_only=True, slots=True)
class Risk:
    """The probability that a job does not conform or is late, with its interval, and the record that it is from."""

    value: float
    low: float
    high: float
    record: Record

    def to_dict(self) -> dict[str, Any]:
        """Write the risk with its record."""
        numbers = {key: round(getattr(self, key), 4) for key in ("value", "low", "high")}
        return {**numbers, "confidence": CONFIDENCE, "record": self.record.to_dict()}

    def __str__(self) -> str:
        return f"{self.value:.0%} ({self.low:.0%} to {self.high:.0%}, of {self.record.jobs} jobs)"


def risks(jobs: FloatArray, conforming: FloatArray, on_time: FloatArray) -> FloatArray:
    """Risk, low and high (n, 3) of nodes with `jobs` (n,), of which so many conformed and so many were on time.

    1 - P(conforms) P(on time), each the mean of its posterior Beta(1/2 + k, 1/2 + n - k); the two are taken as
    independent. The interval multiplies the ends of both posteriors, each taken so wide that together they hold the
    product at least with 95 %. NaN where there are no jobs.
    """
    from scipy.special import betaincinv

    found = np.full((len(jobs), 3), np.nan)
    known = np.flatnonzero(jobs > 0)
    n, tail = jobs[known], (1.0 - CONFIDENCE) / 4.0
    mean, low, high = np.ones(len(known)), np.ones(len(known)), np.ones(len(known))
    for good in (conforming[known], on_time[known]):
        a, b = _PRIOR + good, _PRIOR + n - good
        mean = mean * a / (a + b)
        low = low * np.where(good == 0, 0.0, betaincinv(a, b, tail))
        high = high * np.where(good == n, 1.0, betaincinv(a, b, 1.0 - tail))
    found[known] = np.column_stack((1.0 - mean, 1.0 - high, 1.0 - low))
    return found


def risks_of(nodes: Sequence[Node]) -> FloatArray:
    """Risk, low and high (n, 3) of nodes; NaN for those without a record."""
    kept = [(n, node.record) for n, node in enumerate(nodes) if node.record is not None]
    columns = np.zeros((3, len(nodes)))
    for n, record in kept:
        columns[:, n] = record.jobs, record.conforming, record.on_time
    return risks(*columns)


def risk_of(node: Node) -> Risk | None:
    """The risk of a node; None where it has no record."""
    if node.record is None or not node.record.jobs:
        return None
    value, low, high = risks_of((node,))[0].tolist()
    return Risk(value=value, low=low, high=high, record=node.record)
