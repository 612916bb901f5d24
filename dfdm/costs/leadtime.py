"""When an order arrives: review, queue, work, transit, in the working hours, holidays and time zone of the node."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

from dfdm.cited import Cited
from dfdm.costs.carbon import freight_mode
from dfdm.costs.document import Estimate
from dfdm.errors import DataError
from dfdm.table import data_folder, read_toml

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOUR: Final = 3600.0
_LONGEST_DAYS: Final = 3660
"""Work that has not ended after ten years of a calendar will not."""


@lru_cache(maxsize=1)
def defaults() -> Mapping[str, Cited]:
    """What a calendar leaves out, and how long review and transit take, with sources."""
    page = read_toml(data_folder() / "leadtime" / "defaults.toml")
    return {key: Cited.from_dict(entry, where=f"leadtime/defaults.toml [{key}]") for key, entry in page.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkCalendar:
    """The working time of a node: weekdays, daily hours (seconds of the local day), public holidays kept, backlog, load."""

    zone: ZoneInfo
    workdays: frozenset[int]
    opens_s: float
    closes_s: float
    holidays: str
    backlog_s: float | None
    utilization: float | None

    @classmethod
    def of(cls, calendar: Mapping[str, Any], timezone: str, country: str = "") -> WorkCalendar:
        """Read the calendar of a node file; what it leaves out is assumed (see `defaults`)."""
        try:
            zone = ZoneInfo(timezone or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            raise DataError(f"'{timezone}' is not a time zone of the IANA list") from None
        assumed = defaults()
        days = calendar.get("workdays") or str(assumed["workdays"].value).split()
        backlog, load = calendar.get("backlog_h"), calendar.get("utilization")
        found = cls(
            zone=zone,
            workdays=frozenset(_DAYS.index(day) for day in days),
            opens_s=_clock(calendar.get("opens") or str(assumed["opens"].value)),
            closes_s=_clock(calendar.get("closes") or str(assumed["closes"].value)),
            holidays=str(calendar.get("holidays") or country).upper(),
            backlog_s=None if backlog is None else float(backlog) * _HOUR,
            utilization=None if load is None else float(load),
        )
        if found.closes_s <= found.opens_s:
            raise DataError("a node closes after it opens: check 'opens' and 'closes' of the calendar")
        return found

    def after(self, start: datetime, work_s: float) -> datetime:
        """The instant at which `work_s` of working time from `start` on has passed."""
        local = start.astimezone(self.zone)
        left, day = max(work_s, 0.0), local.date()
        first = max(_seconds(local), self.opens_s)
        for _ in range(_LONGEST_DAYS):
            if self.works(day):
                open_s = self.closes_s - first
                if open_s > 0.0 and left <= open_s:
                    return self._at(day, first + left)
                left -= max(open_s, 0.0)
            day, first = day + timedelta(days=1), self.opens_s
        raise _TooLongError("the calendar has too little working time for this order within ten years")

    def works(self, day: date) -> bool:
        """Say whether the node works on a day."""
        return day.weekday() in self.workdays and day not in _kept(self.holidays, day.year)

    def _at(self, day: date, second: float) -> datetime:
        return datetime.combine(day, time(), tzinfo=self.zone) + timedelta(seconds=second)


class _TooLongError(DataError):
    """An order that a calendar does not end within the years that are looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeadTime:
    """Seconds from order to delivery, as likely as not (P50) and nearly sure (P90), with the steps in words."""

    p50_s: float
    p90_s: float
    steps: tuple[str, ...]


def lead_time(
    estimate: Estimate | float,
    calendar: WorkCalendar,
    *,
    at: datetime,
    distance_km: float = 0.0,
    machines: int = 1,
    unattended_s: float = 0.0,
) -> LeadTime:
    """Lead time of an order placed at `at` (with a time zone) at a node with `machines` that can share it.

    Review and queue pass in working time; of the work `unattended_s` (print time) runs on around the clock; transit passes
    in days of the week. The queue is the node's backlog, else what a queue at its utilization means (Sakasegawa), else an
    assumption. Infinite where the node is full (utilization 1 and above) or the order takes more than ten years.
    """
    try:
        return _lead_time(
            estimate, calendar, at=at, distance_km=distance_km, machines=machines, unattended_s=unattended_s
        )
    except _TooLongError as error:
        return LeadTime(p50_s=math.inf, p90_s=math.inf, steps=(str(error),))


def _lead_time(
    estimate: Estimate | float,
    calendar: WorkCalendar,
    *,
    at: datetime,
    distance_km: float,
    machines: int,
    unattended_s: float,
) -> LeadTime:
    if at.tzinfo is None:
        raise DataError("the time of the order needs a time zone")
    if isinstance(estimate, Estimate):
        work_s, unattended_s = estimate.lead_work_s, estimate.unattended_s
    else:
        work_s = float(estimate)
    known = defaults()
    queue = _queue(calendar, work_s, machines)
    if queue is None:
        return LeadTime(p50_s=math.inf, p90_s=math.inf, steps=("it is fully booked",))
    mode = freight_mode(distance_km)
    transit = known["transit_base"].number + distance_km / known[f"transit_{mode}"].number * 86400.0
    found = []
    for sure in (False, True):
        slow = _high if sure else _value
        attended = max(work_s - unattended_s, 0.0) / machines
        queued = queue[1] if sure else queue[0]
        # In UTC from here on: adding hours to a local time would add or lose one where clocks change.
        ready = calendar.after(at, slow(known["review"]) + queued + attended * slow(known["work_spread"])).astimezone(
            UTC
        )
        ready += timedelta(seconds=unattended_s / machines * slow(known["work_spread"]))
        if unattended_s > 0.0:
            ready = calendar.after(ready, 0.0).astimezone(UTC)
        arrives = ready + timedelta(seconds=transit * slow(known["transit_spread"]))
        found.append((arrives - at.astimezone(UTC)).total_seconds())
    steps = (
        f"review {known['review'].number / _HOUR:.1f} h",
        f"queue {queue[0] / _HOUR:.1f} h ({queue[1] / _HOUR:.1f} h at P90)",
        f"work {work_s / _HOUR:.1f} h on {machines} machine{'s' if machines > 1 else ''}",
        f"transit {transit / 86400.0:.1f} d by {mode}",
    )
    return LeadTime(p50_s=found[0], p90_s=max(found), steps=steps)


def _queue(calendar: WorkCalendar, work_s: float, machines: int) -> tuple[float, float] | None:
    """Waiting time (P50, P90) in working seconds; None where the node cannot take more.

    Waiting in a queue of c machines at load rho: rho^(sqrt(2(c+1)) - 1) / (c (1 - rho)) of a mean job, with arrivals and
    jobs as irregular as exponential ones (Sakasegawa); its P90 is that of an exponential with this mean.
    """
    known = defaults()
    if calendar.backlog_s is not None:
        return calendar.backlog_s, calendar.backlog_s * known["backlog_spread"].interval[1]
    load = calendar.utilization if calendar.utilization is not None else known["utilization"].number
    if load >= 1.0:
        return None
    job = max(known["mean_job"].number, work_s / machines)
    mean = float(load ** (math.sqrt(2.0 * (machines + 1)) - 1.0)) / (machines * (1.0 - load)) * job
    return mean * math.log(2.0), mean * math.log(10.0)


def _value(cited: Cited) -> float:
    return cited.number


def _high(cited: Cited) -> float:
    return cited.interval[1]


def _clock(text: str) -> float:
    try:
        hours, minutes = text.split(":")
        return int(hours) * _HOUR + int(minutes) * 60.0
    except ValueError:
        raise DataError(f"'{text}' is not a time of day like 09:00") from None


def _seconds(moment: datetime) -> float:
    return moment.hour * _HOUR + moment.minute * 60.0 + moment.second


@lru_cache(maxsize=4096)
def _kept(country: str, year: int) -> frozenset[date]:
    """Public holidays of a country in a year; none where the country is not known to the list."""
    if country not in holidays.list_supported_countries():
        return frozenset()
    with warnings.catch_warnings():  # beyond the years that the list knows, it leaves moving feasts out and warns
        warnings.simplefilter("ignore", UserWarning)
        return frozenset(holidays.country_holidays(country, years=year))
