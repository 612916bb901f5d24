"""The table of public prices: all its rows are priced, each has a source and a day."""

from __future__ import annotations

from tests.benchmarks.public_prices import ROWS, compared


def test_published_prices_stand_beside_ours():
    found = compared()
    assert len(found) == len(ROWS) >= 20
    assert {one.row.process for one in found} >= {"fdm", "laser_cutting", "milling", "sls", "mjf", "lpbf"}
    for one in found:
        assert one.row.source and one.row.date[:2] == "20"
        assert one.theirs >= 0.0
        assert one.ours.low.amount <= one.ours.unit_cost.amount <= one.ours.high.amount
