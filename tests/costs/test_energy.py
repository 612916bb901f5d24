"""Energy by hand: working and standing power, what runs beside the machine, runs shared by the pieces; its interval."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.cited import Cited
from dfdm.costs.energy import energy_kwh, energy_of
from dfdm.costs.exchange import exchange
from dfdm.costs.rating import Rating
from dfdm.costs.work import Share, Work

HOUR = 3600.0


def rating(**numbers: float | tuple[float, float, float]) -> Rating:
    units = {"power_factor": "ratio", "time_error": "ratio", "wall_plug": "ratio"}
    rates = {}
    for key, number in numbers.items():
        low, value, high = number if isinstance(number, tuple) else (number, number, number)
        unit = units.get(key, "s" if key.endswith("_time") else "W")
        rates[key] = Cited(value=value, unit=unit, source="s", locator="l", kind="measured", low=low, high=high)
    return Rating.of(rates, "EUR", exchange())


def work(piece_h: float = 1.0, run_h: float = 0.0, per_run: int = 1, beam_w: float = 0.0, setups: int = 1) -> Work:
    return Work(
        shares=(Share(what="work", seconds=piece_h * HOUR, basis=""),),
        run_shares=(Share(what="heating", seconds=run_h * HOUR, basis=""),) if run_h else (),
        per_run=per_run,
        material_g=1.0,
        stock_g=1.0,
        stock_basis="",
        beam_w=beam_w,
        setups=setups,
    )


def test_power_times_time():
    assert energy_of(work(2.0), rating(power_rated=1000.0)).kwh == pytest.approx(2.0)
    assert energy_of(work(2.0), rating(power_rated=1000.0, power_factor=0.4)).kwh == pytest.approx(0.8)
    assert energy_of(work(2.0), rating(power_rated=1000.0, time_error=1.5)).kwh == pytest.approx(3.0)


def test_a_run_is_shared_by_the_pieces_that_are_in_it():
    build, power = work(0.0, run_h=10.0, per_run=8), rating(power_rated=5000.0)
    assert energy_of(build, power, 8).kwh == pytest.approx(50.0 / 8)
    assert energy_of(build, power, 2).kwh == pytest.approx(50.0 / 2)
    assert energy_of(build, power, 9).kwh == pytest.approx(100.0 / 9)


def test_pumps_run_beside_and_standing_machines_draw_too():
    rates = rating(
        power_rated=1000.0, power_peripherals=500.0, power_standby=200.0, setup_time=HOUR, load_time=HOUR / 2
    )
    assert energy_of(work(2.0), rates, 4).kwh == pytest.approx(1.5 * 2.0 + 0.2 * (1.0 / 4 + 0.5))


def test_a_beam_draws_its_power_over_the_wall_plug():
    assert energy_of(work(1.0, beam_w=3000.0), rating(wall_plug=0.25)).kwh == pytest.approx(12.0)
    nothing = energy_of(work(1.0), rating(wall_plug=0.25))
    assert nothing.kwh == nothing.high == 0.0 and nothing.rates == ()


def test_uncertain_rates_add_in_quadrature():
    found = energy_of(work(1.0), rating(power_rated=(600.0, 1000.0, 1300.0), time_error=(0.6, 1.0, 1.4)))
    assert (found.low, found.high) == pytest.approx((1.0 - math.hypot(0.4, 0.4), 1.0 + math.hypot(0.3, 0.4)))


@given(
    st.floats(0.0, 50.0),
    st.floats(0.0, 50.0),
    st.integers(1, 30),
    st.integers(1, 100),
    st.tuples(*[st.floats(1.0, 5000.0)] * 3),
    st.tuples(*[st.floats(0.0, 1.0)] * 3),
)
def test_the_interval_contains_the_value(piece, run, per_run, quantity, power, factor):
    rates = rating(power_rated=tuple(sorted(power)), power_factor=tuple(sorted(factor)), power_standby=50.0)
    found = energy_of(work(piece, run, per_run), rates, quantity)
    assert 0.0 <= found.low <= found.kwh <= found.high


def test_many_are_what_each_is_alone():
    columns = {"power_rated": np.array([1000.0, np.nan, 500.0]), "wall_plug": np.array([np.nan, 0.3, np.nan])}
    beams = work(2.0, run_h=3.0, per_run=4, beam_w=900.0)
    found = energy_kwh(beams, lambda key, absent: columns.get(key, absent), 6)
    alone = [
        energy_of(beams, rating(**{k: float(c[i]) for k, c in columns.items() if not np.isnan(c[i])}), 6).kwh
        for i in range(3)
    ]
    assert found == pytest.approx(alone)
