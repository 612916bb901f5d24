"""Lead times: working hours, holidays and time zones of a node by hand; P90 is never before P50."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.costs import estimate
from dfdm.costs.estimate import work_for
from dfdm.costs.leadtime import WorkCalendar, lead_time
from dfdm.costs.leadtimes import Calendars
from dfdm.costs.waiting import MODES, defaults, queueing, transit
from dfdm.errors import DataError
from dfdm.processes import Route, capability, catalog
from tests.costs.test_molding import housing

BERLIN = WorkCalendar.of({"opens": "08:00", "closes": "16:00", "backlog_h": 0}, "Europe/Berlin", "DE")
MONDAY = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)  # 07:30 in Berlin
HOUR = 3600.0


def test_work_starts_when_the_node_opens():
    assert BERLIN.after(MONDAY, 2 * HOUR) == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_work_goes_on_the_next_working_day():
    friday = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)  # 15:00 in Berlin, one hour left
    assert BERLIN.after(friday, 3 * HOUR) == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def test_public_holidays_arepublic_holidays():
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
    st.sampled_from(["", *MODES]),
    st.booleans(),
)
def test_p90_is_never_before_p50(work, days, distance, unattended, machines, backlog, load, mode, abroad):
    calendar = {"utilization": load} | ({} if backlog is None else {"backlog_h": backlog})
    node = WorkCalendar.of(calendar, "Europe/Berlin", "DE")
    found = lead_time(
        work,
        node,
        at=MONDAY + timedelta(days=days),
        distance_km=distance,
        machines=machines,
        unattended_s=unattended * work,
        mode=mode,
        abroad=abroad,
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
        ({"cutoff": "noon"}, "UTC", "time of day"),
        ({"closed": ["Christmas"]}, "UTC", "not a day"),
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


CUT = WorkCalendar.of(
    {"opens": "08:00", "closes": "16:00", "cutoff": "12:00", "backlog_h": 0, "closed": ["2026-11-24"]},
    "Europe/Berlin",
    "DE",
)


def test_what_comes_after_the_cutoff_counts_from_the_next_day_on():
    noon = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # 12:00 in Berlin
    assert CUT.heard(noon - timedelta(minutes=1)) == noon - timedelta(minutes=1)
    assert CUT.after(CUT.heard(noon - timedelta(minutes=1)), HOUR) == noon + timedelta(minutes=59)
    assert CUT.after(CUT.heard(noon), HOUR) == datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
    evening = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
    assert CUT.heard(evening) == evening
    early, late = (lead_time(HOUR, CUT, at=noon + timedelta(minutes=m)) for m in (-1, 1))
    assert late.p50_s > early.p50_s + 12 * HOUR


def test_days_on_which_a_node_is_closed_are_no_working_days():
    monday = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)  # 15:00 in Berlin; closed on Tuesday
    assert CUT.after(monday, 2 * HOUR) == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def test_a_part_of_a_country_keeps_its_own_holidays():
    bavaria, berlin = (WorkCalendar.of({"holidays": place}, "Europe/Berlin") for place in ("DE-BY", "DE"))
    assumption = datetime(2025, 11, 1).date()  # noqa: DTZ001 - All Saints' Day, kept in Bavaria alone of the two
    saturday = WorkCalendar.of({"holidays": "DE", "workdays": ["sat"]}, "Europe/Berlin")
    assert saturday.works(assumption)
    assert not WorkCalendar.of({"holidays": "DE-BY", "workdays": ["sat"]}, "Europe/Berlin").works(assumption)
    assert bavaria.keeps_known and berlin.keeps_known


def test_holidays_that_are_not_known_are_said():
    nowhere = WorkCalendar.of({"backlog_h": 0}, "UTC", "XX")
    assert any("XX are not known" in step for step in lead_time(HOUR, nowhere, at=MONDAY).steps)
    assert not any("not known" in step for step in lead_time(HOUR, BERLIN, at=MONDAY).steps)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-14", 24)])
def test_a_day_has_the_hours_that_its_clocks_give_it(day, hours):
    always = WorkCalendar.of(
        {"workdays": ["sun"], "opens": "00:00", "closes": "24:00", "holidays": "none", "backlog_h": 0}, "Europe/Berlin"
    )
    midnight = datetime.fromisoformat(day).replace(tzinfo=always.zone)
    assert always.after(midnight, hours * HOUR) == (midnight + timedelta(hours=24)).astimezone(UTC)
    over = always.after(midnight, hours * HOUR + 60)
    assert over > midnight.astimezone(UTC) + timedelta(days=6)  # the next Sunday
    at = midnight.astimezone(UTC)
    columns = Calendars.of([always], at.date())
    row, start = np.zeros(1, dtype=np.intp), np.array([midnight.timestamp()])
    assert columns.after(row, start, np.array([hours * HOUR + 60])) == pytest.approx([over.timestamp()])


@pytest.mark.parametrize("load", [0.2, 0.6, 0.9])
def test_a_queue_before_one_machine_is_that_of_the_textbook(load):
    known = defaults()["mean_job"].number
    found = queueing(None, load, None, 1.0)
    for waited, longer in ((found.p50_s, 0.5), (found.p90_s, 0.1)):  # P(W > t) = rho exp(-(1 - rho) t / job)
        chance = load * math.exp(-(1.0 - load) * float(waited) / known)
        assert chance == pytest.approx(min(load, longer))
    assert math.isinf(float(queueing(None, 1.0, None, 1.0).p50_s))


def test_more_machines_wait_less():
    waits = [float(queueing(None, 0.8, None, float(n)).p90_s) for n in (1, 2, 4, 8)]
    assert waits == sorted(waits, reverse=True)
    one, four = (lead_time(80 * HOUR, BERLIN, at=MONDAY, machines=n) for n in (1, 4))
    assert four.p50_s < one.p50_s


def test_transit_falls_into_what_carriers_say():
    days = {
        mode: [float(t) / 86400 for t in (s.p50_s, s.p90_s)] for mode in MODES for s in [transit(8300.0, mode, False)]
    }
    assert 3 <= days["air"][0] <= 4 < days["air"][1] <= 7
    assert 28 <= days["sea"][0] - 7 <= 36
    assert 12 <= days["rail"][0] <= 20
    border = transit(500.0, "road", True).p50_s - transit(500.0, "road", False).p50_s
    assert float(border) == defaults()["customs"].number


def test_an_unknown_mode_is_refused():
    with pytest.raises(DataError, match="camel"):
        lead_time(HOUR, BERLIN, at=MONDAY, mode="camel")


NODES = [
    BERLIN,
    CUT,
    WorkCalendar.of({"utilization": 0.9, "cutoff": "10:30"}, "Asia/Tokyo", "JP"),
    WorkCalendar.of({}, "America/New_York", "US"),
    WorkCalendar.of({"opens": "00:00", "closes": "24:00", "workdays": ["sat", "sun"]}, "America/Los_Angeles", "US"),
    WorkCalendar.of({"utilization": 1.0}, "Europe/Berlin", "DE"),
    WorkCalendar.of({"utilization": 0.7, "mean_job_h": 20}, "Europe/Berlin", "DE"),
    WorkCalendar.of({"workdays": ["sun", "mon", "tue", "wed", "thu"]}, "Asia/Riyadh", "SA"),
]


@settings(max_examples=60, deadline=None)
@given(
    st.datetimes(datetime(2026, 2, 20), datetime(2026, 12, 31)),  # noqa: DTZ001 - hypothesis wants naive bounds
    st.one_of(st.floats(0, 300 * HOUR), st.floats(0, 6000 * HOUR), st.integers(0, 90).map(lambda d: d * 8 * HOUR)),
    st.floats(0, 1),
    st.floats(0, 9000),
    st.integers(1, 5),
    st.booleans(),
)
def test_columns_time_as_one_by_one(at, work, unattended, distance, machines, abroad):
    at = at.replace(tzinfo=UTC)
    rows = np.tile(np.arange(len(NODES)), 4)  # so many of a kind that longer columns are made for them
    whole = np.full(len(rows), work)
    p50, p90 = Calendars.of(NODES, at.date()).lead_times(
        rows,
        at=at,
        work_s=whole,
        unattended_s=whole * unattended,
        distance_km=np.full(len(rows), distance),
        machines=np.full(len(rows), float(machines)),
        abroad=np.full(len(rows), abroad),
    )
    for row, node in enumerate(NODES):
        alone = lead_time(
            work,
            node,
            at=at,
            distance_km=distance,
            machines=machines,
            unattended_s=work * unattended,
            abroad=abroad,
        )
        assert (p50[row :: len(NODES)] == p50[row]).all()
        assert (p50[row], p90[row]) == pytest.approx((alone.p50_s, alone.p90_s), abs=1e-3)


def test_a_queue_is_as_long_as_the_jobs_of_others_not_as_this_one():
    node = WorkCalendar.of({"utilization": 0.7}, "Europe/Berlin", "DE")
    slow = WorkCalendar.of({"utilization": 0.7, "mean_job_h": 20}, "Europe/Berlin", "DE")
    small, large = (lead_time(hours * HOUR, node, at=MONDAY).steps[1] for hours in (1, 200))
    assert small == large
    assert lead_time(HOUR, slow, at=MONDAY).p90_s > lead_time(HOUR, node, at=MONDAY).p90_s + 2 * 86400


def test_a_second_press_does_not_shorten_the_making_of_the_mold():
    facts = housing()
    route = Route.of("injection_molding", material="abs_granulate")
    found = estimate(facts, route, capability("injection_molding", "abs_granulate"), quantity=5000)
    mold_s = work_for(facts, route, capability("injection_molding", "abs_granulate")).tool_time_s
    assert mold_s > 30 * 3600.0
    assert found.undivided_s[0] == pytest.approx(mold_s)
    one, four = (lead_time(found, BERLIN, at=MONDAY, machines=n) for n in (1, 4))
    assert four.p50_s < one.p50_s
    # Eight working hours a day: the mold alone takes as many days as it has hours over eight.
    assert four.p50_s > mold_s / (8 * 3600.0) * 86_400.0 * 0.9
