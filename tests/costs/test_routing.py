"""Routing: passes at step depth, tabs, bits that fit, recesses, boards."""

from __future__ import annotations

import math

import cadquery as cq
import pytest

from dfdm.cited import Cited
from dfdm.costs import NotPricedError, work_for
from dfdm.facts import PartFacts
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import Route, capability
from tests.costs.conftest import body, no_sheet, plate

ENDLESS = {"acceleration": (1e12, "mm/s2"), "rapid_speed": (1e9, "m/min"), "clearance": (1e-9, "mm")}


def routed(facts: PartFacts, material: str = "birch_plywood", machine: str | None = None, **own):
    offered = capability("routing", material, machine)
    given = {
        key: Cited.from_dict({"value": v, "unit": u, "source": "made-up", "locator": "test", "kind": "assumption"})
        for key, (v, u) in own.items()
    }
    return work_for(facts, Route.of("routing", material=material), offered, rates={**offered.rates, **given})


def seconds(work):
    return {share.what: share.seconds for share in work.shares}


def board(thickness: float = 12.0) -> PartFacts:
    flat = plate(300.0, 200.0, thickness)
    known = {
        "part": body((300.0, 200.0, thickness), (flat.area_mm2 or 0.0) * thickness, 1e5),
        "sheet": flat,
        "holes": (),
    }
    return PartFacts(name="board", known=known)


def test_an_outline_is_run_in_steps_of_one_diameter():
    work = routed(board(12.0), **ENDLESS, feed=(3000.0, "mm/min"))
    bit, feed = 6.35, 50.0
    levels = math.ceil(12.0 / bit)
    plunge = feed * 0.25
    expected = levels * (1000.0 + math.pi * bit) / feed + 12.0 / plunge
    assert seconds(work)["outlines"] == pytest.approx(expected, rel=1e-5)
    inner = 2 * (levels * math.pi * (10.0 - bit) / feed + 12.0 / plunge)
    assert seconds(work)["inner contours"] == pytest.approx(inner, rel=1e-5)


def test_tabs_are_risen_over_in_the_passes_that_reach_them():
    work = routed(board(12.0), **ENDLESS, feed=(3000.0, "mm/min"))
    assert seconds(work)["tabs"] == pytest.approx(4 * 1 * 6.0 / 12.5, rel=1e-4)


def test_a_hole_narrower_than_the_bit_asks_for_a_smaller_one():
    wide = routed(board(), tool_diameter=(6.35, "mm"))
    narrow = routed(board(), tool_diameter=(12.7, "mm"))
    assert wide.run_shares[0].basis.startswith("1 bits")
    assert narrow.run_shares[0].basis.startswith("2 bits")
    assert narrow.run_time_s > wide.run_time_s


def test_pieces_share_a_board_no_larger_than_the_bed():
    large, small = routed(board()), routed(board(), machine="sienci_longmill_mk2", material="birch_plywood")
    assert large.per_run > small.per_run >= 1
    assert large.stock_g >= large.material_g
    assert large.run_hands[0].seconds > 0.0


def test_a_part_larger_than_a_board_says_so():
    flat = plate(3000.0, 200.0, 12.0)
    known = {"part": body((3000.0, 200.0, 12.0), 7e6, 1e6), "sheet": flat, "holes": ()}
    assert any("larger than a board" in said for said in routed(PartFacts(name="long", known=known)).not_priced)


def test_recesses_are_cleared_on_a_board_that_is_no_plain_sheet():
    made = cq.Workplane().box(200, 120, 12).faces(">Z").workplane().rect(80, 50).cutBlind(-5)
    facts = facts_of(Part.from_shape(made.val(), name="tray"))
    work = routed(facts)
    assert seconds(work)["recesses"] > 0.0
    assert any("box" in said for said in work.assumptions)


def test_what_no_router_cuts_from_above_is_not_priced(cube):
    with pytest.raises(NotPricedError, match="curved"):
        routed(PartFacts(name="egg", known={"part": body((9.0, 9.0, 9.0), 1.0, 1.0), "sheet": no_sheet("curved")}))


def test_a_material_without_a_chip_load_asks_for_a_feed():
    with pytest.raises(NotPricedError, match="no chip load"):
        routed(board(), material="cfrp_plate")
    assert routed(board(), material="cfrp_plate", feed=(1000.0, "mm/min")).machine_time_s > 0.0


def test_thicker_boards_take_longer():
    thin, thick = routed(board(6.0)), routed(board(18.0))
    assert thick.machine_time_s > 2.0 * thin.machine_time_s
