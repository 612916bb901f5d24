"""Lead times of many nodes at once: the working hours of each as columns of days, made once per day of ordering."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.carbon import factors
from dfdm.costs.kinematics import FloatArray
from dfdm.costs.leadtime import LeadTime, WorkCalendar, defaults, lead_time

_DAY_S: Final = 86400.0
_SPREAD: Final = ("review", "work_spread", "transit_spread")
_DAYS: Final = 60
"""Days that the columns cover; orders that take longer are timed one by one."""
_SOON: Final = 12
"""Working days that are looked at first: most orders are done by then."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Hours:
    """The working days of one calendar from a day on: opening and closing (d,) in seconds since 1970 UTC."""

    opens: FloatArray
    closes: FloatArray
    even: bool
    """False where a clock change falls into working hours."""


@lru_cache(maxsize=20_000)
def _hours(calendar: WorkCalendar, first: date) -> _Hours:
    days = [day for day in (first + timedelta(days=n) for n in range(-1, _DAYS + 1)) if calendar.works(day)]
    ends = np.array(
        [[_instant(calendar, day, second) for second in (calendar.opens_s, calendar.closes_s)] for day in days]
    ).reshape(-1, 2)
    span = calendar.closes_s - calendar.opens_s
    return _Hours(opens=ends[:, 0], closes=ends[:, 1], even=bool((ends[:, 1] - ends[:, 0] == span).all()))


def _instant(calendar: WorkCalendar, day: date, second: float) -> float:
    midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
    return (midnight + timedelta(seconds=second)).timestamp()


class Calendars:
    """The working hours of n nodes, ready for orders placed on one day (UTC)."""

    def __init__(self, calendars: Sequence[WorkCalendar], day: date) -> None:
        self._calendars = tuple(calendars)
        kept: dict[WorkCalendar, int] = {}
        self._kind = np.array([kept.setdefault(calendar, len(kept)) for calendar in calendars], dtype=np.intp)
        hours = [_hours(calendar, day) for calendar in kept]
        longest = max((len(h.opens) for h in hours), default=0)
        self._opens, self._closes = (np.full((len(hours), longest), np.inf) for _ in range(2))
        for number, found in enumerate(hours):
            self._opens[number, : len(found.opens)] = found.opens
            self._closes[number, : len(found.closes)] = found.closes
        self._even = np.array([h.even for h in hours], dtype=bool)
        self.backlog_s = np.array([np.nan if c.backlog_s is None else c.backlog_s for c in calendars], dtype=np.float64)
        assumed = defaults()["utilization"].number
        self.utilization = np.array(
            [assumed if c.utilization is None else c.utilization for c in calendars], dtype=np.float64
        )

    def after(self, rows: NDArray[np.intp], start_s: FloatArray, work_s: FloatArray) -> FloatArray:
        """Instants (k,), seconds since 1970, at which `work_s` (k,) of the working time of nodes `rows` has passed.

        Where the columns end first, or a clock change falls into working hours, NaN: those are timed one by one.
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
        return np.where(enough[line, day] & self._even[kind], found, np.nan)

    def lead_times(
        self,
        rows: NDArray[np.intp],
        *,
        at: datetime,
        work_s: FloatArray,
        unattended_s: FloatArray,
        distance_km: FloatArray,
        machines: FloatArray,
    ) -> tuple[FloatArray, FloatArray]:
        """(P50, P90) in seconds (k,) of orders at nodes `rows`, as `leadtime.lead_time` gives them; infinite where full."""
        known = defaults()
        reach = factors()["road_reach"].number
        speed = np.where(distance_km <= reach, known["transit_road"].number, known["transit_air"].number)
        transit = known["transit_base"].number + distance_km / speed * _DAY_S
        load = self.utilization[rows]
        job = np.maximum(known["mean_job"].number, work_s / machines)
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = load ** (np.sqrt(2.0 * (machines + 1.0)) - 1.0) / (machines * (1.0 - load)) * job
        backlog, placed = self.backlog_s[rows], at.timestamp()
        found = []
        for sure in (False, True):
            slow = {key: known[key].interval[1] if sure else known[key].number for key in _SPREAD}
            spread = known["backlog_spread"].interval[1] if sure else 1.0
            queued = np.where(np.isnan(backlog), mean * math.log(10.0 if sure else 2.0), backlog * spread)
            attended = np.maximum(work_s - unattended_s, 0.0) / machines
            start = np.full(len(rows), placed)
            full = np.isnan(backlog) & (load >= 1.0)
            busy = np.where(full, 0.0, slow["review"] + queued + attended * slow["work_spread"])
            ready = self.after(rows, start, busy) + unattended_s / machines * slow["work_spread"]
            # What ends unattended is there when the node next opens; NaN stays NaN.
            opened = self.after(rows, np.nan_to_num(ready), np.zeros(len(rows)))
            ready = np.where((unattended_s > 0.0) & ~np.isnan(ready), opened, ready)
            arrives = ready + transit * slow["transit_spread"] - placed
            found.append(np.where(full, np.inf, arrives))
        p50, p90 = found[0], np.maximum(found[0], found[1])
        for k in np.flatnonzero(np.isnan(p50) | np.isnan(p90)):
            alone = self.alone(int(rows[k]), at, work_s[k], unattended_s[k], distance_km[k], machines[k])
            p50[k], p90[k] = alone.p50_s, alone.p90_s
        return p50, p90

    def alone(
        self, row: int, at: datetime, work_s: float, unattended_s: float, distance_km: float, machines: float
    ) -> LeadTime:
        """The lead time at one node with its steps in words."""
        return lead_time(
            float(work_s),
            self._calendars[row],
            at=at,
            distance_km=float(distance_km),
            machines=int(machines),
            unattended_s=float(unattended_s),
        )
