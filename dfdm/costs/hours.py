"""The working days of many calendars at once, as instants."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.kinematics import FloatArray
from dfdm.costs.leadtime import WorkCalendar, public_holidays

_DAY_S: Final = 86_400.0
_EPOCH: Final = date(1970, 1, 1)
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Hours:
    """Working days of k calendars, one calendar after the other: `sizes` (k,) says how many each has.

    Opening, cut-off and closing (d,) are seconds since 1970 UTC.
    """

    sizes: NDArray[np.intp]
    opens: FloatArray
    cutoffs: FloatArray
    closes: FloatArray


def hours_of(calendars: Sequence[WorkCalendar], first: date, days: int) -> Hours:
    """The working days from the day before `first` on, until `days` after it.

    Days on which no clock changes are worked out for all calendars of a zone together, the others one by one.
    """
    span = _span(first, days)
    midnight = np.array([(day - _EPOCH).days * _DAY_S for day in span])
    week = np.array([day.weekday() for day in span])
    sets, weekly = _numbered([calendar.workdays for calendar in calendars])
    countries, country = _numbered([calendar.holidays for calendar in calendars])
    zones, zone = _numbered([calendar.zone for calendar in calendars])
    worked = np.array([np.isin(week, sorted(found)) for found in sets], dtype=bool).reshape(-1, len(span))
    feasts = np.array([_feasts(name, first, days) for name in countries], dtype=bool)
    works = worked[weekly] & ~feasts.reshape(-1, len(span))[country]
    for k, calendar in enumerate(calendars):
        if calendar.closed:
            works[k] &= [day not in calendar.closed for day in span]
    offsets = np.array([_offsets(found, first, days) for found in zones]).reshape(-1, len(span) + 1)
    starts = (midnight - offsets[:, :-1])[zone]
    seconds = np.array([[c.opens_s, c.closes_s if c.cutoff_s is None else c.cutoff_s, c.closes_s] for c in calendars])
    ends = starts[:, :, None] + seconds.reshape(-1, 1, 3)
    for k, d in np.argwhere((offsets[:, :-1] != offsets[:, 1:])[zone] & works).tolist():
        ends[k, d] = [calendars[k].instant(span[d], float(second)) for second in seconds[k]]
    opens, cutoffs, closes = (np.ascontiguousarray(column) for column in ends[works].T)
    return Hours(sizes=works.sum(axis=1, dtype=np.intp), opens=opens, cutoffs=cutoffs, closes=closes)


def _numbered(values: Sequence[T]) -> tuple[list[T], NDArray[np.intp]]:
    known: dict[T, int] = {}
    number: Any = [known.setdefault(value, len(known)) for value in values]
    return list(known), np.array(number, dtype=np.intp)


def _span(first: date, days: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(-1, days + 1)]


@lru_cache(maxsize=2048)
def _feasts(country: str, first: date, days: int) -> NDArray[np.bool_]:
    return np.array([day in public_holidays(country, day.year) for day in _span(first, days)], dtype=bool)


@lru_cache(maxsize=2048)
def _offsets(zone: ZoneInfo, first: date, days: int) -> FloatArray:
    """What a zone is ahead of UTC, in seconds, at the midnight of each day and of the one after the last."""
    found = []
    for day in _span(first, days + 1):
        ahead = datetime(day.year, day.month, day.day, tzinfo=zone).utcoffset()
        found.append(0.0 if ahead is None else ahead.total_seconds())
    return np.array(found)
