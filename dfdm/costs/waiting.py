"""How long the steps of a lead time take, as likely as not and nearly sure: queue, work, transit; one node or many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.table import data_folder, read_toml

Number = float | NDArray[np.float64]
MODES: Final = ("road", "rail", "sea", "air")
_DAY_S: Final = 86400.0
_P50: Final = 0.5
_P90: Final = 0.1
"""Chance that it takes longer."""


@lru_cache(maxsize=1)
def defaults() -> Mapping[str, Cited]:
    """What a calendar leaves out, and how long review and transit take, with sources."""
    page = read_toml(data_folder() / "leadtime" / "defaults.toml")
    return {key: Cited.from_dict(entry, where=f"leadtime/defaults.toml [{key}]") for key, entry in page.items()}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Span:
    """Seconds that something takes, numbers or arrays (n,): P50, and P90 which is never less."""

    p50_s: Number
    p90_s: Number

    def at(self, sure: bool) -> Number:
        """The P90 if it is to be nearly sure, else the P50."""
        return self.p90_s if sure else self.p50_s

    def of(self, rows: NDArray[np.intp]) -> Span:
        """That of some rows (k,), where it is columns."""
        return Span(p50_s=np.asarray(self.p50_s)[rows], p90_s=np.asarray(self.p90_s)[rows])


def queueing(backlog_s: Number | None, utilization: Number | None, mean_job_s: Number | None, machines: Number) -> Span:
    """Waiting before an order at `machines` that others keep busy; None and NaN stand for what a node does not state.

    A stated backlog is what it is. Else, at load rho of c machines, an order waits at all with probability
    rho^(sqrt(2(c + 1)) - 1), and then exponentially with mean (Ca^2 + Cs^2)/2 of a job over c (1 - rho): the two factors of
    the mean wait of Sakasegawa (1977), exact for one machine with exponential jobs. The quantiles follow from that.
    Infinite where rho is 1 or more.
    """
    known = defaults()
    load = _or(utilization, known["utilization"].number)
    job = _or(mean_job_s, known["mean_job"].number)
    with np.errstate(divide="ignore", invalid="ignore"):
        waits = load ** (np.sqrt(2.0 * (machines + 1.0)) - 1.0)
        mean = known["irregularity"].number * job / (machines * (1.0 - load))
        p50, p90 = (
            np.where(load >= 1.0, np.inf, mean * np.log(np.maximum(waits / longer, 1.0))) for longer in (_P50, _P90)
        )
    if backlog_s is None:
        return Span(p50_s=p50, p90_s=p90)
    stated = ~np.isnan(backlog_s)
    late = known["backlog_spread"].interval[1]
    return Span(p50_s=np.where(stated, backlog_s, p50), p90_s=np.where(stated, backlog_s * late, p90))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Before:
    """Review and queue before the work of an order, numbers or arrays (n,): the P50 in s, and how much more the P90 is."""

    middle_s: Number
    more_s: Number

    def of(self, rows: NDArray[np.intp]) -> Before:
        """That of some rows (k,), where it is columns."""
        return Before(middle_s=np.asarray(self.middle_s)[rows], more_s=np.asarray(self.more_s)[rows])


def before(queue: Span) -> Before:
    """Review and queue together."""
    review = defaults()["review"]
    with np.errstate(invalid="ignore"):
        more = np.hypot(review.interval[1] - review.number, queue.p90_s - queue.p50_s)
    return Before(middle_s=review.number + queue.p50_s, more_s=more)


def in_house(attended_s: Number, unattended_s: Number, waits: Before) -> tuple[Span, Span]:
    """Review, queue and attended work together in working time; and unattended work, around the clock."""
    spread = defaults()["work_spread"]
    late = spread.interval[1]
    middle = waits.middle_s + attended_s * spread.number
    more = np.hypot(waits.more_s, attended_s * (late - spread.number))
    alone = Span(p50_s=unattended_s * spread.number, p90_s=unattended_s * late)
    return Span(p50_s=middle, p90_s=middle + more), alone


def transit(distance_km: Number, mode: str, abroad: bool | NDArray[np.bool_]) -> Span:
    """Handling by the carrier, the way by one of `MODES`, and customs where a border lies between."""
    known = defaults()
    handling, speed, customs = known[f"handling_{mode}"], known[f"transit_{mode}"], known["customs"]
    way = distance_km / speed.number * _DAY_S
    slow = distance_km / speed.interval[0] * _DAY_S - way
    border = np.where(abroad, 1.0, 0.0)
    middle = handling.number + way + border * customs.number
    more = np.hypot(
        np.hypot(handling.interval[1] - handling.number, slow), border * (customs.interval[1] - customs.number)
    )
    return Span(p50_s=middle, p90_s=middle + more)


def _or(value: Number | None, absent: float) -> Number:
    return absent if value is None else np.where(np.isnan(value), absent, value)
