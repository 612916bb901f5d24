"""Capacities are lead times read backward: one piece more would be late."""

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from dfdm.costs.leadtime import WorkCalendar, lead_time
from dfdm.nodes.splitting.capacity import Deadline, most_by, most_over, windows_of
from dfdm.nodes.splitting.envelope import affine_above, cuts_below, sampled
from dfdm.nodes.splitting.problem import Choice, Problem


def some_calendar(chance):
    page = {
        "opens": chance.choice(["07:00", "09:30"]),
        "closes": chance.choice(["12:00", "17:00", "22:00"]),
        "workdays": chance.choice([["mon", "tue", "wed", "thu", "fri"], ["mon", "wed", "sat"]]),
    }
    if chance.random() < 0.5:
        page["backlog_h"] = chance.uniform(0, 20)
    else:
        page["utilization"] = chance.uniform(0.1, 0.9)
    return WorkCalendar.of(page, chance.choice(["Europe/Berlin", "Asia/Kolkata", "America/New_York"]), "DE")


def some_choice(chance, order=0):
    return Choice(
        order=order,
        node=0,
        resource=0,
        cuts=((0.0, 1.0),),
        hands_fixed_s=chance.uniform(0, 7200),
        hands_each_s=chance.uniform(1, 600),
        machine_each_s=chance.choice([0.0, chance.uniform(100, 5000)]),
    )


def arrives_s(work, machine, calendar, at, distance_km, machines, *, sure):
    found = lead_time(work + machine, calendar, at=at, distance_km=distance_km, machines=machines, unattended_s=machine)
    return found.p90_s if sure else found.p50_s


@pytest.mark.parametrize("seed", range(120))
def test_one_piece_more_would_be_late(seed):
    chance = random.Random(seed)
    calendar, choice = some_calendar(chance), some_choice(chance)
    at = datetime(2026, 3, 2, chance.randrange(24), chance.randrange(60), tzinfo=UTC)
    when = Deadline(at=at, due=at + timedelta(hours=chance.uniform(48, 600)), sure=chance.random() < 0.5)
    machines, distance = chance.choice([1, 2, 7]), chance.uniform(0, 3000)
    most = most_by(choice, calendar, machines, distance, when)

    def late(pieces):
        hands = choice.hands_fixed_s + choice.hands_each_s * pieces
        taken = arrives_s(hands, choice.machine_each_s * pieces, calendar, at, distance, machines, sure=when.sure)
        return taken > when.seconds + 1e-6

    assert most == 0 or not late(most)
    if not when.sure:  # at P90 the bound is a chord: never late, a little less than there is time for
        assert late(most + 1)


@pytest.mark.parametrize("seed", range(40))
def test_what_fits_a_plan_together_is_in_time_together(seed):
    chance = random.Random(1000 + seed)
    calendar, choices = some_calendar(chance), (some_choice(chance), some_choice(chance, order=1))
    at = datetime(2026, 6, 1, chance.randrange(24), tzinfo=UTC)
    when = Deadline(at=at, due=at + timedelta(hours=chance.uniform(100, 500)), sure=False)
    machines, distance = chance.choice([1, 3]), chance.uniform(0, 1000)
    windows = windows_of(calendar, machines, distance, when)
    problem = Problem(quantities=(10**6, 10**6), choices=choices, freight=(0.0,), windows=(windows,))
    for _ in range(30):
        pieces = [chance.randrange(0, 400), chance.randrange(0, 400)]
        used = [(c, n) for c, n in zip(choices, pieces, strict=True) if n]
        hands = sum(c.hands_fixed_s + c.hands_each_s * n for c, n in used)
        machine = sum(c.machine_each_s * n for c, n in used)
        taken = arrives_s(hands, machine, calendar, at, distance, machines, sure=False)
        if used and abs(taken - when.seconds) > 1.0:
            assert problem.fits(0, pieces) == (taken <= when.seconds)


def test_capacity_over_many_dates_is_that_of_each():
    chance = random.Random(9)
    calendar, choice = some_calendar(chance), some_choice(chance)
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    dates = [at + timedelta(hours=7 * n) for n in range(90)]
    when = Deadline(at=at, due=dates[-1])
    many = most_over(choice, calendar, 2, 400.0, when, np.array([d.timestamp() for d in dates]))
    each = [most_by(choice, calendar, 2, 400.0, Deadline(at=at, due=date)) for date in dates]
    assert np.floor(many * (1 + 1e-12)).tolist() == each
    assert each[-1] > each[0] == 0


def test_a_node_that_is_full_has_no_plan():
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    full = WorkCalendar.of({"utilization": 1.0}, "UTC", "DE")
    assert windows_of(full, 1, 10.0, Deadline(at=at, due=at + timedelta(days=300))) == ()


@pytest.mark.parametrize("seed", range(30))
def test_lines_lie_below_every_sampled_price_and_touch(seed):
    chance = np.random.default_rng(seed)
    at = np.array(sampled(int(chance.integers(1, 3000))), dtype=np.float64)
    batch = int(chance.integers(1, 40))
    prices = np.maximum(60.0, 30.0 + 2.5 * at + 12.0 * np.ceil(at / batch)) + chance.uniform(0, 0.005, len(at)) * at
    cuts = cuts_below(at, prices)
    below = np.max([a + b * at for a, b in cuts], axis=0)
    assert (below <= prices * (1 + 1e-9)).all()
    assert below[-1] == pytest.approx(prices[-1], rel=2e-4)
    assert np.min(prices / np.maximum(below, 1e-9)) < 1.0002


def test_a_price_of_fixed_and_each_is_read_exactly():
    at = np.array(sampled(5000), dtype=np.float64)
    for prices, cuts in (
        (40.0 + 3.0 * at, [(40.0, 3.0)]),
        (np.maximum(100.0, 40.0 + 3.0 * at), [(100.0, 0.0), (40.0, 3.0)]),
    ):
        found = cuts_below(at, prices)
        assert np.max([a + b * at for a, b in found], axis=0) == pytest.approx(prices, rel=1e-4)
        assert all(min(abs(a - x) + abs(b - y) for a, b in found) < 1e-6 for x, y in cuts)


@pytest.mark.parametrize("seed", range(10))
def test_time_and_emissions_are_taken_from_above(seed):
    chance = np.random.default_rng(seed)
    at = np.array(sampled(700), dtype=np.float64)
    values = 100.0 + 3.0 * at[:, None] + 500.0 * np.ceil(at[:, None] / chance.integers(1, 50, 5))
    fixed, each = affine_above(at, values)
    assert (fixed + each * at[:, None] >= values * (1 - 1e-9)).all()
