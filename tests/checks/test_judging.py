"""Judging: what findings come to, one capability like many, and the choice of how a part lies."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.checks import Makeable, NotChecked, Report, Verdict, judge, judge_table
from dfdm.checks.orienting import candidates
from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.facts import NotMeasured
from dfdm.processes import CapabilityTable, Step

LIMITS = {
    "wall_thickness_min": 0.4,
    "wall_thickness_advised": 0.8,
    "hole_diameter_min": 0.5,
    "hole_diameter_advised": 2.0,
    "overhang_angle_max": 45.0,
    "overhang_reach_max": 1.0,
    "support_available": 1.0,
    "slenderness_max": 5.0,
    "footing_area_min": 25.0,
}
CHECKS = ("wall-thickness", "hole-diameter", "overhang", "footing", "clearance")
LEDGE = [[90.0, 80.0, 60.0], [80.0, 70.0, 50.0], [60.0, 60.0, 40.0]]


@pytest.fixture
def printer(made):
    return made.capability(made.process("additive", CHECKS, LIMITS, essential=("wall-thickness",)))


@pytest.fixture
def part(made):
    ways = (
        made.lying(overhang=made.overhang(LEDGE), steep_volume_mm3=5000.0),
        made.lying(up=(1.0, 0.0, 0.0), as_modeled=False, footing_width_mm=2.0, steep_volume_mm3=50.0),
        made.lying(up=(0.0, 0.0, -1.0), as_modeled=False, steep_volume_mm3=100.0),
    )
    return made.part(walls=made.curve(0.9, 3.0), holes=(made.hole(1.0),), overhang=ways, gaps=made.curve())


def test_the_verdict_is_the_worst_and_what_is_unknown_is_said(part, printer):
    report = judge(part, printer)
    assert (report.verdict, report.makeable) == (Verdict.WARN, Makeable.YES)
    assert [n.check for n in report.not_checked] == ["clearance"]
    assert report.passed("wall-thickness")
    assert not report.passed("hole-diameter")
    assert not report.passed("clearance")


def test_an_essential_check_that_cannot_be_made_leaves_it_open(made, part, printer):
    part = made.part(walls=NotMeasured(reason="too large"), holes=(), overhang=(made.lying(),), gaps=made.curve())
    report = judge(part, printer)
    assert (report.verdict, report.makeable) == (Verdict.PASS, Makeable.UNKNOWN)
    table = judge_table(part, CapabilityTable.of([printer]))
    assert table.deciding_check(0) == "wall-thickness"
    (why,) = table.why_not(0)
    assert why.startswith("wall-thickness: ") and why.endswith("too large")
    assert table.why_not(0, language="es") != (why,)


def test_a_fail_wins_over_what_is_open(made, printer):
    part = made.part(walls=NotMeasured(reason="too large"), holes=(made.hole(0.1),), overhang=(made.lying(),))
    table = judge_table(part, CapabilityTable.of([printer]))
    assert (Verdict.of(table.verdict[0]), Makeable.of(table.makeable[0])) == (Verdict.FAIL, Makeable.NO)
    assert table.deciding_check(0) == "hole-diameter"
    assert table.why_not(0)[0].startswith("hole-diameter: ") and "0.1 mm" in table.why_not(0)[0]


def test_the_best_orientation_has_the_mildest_verdict_then_the_least_support(part, printer):
    assert judge(part, printer).orientation == (0.0, 0.0, -1.0)
    assert judge(part, printer, orientation="as-modeled").orientation == (0.0, 0.0, 1.0)
    sideways = judge(part, printer, orientation=(2.0, 0.0, 0.0))
    assert sideways.orientation == (1.0, 0.0, 0.0)
    assert any(f.code == "slender" and f.verdict is Verdict.WARN for f in sideways.findings)


def test_as_modeled_is_preferred_among_equals(made, printer):
    ways = (made.lying(up=(1.0, 0.0, 0.0), as_modeled=False), made.lying())
    part = made.part(walls=made.curve(3.0), holes=(), overhang=ways)
    assert judge(part, printer).orientation == (0.0, 0.0, 1.0)


def test_a_mesh_is_judged_as_it_lies(made, part, printer):
    mesh = made.part(part=made.body(kind="mesh"), overhang=part.orientations, walls=part.walls, holes=part.holes)
    assert judge(mesh, printer).orientation == (0.0, 0.0, 1.0)
    assert judge(mesh, printer, orientation="best").orientation == (0.0, 0.0, -1.0)


def test_a_direction_that_was_not_measured_is_refused(part, printer):
    for wrong in ((1.0, 1.0, 0.0), (0.0, 0.0, 0.0), "upside-down"):
        with pytest.raises(InputError):
            judge(part, printer, orientation=wrong)
    assert candidates(part, None)[0].up == (1.0, 0.0, 0.0)


def test_a_limit_names_the_layer_it_comes_from(made, part, printer):
    own = {"hole_diameter_advised": made.cited("hole_diameter_advised", 3.0, valid_for="node")}
    own["hole_diameter_advised"] = type(own["hole_diameter_advised"])(
        value=0.9, unit="mm", source="node-coupon", locator="coupon 3", kind="measured"
    )
    at_node = printer.at_node("node:1", overrides=own)
    report = judge(part, at_node)
    (finding,) = report.of("hole-diameter")
    assert (finding.verdict, finding.limit.source, finding.limit.kind) == (Verdict.PASS, "node-coupon", "measured")
    assert (finding.limit.layer, report.stated_by(finding.limit.layer)) == ("node", "node:1")
    (wall,) = [f for f in report.of("wall-thickness") if f.code == "thin-wall"]
    assert (wall.limit.layer, report.stated_by(wall.limit.layer)) == ("process", "additive_test")
    assert report.node == "node:1"


def test_report_survives_its_dict_form_and_reads_well(part, printer):
    report = judge(part, printer)
    document = json.loads(json.dumps(report.to_dict()))
    assert Report.from_dict(document).to_dict() == report.to_dict()
    text = str(report)
    assert "verdict warn, makeable yes" in text
    assert "warn  hole-diameter" in text
    assert "limit 2 mm (hole_diameter_advised) of the process additive_test, an assumption" in " ".join(text.split())
    assert "not checked:" in text
    assert report.assumptions
    (small,) = [f for f in report.findings if f.verdict is Verdict.WARN]
    assert small.remedy in text and small.tradeoff not in text
    assert small.tradeoff.split()[-1] in report.text(why=True) and small.why.split()[-1] in report.text(why=True)


def test_a_report_is_shown_whole_in_a_hundred_columns_and_says_each_reason_once(part, printer):
    report = judge(part, printer)
    long = replace(report.findings[0], verdict=Verdict.WARN, message="word " * 60, remedy="do " * 90)
    reason = NotChecked(check="one-check", code="not-measured", reason="because " * 30)
    wide = replace(report, findings=(long,), not_checked=(reason, replace(reason, check="another-check")))
    for why in (False, True):
        lines = wide.text(why=why).splitlines()
        assert max(map(len, lines)) <= 100
        assert wide.text(why=why).split().count("word") == 60
    assert wide.text().split().count("because") == 30 and "one-check, another-check:" in wide.text()


def test_a_check_of_another_family_or_unknown_name_is_a_fault_of_the_page(made, part):
    with pytest.raises(DataError, match="hole-depth"):
        judge(part, made.capability(made.process("additive", ("hole-depth",), {})))
    with pytest.raises(UnknownNameError):
        judge(part, made.capability(made.process("additive", ("hole-color",), {})))


maybe = st.one_of(st.none(), st.sampled_from([0.0, 0.1, 0.4, 0.9, 1.0, 2.0, 5.0, 45.0, 60.0]))


@given(rows=st.lists(st.fixed_dictionaries(dict.fromkeys([*LIMITS, "gap_min"], maybe)), min_size=1, max_size=6))
def test_many_are_judged_like_one_by_one(made, rows):
    process = made.process("additive", CHECKS, {}, essential=("wall-thickness", "overhang"))
    ways = (
        made.lying(overhang=made.overhang(LEDGE), support_volume_mm3=5.0),
        made.lying(up=(1.0, 0.0, 0.0), as_modeled=False, footing_width_mm=2.0, bridges=(made.bridge(30.0),)),
    )
    part = made.part(walls=made.curve(0.9, 3.0), holes=(made.hole(1.0),), overhang=ways, gaps=made.curve(0.3))
    offered = [
        made.capability(process, {k: made.cited(k, v) for k, v in row.items() if v is not None}, node=str(n))
        for n, row in enumerate(rows)
    ]
    many = judge_table(part, CapabilityTable.of(offered))
    for row, one in enumerate(offered):
        alone = judge(part, one)
        assert many.report(row).to_dict() == alone.to_dict()
        assert Verdict.of(many.verdict[row]) is alone.verdict
        assert Makeable.of(many.makeable[row]) is alone.makeable


def test_ten_thousand_rows_take_no_loop(made, part):
    process = made.process("additive", CHECKS, LIMITS)
    bases = [made.capability(process), made.capability(process, {"gap_min": made.cited("gap_min", 0.2)})]
    rows = 10_000
    own = {n: {"hole_diameter_min": made.cited("hole_diameter_min", 1.5)} for n in range(0, rows, 10)}
    table = CapabilityTable.of_rows(
        bases=bases, base=np.arange(rows) % 2, nodes=[f"node:{n}" for n in range(rows)], overrides=own
    )
    many = judge_table(part, table)
    assert (many.makeable == Makeable.NO.code).sum() == rows // 10
    assert many.deciding_check(10) == "hole-diameter"
    assert many.report(10).to_dict() == judge(part, table.one(10)).to_dict()
    assert many.report(11).node == "node:11"


def test_a_way_is_measured_only_if_it_may_be_chosen(made, printer):
    asked = []

    def lazily(**fields):
        known = made.lying(**fields)

        def ask(piece):
            asked.append((known.up, piece))
            return known.hangs

        return type(known)(**vars_of_screen(known), ask=ask)

    ways = (
        lazily(),
        lazily(up=(0.0, 0.0, -1.0), as_modeled=False, steep_volume_mm3=9000.0),
        lazily(up=(1.0, 0.0, 0.0), as_modeled=False, steep_volume_mm3=9000.0, size_mm=(20.0, 15.0, 40.0)),
    )
    part = made.part(walls=made.curve(3.0), holes=(), overhang=ways, gaps=made.curve())
    assert judge(part, printer).orientation == (0.0, 0.0, 1.0)
    assert asked == [((0.0, 0.0, 1.0), "hangs")]


def test_another_way_is_taken_where_the_preferred_one_does_not_fit(made):
    envelope = {"envelope_x_max": 25.0, "envelope_y_max": 18.0, "envelope_z_max": 45.0}
    process = made.process("additive", ("fits-build-volume", "overhang"), {**LIMITS, **envelope})
    ways = (
        made.lying(),
        made.lying(up=(1.0, 0.0, 0.0), as_modeled=False, steep_volume_mm3=9000.0, size_mm=(20.0, 15.0, 40.0)),
        made.lying(up=(0.0, 1.0, 0.0), as_modeled=False, steep_volume_mm3=9100.0, size_mm=(40.0, 20.0, 30.0)),
    )
    part = made.part(walls=made.curve(3.0), holes=(), overhang=ways, gaps=made.curve())
    table = judge_table(part, CapabilityTable.of([made.capability(process)]))
    assert table.report(0).orientation == (1.0, 0.0, 0.0)
    assert len(table.ways) == 2  # the third fails as the first does: it was given up


def test_a_piece_that_cannot_be_measured_is_said(made, printer):
    known = made.lying()
    way = type(known)(**vars_of_screen(known), ask=lambda piece: NotMeasured(reason="too fine"))
    part = made.part(walls=made.curve(3.0), holes=(), overhang=(way,), gaps=made.curve())
    (said,) = [n for n in judge(part, printer).not_checked if n.code == "piece-not-measured"]
    assert "too fine" in said.reason


def vars_of_screen(way):
    return {k: v for k, v in vars(way).items() if not k.startswith("_")}


def test_the_route_is_named_in_the_language_of_the_report(part, printer):
    report = judge(part, printer)
    report = replace(report, route=replace(report.route, steps=(*report.route.steps, Step(kind="operation", id="tap"))))
    assert report.text().splitlines()[0].endswith(", then tap")
    assert replace(report, language="es").text().splitlines()[0].endswith(", luego tap")
