"""Limits of one capability and of many are compared alike."""

import numpy as np
import pytest

from dfdm.checks.limits import Limits

HARD = np.array([1.0, 1.0, 1.0, np.nan, np.nan, 4.0, 0.0, -2.0])
SOFT = np.array([2.0, np.nan, 0.5, 2.0, np.nan, 3.0, 0.0, -1.0])


@pytest.mark.parametrize("way", ["at_least", "at_most", "below"])
@pytest.mark.parametrize("keys", [{"fail": "hard"}, {"warn": "soft"}, {"fail": "hard", "warn": "soft"}, {}])
@pytest.mark.parametrize("value", [0.0, 0.99995, 1.0, 1.00005, 1.5, 2.0, np.inf, -np.inf, np.nan])
def test_a_row_alone_is_graded_as_among_many(way, keys, value):
    declared = ("hard", "soft")
    together = getattr(Limits({"hard": HARD, "soft": SOFT}, rows=8, declared=declared), way)(value, **keys)
    for row in range(8):
        columns = {"hard": HARD[row : row + 1], "soft": SOFT[row : row + 1]}
        alone = getattr(Limits(columns, rows=1, declared=declared), way)(value, **keys)
        assert alone.verdict.tolist() == [together.verdict[row]]
        assert alone.decided.tolist() == [together.decided[row]]
        assert alone.keys == together.keys
