"""Figures are rounded as Python rounds them, however they are come by."""

import math
import random

import pytest

from dfdm.facts.rounding import decimal, exact, rounded, significant


def _figures():
    rng = random.Random(7)
    for _ in range(3_000):
        whole = rng.randrange(-(10**9), 10**9)
        yield from (
            rng.uniform(-1000.0, 1000.0),
            whole / 1e6,
            (whole + 0.5) / 1e6,
            math.nextafter((whole + 0.5) / 1e6, math.inf),
            math.nextafter((whole + 0.5) / 1e6, -math.inf),
            rng.uniform(-1.0, 1.0) * 10.0 ** rng.randrange(-12, 16),
            whole / 2.0 ** rng.randrange(0, 30),
        )
    yield from (0.0, -0.0, 0.5e-6, -0.5e-6, 1.5e-6, 1e300, -1e300, 5e-324)


def test_rounding_is_pythons_own():
    for value in _figures():
        for digits in (0, 3, 5, 6, 15):
            assert repr(decimal(value, digits) + 0.0) == repr(round(value, digits) + 0.0)
        assert repr(exact(value)) == repr(rounded(value)) == repr(round(value, 6) + 0.0)
        if value:
            digits = 3 - math.floor(math.log10(abs(value)))
            assert repr(significant(value)) == repr(round(value, digits) + 0.0)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="no number"):
        exact(value)
    assert significant(value) == 0.0
