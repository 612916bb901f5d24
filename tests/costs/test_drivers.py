"""Ways cost arises: sheet cutting and chip removal by hand, and parts that cannot be priced."""

from __future__ import annotations

import math

import pytest

from dfdm.cited import Cited
from dfdm.costs import NotPricedError, work_for
from dfdm.costs.machining import Motion, Tool, drilling, facing, pocket, profile
from dfdm.costs.work import DRIVERS, Job, work_of
from dfdm.errors import DataError
from dfdm.facts import PartFacts
from dfdm.processes import Route, capability, catalog
from tests.costs.conftest import body, prism

STEEL = Route.of("laser_cutting", material="mild_steel")
MILL = Route.of("milling")
FAST = Motion(acceleration=1e9, rapid=1e9, clearance=3.0)
TOOL = Tool(diameter=8.0, step_depth=4.0, step_over=3.2, feed=25.0, plunge=25.0 / 3.0)


def given(value: float, unit: str) -> Cited:
    return Cited(value=value, unit=unit, source="made-up", locator="test", kind="assumption")


def laser(facts, **rates):
    offered = capability("laser_cutting", "mild_steel")
    return work_for(facts, STEEL, offered, rates={**offered.rates, **rates})


def milled(facts, **rates):
    offered = capability("milling")
    return work_for(facts, MILL, offered, rates={**offered.rates, **rates})


def test_a_plate_is_cut_at_the_speed_of_the_table(sheet):
    work = laser(sheet, laser_power=given(3000.0, "W"), acceleration=given(1e9, "mm/s2"))
    length = 300.0 + 2 * math.pi * 10.0
    cutting, piercing, *_ = work.shares
    assert cutting.seconds == pytest.approx(length / (4.15 * 1000 / 60), rel=1e-6)
    assert piercing.seconds == pytest.approx(3 * 0.5)
    assert "mild_steel" in cutting.basis
    assert work.edge_m == pytest.approx(2 * length / 1000)
    assert work.holes == 2


def test_a_plate_takes_no_more_sheet_than_its_rectangle(sheet):
    work = laser(sheet)
    assert work.stock_g <= 105.0 * 55.0 * 3.0 * 7.85e-3 + 1e-9
    assert work.stock_g >= work.material_g


def test_less_power_and_more_thickness_cut_slower(sheet):
    strong = laser(sheet, laser_power=given(6000.0, "W"))
    weak = laser(sheet, laser_power=given(1000.0, "W"))
    assert weak.machine_time_s > strong.machine_time_s


def test_what_is_no_sheet_says_why(cube):
    with pytest.raises(NotPricedError, match="curved"):
        laser(cube)


def test_closed_forms_of_milling_features():
    assert facing(TOOL, FAST, length=64, width=44, depth=1, step_ratio=0.6) == pytest.approx(
        (9 * 64 + 8 * 4.8) / 25 + 4 / TOOL.plunge, rel=1e-3
    )
    inset = (40 - 8) * (30 - 8)
    around = 2 * (32 + 22)
    found = pocket(TOOL, FAST, area=40 * 30 - (4 - math.pi) * 16, perimeter=140 - (8 - 2 * math.pi) * 4, depth=8)
    assert found == pytest.approx(2 * (inset / 3.2 + around) / 25 + 8 / TOOL.plunge + 3 / TOOL.plunge, rel=0.1)
    assert profile(TOOL, FAST, perimeter=280, corners=4, depth=21) == pytest.approx(
        6 * (280 + math.pi * 8) / 25 + (21 + 3) / TOOL.plunge, rel=1e-3
    )
    assert drilling(FAST, depth=20, feed=5, hop=10) == pytest.approx(23 / 5, rel=1e-3)


def test_a_block_has_its_features_as_shares(block):
    work = milled(block)
    shares = {share.what: share.seconds for share in work.shares}
    assert {"facing", "outer profile", "pockets", "holes", "tool changes"} == set(shares)
    assert all(seconds > 0.0 for seconds in shares.values())
    assert work.stock_g > work.material_g
    assert not work.assumptions


def test_material_no_feature_explains_is_said(block):
    part = {name: block.quantity(name) for name in ("part", "sheet", "holes", "overhang")}
    work = milled(PartFacts(name="block", known={**part, "pockets": ()}))
    assert "no recognized feature" in " ".join(share.what for share in work.shares)
    assert "lower bound" in work.assumptions[0]


def test_a_tighter_corner_asks_for_a_smaller_tool(block):
    small = milled(block, tool_diameter=given(12.0, "mm"))
    assert "3 tools" in next(share.basis for share in small.shares if share.what == "tool changes")


def test_a_mesh_whose_pockets_are_unknown_is_not_priced():
    mesh = PartFacts(name="scan", known={"part": body((1.0, 1.0, 1.0), 1.0, 6.0)})
    with pytest.raises(NotPricedError, match="holes are not known"):
        milled(mesh)


def test_an_open_surface_is_not_priced():
    hollow = PartFacts(name="scan", known={"part": body((1.0, 1.0, 1.0), None, 6.0)})
    with pytest.raises(NotPricedError, match="open"):
        work_for(hollow, Route.of("fdm"), capability("fdm"))


def test_a_missing_rate_is_named(block):
    offered = capability("milling")
    rates = {key: rate for key, rate in offered.rates.items() if key != "clearance"}
    with pytest.raises(DataError, match="'clearance'"):
        work_for(block, MILL, offered, rates=rates)


def test_work_is_remembered_until_something_it_reads_changes(block):
    assert milled(block) is milled(block, machine_rate=given(99.0, "EUR/h"))
    assert milled(block) is not milled(block, acceleration=given(99.0, "mm/s2"))


def printed(facts, **rates):
    bed = {"envelope_x_max": given(250.0, "mm"), "envelope_y_max": given(210.0, "mm")}
    job = Job(facts=facts, material=catalog().materials["pla"], rates=rates, limits=bed)
    return work_of("deposition", job)


def test_pieces_share_the_bed_and_its_heating(cube):
    work = printed(cube, heat_up_time=given(240.0, "s"))
    x, y = cube.orientations[0].size_mm[:2]
    assert work.per_run == (256 // (x + 6)) * (216 // (y + 6))
    assert work.run_time_s == 240.0
    assert work.machine_time_s == pytest.approx(work.piece_time_s + 240.0 / work.per_run)
    assert printed(cube).run_time_s == 0.0


def test_few_layers_are_of_low_confidence(cube):
    flat = prism(40, 30, 1.4)
    tall = prism(40, 30, 2.2)
    for orientation, few in ((flat, True), (tall, False)):
        job = Job(facts=cube, material=catalog().materials["pla"], rates={}, orientation=orientation)
        told = DRIVERS["deposition"].work(job).assumptions
        assert any("low confidence" in one for one in told) is few
