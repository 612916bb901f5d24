"""Checks of turned parts, on parts built here and the pages that ship: verdict and what was measured."""

from dataclasses import replace

import cadquery as cq
import pytest

from dfdm.checks import Makeable, Verdict, judge
from tests.checks.shop import block, coded, facts, hole, judged, offered, rod, rounded_pocket, turned

PASS, WARN, FAIL, NONE = Verdict.PASS, Verdict.WARN, Verdict.FAIL, Verdict.NOT_APPLICABLE


def shaft(neck=10.0, length=30.0):
    return turned((0, 0), (10, 0), (10, 20), (neck / 2, 20), (neck / 2, 20 + length), (0, 20 + length))


def tube(wall=3.0, bore=30.0, depth=40.0, length=60.0):
    r = bore / 2
    return turned((0, 0), (r + wall, 0), (r + wall, length), (r, length), (r, length - depth), (0, length - depth))


def relieved_tube():
    return turned((0, 0), (20, 0), (20, 60), (15, 60), (15, 24), (16, 24), (16, 20), (0, 20))


def grooved(width=3.0, depth=4.0):
    return turned(
        (0, 0), (20, 0), (20, 20), (20 - depth, 20), (20 - depth, 20 + width), (20, 20 + width), (20, 50), (0, 50)
    )


def inside_groove():
    return turned((0, 0), (25, 0), (25, 60), (14, 60), (14, 40), (17, 40), (17, 36), (14, 36), (14, 20), (0, 20))


def pointed(half_width=5.0, height=15.0):
    return turned((0, 0), (10, 0), (10, 20), (half_width, 20), (0, 20 + height))


def waisted(fall=6.0, run=10.0):
    return turned(
        (0, 0), (20, 0), (20, 10), (20 - fall, 10 + run), (20 - fall, 30 + run), (20, 30 + run), (20, 60), (0, 60)
    )


def shouldered(radius):
    at_shoulder = cq.selectors.BoxSelector((-6, -6, 19.5), (6, 6, 20.5))
    return shaft().edges("%CIRCLE").edges(at_shoulder).fillet(radius)


def flat_on(depth=2.0):
    return rod(20, 40).cut(block(30, 30, 15).translate((0, 25 - depth, 25)))


@pytest.mark.parametrize(
    ("work", "code", "verdict", "measured"),
    [
        (lambda: shaft(), "not-turned", PASS, 1.0),
        (lambda: block(), "not-turned", FAIL, 0.0),
        (lambda: shaft(), "off-axis-features", NONE, None),
        (lambda: shaft(), "wide-for-lathe", PASS, 20.0),
        (lambda: rod(90, 30), "wide-for-lathe", WARN, 90.0),
        (lambda: block(), "wide-for-lathe", NONE, None),
        (lambda: rod(60, 250), "long-for-lathe", WARN, 250.0),
        (lambda: rod(3, 10), "thin-for-lathe", WARN, 3.0),
        (lambda: rod(20, 1), "short-for-lathe", WARN, 1.0),
        (lambda: shaft(), "slender-turned-part", PASS, 3.0),
        (lambda: rod(10, 100), "slender-turned-part", WARN, 10.0),
        (lambda: shaft(3, 30), "slender-turned-part", WARN, 10.0),
        (lambda: block(), "slender-turned-part", NONE, None),
        (lambda: shaft(), "thin-neck", PASS, 10.0),
        (lambda: shaft(0.6, 3), "thin-neck", WARN, 0.6),
        (lambda: block(), "thin-neck", NONE, None),
        (lambda: pointed(5, 5), "needle-point", PASS, 90.0),
        (lambda: pointed(5, 30), "needle-point", WARN, 18.924644),
        (lambda: shaft(), "needle-point", NONE, None),
        (lambda: grooved(), "narrow-groove", PASS, 3.0),
        (lambda: grooved(1.0), "narrow-groove", WARN, 1.0),
        (lambda: shaft(), "narrow-groove", NONE, None),
        (lambda: grooved(3, 4), "deep-groove", PASS, 4.0),
        (lambda: turned((0, 0), (35, 0), (35, 20), (8, 20), (8, 25), (35, 25), (35, 50), (0, 50)), "deep-groove", WARN, 27.0),
        (lambda: grooved(1.5, 15), "slender-groove", WARN, 10.0),
        (lambda: grooved(), "slender-groove", PASS, 4.0 / 3.0),
        (lambda: inside_groove(), "inner-groove", WARN, 1.0),
        (lambda: tube(), "inner-groove", NONE, None),
        (lambda: shouldered(1.0), "small-turned-fillet", PASS, 1.0),
        (lambda: shouldered(0.2), "small-turned-fillet", WARN, 0.2),
        (lambda: shaft(), "small-turned-fillet", NONE, None),
        (lambda: waisted(6, 10), "steep-recess", PASS, 30.963757),
        (lambda: waisted(6, 3), "steep-recess", WARN, 63.434949),
        (lambda: shaft(), "steep-recess", NONE, None),
        (lambda: tube(), "deep-bore", PASS, 40.0 / 30.0),
        (lambda: tube(depth=140, length=150), "deep-bore", WARN, 140.0 / 30.0),
        (lambda: shaft(), "deep-bore", NONE, None),
        (lambda: tube(), "no-bore-relief", WARN, 1.0),
        (lambda: relieved_tube(), "no-bore-relief", PASS, 0.0),
        (lambda: shaft(), "no-bore-relief", NONE, None),
        (lambda: tube(), "thin-tube", PASS, 3.0),
        (lambda: tube(0.3), "thin-tube", FAIL, 0.3),
        (lambda: shaft(), "thin-tube", NONE, None),
        (lambda: hole(rod(), 5, 10), "small-axial-hole", PASS, 5.0),
        (lambda: hole(rod(), 0.8, 3), "small-axial-hole", WARN, 0.8),
        (lambda: rod(), "small-axial-hole", NONE, None),
        (lambda: hole(rod(), 3, at=(0, 0, 20), along=(1, 0, 0)), "small-radial-hole", PASS, 3.0),
        (lambda: hole(rod(), 1.5, at=(0, 0, 20), along=(1, 0, 0)), "small-radial-hole", WARN, 1.5),
        (lambda: hole(rod(), 5, 10), "small-radial-hole", NONE, None),
        (lambda: hole(rod(), 3, at=(0, 0, 20), along=(1, 0, 1)), "odd-hole-angle", FAIL, 45.0),
        (lambda: hole(rod(), 3, at=(0, 0, 20), along=(1, 0, 0)), "odd-hole-angle", NONE, None),
    ],
)  # fmt: skip
def test_of_a_turned_part(work, code, verdict, measured):
    found = coded(judged(work(), "turning"), code)
    assert found.verdict is verdict
    assert (None if found.measured is None else found.measured.value) == (
        None if measured is None else pytest.approx(measured, rel=1e-5, abs=1e-6)
    )


def test_what_does_not_revolve_needs_live_tooling_or_a_second_setup():
    work = flat_on()
    driven = coded(judged(work, "turning"), "off-axis-features")
    assert driven.verdict is PASS
    # The flat is a segment 12 mm wide and 15 long, with the step where it ends.
    assert 0.05 < driven.measured.value < 0.15
    plain = offered("turning")
    without = replace(
        plain, limits={**plain.limits, "live_tooling": replace(plain.limits["live_tooling"], value=False)}
    )
    found = coded(judge(facts(work), without), "off-axis-features")
    assert (found.verdict, found.limit.key) == (WARN, "live_tooling")
    assert found.faces
    unsaid = {key: limit for key, limit in plain.limits.items() if key != "live_tooling"}
    report = judge(facts(work), replace(plain, limits=unsaid))
    assert "limit-not-given" in {n.code for n in report.not_checked if n.check == "turnable"}
    assert report.makeable is Makeable.UNKNOWN


def test_a_plain_shaft_is_turned_without_a_word():
    report = judged(shaft(), "turning")
    assert (report.verdict, report.makeable) == (PASS, Makeable.YES)


def test_keyways_on_a_shaft_have_the_ends_of_their_cutter():
    def keyway(radius):
        tool = block(20, 6, 6).edges("|Z").fillet(radius) if 0 < radius < 3 else block(20, 6, 6)
        tool = cq.Workplane().slot2D(20, 6).extrude(6) if radius == 3 else tool
        return rod(30, 60).rotate((0, 0, 0), (0, 1, 0), 90).translate((-30, 0, 0)).cut(tool.translate((0, 0, 12)))

    ratio = {radius: coded(judged(keyway(radius), "turning"), "square-keyway-end") for radius in (0.0, 1.0, 3.0)}
    assert [found.verdict for found in ratio.values()] == [WARN, WARN, PASS]
    assert ratio[1.0].measured.value == pytest.approx(1.0 / 3.0, rel=1e-4)


def test_a_bore_is_reached_from_its_nearer_end():
    work = turned((15, 0), (25, 0), (25, 200), (15, 200))
    assert coded(judged(work, "turning"), "deep-bore").measured.value == pytest.approx(200.0 / 30.0)
    # A step at one end: the wide bore there is short, the narrow one must be passed from the other side.
    stepped = turned((13, 0), (25, 0), (25, 100), (18, 100), (18, 60), (13, 60))
    found = coded(judged(stepped, "turning"), "deep-bore")
    assert found.measured.value == pytest.approx(max(40.0 / 36.0, 60.0 / 26.0))


def test_a_pocket_is_no_groove_and_a_lathe_says_so():
    report = judged(rounded_pocket(rod(60, 30), 20, 20, 5, 3), "turning")
    assert coded(report, "narrow-groove").verdict is NONE
    assert coded(report, "off-axis-features").verdict is PASS


def test_what_a_lathe_takes_goes_before_what_is_common():
    work = rod(100, 60)
    assert coded(judged(work, "turning"), "wide-for-lathe").verdict is WARN
    large = coded(judged(work, "turning", machine="haas_st_20"), "wide-for-lathe")
    assert (large.verdict, large.limit.key) == (PASS, "turning_diameter_max")
    assert coded(judged(rod(400, 60), "turning", machine="haas_st_20"), "wide-for-lathe").verdict is FAIL
