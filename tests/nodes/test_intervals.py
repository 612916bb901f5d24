"""Intervals against printed tables, and their coverage over many simulated samples."""

import numpy as np
import pytest
from scipy.stats import norm

from dfdm.nodes.intervals import mean_interval, one_sided_factor, share_at_least, slope_interval, two_sided_factor

ROUNDS = 4000
SLACK = 3.0 * (0.95 * 0.05 / ROUNDS) ** 0.5
"""Three standard errors of a simulated coverage of 95 %."""


@pytest.mark.parametrize(
    ("n", "content", "factor"),
    [
        # Statistics for Environmental Engineers, Table 21.1: factors of two-sided 95 % tolerance intervals
        (4, 0.90, 5.37), (4, 0.95, 6.34), (4, 0.99, 8.22), (5, 0.90, 4.29), (5, 0.95, 5.08), (5, 0.99, 6.60),
        (6, 0.95, 4.42), (8, 0.95, 3.75), (10, 0.90, 2.86), (10, 0.95, 3.39), (12, 0.95, 3.17), (15, 0.95, 2.96),
        (20, 0.95, 2.76), (25, 0.99, 3.46), (30, 0.95, 2.55), (40, 0.95, 2.45), (60, 0.90, 1.96), (60, 0.95, 2.34),
    ],
)  # fmt: skip
def test_two_sided_factors_are_those_of_the_table(n, content, factor):
    assert two_sided_factor(n, content, 0.95) == pytest.approx(factor, abs=0.012)


def test_factors_fall_with_the_sample_towards_the_normal_quantile():
    factors = [two_sided_factor(n, 0.95, 0.95) for n in (2, 3, 5, 10, 100, 10_000)]
    assert factors == sorted(factors, reverse=True)
    assert factors[-1] == pytest.approx(norm.ppf(0.975), rel=0.02)
    assert one_sided_factor(10_000, 0.95, 0.95) == pytest.approx(norm.ppf(0.95), rel=0.03)


@pytest.mark.parametrize("n", [5, 8, 20])
def test_tolerance_intervals_hold_what_they_say_as_often_as_they_say(n):
    random = np.random.default_rng(n)
    sample = random.normal(0.1, 0.3, (ROUNDS, n))
    mean, spread = sample.mean(axis=1), sample.std(axis=1, ddof=1)

    def held(k):
        inside = norm.cdf(mean + k * spread, 0.1, 0.3) - norm.cdf(mean - k * spread, 0.1, 0.3)
        return float(np.mean(inside >= 0.95))

    assert held(two_sided_factor(n, 0.95, 0.95)) == pytest.approx(0.95, abs=1.5 * SLACK)
    assert held(0.9 * two_sided_factor(n, 0.95, 0.95)) < 0.95 - SLACK
    above = norm.cdf(mean + one_sided_factor(n, 0.95, 0.95) * spread, 0.1, 0.3)
    assert float(np.mean(above >= 0.95)) == pytest.approx(0.95, abs=1.5 * SLACK)


@pytest.mark.parametrize("n", [3, 5, 40])
def test_intervals_of_means_and_slopes_hold_the_truth(n):
    random = np.random.default_rng(100 + n)
    held = sloped = 0
    x = np.linspace(5.0, 50.0, n)
    rounds = ROUNDS // 4
    for _ in range(rounds):
        _, low, high = mean_interval(random.normal(-0.12, 0.05, n).tolist(), 0.95)
        held += low <= -0.12 <= high
        _, low, high = slope_interval(x.tolist(), (0.002 * x + random.normal(0.1, 0.05, n)).tolist(), 0.95)
        sloped += low <= 0.002 <= high
    assert held / rounds == pytest.approx(0.95, abs=2 * SLACK)
    assert sloped / rounds == pytest.approx(0.95, abs=2 * SLACK)


def test_the_share_that_comes_out_whole_is_the_exact_bound():
    for n in (1, 3, 5, 59):
        assert share_at_least(n, n, 0.95) == pytest.approx(0.05 ** (1.0 / n))
    assert share_at_least(59, 59, 0.95) > 0.95 > share_at_least(58, 58, 0.95)  # the rule of 59
    assert share_at_least(0, 5, 0.95) == 0.0
    assert share_at_least(4, 5, 0.95) < share_at_least(5, 5, 0.95)
