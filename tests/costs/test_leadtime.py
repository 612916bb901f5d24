"""Lead times: working hours, holidays and time zones of a node by hand; P90 is never before P50."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.costs.leadtime import WorkCalendar, defaults, lead_time
from dfdm.errors import DataError
from dfdm.processes import catalog

BERLIN = WorkCalendar.of({"opens": "08:00", "closes": "16:00", "backlog_h": 0}, "Europe/Berlin", "DE")
MONDAY = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)  # 07:30 in Berlin
HOUR = 3600.0


def test_work_starts_when_the_node_opens():
    assert BERLIN.after(MONDAY, 2 * HOUR) == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_work_goes_on_the_next_working_day():
    friday = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)  # 15:00 in Berlin, one hour left
    assert BERLIN.after(friday, 3 * HOUR) == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def test_public_holidays_are_kept():
    eve = datetime(2026, 12, 24, 14, 0, tzinfo=UTC)  # Friday and Saturday are holidays
    assert BERLIN.after(eve, 2 * HOUR) == datetime(2026, 12, 28, 8, 0, tzinfo=UTC)


def test_a_day_is_the_nodes_own():
    tokyo = WorkCalendar.of({"backlog_h": 0}, "Asia/Tokyo", "JP")
    assert tokyo.after(MONDAY, HOUR) == datetime(
        2026, 11, 24, 1, 0, tzinfo=UTC
    )  # 24 November, 10:00; the 23rd is a holiday


@settings(max_examples=60, deadline=None)
@given(
    st.floats(0, 400 * HOUR),
    st.integers(0, 400),
    st.floats(0, 15000),
    st.floats(0, 1),
    st.integers(1, 8),
    st.one_of(st.none(), st.floats(0, 200)),
    st.floats(0, 0.95),
)
def test_p90_is_never_before_p50(work, days, distance, unattended, machines, backlog, load):
    calendar = {"utilization": load} | ({} if backlog is None else {"backlog_h": backlog})
    node = WorkCalendar.of(calendar, "Europe/Berlin", "DE")
    found = lead_time(
        work,
        node,
        at=MONDAY + timedelta(days=days),
        distance_km=distance,
        machines=machines,
        unattended_s=unattended * work,
    )
    assert 0.0 < found.p50_s <= found.p90_s < math.inf


def test_prints_run_on_at_night():
    attended = lead_time(40 * HOUR, BERLIN, at=MONDAY)
    overnight = lead_time(40 * HOUR, BERLIN, at=MONDAY, unattended_s=39 * HOUR)
    assert overnight.p50_s < attended.p50_s


def test_backlog_and_load_delay():
    busy = WorkCalendar.of({"opens": "08:00", "closes": "16:00", "backlog_h": 80}, "Europe/Berlin", "DE")
    assert lead_time(HOUR, busy, at=MONDAY).p50_s > lead_time(HOUR, BERLIN, at=MONDAY).p50_s + 10 * 86400


def test_a_full_node_never_delivers():
    full = WorkCalendar.of({"utilization": 1.0}, "Europe/Berlin", "DE")
    assert lead_time(HOUR, full, at=MONDAY).p50_s == math.inf


@pytest.mark.parametrize(
    ("calendar", "zone", "said"),
    [
        ({"opens": "17:00", "closes": "09:00"}, "UTC", "closes after it opens"),
        ({"opens": "early"}, "UTC", "time of day"),
        ({}, "Mars/Base", "IANA"),
    ],
)
def test_a_calendar_that_cannot_be_says_why(calendar, zone, said):
    with pytest.raises(DataError, match=said):
        WorkCalendar.of(calendar, zone)


def test_an_order_of_more_than_ten_years_never_ends():
    found = lead_time(1e12, BERLIN, at=datetime(2026, 11, 23, tzinfo=UTC))
    assert math.isinf(found.p50_s) and math.isinf(found.p90_s)
    assert "within ten years" in found.steps[0]


def test_an_order_needs_a_time_zone():
    with pytest.raises(DataError, match="time zone"):
        lead_time(HOUR, BERLIN, at=datetime(2026, 11, 23))  # noqa: DTZ001 - that is the point


def test_every_default_names_its_source():
    assert all(cited.source in catalog().sources for cited in defaults().values())
