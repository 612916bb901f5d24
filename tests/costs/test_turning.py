"""Turning in closed form: facing, passes on stepped shafts, bores, grooves, threads, what bars give."""

from __future__ import annotations

import math

import cadquery as cq
import pytest

from dfdm.cited import Cited
from dfdm.costs import NotPricedError, work_for
from dfdm.costs.turning import Cut, Run, finishing, inner_layers, outer_layers, rises_to_one_end
from dfdm.facts import PartFacts
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import Route, capability, catalog
from dfdm.processes.cutting import cutting_data
from dfdm.processes.toolset import next_stock_size
from dfdm.requirements import Requirement, Resolved
from tests.costs.conftest import body

ROUTE = Route.of("turning", material="steel_c45")
FAST = Cut(speed=2000.0, feed=0.2, depth=2.0, turns_max=1e9)
ENDLESS = {"acceleration": (1e12, "mm/s2"), "rapid_speed": (1e9, "m/min"), "clearance": (1e-9, "mm")}


def given(value: float, unit: str) -> Cited:
    return Cited.from_dict({"value": value, "unit": unit, "source": "made-up", "locator": "test", "kind": "assumption"})


def shaft(*steps: tuple[float, float], bore: float = 0.0) -> PartFacts:
    """A shaft of (diameter, length) steps along z, measured."""
    made = cq.Workplane()
    z = 0.0
    for diameter, length in steps:
        made = made.add(cq.Workplane().workplane(offset=z).circle(diameter / 2.0).extrude(length))
        z += length
    made = made.combine()
    if bore:
        made = made.cut(cq.Workplane().circle(bore / 2.0).extrude(z))
    return facts_of(Part.from_shape(made.val(), name="shaft"))


def turned(facts: PartFacts, material: str = "steel_c45", requirements=(), **own):
    offered = capability("turning", material)
    rates = {**offered.rates, **{key: given(*pair) for key, pair in own.items()}}
    return work_for(facts, Route.of("turning", material=material), offered, rates=rates, requirements=requirements)


def seconds(work):
    return {share.what: share.seconds for share in work.shares}


def test_facing_at_constant_speed_is_pi_d2_over_4000_v_f():
    v, f, d = 120.0, 0.2, 50.0  # m/min, mm per turn, mm
    cut = Cut(speed=v * 1000 / 60, feed=f, depth=2.0, turns_max=1e9)
    assert cut.facing(d / 2) == pytest.approx(60.0 * math.pi * d**2 / (4000 * v * f))


def test_a_pass_is_pi_d_l_over_1000_v_f():
    v, f, d, length = 180.0, 0.25, 40.0, 75.0
    cut = Cut(speed=v * 1000 / 60, feed=f, depth=2.0, turns_max=1e9)
    assert cut.along(d / 2, length) == pytest.approx(60.0 * math.pi * d * length / (1000 * v * f))


def test_the_spindle_limits_what_lies_near_the_axis():
    slow = Cut(speed=2000.0, feed=0.2, depth=2.0, turns_max=2000.0 / (2 * math.pi * 10.0))
    beyond = FAST.facing(20.0, 10.0)
    within = 10.0 / (0.2 * slow.turns_max)
    assert slow.facing(20.0) == pytest.approx(beyond + within)
    assert slow.along(4.0, 50.0) == pytest.approx(50.0 / (0.2 * slow.turns_max))


def test_layers_of_a_stepped_shaft():
    runs = [Run(0.0, 20.0, 30.0, 20.0), Run(30.0, 12.0, 55.0, 12.0)]
    layers = outer_layers(runs, 22.0, 0.5, 3.0)
    assert [(radius, length) for radius, length, _ in layers] == [
        (22.0, 55.0),
        (19.0, 25.0),
        (16.0, 25.0),
        (13.0, 25.0),
    ]
    assert [cuts for _, _, cuts in layers] == [1, 1, 1, 1]
    cone = outer_layers([Run(0.0, 10.0, 20.0, 20.0)], 20.0, 0.0, 5.0)
    assert [length for _, length, _ in cone] == pytest.approx([20.0, 10.0])
    assert inner_layers([Run(0.0, 10.0, 30.0, 10.0)], 6.0, 0.5, 2.0) == [(8.0, 30.0, 1), (9.5, 30.0, 1)]


def test_finishing_follows_shoulders_too():
    runs = [Run(0.0, 20.0, 30.0, 20.0), Run(30.0, 12.0, 55.0, 12.0)]
    expected = FAST.along(20.0, 30.0) + FAST.facing(20.0, 12.0) + FAST.along(12.0, 25.0)
    assert finishing(runs, FAST) == pytest.approx(expected)
    assert rises_to_one_end(runs)
    assert not rises_to_one_end([*runs, Run(55.0, 15.0, 60.0, 15.0)])


def test_a_stepped_shaft_from_its_model():
    facts = shaft((38.0, 30.0), (24.0, 25.0))
    work = turned(facts, **ENDLESS, spindle_speed_max=(1e9, "rpm"), spindle_power=(1e9, "W"))
    offered, material = capability("turning", "steel_c45"), catalog().material("steel_c45")
    row, fine = cutting_data(material, "turn_rough"), cutting_data(material, "turn_finish")
    bar = next_stock_size("round", 38.0 + offered.rates["bar_margin"].number)
    left, depth = offered.rates["finish_allowance"].number, row.depth_mm
    expected = 0.0
    for radius, length in ((19.0, 30.0), (12.0, 25.0)):
        passes = math.ceil((bar / 2 - radius - left) / depth - 1e-9)
        diameters = [bar - 2 * k * depth for k in range(passes)]
        expected += sum(math.pi * d * length / (row.speed_mm_s * row.feed_mm) for d in diameters)
    assert seconds(work)["roughing"] == pytest.approx(expected, rel=1e-5)
    along = 2 * math.pi * (19.0 * 30.0 + 12.0 * 25.0 + (19.0**2 - 12.0**2) / 2)
    assert seconds(work)["finishing"] == pytest.approx(along / (fine.speed_mm_s * fine.feed_mm), rel=1e-5)
    assert seconds(work)["facing"] == pytest.approx(
        math.pi * (bar / 2) ** 2 / (fine.speed_mm_s * fine.feed_mm), rel=1e-5
    )
    assert work.setups == 1
    length = 55.0 + offered.rates["facing_allowance"].number + offered.rates["parting_width"].number
    whole = offered.rates["bar_length"].number
    share = length * whole / (whole - offered.rates["bar_remnant"].number)
    assert work.stock_g == pytest.approx(math.pi / 4 * bar**2 * share * 7.85e-3, rel=0.02)


def test_what_is_thinner_at_both_ends_is_clamped_twice():
    assert turned(shaft((20.0, 10.0), (30.0, 10.0), (20.0, 10.0))).setups == 2
    one = turned(shaft((30.0, 10.0), (20.0, 10.0)))
    assert one.setups == 1
    assert "parting off" in seconds(one)


def test_what_no_bar_feeder_takes_is_a_sawn_blank():
    work = turned(shaft((90.0, 30.0)))
    assert work.setups == 2
    assert "parting off" not in seconds(work)
    assert "sawn blank" in work.stock_basis


def test_a_bore_is_drilled_and_then_bored():
    drilled, bored = turned(shaft((40.0, 40.0), bore=20.0)), turned(shaft((60.0, 40.0), bore=36.0))
    assert "drilling" in seconds(drilled) and "boring" not in seconds(drilled)
    assert {"drilling", "boring"} <= set(seconds(bored))


def test_more_power_never_turns_slower():
    weak, strong = (turned(shaft((60.0, 80.0), (30.0, 60.0)), spindle_power=(w, "W")) for w in (500.0, 20000.0))
    assert weak.machine_time_s > strong.machine_time_s


def test_harder_material_takes_longer():
    facts = shaft((38.0, 30.0), (24.0, 25.0))
    aluminum, steel, titanium = (
        turned(facts, m).machine_time_s for m in ("aluminum_6061", "steel_c45", "titanium_grade5")
    )
    assert aluminum < steel < titanium


def test_a_declared_thread_is_cut_in_passes_and_met():
    facts = shaft((30.0, 20.0), (12.0, 25.0))
    faces = next(s.faces for s in facts.turned.outer if s.kind == "cylinder" and s.start_mm[1] == pytest.approx(6.0))
    wanted = Requirement(kind="thread", on="tag:end", thread="M12", depth_mm=20.0)
    asked = (Resolved(requirement=wanted, faces=tuple(faces), at_mm=((0.0, 0.0, 40.0),), measured_mm=12.0),)
    plain, threaded = turned(facts, **ENDLESS), turned(facts, requirements=asked, **ENDLESS)
    row = cutting_data(catalog().material("steel_c45"), "thread")
    turns = row.speed_mm_s / (math.pi * 12.0)
    assert seconds(threaded)["threads"] == pytest.approx(row.passes * (20.0 + 2 * 1.75) / (1.75 * turns), rel=1e-4)
    assert threaded.met == (("thread", "tag:end"),)
    assert "threads" not in seconds(plain)


def test_holes_off_the_axis_need_driven_tools():
    made = cq.Workplane().circle(25.0).extrude(20.0).faces(">Z").workplane().polarArray(15.0, 0, 360, 4).hole(5.0)
    facts = facts_of(Part.from_shape(made.val(), name="flange"))
    live = turned(facts)
    assert "driven drilling" in seconds(live)
    offered = capability("turning", "steel_c45", "haas_st_20")
    still = work_for(facts, ROUTE, offered)
    assert "driven drilling" not in seconds(still)
    assert any("4 holes" in said for said in still.not_priced)


def test_a_block_is_not_turned():
    block = facts_of(Part.from_shape(cq.Workplane().box(30, 20, 10).val(), name="block"))
    with pytest.raises(NotPricedError, match="no turned profile"):
        turned(block)
    with pytest.raises(NotPricedError, match="open"):
        turned(PartFacts(name="scan", known={"part": body((1.0, 1.0, 1.0), None, 6.0)}))
