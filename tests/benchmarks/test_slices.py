"""A hundred slices with areas take at most a tenth of trimesh's time (asserted with twofold slack), with equal areas."""

import pytest

from tests.benchmarks.slices import compared


@pytest.mark.parametrize("name", ["bracket", "gear"])
def test_slices_are_quick_and_equal(name):
    row = compared(name, repeats=2)
    assert row.worst < 1e-4
    assert row.ratio > 5.0, row
