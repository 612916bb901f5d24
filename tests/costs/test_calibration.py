"""Calibration on jobs made from known rates: found again within their intervals, outliers told, left-out jobs told better."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dfdm.costs.basis import Basis
from dfdm.costs.calibration import Observation, fit
from dfdm.costs.covered import coverage, outside
from dfdm.costs.exchange import exchange
from dfdm.costs.pricing import unit_cost
from dfdm.costs.rating import Rating
from dfdm.costs.work import Share, Work
from dfdm.errors import InputError
from dfdm.processes import capability

CITED = capability("milling", "aluminum_6061").rates
RATING = Rating.of(CITED, "EUR", exchange())


def work(rng: np.random.Generator) -> Work:
    grams = float(rng.uniform(50, 2000))
    return Work(
        shares=(Share(what="cutting", seconds=float(rng.uniform(120, 5400)), basis=""),),
        material_g=grams,
        stock_g=2.0 * grams,
        stock_basis="",
        setups=int(rng.integers(1, 4)),
    )


def jobs(seed: int, count: int, factors: dict[str, float], noise: float, *, noted: bool = False) -> list[Observation]:
    """Jobs priced at the cited rates times `factors`, with log-normal noise."""
    rng = np.random.default_rng(seed)
    truth = {key: number * factors.get(key, 1.0) for key, number in RATING.numbers.items()}
    made = []
    for number in range(count):
        one, quantity = work(rng), int(rng.choice([1, 2, 5, 10, 25, 50, 100]))
        price = float(unit_cost(one, truth, quantity)) * float(np.exp(rng.normal(0.0, noise)))
        running = one.machine_time_s * quantity * truth["time_error"] * float(np.exp(rng.normal(0.0, 0.05)))
        made.append(
            Observation(
                name=f"job {number}",
                basis=Basis(work=one, rating=RATING),
                quantity=quantity,
                paid=price,
                machine_s=running if noted else None,
            )
        )
    return made


TRUE = {"machine_rate": 1.2, "labor_rate": 1.15, "setup_time": 0.75, "time_error": 1.2, "programming_time": 1.8}


def test_known_rates_are_found_within_their_intervals():
    inside = []
    for seed in range(6):
        found = fit(jobs(seed, 40, TRUE, 0.05))
        for rate in found.rates:
            true = rate.cited[1] * TRUE.get(rate.key, 1.0)
            wide = (rate.high / rate.low) ** 0.26  # from the 80 % interval to that of 95 %, each side
            inside.append(rate.low / wide <= true <= rate.high * wide)
    assert len(inside) >= 12
    assert np.mean(inside) >= 0.8


def test_estimates_get_better_on_jobs_that_were_left_out():
    for seed in range(4):
        found = fit(jobs(seed, 30, TRUE, 0.05))
        assert found.improves
        assert found.before.median > 0.08
        assert found.after.median < 0.5 * found.before.median
        assert 0.02 <= found.scatter < 0.12


def test_intervals_are_narrower_than_those_cited_and_contain_the_value():
    found = fit(jobs(3, 40, TRUE, 0.05))
    for rate in found.rates:
        assert 0.0 < rate.low < rate.value < rate.high
        assert rate.high / rate.low < rate.cited[2] / rate.cited[0]
    assert found.untold
    assert not set(found.untold) & {rate.key for rate in found.rates}


def test_outliers_are_told_and_do_not_pull():
    clean = jobs(5, 30, TRUE, 0.04)
    dirty = list(clean)
    dirty[4] = replace(clean[4], paid=clean[4].paid * 3.0)
    dirty[17] = replace(clean[17], paid=clean[17].paid * 0.3)
    found, straight = fit(dirty), fit(clean)
    assert {job.name for job in found.jobs if not job.fits} == {"job 4", "job 17"}
    assert all(job.fits for job in straight.jobs)
    without = {rate.key: rate.value for rate in straight.rates}
    for rate in found.rates:
        assert rate.value == pytest.approx(without.get(rate.key, rate.value), rel=0.1)


def test_noted_times_tell_the_error_of_time():
    factors = {"time_error": 1.25}
    found = {rate.key: rate for rate in fit(jobs(1, 25, factors, 0.1, noted=True)).rates}
    assert found["time_error"].value == pytest.approx(1.25, rel=0.05)
    assert found["time_error"].low < 1.25 < found["time_error"].high


def test_jobs_at_the_cited_rates_change_little():
    found = fit(jobs(8, 30, {}, 0.05))
    for rate in found.rates:
        wide = (rate.high / rate.low) ** 0.26
        assert rate.low / wide <= rate.cited[1] <= rate.high * wide
    assert max(abs(job.after / job.before - 1.0) for job in found.jobs) < 0.12
    assert abs(found.before.bias) < 0.03


@pytest.mark.parametrize("count", [1, 4])
def test_few_jobs_are_too_few(count):
    with pytest.raises(InputError, match=f"{count} job.* too few"):
        fit(jobs(0, count, {}, 0.05))


def test_what_lies_outside_the_jobs_is_said():
    rng = np.random.default_rng(2)
    one = replace(work(rng), material_g=300.0)
    rates = coverage(
        source="node", locator="l", date="2026-11-28", quantities=[1, 50], masses_g=[100.0, 500.0],
        materials=["aluminum_6061"], processes=["milling"],
    )  # fmt: skip
    inside = {"quantity": 10, "material": "aluminum_6061", "process": "milling"}
    assert outside(rates, mass_g=one.material_g, **inside) == ()
    assert "quantity of 51" in outside(rates, mass_g=one.material_g, **{**inside, "quantity": 51})[0]
    assert "mass of 600 g" in outside(rates, mass_g=600.0, **inside)[0]
    assert "brass" in outside(rates, mass_g=one.material_g, **{**inside, "material": "brass"})[0]
    assert "turning" in outside(rates, mass_g=one.material_g, **{**inside, "process": "turning"})[0]
    assert outside({}, mass_g=one.material_g, **inside) == ()
