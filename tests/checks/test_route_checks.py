"""Checks of what a route does after shaping, and of what the design declares."""

from dataclasses import replace

import pytest

from dfdm.checks import Makeable, Verdict, judge
from dfdm.checks.reports import Reports
from dfdm.errors import InputError
from dfdm.processes import Route, Step, capability, catalog
from dfdm.requirements.requirement import Requirement, Resolved


def declared(kind="diameter", width=None, **fields):
    deviation = {} if width is None else {"plus_mm": width, "minus_mm": 0.0}
    requirement = Requirement(kind=kind, on="tag:bore", nominal_mm=5.0, **deviation, **fields)
    return Resolved(requirement=requirement, faces=(2,), at_mm=((1.0, 2.0, 3.0),), measured_mm=5.0)


def found(report, check):
    (finding,) = report.of(check)
    return finding


@pytest.fixture(scope="module")
def mill():
    return capability("milling", "aluminum_6061")


def judged(part, offered, then=(), **how):
    route = Route.of(offered.process.term, material=offered.material.id, then=then)
    return judge(part, offered, route=route, **how)


@pytest.mark.parametrize(("width", "verdict"), [(0.3, Verdict.PASS), (0.1, Verdict.WARN), (0.005, Verdict.FAIL)])
def test_tolerance(made, mill, width, verdict):
    report = judged(made.part(), mill, requirements=[declared(width=width), declared(width=0.5)])
    tight = found(report, "tolerance")
    assert (tight.verdict, tight.measured.value) == (verdict, width)
    assert tight.faces == (() if verdict is Verdict.PASS else (2,))


@pytest.mark.parametrize(
    ("width", "verdict"),
    [(0.012, Verdict.PASS), (0.009, Verdict.WARN), (0.004, Verdict.FAIL)],  # IT7, IT6 and IT4 at 5 mm
)
def test_a_tolerance_that_a_later_step_makes_is_judged_by_what_that_step_reaches(made, mill, width, verdict):
    report = judged(made.part(holes=(made.hole(5.0),)), mill, ["ream"], requirements=[declared(width=width)])
    findings = {f.code: f for f in report.of("tolerance")}
    assert findings["tight-tolerance"].verdict is Verdict.NOT_APPLICABLE
    reached = findings["left-to-operation"]
    assert (reached.verdict, "ream" in reached.message) == (verdict, True)
    assert reached.faces == (() if verdict is Verdict.PASS else (2,))


def test_without_requirements_nothing_is_asked(made, mill):
    report = judged(made.part(), mill)
    checks = ("tolerance", "thread", "other-requirements", "operations")
    assert {found(report, check).verdict for check in checks} == {Verdict.NOT_APPLICABLE}


def test_a_thread_needs_a_step_that_makes_it(made, mill):
    part = made.part(holes=(made.hole(5.0),))
    thread = declared("thread", thread="M6")
    missing = found(judged(part, mill, requirements=[thread]), "thread")
    assert missing.verdict is Verdict.WARN
    assert "M6" in missing.message
    assert "tap" in missing.remedy
    assert found(judged(part, mill, ["tap"], requirements=[thread]), "thread").verdict is Verdict.PASS


def test_other_requirements_are_said_to_be_unchecked(made, mill):
    report = judged(made.part(), mill, requirements=[declared("strength_direction", direction=(0.0, 0.0, 1.0))])
    assert any("load" in n.reason for n in report.not_checked if n.check == "other-requirements")


def test_operations_must_follow_the_process(made, mill):
    report = judged(made.part(), mill, ["heat_set_insert"])
    assert found(report, "operations").code == "operation-after-process"
    assert found(report, "operations").verdict is Verdict.FAIL
    assert [step["id"] for step in report.to_dict()["route"]] == ["milling", "heat_set_insert"]


def test_operations_need_what_they_work_on(made, mill):
    assert found(judged(made.part(holes=(made.hole(5.0),)), mill, ["tap"]), "operations").verdict is Verdict.PASS
    codes = {f.code: f.verdict for f in judged(made.part(holes=()), mill, ["tap"]).of("operations")}
    assert codes["operation-needs"] is Verdict.FAIL
    assert "operation" not in codes
    unmeasured = judged(made.part(), mill, ["tap"])
    assert [n.code for n in unmeasured.not_checked if n.check == "operations"] == ["need-not-measured"]


def test_an_operation_nobody_knows_is_not_checked(made, mill):
    route = Route.of("milling", material="aluminum_6061", then=[Step(kind="operation", id="bless")])
    report = judge(made.part(), mill, route=route)
    assert ("operations", "unknown-operation") in {(n.check, n.code) for n in report.not_checked}


def test_a_route_of_another_process_is_refused(made, mill):
    with pytest.raises(InputError, match="laser_cutting"):
        judge(made.part(), mill, route=Route.of("laser"))


@pytest.mark.parametrize(("height", "verdict"), [(0.2, Verdict.PASS), (0.9, Verdict.FAIL), (0.001, Verdict.FAIL)])
def test_layer_height(made, height, verdict):
    machine = next(m for m in catalog().machines_for("material_extrusion") if "layer_height_max" in m.limits)
    offered = capability("fdm", None, machine)
    route = Route.of("fdm", parameters={"layer_height": height})
    layers = judge(made.part(), offered, route=route).of("layer-height")
    assert max(f.verdict.code for f in layers) == verdict.code
    assert [f.verdict for f in judge(made.part(), offered).of("layer-height")] == [Verdict.NOT_APPLICABLE]


def test_a_layer_height_that_is_no_number_is_not_checked(made):
    offered = capability("fdm", "pla", "prusa_mk4")
    report = judge(made.part(), offered, route=Route.of("fdm", parameters={"layer_height": "thin"}))
    assert [n.code for n in report.not_checked if n.check == "layer-height"] == ["no-number"]


def test_the_processes_that_can_make_every_part_are_named_mildest_first(made, mill):
    good = judge(made.part(), mill)
    warned = replace(good, process="warned", verdict=Verdict.WARN, makeable=Makeable.UNKNOWN)
    no = replace(good, process="no", makeable=Makeable.NO)
    assert Reports(model="x", reports=(warned, good, no, replace(no, part="other"))).able() == ("milling", "warned")
    assert Reports(model="x", reports=(good, replace(good, part="other", makeable=Makeable.NO))).able() == ()


def test_a_later_process_is_said_not_to_be_judged(made, mill):
    route = Route(
        steps=(*Route.of("milling", material="aluminum_6061").steps, Step(kind="process", id="laser_cutting"))
    )
    said = {entry.code for entry in judge(made.part(), mill, route=route).not_checked}
    assert "later-process" in said
