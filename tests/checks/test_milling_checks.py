"""Checks of parts that are cut from the solid by a straight round tool."""

from dataclasses import replace

import pytest

from dfdm.checks import Makeable, Verdict
from dfdm.facts import HoleStep, NotMeasured


def only(report):
    (finding,) = report.findings
    return finding


def coded(report, code):
    (finding,) = [f for f in report.findings if f.code == code]
    return finding


@pytest.mark.parametrize(
    ("travel", "verdict"),
    [((45.0, 35.0, 25.0), Verdict.PASS), ((25.0, 45.0, 35.0), Verdict.PASS), ((45.0, 35.0, 19.0), Verdict.FAIL)],
)
def test_fits_travel(ask, made, travel, verdict):
    limits = dict(zip(("envelope_x_max", "envelope_y_max", "envelope_z_max"), travel, strict=True))
    found = only(ask("fits-travel", made.part(), limits))
    assert found.verdict is verdict
    if verdict is Verdict.FAIL:
        assert (found.limit.key, found.measured.value) == ("envelope_z_max", 20.0)


def test_fits_travel_with_one_travel_unknown(ask, made):
    assert ask("fits-travel", made.part(), {"envelope_x_max": 100.0, "envelope_y_max": 100.0}).not_checked
    too_small = ask("fits-travel", made.part(), {"envelope_x_max": 10.0, "envelope_y_max": 10.0})
    assert only(too_small).verdict is Verdict.FAIL


def test_the_box_that_must_fit_is_the_one_of_the_clamped_part(ask, made):
    limits = {"envelope_x_max": 45.0, "envelope_y_max": 25.0, "envelope_z_max": 12.0}
    askew = made.part(reach=replace(made.reach(), box_mm=(40.0, 20.0, 10.0)))
    assert only(ask("fits-travel", askew, limits)).verdict is Verdict.PASS
    assert only(ask("fits-travel", made.part(), limits)).verdict is Verdict.FAIL


def test_unreached(ask, made):
    limits = {"unreached_area_share_max": 0.005}
    assert only(ask("unreached", made.part(reach=made.reach(20.0)), limits)).verdict is Verdict.PASS
    report = ask("unreached", made.part(reach=made.reach(520.0)), limits)
    found = only(report)
    assert (found.verdict, found.measured.value, found.faces) == (Verdict.FAIL, 0.1, (11,))
    assert "10 %" in found.message
    unknown = ask("unreached", made.part(reach=NotMeasured(reason="canceled")), limits)
    assert unknown.makeable is Makeable.UNKNOWN


@pytest.mark.parametrize(("count", "verdict"), [(2, Verdict.PASS), (3, Verdict.WARN), (5, Verdict.FAIL)])
def test_setups(ask, made, count, verdict):
    part = made.part(reach=made.reach(setups=count))
    assert only(ask("setups", part, {"setups_advised": 2.0, "setups_max": 4.0})).verdict is verdict
    assert ask("setups", part).not_checked


CORNERS = {"corner_radius_min": 0.5, "corner_depth_ratio_advised": 4.0, "corner_depth_ratio_max": 10.0}


def test_a_sharp_corner_along_the_tool_fails_and_one_at_the_floor_does_not(ask, made):
    sharp = ask("internal-corner", made.part(corners=(made.corner(0.0), made.corner(3.0))), CORNERS)
    found = coded(sharp, "sharp-corner")
    assert (found.verdict, found.measured.value, found.faces) == (Verdict.FAIL, 0.0, (4, 5))
    floor = ask("internal-corner", made.part(corners=(made.corner(0.0, floor=True),)), CORNERS)
    assert only(floor).verdict is Verdict.NOT_APPLICABLE
    assert ask("internal-corner", made.part(), CORNERS).not_checked


@pytest.mark.parametrize(("depth", "verdict"), [(8.0, Verdict.PASS), (20.0, Verdict.WARN), (30.0, Verdict.FAIL)])
def test_a_deep_corner_needs_a_thin_tool(ask, made, depth, verdict):
    report = ask("internal-corner", made.part(corners=(made.corner(1.0, depth),)), CORNERS)
    found = coded(report, "deep-corner")
    assert (found.verdict, found.measured.value) == (verdict, depth / 2.0)


@pytest.mark.parametrize(("depth", "verdict"), [(10.0, Verdict.PASS), (30.0, Verdict.WARN), (60.0, Verdict.FAIL)])
def test_pocket_depth(ask, made, depth, verdict):
    limits = {"pocket_depth_ratio_advised": 4.0, "pocket_depth_ratio_max": 10.0}
    found = only(ask("pocket-depth", made.part(pockets=(made.pocket(depth, 5.0),)), limits))
    assert (found.verdict, found.measured.value) == (verdict, depth / 5.0)
    assert only(ask("pocket-depth", made.part(pockets=()), limits)).verdict is Verdict.NOT_APPLICABLE
    assert ask("pocket-depth", made.part(), limits).not_checked


@pytest.mark.parametrize(("width", "verdict"), [(2.0, Verdict.PASS), (1.0, Verdict.WARN), (0.3, Verdict.FAIL)])
def test_narrow_pocket(ask, made, width, verdict):
    part = made.part(pockets=(made.pocket(3.0, width), made.pocket(3.0, 9.0)))
    assert only(ask("narrow-pocket", part, {"pocket_width_min": 0.5, "pocket_width_advised": 1.2})).verdict is verdict
    assert only(ask("narrow-pocket", made.part(pockets=()))).verdict is Verdict.NOT_APPLICABLE
    assert ask("narrow-pocket", part).not_checked


@pytest.mark.parametrize(("floor", "verdict"), [(1.0, Verdict.PASS), (3.0, Verdict.WARN)])
def test_floor_radius(ask, made, floor, verdict):
    part = made.part(pockets=(made.pocket(3.0, 9.0, corner=2.0, floor=floor),))
    assert only(ask("floor-radius", part, {"floor_radius_ratio_max": 1.0})).verdict is verdict
    flat = made.part(pockets=(made.pocket(3.0, 9.0),))
    assert only(ask("floor-radius", flat)).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("depth", "verdict"), [(10.0, Verdict.PASS), (20.0, Verdict.WARN), (40.0, Verdict.FAIL)])
def test_hole_depth(ask, made, depth, verdict):
    limits = {"hole_depth_ratio_advised": 4.0, "hole_depth_ratio_max": 10.0}
    found = only(ask("hole-depth", made.part(holes=(made.hole(3.0, depth), made.hole(9.0, 9.0, face=1))), limits))
    assert found.verdict is verdict
    assert found.measured.value == pytest.approx(depth / 3.0, abs=1e-6)
    assert only(ask("hole-depth", made.part(holes=()))).verdict is Verdict.NOT_APPLICABLE


def test_a_counterbore_shortens_what_the_drill_goes(ask, made):
    steps = (HoleStep(diameter_mm=10.0, depth_mm=20.0), HoleStep(diameter_mm=3.0, depth_mm=9.0))
    stepped = made.hole(3.0, 29.0, steps=steps, kind="counterbore")
    found = only(ask("hole-depth", made.part(holes=(stepped,)), {"hole_depth_ratio_advised": 4.0}))
    assert (found.verdict, found.measured.value) == (Verdict.PASS, 3.0)


@pytest.mark.parametrize(("angle", "verdict"), [(0.0, Verdict.PASS), (30.0, Verdict.WARN)])
def test_hole_entry(ask, made, angle, verdict):
    part = made.part(holes=(made.hole(3.0, entry_angle_deg=angle),))
    found = only(ask("hole-entry", part, {"hole_entry_angle_max": 5.0}))
    assert (found.verdict, found.measured.value, found.measured.unit) == (verdict, angle, "deg")
    assert only(ask("hole-entry", made.part(holes=()))).verdict is Verdict.NOT_APPLICABLE
    assert ask("hole-entry", part).not_checked
