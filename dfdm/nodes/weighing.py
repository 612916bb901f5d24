"""Other weights for the same candidates: their new order at once, and how far each weight may move before another wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import InputError
from dfdm.nodes.candidate import Candidates, Listed
from dfdm.nodes.score import CRITERIA, Preferences

_DAY_S: Final = 86_400.0
_ROUNDING: Final = 1e-12


@dataclass(frozen=True, kw_only=True, slots=True)
class Leeway:
    """The weight of one criterion may lie from `low` to `high` (None: without end), and the best stays the best.

    The other weights are taken as they are.
    """

    low: float
    high: float | None


def rank(candidates: Candidates, preferences: Preferences) -> Candidates:
    """The same candidates, those that can in the order of other preferences; verdicts, prices and the front stay.

    Candidates that were not matched but put together are scored by price in their own currency, so that the scales of
    `preferences` are to be in that one. Weights that are all 0 are an InputError.
    """
    ranking = candidates.ranking
    if ranking is not None:
        weighed = ranking.weighed(preferences)
        listed = Listed(len(weighed), weighed.candidate)
        return replace(candidates, all=listed, preferences=preferences, ranking=weighed)
    able = candidates.able
    order, scores = ordered(candidates, preferences)
    first = [replace(able[n], score=score) for n, score in zip(order.tolist(), scores.tolist(), strict=True)]
    return replace(candidates, all=(*first, *candidates.refused), preferences=preferences)


def ordered(candidates: Candidates, preferences: Preferences) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Where those that can (k,) stand now, in the order of other preferences, and their scores (k,) in it."""
    if not candidates.able_count:
        return np.zeros(0, dtype=np.intp), np.zeros(0)
    if candidates.ranking is not None:
        return candidates.ranking.order(preferences)
    scores = preferences.scores(values_of(candidates))
    order = np.argsort(-scores, kind="stable")
    return order, scores[order]


def values_of(candidates: Candidates) -> NDArray[np.float64]:
    """What those that can are scored by (k, 5), in their order: price delivered, days (P90), kgCO2e, risk, km."""
    if candidates.ranking is not None:
        return candidates.ranking.values
    rows = [
        (
            float(c.terms.delivered.amount),
            c.terms.lead_time_p90_s / _DAY_S,
            c.terms.co2e_kg,
            c.risk.value if c.risk else np.inf,
            c.distance_km,
        )
        for c in candidates.able
        if c.terms is not None
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, len(CRITERIA))


def leeway(candidates: Candidates) -> Mapping[str, Leeway]:
    """For each criterion how far its weight may move before another candidate wins; empty where nobody can.

    A score is a weighted sum over the sum of weights, the same for all: while one weight moves alone, each candidate's
    sum is a straight line, and the first lines to cross the winner's bound the interval.
    """
    if not candidates.able_count:
        return {}
    preferences = candidates.preferences
    good = preferences.desirabilities(values_of(candidates))
    weights = np.array(list(preferences.weights.values()))
    if weights.sum() <= 0.0:
        raise InputError("at least one weight must be above 0")
    found = {}
    for k, name in enumerate(CRITERIA):
        others = good @ np.where(np.arange(len(weights)) == k, 0.0, weights)
        ahead, slope = others[0] - others[1:], good[0, k] - good[1:, k]  # ahead + weight * slope >= 0
        rising, falling = slope > _ROUNDING, slope < -_ROUNDING
        low = np.max(-ahead[rising] / slope[rising], initial=0.0)
        high = np.min(-ahead[falling] / slope[falling], initial=np.inf)
        found[name] = Leeway(
            low=min(max(float(low), 0.0), float(weights[k])) + 0.0,  # never -0
            high=max(float(high), float(weights[k])) if np.isfinite(high) else None,
        )
    return found
