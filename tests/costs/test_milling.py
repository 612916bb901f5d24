"""Mills chosen from those at hand, rest machining, demands that ask for more passes, setups and their tools."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import pytest

from dfdm.cited import Cited
from dfdm.costs import estimate, work_for
from dfdm.costs.machining import Motion, Tool, ball_passes, rest_of_corner, tool_of
from dfdm.costs.work import DRIVERS, Job
from dfdm.facts import PartFacts
from dfdm.processes import Route, capability, catalog
from dfdm.processes.toolset import CuttingTool
from dfdm.requirements import Requirement, Resolved
from tests.costs.conftest import body, drilled, no_sheet, recess

MILL = Route.of("milling")
FAST = Motion(acceleration=1e9, rapid=1e9, clearance=3.0)


def given(value: float, unit: str) -> Cited:
    return Cited.from_dict({"value": value, "unit": unit, "source": "made-up", "locator": "test", "kind": "assumption"})


def milled(facts, tools=(), requirements=(), **own):
    offered = replace(capability("milling"), tools=tuple(tools))
    rates = {**offered.rates, **{key: given(*pair) for key, pair in own.items()}}
    return work_for(facts, MILL, offered, rates=rates, requirements=requirements)


def seconds(work):
    return {share.what: share.seconds for share in work.shares}


def end_mill(diameter: float, *, reach: float = 60.0) -> CuttingTool:
    return CuttingTool(kind="end_mill", diameter_mm=diameter, flute_length_mm=3 * diameter, reach_mm=reach, flutes=3)


def pocketed(radius: float, depth: float = 10.0, **more) -> PartFacts:
    found = replace(recess(40.0, 30.0, depth, radius), faces=(6, 7, 8, 9, 10), corner_radii_mm=(radius,), **more)
    volume = 80.0 * 60.0 * 20.0 - found.area_mm2 * depth
    known = {
        "part": body((80.0, 60.0, 20.0), volume, 20000.0),
        "sheet": no_sheet("pocket"),
        "holes": (),
        "pockets": (found,),
        "corners": (),
        "fillets": (),
    }
    return PartFacts(name="block", known=known)


def test_tools_that_a_machine_lists_are_the_ones_used():
    work = milled(pocketed(8.0), tools=[end_mill(16.0), end_mill(6.0)])
    said = next(share.basis for share in work.shares if share.what == "pockets")
    assert "end mill 16 mm" in said
    alone = milled(pocketed(8.0), tools=[end_mill(6.0)])
    assert alone.machine_time_s > work.machine_time_s


def test_a_small_corner_is_cleared_after_a_large_tool_did_the_rest():
    work = milled(pocketed(2.0), tools=[end_mill(12.0), end_mill(4.0)])
    assert "corners of pockets" in seconds(work)
    only_small = milled(pocketed(2.0), tools=[end_mill(4.0)])
    assert "corners of pockets" not in seconds(only_small)
    assert seconds(work)["pockets"] + seconds(work)["corners of pockets"] < seconds(only_small)["pockets"]


def test_one_small_tool_does_it_all_where_changing_takes_longer():
    tools = [end_mill(8.0), end_mill(6.0)]
    quick = milled(pocketed(3.0, depth=2.0), tools=tools, tool_change_time=(0.0, "s"))
    slow = milled(pocketed(3.0, depth=2.0), tools=[*tools], tool_change_time=(10000.0, "s"))
    assert "corners of pockets" in seconds(quick)
    assert next(s.basis for s in slow.shares if s.what == "tool changes").startswith("2 tools")


def test_what_no_tool_reaches_or_fits_is_said():
    deep = milled(pocketed(4.0, depth=18.0), tools=[end_mill(8.0, reach=12.0)])
    assert any("beyond the reach" in said for said in deep.not_priced)
    sharp = milled(pocketed(1.0), tools=[end_mill(8.0)])
    assert any("radius 1 mm" in said for said in sharp.not_priced)


def test_the_rest_in_a_corner_is_the_way_in_and_out():
    tool = Tool(diameter=4.0, step_depth=2.0, step_over=4.0, feed=20.0, plunge=5.0)
    found = rest_of_corner(tool, FAST, radius=2.0, roughed_by=12.0, depth=8.0)
    assert found == pytest.approx(4 * (2 * 4.0 / 20.0 + 2.0 / 5.0), rel=1e-3)


def test_ridges_between_ball_passes_have_the_height_asked_for():
    diameter, height, arc = 6.0, 0.01, 12.0
    step = 2 * math.sqrt(3.0**2 - (3.0 - height) ** 2)
    passes = math.ceil(arc / step)
    found = ball_passes(FAST, length=50.0, arc=arc, diameter=diameter, scallop=height, feed=10.0)
    assert found == pytest.approx(passes * (50.0 + step) / 10.0, rel=1e-3)
    ridge = 3.0 - math.sqrt(9.0 - (step / 2) ** 2)
    assert ridge == pytest.approx(height, rel=1e-6)


def test_the_spindle_caps_what_is_removed():
    material = catalog().material("stainless_304")
    offered = capability("milling", material)

    def removed(power: float) -> float:
        job = Job(facts=pocketed(4.0), material=material, rates={**offered.rates, "spindle_power": given(power, "W")})
        tool = tool_of(job, 12.0)
        return tool.step_depth * tool.step_over * tool.feed

    force = offered.rates["specific_cutting_force"].number
    assert removed(50.0) * force == pytest.approx(50.0 * 1000.0 * offered.rates["spindle_efficiency"].number)
    assert removed(1e6) > removed(50.0)


def demand(kind: str, faces: tuple[int, ...], **fields) -> tuple[Resolved, ...]:
    wanted = Requirement(kind=kind, on="tag:here", **fields)  # type: ignore[arg-type]  # a kind by name
    return (Resolved(requirement=wanted, faces=faces, at_mm=((40.0, 30.0, 10.0),), measured_mm=None),)


def test_a_fine_surface_asks_for_a_finishing_pass_and_is_met():
    facts = pocketed(5.0)
    plain, fine = milled(facts), milled(facts, requirements=demand("surface_finish", (6,), roughness_um=0.8))
    coarse = milled(facts, requirements=demand("surface_finish", (6,), roughness_um=6.3))
    assert "finishing passes" not in seconds(plain) and "finishing passes" not in seconds(coarse)
    assert seconds(fine)["finishing passes"] > 0.0
    assert fine.met == (("surface_finish", "tag:here"),)


def holed(diameter: float) -> PartFacts:
    hole = replace(drilled(diameter, 20.0), faces=(6,))
    known = {
        "part": body((80.0, 60.0, 20.0), 96000.0 - math.pi / 4 * diameter**2 * 20.0, 20000.0),
        "sheet": no_sheet("pocket"),
        "holes": (hole, replace(hole, faces=(7,))),
        "pockets": (),
        "fillets": (),
    }
    return PartFacts(name="holed", known=known)


def test_a_fit_asks_for_a_reamer_and_a_thread_for_a_tap():
    fit = milled(holed(8.0), requirements=demand("diameter", (6,), nominal_mm=8.0, plus_mm=0.015, minus_mm=0.0))
    loose = milled(holed(8.0), requirements=demand("diameter", (6,), nominal_mm=8.0, plus_mm=0.2, minus_mm=-0.2))
    assert seconds(fit)["reamed holes"] > 0.0
    assert "reamed holes" not in seconds(loose)
    threaded = milled(holed(5.0), requirements=demand("thread", (6, 7), thread="M6"))
    said = next(share.basis for share in threaded.shares if share.what == "threads")
    assert said.startswith("2 times, tap M6")
    assert threaded.met == (("thread", "tag:here"),)


def test_a_later_step_of_the_route_keeps_its_own_threads():
    asked = demand("thread", (6, 7), thread="M6")
    route = Route.of("milling", then=["tap"])
    offered = capability("milling")
    assert "threads" not in seconds(work_for(holed(5.0), route, offered, requirements=asked))
    alone = estimate(holed(5.0), MILL, offered, requirements=asked)
    assert not any("thread" in said for said in alone.not_priced)


def test_a_hole_without_its_drill_is_milled():
    drill = CuttingTool(kind="drill", diameter_mm=5.0, flute_length_mm=50.0, reach_mm=50.0)
    have = milled(holed(5.0), tools=[end_mill(3.0), drill])
    lack = milled(holed(6.0), tools=[end_mill(3.0), drill])
    assert "holes" in seconds(have) and "bored holes" in seconds(lack)


def test_programming_fixturing_and_setups_stand_apart_and_dominate_one_piece(block):
    found = estimate(block, MILL, capability("milling"), quantity=1)
    amounts = {line.what: float(line.amount.amount) for line in found.lines}
    once = [amounts[name] for name in ("setup", "programming", "fixturing")]
    assert all(amount > 0.0 for amount in once)
    assert sum(once) > amounts["machine time"] + amounts["operator during machine time"] + amounts["material"]
    assert all(amount >= 0.0 for amount in amounts.values())


@pytest.mark.slow
def test_an_ordinary_part_takes_about_a_millisecond(block):
    offered = capability("milling")
    job = Job(facts=block, material=offered.material, rates=offered.rates, limits=offered.limits)
    driver = DRIVERS["chip_removal"]
    driver.work(job)
    best = min(_timed(driver, job) for _ in range(20))
    assert best < 0.01


def _timed(driver, job) -> float:
    start = time.perf_counter()
    driver.work(job)
    return time.perf_counter() - start
