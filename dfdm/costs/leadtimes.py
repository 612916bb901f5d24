"""Lead times of many nodes at once: the working hours of each kind of calendar as columns of days, searched for all nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.carbon import factors
from dfdm.costs.hours import hours_of
from dfdm.costs.kinematics import FloatArray
from dfdm.costs.leadtime import LeadTime, WorkCalendar, lead_time
from dfdm.costs.waiting import Before, Span, before, in_house, queueing, transit

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

    def begun(self, kind: IntArray, start_s: FloatArray) -> _Begun:
        """Where working time begins to pass from instants (k,) on."""
        first = self.day(kind, np.minimum(start_s, self._reference + _FARTHEST))
        inside = first < len(self.opens)
        if not len(self.opens):
            return _Begun(day=first, at_s=start_s, passed_s=np.zeros(len(kind)), inside=inside)
        held = np.where(inside, first, 0)
        at = np.maximum(self.opens[held], start_s)
        return _Begun(day=held, at_s=at, passed_s=self._before[held] + (at - self.opens[held]), inside=inside)

    def ended(self, kind: IntArray, begun: _Begun, work_s: FloatArray) -> FloatArray:
        """Instants (..., k) at which working time (..., k) has passed since then; NaN where the days end first."""
        if not len(self.opens):
            return np.full(work_s.shape, np.nan)
        target = begun.passed_s + work_s
        last = np.searchsorted(self._by_work, kind * _APART + np.minimum(target, _FARTHEST), side="left")
        last = np.maximum(last, begun.day)
        inside = begun.inside & (last < self._end[kind])
        every = inside.all()
        day = last if every else np.where(inside, last, 0)
        ends = np.where(day == begun.day, begun.at_s + work_s, self.opens[day] + (target - self._before[day]))
        return ends if every else np.where(inside, ends, np.nan)

    def after(self, kind: IntArray, start_s: FloatArray, work_s: FloatArray) -> FloatArray:
        """Instants (k,) at which working time has passed; NaN where the days end first."""
        return self.ended(kind, self.begun(kind, start_s), work_s)

    def opened(self, kind: IntArray, instant_s: FloatArray) -> FloatArray:
        """Instants (..., k), or where they are within no day the next opening; NaN where there is none, and for NaN."""
        place = self.day(kind, np.minimum(instant_s, self._reference + _FARTHEST))
        inside = place < len(self.opens)
        if inside.all():
            return np.maximum(self.opens[place], instant_s)
        if not len(self.opens):
            return np.full(instant_s.shape, np.nan)
        return np.where(inside, np.maximum(self.opens[np.where(inside, place, 0)], instant_s), np.nan)


class _Begun(NamedTuple):
    """Working time as it begins to pass: the day, the instant, what of it passed before in these columns; each (k,)."""

    day: IntArray
    at_s: FloatArray
    passed_s: FloatArray
    inside: NDArray[np.bool_]
    """Where there is such a day."""

    def of(self, kind: IntArray) -> _Begun:
        """The same for rows (n,) of some kinds each."""
        return _Begun(day=self.day[kind], at_s=self.at_s[kind], passed_s=self.passed_s[kind], inside=self.inside[kind])


class _Placed(NamedTuple):
    """What every order placed at one instant has in common, by kind of calendar: when it counts, and working time from then on."""

    placed: float
    counts_s: FloatArray
    begun: _Begun


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
        self._placed: _Placed | None = None

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

    def _of_order(self, placed: float) -> _Placed:
        """What orders placed at an instant have in common, kept for the last one: an order counts from the end of the day after its cut-off."""
        found = self._placed
        if found is None or found.placed != placed:
            kinds = np.arange(len(self._kinds))
            day = self._columns.day(kinds, np.full(len(kinds), placed))
            known = day < len(self._columns.opens)
            counts = np.full(len(kinds), placed)
            late = known.copy()
            late[known] = self._columns.cutoffs[day[known]] <= placed
            counts[late] = self._columns.closes[day[late]]
            found = _Placed(placed=placed, counts_s=counts, begun=self._columns.begun(kinds, counts))
            self._placed = found
        return found

    def before(self, rows: IntArray, machines: FloatArray) -> Before:
        """Review and queue (k,) at nodes `rows` with so many machines, whatever is ordered."""
        return before(queueing(self.backlog_s[rows], self.utilization[rows], self.mean_job_s[rows], machines))

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
        waits: Before | None = None,
        away: Span | None = None,
    ) -> tuple[FloatArray, FloatArray]:
        """(P50, P90) in seconds (k,) of orders at nodes `rows`, as `leadtime.lead_time` gives them; infinite where full.

        `abroad` (k,) marks those across a customs border; none are without it. `waits` and `away` are what `before` and
        `parcels` give for these rows, where they are known.
        """
        border = np.zeros(len(rows), dtype=bool) if abroad is None else abroad
        waits = waits or self.before(rows, machines)
        away = away or parcels(distance_km, border)
        full = np.isinf(waits.middle_s)
        attended = np.maximum(work_s - unattended_s, 0.0) / machines
        busy, alone = (np.array((one.p50_s, one.p90_s)) for one in in_house(attended, unattended_s / machines, waits))
        busy[:, full] = 0.0
        order, kind = self._of_order(at.timestamp()), self._kind[rows]
        ready = self._columns.ended(kind, order.begun.of(kind), busy) + alone
        # What ends unattended is there when the node next opens.
        night = unattended_s > 0.0
        if night.all():
            ready = self._columns.opened(kind, ready)
        elif night.any():
            ready[:, night] = self._columns.opened(kind[night], ready[:, night])
        late = np.flatnonzero(np.isnan(ready).any(axis=0))
        if len(late):
            start = order.counts_s[kind[late]]
            ready[:, late] = self._longer(rows[late], start, busy[:, late], alone[:, late], night[late])
        p50, p90 = np.where(full, np.inf, ready + np.array((away.p50_s, away.p90_s)) - order.placed)
        p90 = np.maximum(p50, p90)
        for k in np.flatnonzero(np.isnan(p50) | np.isnan(p90)):
            one = self.alone(int(rows[k]), at, work_s[k], unattended_s[k], distance_km[k], machines[k], bool(border[k]))
            p50[k], p90[k] = one.p50_s, one.p90_s
        return p50, p90

    def _longer(
        self, rows: IntArray, start_s: FloatArray, busy: FloatArray, alone: FloatArray, night: NDArray[np.bool_]
    ) -> FloatArray:
        """When orders (2, k) that take longer than the columns are ready; NaN where that is beyond the longer ones, too."""
        found = np.array([self.after(rows, start_s, work) for work in busy]) + alone
        for ready in found:
            at = np.flatnonzero(night & ~np.isnan(ready))
            ready[at] = self.after(rows[at], ready[at], np.zeros(len(at)))
        return found

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


def parcels(distance_km: FloatArray, abroad: NDArray[np.bool_]) -> Span:
    """Transit (n,) of parcels, each by the mode that it takes over its distance."""
    road, air = transit(distance_km, "road", abroad), transit(distance_km, "air", abroad)
    near = distance_km <= factors()["road_reach"].number
    return Span(p50_s=np.where(near, road.p50_s, air.p50_s), p90_s=np.where(near, road.p90_s, air.p90_s))
