"""Known overhangs, bridges, islands, cups and supports, turned at random: lengths within one cell of the grid."""

import pytest

from tests.benchmarks.accuracy_overhang import KNOWN, measured


@pytest.mark.parametrize("name", KNOWN)
def test_known_figures_come_out_within_their_tolerance(name):
    rows = list(measured([name], turns=1, seed=11))
    assert len(rows) == 2 * len(KNOWN[name].figures)
    for row in rows:
        assert abs(row.error) <= row.allowed + 1e-9, row
