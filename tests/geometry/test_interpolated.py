"""Many curves read at one place are read as numpy reads each."""

import numpy as np

from dfdm.facts.curves import interpolated


def test_it_is_interp_of_every_row():
    chance = np.random.default_rng(3)
    for _ in range(300):
        places = np.sort(chance.random(int(chance.integers(1, 9)))) * 10.0
        rows = chance.random((5, len(places))) * 100.0
        for at in (float(chance.random() * 12.0 - 1.0), float(chance.choice(places))):
            each = np.array([np.interp(at, places, row) for row in rows])
            assert interpolated(at, places, rows).tolist() == each.tolist()
