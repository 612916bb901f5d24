"""The contour that the outer profile runs along: of boxes, of upright prisms with and without recesses, of neither."""

from __future__ import annotations

import math

import cadquery as cq
import pytest

from dfdm.costs import work_for
from dfdm.costs.milling_outline import lying_of, outline_of
from dfdm.facts import PartFacts
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import Route, capability


def measured(made: cq.Workplane) -> PartFacts:
    return facts_of(Part.from_shape(made.val(), name="part"))


def filled(facts: PartFacts) -> float:
    holes = sum(math.pi / 4 * h.diameter_mm**2 * h.depth_mm for h in facts.holes or ())
    return (facts.body.volume_mm3 or 0.0) + holes + sum(p.area_mm2 * p.depth_mm for p in facts.pockets or ())


def hexagon() -> cq.Workplane:
    return cq.Workplane().polygon(6, 80.0).extrude(20.0)


def test_a_block_is_its_box():
    facts = measured(cq.Workplane().box(80, 60, 20).faces(">Z").workplane().rect(40, 30).cutBlind(-8))
    found = outline_of(facts, lying_of(facts), filled(facts))
    assert (found.perimeter, found.area) == pytest.approx((280.0, 4800.0))
    assert found.said == ()


@pytest.mark.parametrize("recessed", [False, True])
def test_a_hexagon_keeps_its_contour_with_recesses_too(recessed):
    made = hexagon()
    if recessed:
        made = made.faces(">Z").workplane().rect(30, 20).cutBlind(-8)
        made = made.faces(">Z").workplane().pushPoints([(25, 0), (-25, 0)]).hole(5.0)
    facts = measured(made)
    found = outline_of(facts, lying_of(facts), filled(facts))
    assert found.perimeter == pytest.approx(6 * 40.0, rel=1e-3)
    assert found.area == pytest.approx(3 * math.sqrt(3) / 2 * 40.0**2, rel=1e-3)
    assert "in pieces" in found.said[0]


def test_what_has_no_upright_walls_is_taken_by_its_box():
    facts = measured(cq.Workplane().rect(60, 60).workplane(offset=30).rect(20, 20).loft(combine=True))
    found = outline_of(facts, lying_of(facts), filled(facts))
    assert found.area == pytest.approx(3600.0)
    work = work_for(facts, Route.of("milling"), capability("milling"))
    assert any("no recognized feature" in said for said in work.not_priced)
    assert any("lower bound" in said for said in work.assumptions)


def test_offcuts_are_not_milled_to_chips():
    work = work_for(measured(hexagon()), Route.of("milling"), capability("milling"))
    assert not any("no recognized feature" in share.what for share in work.shares)
