"""Checks of milled parts beyond reach and corners, on parts built here and the pages that ship."""

from dataclasses import replace

import cadquery as cq
import pytest

from dfdm.checks import Verdict, judge
from dfdm.processes import catalog
from tests.checks.shop import block, coded, facts, hole, judged, offered, rod, rounded_pocket, thread

PASS, WARN, FAIL, NONE = Verdict.PASS, Verdict.WARN, Verdict.FAIL, Verdict.NOT_APPLICABLE


def slanted(angle):
    """A block whose underside leans by an angle about y."""
    wedge = cq.Workplane(origin=(0, 0, -40)).rect(200, 200).extrude(40).rotate((0, 0, 0), (0, 1, 0), angle)
    return block(40, 40, 30).cut(wedge)


def boss(diameter, height):
    return block(60, 60, 10).union(cq.Workplane(origin=(0, 0, 10)).circle(diameter / 2).extrude(height))


def rib(thickness, height):
    return block(60, 40, 10).union(block(60, thickness, height).translate((0, 0, 10)))


def two_floors():
    """A pocket whose long feet are rounded with 1 and 2 mm."""
    tool = block(40, 20, 8).edges("<Z and >Y").fillet(2).edges("<Z and <Y").fillet(1)
    return block(60, 40, 20).cut(tool.translate((0, 0, 12)))


def t_slot():
    return block(60, 40, 30).cut(block(60, 8, 14).translate((0, 0, 16))).cut(block(60, 18, 6).translate((0, 0, 12)))


def necked(width):
    """A pocket of 20 mm whose way into a second one is narrower."""
    work = rounded_pocket(block(100, 40, 20), 30, 20, 6, 0.4, (-25, 0))
    work = rounded_pocket(work, 30, 20, 6, 0.4, (25, 0))
    return work.cut(block(30, width, 6).translate((0, 0, 14)))


def crossed(gap):
    """A cross hole that a channel from above interrupts on its way."""
    work = hole(block(60, 40, 30), 5, at=(0, 0, 12), along=(1, 0, 0))
    return work.cut(block(gap, 30, 24).translate((0, 0, 6))) if gap else work


@pytest.mark.parametrize(
    ("work", "code", "verdict", "measured"),
    [
        (lambda: hole(slanted(0), 5, at=(-10, 0, None)), "oblique-exit", PASS, 0.0),
        (lambda: hole(slanted(20), 5, at=(-10, 0, None)), "oblique-exit", WARN, 20.0),
        (lambda: block(), "oblique-exit", NONE, None),
        (lambda: hole(block(), 6, 12), "deep-flat-bottom", PASS, 2.0),
        (lambda: hole(block(60, 40, 50), 5, 40), "deep-flat-bottom", WARN, 8.0),
        (lambda: hole(block(), 6, 12, point_deg=118), "deep-flat-bottom", NONE, None),
        (lambda: hole(block(60, 40, 50), 5.37, 40, point_deg=118), "odd-drill-size", WARN, 40.0 / 5.37),
        (lambda: hole(block(), 5.37, 10, point_deg=118), "odd-drill-size", PASS, 10.0 / 5.37),
        (lambda: hole(block(60, 40, 50), 5.4, 40, point_deg=118), "odd-drill-size", NONE, None),
        (lambda: hole(block(60, 40, 50), 25.4 * 13 / 64, 40, point_deg=118), "odd-drill-size", NONE, None),
        (lambda: hole(block(), 6, 10, point_deg=118), "sharp-drill-point", PASS, 118.0),
        (lambda: hole(block(), 6, 10, point_deg=60), "sharp-drill-point", WARN, 60.0),
        (lambda: hole(block(), 6, 10, point_deg=118), "blunt-drill-point", PASS, 118.0),
        (lambda: hole(block(), 6, 10, point_deg=170), "blunt-drill-point", WARN, 170.0),
        (lambda: hole(block(), 6, 10), "blunt-drill-point", NONE, None),
        (lambda: hole(block(), 6), "partial-hole", PASS, 1.0),
        (lambda: block(), "partial-hole", NONE, None),
        (lambda: crossed(0), "hole-through-cavity", PASS, 0.0),
        (lambda: crossed(16), "hole-through-cavity", WARN, 1.0),
        (lambda: block(), "hole-through-cavity", NONE, None),
        (lambda: boss(10, 20), "high-boss", PASS, 2.0),
        (lambda: boss(4, 30), "high-boss", WARN, 7.5),
        (lambda: block(), "high-boss", NONE, None),
        (lambda: rib(4, 12), "high-rib", PASS, 3.0),
        (lambda: rib(2, 20), "high-rib", WARN, 10.0),
        (lambda: block(), "high-rib", NONE, None),
        (lambda: rounded_pocket(block(), 40, 20, 8, 4, floor=1), "mixed-floor-fillets", PASS, 1.0),
        (lambda: two_floors(), "mixed-floor-fillets", WARN, 2.0),
        (lambda: rounded_pocket(block(), 40, 20, 8, 4), "mixed-floor-fillets", NONE, None),
        (lambda: rounded_pocket(block(), 40, 20, 8, 4), "undercut-recess", PASS, 0.0),
        (lambda: t_slot(), "undercut-recess", WARN, 1.0),
        (lambda: block(), "undercut-recess", NONE, None),
        (lambda: rounded_pocket(block(), 40, 20, 8, 4), "uneven-pocket", PASS, 1.0),
        (lambda: necked(1.6), "uneven-pocket", WARN, 12.5),
        (lambda: block(), "uneven-pocket", NONE, None),
        (lambda: hole(block(), 6), "inclined-hole", PASS, 0.0),
        (lambda: hole(block(60, 40, 40), 6, at=(0, 0, 20), along=(1, 0, -2)), "inclined-hole", WARN, 26.565051),
        (lambda: block(), "inclined-hole", NONE, None),
        (lambda: block().edges("|Z").fillet(3), "outer-fillet", PASS, 0.0),
        (lambda: block().faces(">Z").edges().chamfer(2), "outer-fillet", NONE, None),
        (lambda: block().edges("|Z").fillet(5).faces(">Z").edges().fillet(2), "outer-fillet", WARN, 8.0),
    ],
)  # fmt: skip
def test_of_a_milled_part(work, code, verdict, measured):
    found = coded(judged(work(), "milling"), code)
    assert found.verdict is verdict
    assert (None if found.measured is None else found.measured.value) == (
        None if measured is None else pytest.approx(measured, rel=1e-4, abs=1e-6)
    )


def test_a_hole_that_breaks_out_of_the_flank():
    half = judged(hole(block(), 8, at=(0, 20, None)), "milling")
    found = coded(half, "partial-hole")
    # A hole centered on the flank would be a groove; one just inside it has most of its wall.
    assert found.verdict is NONE
    inside = coded(judged(hole(block(), 8, at=(0, 18.5, None)), "milling"), "partial-hole")
    assert (inside.verdict, inside.measured.value) == (WARN, pytest.approx(0.622, abs=0.002))


def test_a_t_slot_is_no_undercut_and_its_corners_need_no_radius():
    report = judged(t_slot(), "milling")
    assert coded(report, "undercut").verdict is PASS
    assert coded(report, "sharp-corner").verdict is NONE


def test_a_machine_that_tilts_drills_at_an_angle():
    work = hole(block(60, 40, 40), 6, at=(0, 0, 20), along=(1, 0, -2))
    plain = offered("milling")
    machine = replace(catalog().machines["tormach_pcnc_1100"], options=("3+2",))
    tilting = coded(judge(facts(work), replace(plain, machine=machine)), "inclined-hole")
    assert (tilting.verdict, tilting.limit) == (PASS, None)
    assert coded(judged(work, "milling"), "undercut").verdict is PASS
    by_limit = replace(plain.limits["tilting_axes"], value=2)
    able = coded(judge(facts(work), replace(plain, limits={**plain.limits, "tilting_axes": by_limit})), "inclined-hole")
    assert able.verdict is PASS


def test_a_pocket_at_an_angle():
    tool = cq.Workplane(cq.Plane((0, 0, 30), (2, 0, -1), (1, 0, 2))).rect(16, 10).extrude(60)
    report = judged(block(60, 40, 40).cut(tool), "milling")
    found = coded(report, "inclined-pocket")
    assert (found.verdict, found.measured.value) == (WARN, pytest.approx(26.565051, abs=1e-4))
    assert coded(report, "undercut").verdict is PASS
    assert coded(judged(rounded_pocket(block(), 40, 20, 8, 4), "milling"), "inclined-pocket").verdict is PASS
    assert coded(judged(block(), "milling"), "inclined-pocket").verdict is NONE


def test_what_a_machine_that_tilts_reaches_is_not_known():
    hook = block(40, 40, 40).cut(
        cq.Workplane("XZ").polyline([(0, 10), (12, 22), (0, 22), (-12, 22)]).close().extrude(-15, both=True)
    )
    plain = offered("milling")
    assert coded(judge(facts(hook), plain), "undercut").verdict is FAIL
    machine = replace(catalog().machines["tormach_pcnc_1100"], options=("3+2",))
    report = judge(facts(hook), replace(plain, machine=machine))
    assert "tilted-not-measured" in {n.code for n in report.not_checked}


@pytest.mark.parametrize(
    ("name", "diameter", "depth", "verdicts"),
    [
        ("M6", 5.0, 11.0, (PASS, PASS, PASS)),
        ("M4x0.7", 3.3, 18.0, (WARN, PASS, PASS)),
        ("M1.6", 1.25, 3.0, (PASS, WARN, PASS)),
        ("M16", 14.0, 18.0, (PASS, PASS, WARN)),
        ("1/4-20 UNC", 5.1, 12.0, (PASS, NONE, NONE)),
    ],
)
def test_threads(name, diameter, depth, verdicts):
    known = facts(hole(block(), diameter, depth, point_deg=118))
    report = judge(known, offered("milling"), requirements=[thread(name, known, diameter)])
    found = [coded(report, code) for code in ("whole-hole-threaded", "small-thread", "large-thread")]
    assert tuple(f.verdict for f in found) == verdicts
    if verdicts[0] is WARN:
        assert found[0].measured.value == pytest.approx(18.0 / 4.0)
    without = judge(known, offered("milling"))
    assert coded(without, "long-thread").verdict is NONE


def test_a_round_bar_is_no_trouble_for_a_mill():
    assert coded(judged(rod(), "milling"), "high-boss").verdict in (NONE, PASS)
