"""Diameters of drills that are sold, metric and in fractions of an inch."""

import numpy as np
import pytest

from dfdm.processes.tools import drill_diameters_mm, nearest_drill, widest_metric_drill


def test_the_series_has_its_steps():
    known = drill_diameters_mm()
    assert np.all(np.diff(known) > 0.0)
    metric = [d for d in known if abs(d * 64 / 25.4 - round(d * 64 / 25.4)) > 1e-4]
    in_steps = {round(d, 2) for d in metric if d >= 3.0 and d < 14.0}
    assert {3.0, 3.1, 6.8, 10.2, 13.9} <= in_steps
    assert 3.15 not in in_steps
    assert (known[0], widest_metric_drill()) == (0.2, 25.0)


@pytest.mark.parametrize(
    ("diameter", "nearest"),
    [(5.0, 5.0), (4.23, 4.2), (1.02, 1.0), (6.35, 6.35), (25.4 * 13 / 64, 25.4 * 13 / 64), (40.0, 25.4)],
)
def test_the_nearest_drill(diameter, nearest):
    assert nearest_drill(diameter) == pytest.approx(nearest, abs=1e-6)
