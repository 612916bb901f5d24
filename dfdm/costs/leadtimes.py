"""Lead times of many nodes at once: the working hours of each as columns of days, made once per day of ordering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.carbon import factors
from dfdm.costs.kinematics import FloatArray
from dfdm.costs.leadtime import LeadTime, WorkCalendar, lead_time
from dfdm.costs.waiting import Span, in_house, queueing, transit

_DAYS: Final = 60
"""Days that the columns cover; orders that take longer are timed one by one."""
_SOON: Final = 12
"""Working days that are looked at first: most orders are done by then."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Hours:
    """The working days of one calendar from a day on: opening, cut-off and closing (d,) in seconds since 1970 UTC."""

    opens: FloatArray
    cutoffs: FloatArray
    closes: FloatArray


@lru_cache(maxsize=20_000)
def _hours(calendar: WorkCalendar, first: date) -> _Hours:
    days = [day for day in (first + timedelta(days=n) for n in range(-1, _DAYS + 1)) if calendar.works(day)]
    cutoff_s = calendar.closes_s if calendar.cutoff_s is None else calendar.cutoff_s
    seconds = (calendar.opens_s, cutoff_s, calendar.closes_s)
    ends = np.array([[calendar.instant(day, second) for second in seconds] for day in days]).reshape(-1, 3)
    return _Hours(opens=ends[:, 0], cutoffs=ends[:, 1], closes=ends[:, 2])


class Calendars:
    """The working hours of n nodes, ready for orders placed on one day (UTC)."""

    def __init__(self, calendars: Sequence[WorkCalendar], day: date) -> None:
        self._calendars = tuple(calendars)
        kept: dict[WorkCalendar, int] = {}
        self._kind = np.array([kept.setdefault(calendar, len(kept)) for calendar in calendars], dtype=np.intp)
        hours = [_hours(calendar, day) for calendar in kept]
        longest = max((len(h.opens) for h in hours), default=0)
        self._opens, self._cutoffs, self._closes = (np.full((len(hours), longest), np.inf) for _ in range(3))
        for number, found in enumerate(hours):
            self._opens[number, : len(found.opens)] = found.opens
            self._cutoffs[number, : len(found.cutoffs)] = found.cutoffs
            self._closes[number, : len(found.closes)] = found.closes
        self.backlog_s = np.array([np.nan if c.backlog_s is None else c.backlog_s for c in calendars], dtype=np.float64)
        self.utilization = np.array(
            [np.nan if c.utilization is None else c.utilization for c in calendars], dtype=np.float64
        )

    def after(self, rows: NDArray[np.intp], start_s: FloatArray, work_s: FloatArray) -> FloatArray:
        """Instants (k,), seconds since 1970, at which `work_s` (k,) of the working time of nodes `rows` has passed.

        Where the columns end first, NaN: those are timed one by one.
        """
        found = self._after(rows, start_s, work_s, _SOON)
        late = np.flatnonzero(np.isnan(found))
        if len(late):
            found[late] = self._after(rows[late], start_s[late], work_s[late], self._opens.shape[1])
        return found

    def _after(self, rows: NDArray[np.intp], start_s: FloatArray, work_s: FloatArray, days: int) -> FloatArray:
        kind = self._kind[rows]
        opens, closes = self._opens[:, :days][kind], self._closes[:, :days][kind]
        with np.errstate(invalid="ignore"):
            open_s = np.maximum(closes - np.maximum(opens, start_s[:, None]), 0.0)
        open_s[np.isnan(open_s)] = 0.0
        total = np.cumsum(open_s, axis=1)
        enough = (total >= work_s[:, None]) & (open_s > 0.0)
        day = np.argmax(enough, axis=1)
        line = np.arange(len(rows))
        before = total[line, day] - open_s[line, day]
        found = np.maximum(opens[line, day], start_s) + (work_s - before)
        return np.where(enough[line, day], found, np.nan)

    def heard(self, rows: NDArray[np.intp], placed: float) -> FloatArray:
        """Instants (k,) from which on an order placed at an instant counts: the end of the day after its cut-off."""
        kind = self._kind[rows]
        late = (self._cutoffs[kind] <= placed) & (placed < self._closes[kind])
        day = np.argmax(late, axis=1)
        line = np.arange(len(rows))
        return np.where(late[line, day], self._closes[kind][line, day], placed)

    def lead_times(
        self,
        rows: NDArray[np.intp],
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
            inside = np.where(full, 0.0, busy.at(sure))
            ready = self.after(rows, start, inside) + alone.at(sure)
            # What ends unattended is there when the node next opens; NaN stays NaN.
            opened = self.after(rows, np.nan_to_num(ready), np.zeros(len(rows)))
            ready = np.where((unattended_s > 0.0) & ~np.isnan(ready), opened, ready)
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


def _parcels(distance_km: FloatArray, abroad: NDArray[np.bool_]) -> Span:
    """Transit of parcels, each by the mode that it takes over its distance."""
    road, air = transit(distance_km, "road", abroad), transit(distance_km, "air", abroad)
    near = distance_km <= factors()["road_reach"].number
    return Span(p50_s=np.where(near, road.p50_s, air.p50_s), p90_s=np.where(near, road.p90_s, air.p90_s))
