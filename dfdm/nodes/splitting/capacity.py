"""How much a node can do by a due date: the plans of work that its own calendar leaves, as rows of the program.

The lead time of `costs.leadtime` read backward. Attended work passes in opening hours, after review and queue; what the
machine does alone runs on around the clock once the hands are done; transit is in days of the week. If the hands are done
on day k, hands h and machine m fit when `h <= A_k` and `h + m <= L_k`: A_k grows with k, L_k shrinks by every night that
the machine waited for hands. The pairs together are exact; machines that several orders share keep one of them each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

import numpy as np

from dfdm.costs.carbon import freight_mode
from dfdm.costs.leadtime import WorkCalendar
from dfdm.costs.waiting import Span, defaults, queueing, transit
from dfdm.nodes.splitting.problem import Choice, FloatArray, Window

_DAY_S: Final = 86400.0
_MOMENT_S: Final = 1e-3
"""What ends at closing time stands ready only when the node next opens."""
_LONGEST_DAYS: Final = 3660


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """When an order is placed and due, and whether it must be there nearly surely (P90) or as likely as not (P50)."""

    at: datetime
    due: datetime
    sure: bool = True
    abroad: bool = False

    @property
    def seconds(self) -> float:
        """From order to due date."""
        return (self.due - self.at).total_seconds()


def transit_s(distance_km: float, *, sure: bool, abroad: bool = False) -> float:
    """How long goods are under way (s), with customs where they go abroad."""
    return float(transit(distance_km, freight_mode(distance_km), abroad).at(sure))


def windows_of(
    calendar: WorkCalendar, machines: float, distance_km: float | None, deadline: Deadline
) -> tuple[Window, ...]:
    """The plans that make it there by the due date, none where nothing does; no other plan allows more of anything.

    Without a distance: the plans of what is made, not delivered, by then.
    """
    rows = _rows(calendar, machines, distance_km, deadline, np.array([deadline.due.timestamp()]))
    if rows is None:
        return ()
    found = []
    for day in range(rows[0][2].shape[1]):
        kept = tuple((float(np.ravel(hands)[0]), machine, float(limit[0, day])) for hands, machine, limit in rows)
        if all(limit >= 0.0 for _, _, limit in kept):
            found.append(Window(rows=kept))
    return tuple(found)


def most_over(
    choice: Choice,
    calendar: WorkCalendar,
    machines: float,
    distance_km: float | None,
    when: Deadline,
    due_s: FloatArray,
) -> FloatArray:
    """How many pieces (t,), not rounded, a choice alone can bring by each of the dates `due_s` (t,), seconds since 1970."""
    rows = _rows(calendar, machines, distance_km, when, due_s)
    if rows is None:
        return np.zeros(len(due_s))
    found = np.full(rows[0][2].shape, np.inf)
    for hands, machine, limit in rows:
        left = limit - hands * choice.hands_fixed_s - machine * choice.machine_fixed_s
        each = hands * choice.hands_each_s + machine * choice.machine_each_s
        with np.errstate(divide="ignore", invalid="ignore"):
            found = np.minimum(found, np.where(left < 0.0, 0.0, np.where(each > 0.0, left / each, np.inf)))
    return np.asarray(found.max(axis=1, initial=0.0), dtype=np.float64)


def _rows(
    calendar: WorkCalendar, machines: float, distance_km: float | None, deadline: Deadline, due_s: FloatArray
) -> list[tuple[FloatArray | float, float, FloatArray]] | None:
    """Rows (hands, machine, most (t, d)) of the plans that end the hands on each of d days, for each due date (t,).

    `most` is negative where a plan cannot be.
    """
    under_way = 0.0 if distance_km is None else transit_s(distance_km, sure=deadline.sure, abroad=deadline.abroad)
    latest = due_s - under_way
    if not np.isfinite(float(_queue(calendar, machines).p50_s)):
        return None
    if latest.max() <= deadline.at.timestamp():
        return None
    opens, closes = _open_hours(calendar, deadline.at, float(latest.max()))
    if not len(opens):
        return None
    before = np.concatenate([[0.0], np.cumsum(closes - opens)[:-1]])
    there = opens < latest[:, None]
    hands = np.where(there, before + np.minimum(closes, latest[:, None]) - opens, -np.inf)
    # What ran unattended must end in opening hours to be sent off in time.
    last = np.maximum(np.sum(there, axis=1) - 1, 0)
    ready = np.where(latest < closes[last], latest, closes[last] - _MOMENT_S)
    whole = np.where(there, before + ready[:, None] - opens, -np.inf)
    late = defaults()["work_spread"].interval[1] if deadline.sure else defaults()["work_spread"].number
    longest = np.maximum(hands.max(axis=1, keepdims=True), 1.0)
    waits, hands_late = _busy(calendar, machines, longest, sure=deadline.sure)
    return [
        (hands_late / machines, 0.0, hands - waits),
        (hands_late / machines, late / machines, whole - waits),
    ]


def chosen(windows: Sequence[Window], choices: Sequence[Choice]) -> tuple[Window, ...]:
    """The plans worth keeping apart where several choices share a machine: the best of each alone."""
    best = {max(range(len(windows)), key=lambda k: (windows[k].most(choice), k)) for choice in choices if windows}
    return tuple(windows[k] for k in sorted(best))


def most_by(choice: Choice, calendar: WorkCalendar, machines: float, distance_km: float | None, when: Deadline) -> int:
    """How many pieces a choice alone can bring by a date."""
    return max((window.most(choice) for window in windows_of(calendar, machines, distance_km, when)), default=0)


def _queue(calendar: WorkCalendar, machines: float) -> Span:
    """The queue before an order, as its lead time has it: its length is that of the jobs of others."""
    return queueing(calendar.backlog_s, calendar.utilization, calendar.mean_job_s, machines)


def _busy(
    calendar: WorkCalendar, machines: float, longest_s: FloatArray, *, sure: bool
) -> tuple[float, FloatArray | float]:
    """Working seconds before a node is ready: fixed ones, and per second of hands.

    What review, queue and work take more at P90 adds in quadrature (`in_house`), which is convex in the work: the chord
    from none to the longest that there is time for lies above it, so a plan within this bound is in time by the lead time.
    """
    known = defaults()
    review, usual = known["review"], known["work_spread"].number
    queue = _queue(calendar, machines)
    p50, p90 = float(queue.p50_s), float(queue.p90_s)
    if not sure:
        return review.number + p50, usual
    beside = math.hypot(review.interval[1] - review.number, p90 - p50)
    slower = known["work_spread"].interval[1] - usual
    chord = np.asarray((np.hypot(beside, longest_s * slower) - beside) / longest_s, dtype=np.float64)
    return review.number + p50 + beside, usual + chord


def _open_hours(calendar: WorkCalendar, at: datetime, latest: float) -> tuple[FloatArray, FloatArray]:
    """Opening and closing (d,) in seconds since 1970 of the working days from now to the latest instant, the first cut."""
    local = calendar.heard(at).astimezone(calendar.zone)
    start = local.timestamp()
    last = datetime.fromtimestamp(latest, UTC).astimezone(calendar.zone).date()
    last = min(last, local.date() + timedelta(days=_LONGEST_DAYS))
    opens, closes = _days(calendar, local.date(), last)
    opens = np.maximum(opens, start)
    there = (opens < closes) & (opens < latest)
    return opens[there], closes[there]


@lru_cache(maxsize=20_000)
def _days(calendar: WorkCalendar, first: date, last: date) -> tuple[FloatArray, FloatArray]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    midnights = [datetime.combine(day, time(), tzinfo=calendar.zone) for day in days if calendar.works(day)]
    found = np.array(
        [
            [(night + timedelta(seconds=second)).timestamp() for second in (calendar.opens_s, calendar.closes_s)]
            for night in midnights
        ],
        dtype=np.float64,
    ).reshape(-1, 2)
    return found[:, 0], found[:, 1]
