"""Slots with round ends are milled, so they are priced."""

import cadquery as cq
import pytest

from dfdm.costs import work_for
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import Route, capability


def work(shape):
    offered = capability("milling")
    return work_for(facts_of(Part.from_shape(shape)), Route.of("milling"), offered, rates=dict(offered.rates))


def plate():
    return cq.Workplane().box(100, 60, 10, centered=(True, True, False)).faces(">Z").workplane()


@pytest.mark.parametrize(
    "made",
    [
        plate().slot2D(40, 8).cutThruAll(),
        plate().slot2D(40, 8).cutBlind(-4),
        plate().center(0, 30).slot2D(50, 8, 90).cutThruAll(),
    ],
    ids=["through", "blind", "from the edge"],
)
def test_a_slot_takes_the_time_of_a_pocket(made):
    plain, slotted = (
        {share.what: share.seconds for share in work(w.val()).shares} for w in (plate().end().end(), made)
    )
    assert "pockets" not in plain and slotted["pockets"] > 0.0
    assert "material of no recognized feature" not in slotted
