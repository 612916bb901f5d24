"""Prices of milled, turned and routed parts over the quantity: no line below nothing, no piece dearer in a larger batch."""

from __future__ import annotations

import cadquery as cq
import pytest

from dfdm.costs import estimate
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import Route, capability

PARTS = {
    "milling": cq.Workplane().box(80, 60, 20).faces(">Z").workplane().rect(40, 30).cutBlind(-8),
    "turning": cq.Workplane().circle(20).extrude(30).faces(">Z").workplane().circle(12).extrude(25),
    "routing": cq.Workplane().box(400, 300, 12).edges("|Z").fillet(20),
}


@pytest.mark.parametrize("process", PARTS)
def test_lines_add_up_and_batches_are_never_dearer(process):
    facts = facts_of(Part.from_shape(PARTS[process].val(), name=process))
    last = None
    for quantity in (1, 2, 5, 10, 17):
        found = estimate(facts, Route.of(process), capability(process), quantity=quantity)
        amounts = [line.amount.amount for line in found.lines]
        assert min(amounts) >= 0
        assert sum(amounts) == found.unit_cost.amount
        assert found.low.amount <= found.unit_cost.amount <= found.high.amount
        assert last is None or found.unit_cost.amount <= last
        last = found.unit_cost.amount
        assert {"setup", "programming"} <= {line.what for line in found.lines}
