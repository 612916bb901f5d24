"""Every coupon is one valid solid of the stated sizes, as measured, and can be made but for the steps that are meant to fail."""

import math

import numpy as np
import pytest

from dfdm import check, measure
from dfdm.designs.coupons import coupon_design, coupon_names
from dfdm.errors import DfdmError, ParameterError, UnknownNameError
from dfdm.processes import catalog
from dfdm.processes.coupon import coupons
from dfdm.verbs.characterizing import coupon_variant

BED_MM = (120.0, 120.0, 120.0)
"""A small resin printer stands up to 120 mm; what is cut from sheet may be longer."""
PLANNED = [(c, plan) for c in coupons().coupons.values() for plan in c.plans.values()]
MEANT = {
    "wall_ladder": {"thin-wall", "thin-place", "wall-below-nozzle", "high-rib", "thin-free-wall"},
    "hole_ladder": {"small-hole", "deep-hole"},
    "pin_ladder": {"thin-pin", "thin-wall", "wall-below-nozzle"},
    "overhang_fan": {"unsupported-overhang"},
    "bridge_ladder": {"long-bridge"},
    "gap_ladder": {"narrow-gap", "thin-pin"},
    "kerf_comb": {"slot-below-kerf", "narrow-slot", "tight-cut-corner", "tight-joint", "thick-for-bit"},
    "sheet_ladder": {"small-cut-hole", "narrow-web", "near-edge", "hole-below-tool", "thick-for-bit"},
    "corner_comb": {"sharp-corner", "deep-corner", "tight-cut-corner", "thick-for-bit"},
    "bend_coupon": {"slipping-flange", "short-flange"},
    "drain_block": {"narrow-way-out"},
    "flatness_plate": set(),
    "size_block": set(),
}
"""What the steps that are meant to fail are told off for."""


def named(planned):
    return f"{planned[0].name}-{planned[1].process}"


@pytest.fixture(scope="module")
def facts():
    kept = {}

    def of(name, **values):
        key = (name, *sorted(values.items()))
        if key not in kept:
            kept[key] = measure(coupon_design(name)(**values)).parts[0]
        return kept[key]

    return of


def test_every_coupon_has_a_design_and_a_plan():
    assert set(coupon_names()) == set(coupons().coupons)
    with pytest.raises(UnknownNameError, match="wall_ladder"):
        coupon_design("staircase")


@pytest.mark.parametrize("planned", PLANNED, ids=named)
def test_a_coupon_is_one_valid_solid_that_fits_common_beds(planned):
    coupon, plan = planned
    variant = coupon_variant(coupon, plan)
    solids = variant.build().val().Solids()
    assert len(solids) == 1 and solids[0].isValid()
    (part,) = measure(variant).parts
    assert part.count == 1 and part.body.watertight and part.body.solids == 1
    room = (240.0, 120.0, 120.0) if coupon.flat or plan.process == "routing" else BED_MM
    assert all(size <= most for size, most in zip(part.body.bounding_box_mm, room, strict=True))
    assert part.sheet.is_sheet or not coupon.flat


@pytest.mark.parametrize("planned", [p for p in PLANNED if p[1].process in catalog().processes], ids=named)
def test_only_the_steps_that_are_meant_to_fail_are_told_off(planned):
    coupon, plan = planned
    report = check(coupon_variant(coupon, plan), plan.process)
    told = {finding.code for finding in report.findings if finding.verdict.value in ("fail", "warn", "unknown")}
    assert told <= MEANT[coupon.name], told - MEANT[coupon.name]


SOUND = [
    ("wall_ladder", "material_extrusion", {"steps": "0.8 1 1.5 2"}),
    ("hole_ladder", "material_extrusion", {"steps": "2 2.5 3 4 5"}),
    ("pin_ladder", "material_extrusion", {"steps": "3 4"}),
    ("overhang_fan", "material_extrusion", {"steps": "30 40 45"}),
    ("bridge_ladder", "material_extrusion", {"steps": "5 8"}),
    ("gap_ladder", "powder_bed_fusion_polymer", {"steps": "0.6 0.8"}),
    ("kerf_comb", "laser_cutting", {"fine": "2.2 2.5 3"}),
    ("sheet_ladder", "laser_cutting", {"holes": "1 1.5", "webs": "1 1.5"}),
    ("corner_comb", "milling", {"steps": "0.5 1 2", "marks": "notches"}),
]


@pytest.mark.parametrize(("name", "process", "values"), SOUND, ids=[s[0] for s in SOUND])
def test_with_sound_steps_alone_a_coupon_passes(name, process, values):
    report = check(coupon_design(name)(**values), process)
    assert report.makeable.value == "yes"
    assert report.verdict.value == "pass", [f.code for f in report.findings if f.verdict.value != "pass"]


def test_walls_are_as_thick_as_stated(facts):
    walls = facts("wall_ladder").walls
    for size in (0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0):
        area = walls.area_below(size * 1.001) - walls.area_below(size * 0.999)
        assert area == pytest.approx(20.0 * 10.0, rel=0.02), size


def test_holes_are_as_wide_as_stated_and_open(facts):
    holes = facts("hole_ladder").holes
    stated = [0.5, 0.8, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0]
    for axis, depth in ((2, 5.0), (1, 6.0)):
        found = sorted((h for h in holes if abs(h.axis[axis]) > 0.99), key=lambda h: h.diameter_mm)
        assert [h.diameter_mm for h in found] == pytest.approx(stated)
        assert all(h.through and h.depth_mm == pytest.approx(depth) for h in found)
    assert len(holes) == 2 * len(stated)
    assert all(abs(h.axis[2]) > 0.99 for h in facts("hole_ladder", lying=False, marks="notches").holes)


def test_pins_are_as_thick_as_stated(facts):
    pins = sorted(facts("pin_ladder").bosses, key=lambda b: b.diameter_mm)
    assert [p.diameter_mm for p in pins] == pytest.approx([0.4, 0.6, 0.8, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0])
    assert all(p.height_mm == pytest.approx(6.0) for p in pins)


def test_undersides_lean_as_stated(facts):
    part = facts("overhang_fan", steps="33 43 53 63 73", slope=12.0)
    overhang = next(o for o in part.orientations if o.as_modeled).overhang
    arm = 8.0 * 12.0
    for angle, arms in ((30, 5), (40, 4), (50, 3), (60, 2), (70, 1), (80, 0)):
        assert overhang.area_beyond(angle, 0.0) == pytest.approx(arms * arm, rel=0.1, abs=1.0), angle


def test_strips_bridge_as_far_as_stated(facts):
    way = next(o for o in facts("bridge_ladder").orientations if o.as_modeled)
    assert sorted(b.span_mm for b in way.bridges) == pytest.approx([5, 10, 20, 30, 40, 60], abs=0.3)


def test_gaps_are_as_wide_as_stated(facts):
    gaps = facts("gap_ladder").gaps
    bore = math.pi * 6.0 * (10.0 - 3.7)
    for size in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6):
        area = gaps.area_below(size * 1.03) - gaps.area_below(size * 0.97)
        assert area == pytest.approx(bore, rel=0.15), size


def test_fine_slots_of_the_comb_are_as_wide_as_stated(facts):
    sheet = facts("kerf_comb", thickness=4.0).sheet
    assert sheet.is_sheet and sheet.thickness_mm == pytest.approx(4.0) and sheet.pieces == 1
    narrow = sorted(place.value for place in sheet.slots.places)[:7]
    assert narrow == pytest.approx([0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5], abs=1e-3)


def test_wide_slots_and_tab_are_on_the_outline(facts):
    (outer,) = [cut for cut in facts("kerf_comb", marks="none").sheet.cuts if not cut.inner]
    points = np.array(outer.points_mm)
    ends = np.roll(points, -1, axis=0) - points
    floors = np.sort(np.round(np.abs(ends[np.abs(ends[:, 1]) < 1e-6, 0]), 4))
    for width in (5.2, 5.4, 5.6, 5.7, 5.8, 5.9, 6.0, 6.1, 6.2, 0.8, 1.0):
        assert np.isclose(floors, width).any(), width
    upright = np.round(np.abs(ends[np.abs(ends[:, 0]) < 1e-6, 1]), 4)
    assert np.isclose(upright, 6.0).sum() == 1  # the end of the tab


def test_holes_and_strips_of_the_sheet_are_as_wide_as_stated(facts):
    sheet = facts("sheet_ladder", thickness=2.0).sheet
    ratios = [0.3, 0.4, 0.5, 0.7, 1.0, 1.5]
    assert sorted(c.diameter_mm for c in sheet.cuts if c.diameter_mm) == pytest.approx([2.0 * r for r in ratios])
    for width in (2.0 * r for r in ratios):
        area = sheet.webs.area_below(width * 1.002) - sheet.webs.area_below(width * 0.998)
        assert area == pytest.approx(width * 12.0, rel=0.1), width


def test_corners_are_as_round_as_stated(facts):
    corners = [c for c in facts("corner_comb").corners if not c.floor and c.radius_mm > 0]
    radii = [0.5, 1.0, 1.5, 2.0, 3.0, 4.0]
    assert sorted({round(c.radius_mm, 6) for c in corners}) == pytest.approx(radii)
    assert all(sum(math.isclose(c.radius_mm, r) for c in corners) == 4 for r in radii)
    through = measure(coupon_design("corner_comb")(floor=0.0)).parts[0].sheet
    assert through.is_sheet and {round(c.radius_mm, 4) for c in through.inner_corners} >= set(radii)


def test_the_plate_is_flat_and_the_block_has_its_tiers(facts):
    assert facts("flatness_plate").body.bounding_box_mm == pytest.approx((75.0, 75.0, 3.0))
    block = facts("size_block")
    assert block.body.bounding_box_mm == pytest.approx((50.0, 50.0, 25.0))
    sections = next(o for o in block.orientations if o.as_modeled).sections
    for level, size in ((2.5, 50.0), (7.5, 40.0), (12.5, 30.0), (17.5, 20.0), (22.5, 10.0)):
        area = sections.area_mm2[np.argmin(np.abs(sections.z_mm - level)), 0]
        assert math.sqrt(area) == pytest.approx(size, rel=2e-3)


def test_flanges_are_as_long_as_stated(facts):
    part = facts("bend_coupon")
    assert [b.angle_deg for b in part.bends] == pytest.approx([90.0] * 6)
    assert [b.radius_mm for b in part.bends] == pytest.approx([2.0] * 6)
    free = sorted(f.length_mm for b in part.bends for f in b.flanges if f.free)
    assert free == pytest.approx([5, 6, 8, 10, 12, 20])
    assert {round(f.length_mm, 6) for b in part.bends for f in b.flanges if not f.free} == {40.0}
    assert part.flat_pattern.is_bent and not part.flat_pattern.overlaps and not part.flat_pattern.why_not


def test_hollows_have_the_stated_way_out(facts):
    part = facts("drain_block")
    assert not part.cavities
    openings = sorted(c.opening_mm for c in part.chambers)
    assert openings == pytest.approx([1, 1.5, 2, 2.5, 3, 3.5, 4, 5], rel=0.05)


@pytest.mark.parametrize("marks", ["raised", "engraved", "notches", "none"])
def test_marks_leave_one_solid_and_every_size(marks, facts):
    part = facts("pin_ladder", marks=marks)
    assert part.body.solids == 1 and part.body.watertight
    assert min(b.diameter_mm for b in part.bosses) == pytest.approx(0.4)
    plain = facts("pin_ladder", marks="none").body.volume_mm3
    difference = part.body.volume_mm3 - plain
    sign = {"raised": 1, "engraved": -1, "notches": -1, "none": 0}[marks]
    assert difference == 0 if sign == 0 else sign * difference > 10


def test_numbers_are_written_as_wide_as_two_lines(facts):
    walls = facts("pin_ladder", steps="4", marks="raised").walls
    assert walls.places[0].value == pytest.approx(0.9, abs=1e-3)


def test_notches_count():
    """One at the first step, two at the fifth: half cylinders in the edge."""
    whole = coupon_design("corner_comb")(steps="1 1.5 2 2.5 3", marks="notches").build()
    bare = coupon_design("corner_comb")(steps="1 1.5 2 2.5 3", marks="none").build()
    missing = bare.val().Volume() - whole.val().Volume()
    assert missing == pytest.approx(3 * math.pi * 1.2**2 / 2 * 8.0, rel=1e-6)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("wall_ladder", {"steps": "thin"}),
        ("wall_ladder", {"steps": "1 0.5"}),
        ("wall_ladder", {"steps": "0 1"}),
        ("wall_ladder", {"steps": " ".join(str(i) for i in range(1, 14))}),
        ("overhang_fan", {"steps": "45 90"}),
        ("corner_comb", {"steps": "1 9"}),
        ("kerf_comb", {"steps": "6 20"}),
        ("bend_coupon", {"steps": "1.5 10"}),
    ],
)
def test_steps_that_cannot_be_are_refused_by_name(name, values):
    with pytest.raises(DfdmError, match="steps") as caught:
        coupon_design(name)(**values).build()
    assert isinstance(caught.value, ParameterError) or isinstance(caught.value.__cause__, ParameterError)
