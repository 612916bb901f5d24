"""Lead times of many nodes at once: the working hours of each kind of calendar as columns of days, searched for all nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.carbon import factors
from dfdm.costs.hours import hours_of
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
_TOGETHER: Final = 1000
"""Kinds of calendar for which longer columns are made at a time: they are large."""


class _Columns:
    """The days of several kinds of calendar, one after the other: opening and closing, and the working time before each."""

    def __init__(self, kinds: Sequence[WorkCalendar], first: date, days: int) -> None:
        hours = hours_of(kinds, first, days)
        sizes, self.opens, self.cutoffs, self.closes = hours.sizes, hours.opens, hours.cutoffs, hours.closes
        self._end = np.cumsum(sizes)
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
    """The working hours of n nodes, ready for orders placed on one day (UTC): `kinds[kind[i]]` are those of node i.

    Backlogs (n,) in s and loads (n,) are of each node, NaN where it states none, whatever its kind says.
    """

    def __init__(
        self,
        kinds: Sequence[WorkCalendar],
        kind: IntArray,
        day: date,
        *,
        backlog_s: FloatArray,
        utilization: FloatArray,
        mean_job_s: FloatArray,
    ) -> None:
        self._kinds, self._kind, self._day = tuple(kinds), kind, day
        self.backlog_s, self.utilization, self.mean_job_s = backlog_s, utilization, mean_job_s
        self._columns = _Columns(self._kinds, day, _DAYS)

    @classmethod
    def of(cls, calendars: Sequence[WorkCalendar], day: date) -> Calendars:
        """Those of n calendars: nodes whose hours are alike share their columns."""
        kept: dict[WorkCalendar, int] = {}
        alike = [replace(calendar, backlog_s=None, utilization=None, mean_job_s=None) for calendar in calendars]
        kind = np.array([kept.setdefault(calendar, len(kept)) for calendar in alike], dtype=np.intp)
        backlog_s, utilization, mean_job_s = (
            np.array([np.nan if value is None else value for value in values], dtype=np.float64)
            for values in (
                [c.backlog_s for c in calendars],
                [c.utilization for c in calendars],
                [c.mean_job_s for c in calendars],
            )
        )
        return cls(list(kept), kind, day, backlog_s=backlog_s, utilization=utilization, mean_job_s=mean_job_s)

    def after(self, rows: IntArray, start_s: FloatArray, work_s: FloatArray) -> FloatArray:
        """Instants (k,), seconds since 1970, at which `work_s` (k,) of the working time of nodes `rows` has passed.

        Where all columns end first, NaN: those are timed one by one.
        """
        kind = self._kind[rows]
        found = self._columns.after(kind, start_s, work_s)
        late = np.flatnonzero(np.isnan(found))
        if len(late):
            kinds, index = np.unique(kind[late], return_inverse=True)
            index = index.reshape(-1)
            for start in range(0, len(kinds), _TOGETHER):
                some = np.flatnonzero((index >= start) & (index < start + _TOGETHER))
                longer = _Columns([self._kinds[k] for k in kinds[start : start + _TOGETHER]], self._day, _LONG)
                found[late[some]] = longer.after(index[some] - start, start_s[late[some]], work_s[late[some]])
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
        queue = queueing(self.backlog_s[rows], self.utilization[rows], self.mean_job_s[rows], machines)
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
            replace(
                self._kinds[int(self._kind[row])],
                backlog_s=_stated(self.backlog_s[row]),
                utilization=_stated(self.utilization[row]),
                mean_job_s=_stated(self.mean_job_s[row]),
            ),
            at=at,
            distance_km=float(distance_km),
            machines=int(machines),
            unattended_s=float(unattended_s),
            abroad=abroad,
        )


def _stated(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _parcels(distance_km: FloatArray, abroad: NDArray[np.bool_]) -> Span:
    """Transit of parcels, each by the mode that it takes over its distance."""
    road, air = transit(distance_km, "road", abroad), transit(distance_km, "air", abroad)
    near = distance_km <= factors()["road_reach"].number
    return Span(p50_s=np.where(near, road.p50_s, air.p50_s), p90_s=np.where(near, road.p90_s, air.p90_s))
