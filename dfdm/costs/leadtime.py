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

from dfdm.costs.carbon import freight_mode
from dfdm.costs.document import Estimate
from dfdm.costs.waiting import MODES, before, defaults, in_house, queueing, transit
from dfdm.errors import DataError

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOUR: Final = 3600.0
_DAY: Final = 86400.0
_LONGEST_DAYS: Final = 3660
"""Work that has not ended after ten years of a calendar will not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkCalendar:
    """The working time of a node: weekdays, daily hours (seconds of the local day), public holidays kept, backlog, load.

    What is ordered after `cutoff_s` of a day counts from the next one on; on days of `closed` nobody works; `mean_job_s` is what a job of others takes. `holidays` is a
    country (ISO 3166), or one of its parts (`DE-BY`).
    """

    zone: ZoneInfo
    workdays: frozenset[int]
    opens_s: float
    closes_s: float
    holidays: str
    backlog_s: float | None
    utilization: float | None
    cutoff_s: float | None = None
    closed: frozenset[date] = frozenset()
    mean_job_s: float | None = None

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
            cutoff_s=_clock(calendar["cutoff"]) if calendar.get("cutoff") else None,
            mean_job_s=float(calendar["mean_job_h"]) * _HOUR if calendar.get("mean_job_h") else None,
            closed=frozenset(_day(day) for day in calendar.get("closed", ())),
        )
        if found.closes_s <= found.opens_s:
            raise DataError("a node closes after it opens: check 'opens' and 'closes' of the calendar")
        return found

    def after(self, start: datetime, work_s: float) -> datetime:
        """The instant (UTC) at which `work_s` of working time from `start` on has passed.

        Instants are told apart in UTC, so that a day on which clocks change has the hours that it has.
        """
        left, moment = max(work_s, 0.0), start.timestamp()
        day = start.astimezone(self.zone).date()
        for _ in range(_LONGEST_DAYS):
            if self.works(day):
                opens = max(self.instant(day, self.opens_s), moment)
                open_s = self.instant(day, self.closes_s) - opens
                if open_s > 0.0 and left <= open_s:
                    return datetime.fromtimestamp(opens + left, tz=UTC)
                left -= max(open_s, 0.0)
            day += timedelta(days=1)
        raise _TooLongError("the calendar has too little working time for this order within ten years")

    def heard(self, placed: datetime) -> datetime:
        """The instant from which on an order counts: its own, or the end of the day where it came after the cut-off."""
        day = placed.astimezone(self.zone).date()
        if self.cutoff_s is None or not self.works(day) or placed.timestamp() < self.instant(day, self.cutoff_s):
            return placed
        return datetime.fromtimestamp(max(placed.timestamp(), self.instant(day, self.closes_s)), tz=UTC)

    def works(self, day: date) -> bool:
        """Say whether the node works on a day."""
        return (
            day.weekday() in self.workdays
            and day not in self.closed
            and day not in public_holidays(self.holidays, day.year)
        )

    @property
    def keeps_known(self) -> bool:
        """Whether the public holidays that it keeps are known."""
        return _known(self.holidays)

    def instant(self, day: date, second: float) -> float:
        """Seconds since 1970 UTC at which the clocks of the node show a second of a day."""
        return (datetime.combine(day, time(), tzinfo=self.zone) + timedelta(seconds=second)).timestamp()


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
    abroad: bool = False,
    mode: str = "",
) -> LeadTime:
    """Lead time of an order placed at `at` (with a time zone) at a node with `machines` that can share it.

    Work and `unattended_s` are of all machines together: what they cannot share, the making of a mold, counts for each.
    Review, queue and work pass in working time, from the cut-off on; of the work `unattended_s` (print time) runs on around
    the clock; transit passes in days of the week, by `mode` (`road`, `rail`, `sea`, `air`: what a parcel takes if none is
    named), with customs where it goes `abroad`. The queue is the node's backlog, else what a queue at its utilization means,
    else an assumption. At P90 what review, queue and work take more is added in quadrature, and so is what transit takes
    more: that not everything is late at once. Infinite where the node is full (utilization 1 and above) or the order takes
    more than ten years. An unknown mode, and a time without a zone, are DataErrors.
    """
    if at.tzinfo is None:
        raise DataError("the time of the order needs a time zone")
    if isinstance(estimate, Estimate):
        whole, waits = estimate.undivided_s
        work_s = estimate.lead_work_s + (machines - 1) * whole
        unattended_s = estimate.unattended_s + (machines - 1) * waits
    else:
        work_s = float(estimate)
    mode = mode or freight_mode(distance_km)
    if mode not in MODES:
        raise DataError(f"'{mode}' is none of {', '.join(MODES)}")
    queue = queueing(calendar.backlog_s, calendar.utilization, calendar.mean_job_s, float(machines))
    if not math.isfinite(float(queue.p50_s)):
        return LeadTime(p50_s=math.inf, p90_s=math.inf, steps=("it is fully booked",))
    attended = max(work_s - unattended_s, 0.0) / machines
    busy, alone = in_house(attended, unattended_s / machines, before(queue))
    away = transit(distance_km, mode, abroad)
    try:
        found = [
            _arrival(calendar, at, float(busy.at(sure)), float(alone.at(sure)), float(away.at(sure)))
            for sure in (False, True)
        ]
    except _TooLongError as error:
        return LeadTime(p50_s=math.inf, p90_s=math.inf, steps=(str(error),))
    return LeadTime(
        p50_s=found[0],
        p90_s=max(found),
        steps=(
            f"review {defaults()['review'].number / _HOUR:.1f} h",
            f"queue {float(queue.p50_s) / _HOUR:.1f} h ({float(queue.p90_s) / _HOUR:.1f} h at P90)",
            f"work {work_s / _HOUR:.1f} h on {machines} machine{'s' if machines > 1 else ''}",
            f"transit {float(away.p50_s) / _DAY:.1f} d ({float(away.p90_s) / _DAY:.1f} d at P90) by {mode}"
            + (" with customs" if abroad else ""),
            *([f"public holidays of {calendar.holidays or 'its country'} are not known"] * (not calendar.keeps_known)),
        ),
    )


def _arrival(calendar: WorkCalendar, at: datetime, busy_s: float, alone_s: float, away_s: float) -> float:
    """Seconds from the order to its arrival."""
    ready = calendar.after(calendar.heard(at), busy_s)
    if alone_s > 0.0:
        ready = calendar.after(ready + timedelta(seconds=alone_s), 0.0)
    return (ready + timedelta(seconds=away_s) - at).total_seconds()


def _clock(text: str) -> float:
    try:
        hours, minutes = text.split(":")
        return int(hours) * _HOUR + int(minutes) * 60.0
    except ValueError:
        raise DataError(f"'{text}' is not a time of day like 09:00") from None


def _day(text: object) -> date:
    try:
        return text if isinstance(text, date) else date.fromisoformat(str(text))
    except ValueError:
        raise DataError(f"'{text}' is not a day like 2026-12-24") from None


@lru_cache(maxsize=4096)
def public_holidays(place: str, year: int) -> frozenset[date]:
    """Public holidays of a country (`DE`) or a part of it (`DE-BY`) in a year; none where the list does not know it."""
    if not _known(place):
        return frozenset()
    country, _, part = place.partition("-")
    with warnings.catch_warnings():  # beyond the years that the list knows, it leaves moving feasts out and warns
        warnings.simplefilter("ignore", UserWarning)
        return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))


@lru_cache(maxsize=1024)
def _known(place: str) -> bool:
    country, _, part = place.partition("-")
    known = holidays.list_supported_countries(include_aliases=True)
    return country in known and (not part or part in known[country])
