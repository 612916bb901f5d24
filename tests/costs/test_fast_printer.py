"""A fast printer is estimated as well as an old one: parts of our own, sliced now with the same profile."""

from __future__ import annotations

import pytest

from tests.benchmarks import fff_fast
from tests.benchmarks.fff_accuracy import spread, table


@pytest.mark.slow
@pytest.mark.skipif(fff_fast.SLICER is None, reason="prusa-slicer is not on PATH")
def test_parts_of_our_own_on_a_fast_printer():
    rows = fff_fast.rows()
    assert len(rows) >= 10
    filament, _, time, time_p90 = spread(rows)
    assert time <= 0.15, table("fast printer", rows)
    assert time_p90 <= 0.25
    assert filament <= 0.05
