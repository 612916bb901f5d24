"""Checks of what is routed and cut by water from sheets, on parts built here and the pages that ship."""

from dataclasses import replace

import pytest

from dfdm.checks import Makeable, Verdict, judge
from tests.checks.shop import (
    block,
    coded,
    facts,
    hole,
    judged,
    offered,
    plate,
    relieved,
    rounded_pocket,
    through_slot,
    tolerance,
)

PASS, WARN, FAIL, NONE = Verdict.PASS, Verdict.WARN, Verdict.FAIL, Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("work", "process", "code", "verdict", "measured"),
    [
        (lambda: through_slot(plate(), 20, 10), "routing", "tight-cut-corner", FAIL, 0.0),
        (lambda: relieved(plate(), 20, 10, 1.7), "routing", "tight-cut-corner", PASS, 1.7),
        (lambda: relieved(plate(), 20, 10, 1.7, t_bone=True), "routing", "tight-cut-corner", PASS, 1.7),
        (lambda: relieved(plate(), 20, 10, 1.2), "routing", "tight-cut-corner", WARN, 1.2),
        (lambda: relieved(plate(), 20, 10, 0.6), "routing", "tight-cut-corner", FAIL, 0.6),
        (lambda: rounded_pocket(plate(), 20, 10, 6, 3), "routing", "tight-cut-corner", PASS, 3.0),
        (lambda: plate(), "routing", "tight-cut-corner", NONE, None),
        (lambda: block(20, 20, 20).cut(block(10, 10, 5)), "routing", "tight-cut-corner", NONE, None),
        (lambda: through_slot(plate(), 20, 10), "waterjet_cutting", "tight-cut-corner", WARN, 0.0),
        (lambda: rounded_pocket(plate(), 20, 10, 6, 1), "waterjet_cutting", "tight-cut-corner", PASS, 1.0),
        (lambda: hole(plate(), 2), "routing", "hole-below-tool", WARN, 2.0),
        (lambda: hole(plate(), 1), "routing", "hole-below-tool", FAIL, 1.0),
        (lambda: hole(plate(), 5), "routing", "hole-below-tool", PASS, 5.0),
        (lambda: plate(), "routing", "hole-below-tool", NONE, None),
        (lambda: hole(plate(2), 0.8), "waterjet_cutting", "hole-below-tool", FAIL, 0.8),
        (lambda: hole(plate(2), 1.4), "waterjet_cutting", "hole-below-tool", WARN, 1.4),
        (lambda: hole(plate(2), 3), "waterjet_cutting", "hole-below-tool", PASS, 3.0),
        (lambda: hole(plate(18), 4), "routing", "thick-for-bit", WARN, 4.5),
        (lambda: hole(plate(12), 4), "routing", "thick-for-bit", PASS, 3.0),
        (lambda: rounded_pocket(plate(18), 20, 10, 18, 2), "routing", "thick-for-bit", WARN, 4.5),
        (lambda: plate(18), "routing", "thick-for-bit", NONE, None),
        (lambda: rounded_pocket(plate(), 20, 10, 3, 2), "routing", "partial-depth", PASS, 1.0),
        (lambda: rounded_pocket(plate(), 20, 10, 3, 2), "waterjet_cutting", "partial-depth", FAIL, 1.0),
        (lambda: plate(), "routing", "partial-depth", PASS, 0.0),
        (lambda: block(20, 20, 20).faces(">Z").edges().chamfer(3), "routing", "partial-depth", NONE, None),
        (lambda: through_slot(plate(), 20, 6.1), "waterjet_cutting", "tight-joint", WARN, 0.1),
        (lambda: through_slot(plate(), 20, 6.5), "waterjet_cutting", "tight-joint", PASS, 0.5),
        (lambda: through_slot(plate(), 20, 12), "waterjet_cutting", "tight-joint", NONE, None),
        (lambda: plate(), "routing", "no-room-for-tabs", PASS, 260.0 / 8.0),
        (lambda: block(10, 5, 3), "routing", "no-room-for-tabs", WARN, 30.0 / 8.0),
    ],
)  # fmt: skip
def test_of_a_cut_part(work, process, code, verdict, measured):
    found = coded(judged(work(), process), code)
    assert found.verdict is verdict
    assert (None if found.measured is None else found.measured.value) == (
        None if measured is None else pytest.approx(measured, abs=1e-3)
    )


@pytest.mark.parametrize(("zone", "verdict"), [(0.1, WARN), (0.5, PASS)])
def test_a_tolerance_tighter_than_the_lean_of_the_edge(zone, verdict):
    report = judge(facts(plate()), offered("waterjet_cutting"), requirements=[tolerance(zone), tolerance(1.0)])
    found = coded(report, "leaning-edge")
    assert (found.verdict, found.measured.value) == (verdict, pytest.approx(zone))
    assert coded(judged(plate(), "waterjet_cutting"), "leaning-edge").verdict is NONE


def test_a_slot_for_a_sheet_is_relieved_and_passes_on_a_router():
    report = judged(relieved(plate(), 30, 6.4, 1.7), "routing")
    assert report.makeable is not Makeable.NO, str(report)


def test_who_mills_to_a_depth_may_make_what_nobody_can_judge_here():
    work = rounded_pocket(plate(), 20, 10, 3, 2)
    report = judged(work, "routing")
    assert coded(report, "partial-depth").verdict is PASS
    assert (report.makeable, "recesses-not-judged" in {n.code for n in report.not_checked}) == (Makeable.UNKNOWN, True)
    plain = offered("routing")
    flat = replace(plain.limits["partial_depth_offered"], value=False)
    report = judge(facts(work), replace(plain, limits={**plain.limits, "partial_depth_offered": flat}))
    assert (coded(report, "partial-depth").verdict, report.makeable) == (FAIL, Makeable.NO)


def test_a_plain_plate_is_cut_by_all_three_without_a_word():
    for process in ("routing", "waterjet_cutting", "laser_cutting"):
        report = judged(hole(plate(), 8), process)
        assert report.verdict is PASS, str(report)
