"""Checks of parts that are built up layer by layer: pass, fail or warn, does not apply, cannot be told."""

from dataclasses import replace

import pytest

from dfdm.checks import Makeable, Verdict
from dfdm.facts import Cavity, NotMeasured, Place


def only(report):
    """The one finding of a report."""
    (finding,) = report.findings
    return finding


def coded(report, code):
    (finding,) = [f for f in report.findings if f.code == code]
    return finding


WALLS = {"wall_thickness_min": 0.4, "wall_thickness_advised": 0.8, "thin_area_share_max": 0.005, "line_width": 0.45}


@pytest.mark.parametrize(
    ("sizes", "verdict", "measured"),
    [((2.0, 3.0), Verdict.PASS, 2.0), ((0.6, 3.0), Verdict.WARN, 0.6), ((0.3, 3.0), Verdict.FAIL, 0.3)],
)
def test_wall_thickness(ask, made, sizes, verdict, measured):
    # 5200 mm² of surface tolerate 26 mm²; 40 mm² are thin.
    report = ask("wall-thickness", made.part(walls=made.curve(*sizes, area=40.0)), WALLS)
    found = coded(report, "thin-wall")
    assert (found.verdict, found.measured.value) == (verdict, measured)
    assert coded(report, "wall-below-nozzle").verdict is Verdict.NOT_APPLICABLE
    if verdict is not Verdict.PASS:
        assert found.faces == (0,)
        assert found.at_mm == ((measured, 0.0, 0.0),)
        assert f"{found.limit.value:g} mm" in found.remedy


def test_a_little_thin_area_is_no_thin_wall(ask, made):
    report = ask("wall-thickness", made.part(walls=made.curve(0.01, 3.0, area=20.0)), WALLS)
    assert coded(report, "thin-wall").verdict is Verdict.PASS


def test_a_thin_skin_in_one_place_of_a_large_part_warns(ask, made):
    """Half a percent of the surface is a lot on a large part: the skin between a hole and a side is less."""
    skin, sliver, crumb = ((0.24, 10.0), (0.3, 8.0), (0.1, 3.0))

    def report(*places, thin=5.0):
        found = tuple(Place(value=v, area_mm2=a, at_mm=(v, 0.0, 0.0), faces=(7,)) for v, a in places)
        curve = replace(made.curve(0.24, 3.0, area=thin), places=found)
        return ask("wall-thickness", made.part(walls=curve), WALLS)

    found = coded(report(sliver, skin, crumb), "thin-place")
    assert (found.verdict, found.measured.value, found.faces) == (Verdict.WARN, 0.24, (7,))
    assert "10 mm²" in found.message and coded(report(skin), "thin-wall").verdict is Verdict.PASS
    assert coded(report(sliver, crumb), "thin-place").verdict is Verdict.NOT_APPLICABLE
    failed = report(skin, thin=40.0)  # once is enough
    assert coded(failed, "thin-wall").verdict is Verdict.FAIL
    assert coded(failed, "thin-place").verdict is Verdict.NOT_APPLICABLE


def test_a_surface_without_thickness_is_no_part(ask, made):
    surface = ask("closed-mesh", made.part(part=made.body(watertight=False, volume_mm3=None)))
    assert surface.makeable is Makeable.UNKNOWN and surface.not_checked[0].code == "surface-model"
    flat = made.part(part=made.body((40.0, 30.0, 0.0), watertight=False, volume_mm3=None, kind="mesh"))
    assert (only(ask("closed-mesh", flat)).verdict, ask("closed-mesh", flat).makeable) == (Verdict.FAIL, Makeable.NO)


def test_what_hangs_on_the_machine_says_so(ask, made):
    (missing,) = ask("fits-travel", made.part(), {"envelope_x_max": 300.0, "envelope_y_max": 300.0}).not_checked
    assert missing.code == "machine-not-named"


def test_a_wall_thinner_than_the_nozzle_fails(ask, made):
    walls = made.part(walls=made.curve(0.5, 3.0, area=40.0))
    report = ask("wall-thickness", walls, {**WALLS, "nozzle_diameter": 0.6})
    assert coded(report, "wall-below-nozzle").verdict is Verdict.FAIL
    assert coded(report, "thin-wall").verdict is Verdict.WARN


def test_walls_without_a_limit_or_a_measurement_are_not_checked(ask, made):
    report = ask("wall-thickness", made.part(walls=made.curve(2.0)))
    assert "wall_thickness_min" in report.not_checked[0].reason
    assert report.verdict is Verdict.UNKNOWN
    report = ask("wall-thickness", made.part(walls=NotMeasured(reason="too large")), WALLS)
    assert report.not_checked[0].code == "not-measured" and "too large" in report.not_checked[0].reason


@pytest.mark.parametrize(
    ("diameters", "verdict", "faces"),
    [((3.0, 5.0), Verdict.PASS, ()), ((1.0, 5.0, 1.5), Verdict.WARN, (0, 2)), ((0.4, 1.0), Verdict.FAIL, (0,))],
)
def test_hole_diameter(ask, made, diameters, verdict, faces):
    holes = tuple(made.hole(d, face=n) for n, d in enumerate(diameters))
    found = only(ask("hole-diameter", made.part(holes=holes), {"hole_diameter_min": 0.5, "hole_diameter_advised": 2.0}))
    assert (found.verdict, found.measured.value, found.faces) == (verdict, min(diameters), faces)


def test_no_holes_no_question(ask, made):
    assert only(ask("hole-diameter", made.part(holes=()))).verdict is Verdict.NOT_APPLICABLE
    assert ask("hole-diameter", made.part()).not_checked[0].code == "not-measured"


@pytest.mark.parametrize(("diameter", "verdict"), [(4.0, Verdict.PASS), (2.0, Verdict.WARN), (0.5, Verdict.FAIL)])
def test_pin_diameter(ask, made, diameter, verdict):
    limits = {"pin_diameter_min": 0.8, "pin_diameter_advised": 3.0}
    assert only(ask("pin-diameter", made.part(bosses=(made.boss(diameter),)), limits)).verdict is verdict
    assert only(ask("pin-diameter", made.part(bosses=()), limits)).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("gap", "verdict"), [(0.3, Verdict.PASS), (0.1, Verdict.WARN)])
def test_clearance(ask, made, gap, verdict):
    found = only(ask("clearance", made.part(gaps=made.curve(gap, 9.0, area=40.0)), {"gap_min": 0.2}))
    assert (found.verdict, found.measured.value) == (verdict, gap)


def test_no_gap_at_all_measures_nothing(ask, made):
    found = only(ask("clearance", made.part(gaps=made.curve()), {"gap_min": 0.2}))
    assert (found.verdict, found.measured) == (Verdict.PASS, None)
    assert ask("clearance", made.part(gaps=made.curve(0.1))).not_checked


OVERHANG = {"overhang_angle_max": 45.0, "overhang_reach_max": 1.0, "overhang_area_share_max": 0.005}
LEDGE = [[90.0, 80.0, 60.0], [80.0, 70.0, 50.0], [60.0, 60.0, 40.0]]
SHORT = [[90.0, 10.0, 0.0], [80.0, 10.0, 0.0], [0.0, 0.0, 0.0]]


@pytest.mark.parametrize(
    ("area", "support", "verdict"),
    [(None, 0.0, Verdict.PASS), (SHORT, 0.0, Verdict.PASS), (LEDGE, 1.0, Verdict.WARN), (LEDGE, 0.0, Verdict.FAIL)],
)
def test_overhang(ask, made, area, support, verdict):
    part = made.part(overhang=(made.lying(overhang=made.overhang(area)),))
    report = ask("overhang", part, {**OVERHANG, "support_available": support})
    found = only(report)
    assert found.verdict is verdict
    assert report.orientation == (0.0, 0.0, 1.0)
    if area is LEDGE:
        assert found.measured.value == 5.0
        assert "45°" in found.message
        assert found.faces == (8,)


def test_overhang_without_word_on_supports_is_not_checked(ask, made):
    part = made.part(overhang=(made.lying(overhang=made.overhang(LEDGE)),))
    assert ask("overhang", part, OVERHANG).not_checked[0].code == "no-word-on-supports"
    assert "overhang_reach_max" in ask("overhang", part, {"overhang_angle_max": 45.0}).not_checked[0].reason
    assert ask("overhang", made.part(), OVERHANG).not_checked[0].code == "not-measured"


@pytest.mark.parametrize(
    ("span", "support", "verdict"),
    [(5.0, 0.0, Verdict.PASS), (20.0, 0.0, Verdict.WARN), (70.0, 1.0, Verdict.WARN), (70.0, 0.0, Verdict.FAIL)],
)
def test_bridge_span(ask, made, span, support, verdict):
    limits = {"bridge_span_advised": 10.0, "bridge_span_max": 60.0, "support_available": support}
    part = made.part(overhang=(made.lying(bridges=(made.bridge(3.0), made.bridge(span))),))
    found = only(ask("bridge-span", part, limits))
    assert (found.verdict, found.measured.value) == (verdict, span)
    assert only(ask("bridge-span", made.part(overhang=(made.lying(),)), limits)).verdict is Verdict.NOT_APPLICABLE


def test_islands(ask, made):
    floating = Place(value=0.0, area_mm2=4.0, at_mm=(0.0, 0.0, 7.0), faces=(9,))
    part = made.part(overhang=(made.lying(islands=(floating,)),))
    assert only(ask("islands", part, {"support_available": 1.0})).verdict is Verdict.WARN
    found = only(ask("islands", part, {"support_available": 0.0}))
    assert (found.verdict, found.at_mm) == (Verdict.FAIL, ((0.0, 0.0, 7.0),))
    assert ask("islands", part).not_checked
    assert only(ask("islands", made.part(overhang=(made.lying(),)))).verdict is Verdict.PASS


def test_footing(ask, made):
    limits = {"footing_area_min": 25.0, "slenderness_max": 5.0}
    stands = ask("footing", made.part(overhang=(made.lying(),)), limits)
    assert {f.verdict for f in stands.findings} == {Verdict.PASS}
    tower = made.lying(footing_area_mm2=9.0, footing_width_mm=3.0, center_inside=False)
    tips = ask("footing", made.part(overhang=(tower,)), limits)
    assert {f.code: f.verdict for f in tips.findings} == dict.fromkeys(
        ("small-footing", "slender", "topples"), Verdict.WARN
    )
    assert coded(tips, "slender").measured.value == pytest.approx(20.0 / 3.0, abs=1e-6)
    no_center = ask("footing", made.part(overhang=(made.lying(center_inside=None, footing_width_mm=0.0),)), limits)
    assert no_center.not_checked[0].code == "no-center"
    assert coded(no_center, "slender").verdict is Verdict.WARN


@pytest.mark.parametrize(
    ("size", "limits", "verdict"),
    [
        ((30.0, 40.0, 20.0), {"x": 50.0, "y": 35.0, "z": 25.0}, Verdict.PASS),
        ((30.0, 40.0, 20.0), {"x": 35.0, "y": 50.0, "z": 25.0}, Verdict.PASS),
        ((40.0, 30.0, 20.0), {"x": 38.0, "y": 38.0, "z": 25.0}, Verdict.FAIL),
        ((50.0, 2.0, 20.0), {"x": 40.0, "y": 40.0, "z": 25.0}, Verdict.PASS),  # slantwise
        ((40.0, 30.0, 20.0), {"x": 50.0, "y": 50.0, "z": 15.0}, Verdict.FAIL),
    ],
)
def test_fits_build_volume(ask, made, size, limits, verdict):
    long, short = max(size[:2]), min(size[:2])
    part = made.part(overhang=(made.lying(size_mm=(long, short, size[2])),))
    report = ask("fits-build-volume", part, {f"envelope_{k}_max": v for k, v in limits.items()})
    assert report.verdict is verdict


def test_fits_build_volume_without_a_machine_is_not_checked(ask, made):
    report = ask("fits-build-volume", made.part(overhang=(made.lying(),)))
    (once,) = report.not_checked  # both of its limits hang on the machine: one sentence
    assert (once.check, once.code) == ("fits-build-volume", "machine-not-named")


@pytest.mark.parametrize(("side", "verdict"), [(5.0, Verdict.PASS), (1.0, Verdict.WARN), (0.3, Verdict.FAIL)])
def test_part_size(ask, made, side, verdict):
    part = made.part(part=made.body((20.0, side, side)))
    found = only(ask("part-size", part, {"part_size_min": 0.4, "part_size_advised": 2.0}))
    assert (found.verdict, found.measured.value) == (verdict, side)
    assert ask("part-size", part).not_checked


def test_closed_mesh_and_bodies(ask, made):
    opened = made.part(part=made.body(watertight=False, solids=3, kind="mesh"))
    assert only(ask("closed-mesh", opened)).verdict is Verdict.WARN
    assert only(ask("closed-mesh", made.part())).verdict is Verdict.PASS
    found = only(ask("loose-bodies", opened))
    assert (found.verdict, found.measured.value) == (Verdict.WARN, 3.0)
    assert only(ask("loose-bodies", made.part())).verdict is Verdict.PASS


@pytest.mark.parametrize(("allowed", "verdict"), [(1.0, Verdict.PASS), (0.0, Verdict.FAIL)])
def test_a_void_is_named_and_a_fault_where_something_stays_in(ask, made, allowed, verdict):
    void = Cavity(volume_mm3=12.5, at_mm=(1.0, 1.0, 1.0), faces=(3,))
    limits = {"enclosed_void_allowed": allowed}
    found = only(ask("enclosed-void", made.part(cavities=(void, void)), limits))
    assert (found.verdict, found.measured.value) == (verdict, 25.0)
    assert "2" in found.message
    if verdict is Verdict.FAIL:
        assert found.faces == (3,) and found.at_mm and found.remedy
    assert only(ask("enclosed-void", made.part(cavities=()), limits)).verdict is Verdict.NOT_APPLICABLE
    assert ask("enclosed-void", made.part(), limits).not_checked
    assert ask("enclosed-void", made.part(cavities=(void,))).not_checked
