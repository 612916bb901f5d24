"""Bending: the cycle of the published cost model, tiers of mass and length, a second person, sets of tools."""

from __future__ import annotations

import cadquery as cq
import pytest

from dfdm.cited import Cited
from dfdm.costs import NotPricedError, work_for
from dfdm.costs.bending import cycle_s, handling
from dfdm.facts import PartFacts
from dfdm.geometry.bends import measure_bends
from dfdm.geometry.flat_pattern import measure_flat_pattern
from dfdm.geometry.part import Part
from dfdm.geometry.sheet import measure_sheet
from dfdm.processes import Route, capability
from tests.geometry.bent_parts import folded


def given(value: float, unit: str) -> Cited:
    return Cited(value=value, unit=unit, source="made-up", locator="test", kind="assumption")


def facts_of(shape: cq.Workplane) -> PartFacts:
    part = Part.from_shape(shape.val())
    return PartFacts(
        name="part",
        known={
            "part": part.body,
            "sheet": measure_sheet(part),
            "bends": measure_bends(part),
            "flat_pattern": measure_flat_pattern(part),
        },
    )


def channel(width: float = 50.0, thickness: float = 1.5, runs=(30, 40, 20)) -> PartFacts:
    return facts_of(folded(runs, ((2, 90), (3, 90)), thickness=thickness, width=width))


def bent(facts, **rates):
    offered = capability("sheet_bending", "mild_steel")
    return work_for(facts, Route.of("sheet_bending", material="mild_steel"), offered, rates={**offered.rates, **rates})


def test_bend_cycle_of_apriori_ap_cmg0945_loading_holds_the_first_manipulation():
    """Cycle = bends x (bend + manipulation) + (load - manipulation): 3 x (5 + 4) + (12 - 4)."""
    assert cycle_s(bends=3, bend_s=5.0, manipulate_s=4.0, load_s=12.0) == 35.0
    assert cycle_s(bends=1, bend_s=5.0, manipulate_s=4.0, load_s=12.0) == 17.0


def test_a_light_channel_takes_two_strokes_of_the_first_tier():
    found = bent(channel(), bend_time=given(6.0, "s"), load_factor=given(2.0, "ratio"))
    (share,) = found.shares
    assert share.seconds == pytest.approx(2 * 10.0 + (2 * 4.0 - 4.0))
    assert found.setups == 2
    assert found.hands == ()
    assert found.per_run == 1


def test_tiers_go_by_mass_and_by_the_longest_bend():
    assert [handling(m, length).per_bend_s for m, length in ((1, 100), (1, 500), (1, 1600), (5, 100), (30, 100), (90, 9))] == [
        10.0, 30.0, 45.0, 45.0, 200.0, 400.0,
    ]  # fmt: skip


def test_bends_about_one_axis_are_one_stroke():
    window = cq.Workplane().box(20, 10, 40).translate((32, 30, 0))
    facts = facts_of(folded((30, 40), ((2, 90),), thickness=1.5, width=60).cut(window))
    assert len(facts.bends) == 2
    assert bent(facts).shares[0].basis.startswith("1 bends")


def test_a_long_part_takes_a_second_person_for_the_whole_cycle():
    found = bent(channel(width=1600.0))
    (second,) = found.hands
    assert second.seconds == found.shares[0].seconds
    assert not bent(channel(width=1400.0)).hands


def test_the_mass_is_that_of_the_blank():
    facts = channel()
    found = bent(facts)
    assert found.material_g == pytest.approx(facts.flat_pattern.area_mm2 * 1.5 * 7.85e-3)
    assert found.stock_g >= found.material_g


def test_what_is_flat_or_no_sheet_is_not_bent():
    with pytest.raises(NotPricedError, match="nothing to bend"):
        bent(facts_of(cq.Workplane().box(50, 30, 2)))


def test_the_laser_cuts_the_blank_of_a_bent_part():
    facts = channel()
    offered = capability("laser_cutting", "mild_steel")
    found = work_for(facts, Route.of("laser_cutting", material="mild_steel"), offered)
    assert found.edge_m * 500.0 == pytest.approx(facts.flat_pattern.cut_length_mm, rel=1e-9)
    assert any("bending along 2 lines" in said for said in found.unpriced())
    assert any("cutting the blank" in said for said in bent(facts).unpriced())
