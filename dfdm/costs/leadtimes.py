"""Lead times of many nodes at once: the working hours of each kind of calendar as columns of days, searched for all nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.carbon import factors
from dfdm.costs.kinematics import FloatArray
from dfdm.costs.leadtime import LeadTime, WorkCalendar, lead_time
from dfdm.costs.waiting import Span, in_house, queueing, transit

IntArray = NDArray[np.intp]
_DAYS: Final = 60
"""Days that the columns cover; what takes longer is looked up in longer ones, and beyond those timed one by one."""
_LONG: Final = 800
_APART: Final = 1e8
"""Seconds, more than the columns cover, by which kinds stand apart in one ascending column of all."""
_FARTHEST: Final = 0.9e8
"""Seconds, beyond all columns and within a kind."""
_SHARING: Final = 4
"""Orders of one kind of calendar, on average, from which on longer columns are made for them."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Hours:
    """The working days of one calendar from a day on: opening, cut-off and closing (d,) in seconds since 1970 UTC."""

    opens: FloatArray
    cutoffs: FloatArray
    closes: FloatArray


@lru_cache(maxsize=20_000)
def _hours(calendar: WorkCalendar, first: date, days: int) -> _Hours:
    working = [day for day in (first + timedelta(days=n) for n in range(-1, days + 1)) if calendar.works(day)]
    cutoff_s = calendar.closes_s if calendar.cutoff_s is None else calendar.cutoff_s
    seconds = (calendar.opens_s, cutoff_s, calendar.closes_s)
    ends = np.array([[calendar.instant(day, second) for second in seconds] for day in working]).reshape(-1, 3)
    return _Hours(opens=ends[:, 0], cutoffs=ends[:, 1], closes=ends[:, 2])


class _Columns:
    """The days of several kinds of calendar, one after the other: opening and closing, and the working time before each."""

    def __init__(self, kinds: Sequence[WorkCalendar], first: date, days: int) -> None:
        hours = [_hours(calendar, first, days) for calendar in kinds]
        sizes = np.array([len(found.opens) for found in hours], dtype=np.intp)
        self._end = np.cumsum(sizes)
        self.opens, self.cutoffs, self.closes = (
            np.concatenate([getattr(found, name) for found in hours] or [np.zeros(0)])
            for name in ("opens", "cutoffs", "closes")
        )
        lengths = self.closes - self.opens
        kind = np.repeat(np.arange(len(kinds)), sizes)
        whole = np.concatenate([np.zeros(1), np.cumsum(lengths)])
        begin = self._end - sizes
        self._before = whole[:-1] - whole[begin][kind]
        self._reference = float(self.opens.min()) if len(self.opens) else 0.0
        self._by_close = kind * _APART + (self.closes - self._reference)
        self._by_work = kind * _APART + (self._before + lengths)

    def day(self, kind: IntArray, instant_s: FloatArray) -> IntArray:
        """The place (k,) of the first day that closes after an instant; the number of all days where there is none."""
        place = np.searchsorted(self._by_close, kind * _APART + (instant_s - self._reference), side="right")
        return np.where(place < self._end[kind], place, len(self.opens))

    def after(self, kind: IntArray, start_s: FloatArray, work_s: FloatArray) -> FloatArray:
        """Instants (k,) at which working time has passed; NaN where the days end first."""
        first = self.day(kind, np.minimum(start_s, self._reference + _FARTHEST))
        inside = first < len(self.opens)
        held = np.where(inside, first, 0)
        if not len(self.opens):
            return np.full(len(kind), np.nan)
        begin = np.maximum(self.opens[held], start_s)
        target = self._before[held] + (begin - self.opens[held]) + work_s
        last = np.searchsorted(self._by_work, kind * _APART + np.minimum(target, _FARTHEST), side="left")
        last = np.maximum(last, held)
        inside &= last < self._end[kind]
        day = np.where(inside, last, 0)
        same = day == held
        ends = np.where(same, begin + work_s, self.opens[day] + (target - self._before[day]))
        return np.where(inside, ends, np.nan)


class Calendars:
    """The working hours of n nodes, ready for orders placed on one day (UTC)."""

    def __init__(self, calendars: Sequence[WorkCalendar], day: date) -> None:
        self._calendars = tuple(calendars)
        self._day = day
        kept: dict[tuple[object, ...], int] = {}
        self._kind = np.array([kept.setdefault(_hours_of(found), len(kept)) for found in calendars], dtype=np.intp)
        firsts = {int(kind): number for number, kind in reversed(list(enumerate(self._kind.tolist())))}
        self._kinds = [replace(calendars[firsts[kind]], backlog_s=None, utilization=None) for kind in range(len(kept))]
        self._columns = _Columns(self._kinds, day, _DAYS)
        self.backlog_s = np.array([np.nan if c.backlog_s is None else c.backlog_s for c in calendars], dtype=np.float64)
        self.utilization = np.array(
            [np.nan if c.utilization is None else c.utilization for c in calendars], dtype=np.float64
        )

    def after(self, rows: IntArray, start_s: FloatArray, work_s: FloatArray) -> FloatArray:
        """Instants (k,), seconds since 1970, at which `work_s` (k,) of the working time of nodes `rows` has passed.

        Where all columns end first, NaN: those are timed one by one.
        """
        kind = self._kind[rows]
        found = self._columns.after(kind, start_s, work_s)
        late = np.flatnonzero(np.isnan(found))
        if len(late):
            kinds, index = np.unique(kind[late], return_inverse=True)
            if len(late) >= _SHARING * len(kinds):
                longer = _Columns([self._kinds[k] for k in kinds], self._day, _LONG)
                found[late] = longer.after(index.reshape(-1), start_s[late], work_s[late])
        return found

    def heard(self, rows: IntArray, placed: float) -> FloatArray:
        """Instants (k,) from which on an order placed at an instant counts: the end of the day after its cut-off."""
        kinds = np.arange(len(self._kinds))
        day = self._columns.day(kinds, np.full(len(kinds), placed))
        known = day < len(self._columns.opens)
        counts = np.full(len(kinds), placed)
        late = known.copy()
        late[known] = self._columns.cutoffs[day[known]] <= placed
        counts[late] = self._columns.closes[day[late]]
        return counts[self._kind[rows]]

    def lead_times(
        self,
        rows: IntArray,
        *,
        at: datetime,
        work_s: FloatArray,
        unattended_s: FloatArray,
        distance_km: FloatArray,
        machines: FloatArray,
        abroad: NDArray[np.bool_] | None = None,
    ) -> tuple[FloatArray, FloatArray]:
        """(P50, P90) in seconds (k,) of orders at nodes `rows`, as `leadtime.lead_time` gives them; infinite where full.

        `abroad` (k,) marks those across a customs border; none are without it.
        """
        border = np.zeros(len(rows), dtype=bool) if abroad is None else abroad
        queue = queueing(self.backlog_s[rows], self.utilization[rows], work_s, machines)
        full = np.isinf(queue.p50_s)
        attended = np.maximum(work_s - unattended_s, 0.0) / machines
        busy, alone = in_house(attended, unattended_s / machines, queue)
        away = _parcels(distance_km, border)
        placed = at.timestamp()
        start = self.heard(rows, placed)
        found = []
        for sure in (False, True):
            ready = self.after(rows, start, np.where(full, 0.0, busy.at(sure))) + alone.at(sure)
            # What ends unattended is there when the node next opens; NaN stays NaN.
            night = np.flatnonzero((unattended_s > 0.0) & ~np.isnan(ready))
            ready[night] = self.after(rows[night], ready[night], np.zeros(len(night)))
            found.append(np.where(full, np.inf, ready + away.at(sure) - placed))
        p50, p90 = found[0], np.maximum(found[0], found[1])
        for k in np.flatnonzero(np.isnan(p50) | np.isnan(p90)):
            one = self.alone(int(rows[k]), at, work_s[k], unattended_s[k], distance_km[k], machines[k], bool(border[k]))
            p50[k], p90[k] = one.p50_s, one.p90_s
        return p50, p90

    def alone(
        self,
        row: int,
        at: datetime,
        work_s: float,
        unattended_s: float,
        distance_km: float,
        machines: float,
        abroad: bool = False,
    ) -> LeadTime:
        """The lead time at one node with its steps in words."""
        return lead_time(
            float(work_s),
            self._calendars[row],
            at=at,
            distance_km=float(distance_km),
            machines=int(machines),
            unattended_s=float(unattended_s),
            abroad=abroad,
        )


def _hours_of(calendar: WorkCalendar) -> tuple[object, ...]:
    """What the working hours of a calendar depend on: nodes that are alike in this share their columns."""
    return (
        calendar.zone.key,
        calendar.workdays,
        calendar.opens_s,
        calendar.closes_s,
        calendar.cutoff_s,
        calendar.holidays,
        calendar.closed,
    )


def _parcels(distance_km: FloatArray, abroad: NDArray[np.bool_]) -> Span:
    """Transit of parcels, each by the mode that it takes over its distance."""
    road, air = transit(distance_km, "road", abroad), transit(distance_km, "air", abroad)
    near = distance_km <= factors()["road_reach"].number
    return Span(p50_s=np.where(near, road.p50_s, air.p50_s), p90_s=np.where(near, road.p90_s, air.p90_s))
