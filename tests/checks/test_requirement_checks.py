"""Checks that compare what a design declares with the part, the process and the steps after it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.checks import Report, Verdict, judge
from dfdm.processes import Route, capability, catalog
from dfdm.requirements.requirement import Requirement, Resolved

PASS, WARN, FAIL, UNKNOWN, NONE = (
    Verdict.PASS,
    Verdict.WARN,
    Verdict.FAIL,
    Verdict.UNKNOWN,
    Verdict.NOT_APPLICABLE,
)


def declared(kind, *, measured=None, faces=(2,), **fields):
    requirement = Requirement(kind=kind, on=fields.pop("on", "tag:bore"), **fields)
    return Resolved(requirement=requirement, faces=faces, at_mm=((1.0, 2.0, 3.0),), measured_mm=measured)


def sized(width, nominal=10.0, kind="diameter"):
    return declared(kind, measured=nominal, nominal_mm=nominal, plus_mm=width, minus_mm=0.0)


def codes(report, check):
    return {finding.code: finding for finding in report.of(check)}


def only(report, check):
    (finding,) = report.of(check)
    return finding


def unsaid(report, check):
    """Why a check does not know, and that it says nothing else."""
    assert not report.of(check)
    (said,) = [n for n in report.not_checked if n.check == check]
    return said.reason


def judged(part, process="milling", material="aluminum_6061", then=(), **how) -> Report:
    return judge(part, capability(process, material), route=Route.of(process, material=material, then=then), **how)


@pytest.mark.parametrize(
    ("width", "nominal", "verdict"),
    [(0.058, 10.0, PASS), (0.022, 10.0, WARN), (0.004, 10.0, FAIL), (0.022, 400.0, FAIL), (0.36, 400.0, PASS)],
)
def test_the_grade_of_a_tolerance_counts_at_its_size(made, width, nominal, verdict):
    finding = only(judged(made.part(), requirements=[sized(width, nominal)]), "tolerance-grade")
    assert finding.verdict is verdict
    assert finding.faces == (() if verdict is PASS else (2,))


def test_a_standard_width_has_its_grade_as_measured_value(made):
    finding = only(judged(made.part(), requirements=[sized(0.015)]), "tolerance-grade")
    assert (finding.measured.value, finding.measured.unit) == (7.0, "it_grade")
    assert "IT7" in finding.message
    assert (finding.limit.key, finding.limit.layer) == ("tolerance_grade_advised", "process")
    assert finding.limit.source == "machine-drawing-fits"


def test_no_grade_is_asked_without_a_tolerance_or_with_a_step_that_takes_it_over(made):
    assert only(judged(made.part()), "tolerance-grade").verdict is NONE
    hole = made.part(holes=(made.hole(10.0),))
    assert only(judged(hole, then=["ream"], requirements=[sized(0.015)]), "tolerance-grade").verdict is NONE


@given(widths=st.tuples(*[st.floats(min_value=1e-3, max_value=2.0)] * 2), nominal=st.floats(min_value=1, max_value=500))
def test_a_wider_tolerance_is_never_judged_worse(made, ask, widths, nominal):
    limits = {"tolerance_grade_min": 5.0, "tolerance_grade_advised": 10.0}
    tight, wide = (
        ask("tolerance-grade", made.part(), limits, requirements=[sized(w, nominal)]).verdict.code
        for w in sorted(widths)
    )
    assert wide <= tight


@pytest.mark.parametrize(("width", "verdict"), [(1.0, PASS), (0.05, WARN)])
def test_cut_sizes_against_the_table_of_thermal_cuts(made, width, verdict):
    sheet = made.part(sheet=made.sheet(thickness_mm=3.0))
    report = judged(sheet, "laser_cutting", "mild_steel", requirements=[sized(width, 50.0, "distance")])
    finding = only(report, "cut-tolerance")
    assert (finding.verdict, finding.measured.value) == (verdict, width)


def test_cut_sizes_without_sizes_and_in_a_class_that_no_table_tells(made, ask):
    part = made.part(sheet=made.sheet(thickness_mm=3.0))
    assert only(ask("cut-tolerance", part, {"iso_9013_class": 1.0}), "cut-tolerance").verdict is NONE
    asked = [sized(0.5, 50.0, "distance")]
    assert ask("cut-tolerance", part, {"iso_9013_class": 2.0}, requirements=asked).verdict is UNKNOWN
    assert ask("cut-tolerance", part, {}, requirements=asked).verdict is UNKNOWN


@pytest.mark.parametrize(("ra", "verdict"), [(3.2, PASS), (1.6, PASS), (0.8, WARN), (0.2, FAIL)])
def test_roughness_against_the_process(made, ra, verdict):
    finding = only(judged(made.part(), requirements=[declared("surface_finish", roughness_um=ra)]), "surface-finish")
    assert (finding.verdict, finding.measured.value, finding.measured.unit) == (verdict, ra, "um Ra")


def test_roughness_that_a_step_makes_is_judged_by_that_step(made):
    fine, finer = (declared("surface_finish", roughness_um=ra) for ra in (0.4, 0.001))
    assert only(judged(made.part(), then=["grind"], requirements=[fine]), "surface-finish").code == "finish-by-step"
    assert only(judged(made.part(), then=["grind"], requirements=[fine]), "surface-finish").verdict is not FAIL
    assert only(judged(made.part(), then=["grind"], requirements=[finer]), "surface-finish").verdict is FAIL


def test_rz_is_not_compared_with_ra(made):
    rough = declared("surface_finish", roughness_um=6.3, texture="Rz")
    report = judged(made.part(), requirements=[rough])
    assert "Rz" in unsaid(report, "surface-finish")
    assert only(judged(made.part()), "surface-finish").verdict is NONE


@given(values=st.tuples(*[st.floats(min_value=0.01, max_value=50.0)] * 2))
def test_a_rougher_surface_is_never_judged_worse(made, ask, values):
    limits = {"roughness_min": 0.4, "roughness_advised": 1.6}
    fine, rough = (
        ask("surface-finish", made.part(), limits, requirements=[declared("surface_finish", roughness_um=v)])
        for v in sorted(values)
    )
    assert rough.verdict.code <= fine.verdict.code


@pytest.mark.parametrize(("zone", "verdict"), [(0.3, PASS), (0.1, WARN), (0.005, FAIL)])
def test_locations_against_the_zone_of_sizes(made, zone, verdict):
    position = declared("position", plus_mm=zone, minus_mm=0.0, datums=("tag:base",))
    finding = only(judged(made.part(), requirements=[position]), "geometric-tolerance")
    assert (finding.code, finding.verdict, finding.measured.value) == ("tight-location", verdict, zone)


@pytest.mark.parametrize("zone", [0.05, 0.001])
def test_form_finer_than_a_size_is_not_guessed(made, zone):
    flat = declared("flatness", plus_mm=zone, minus_mm=0.0)
    assert unsaid(judged(made.part(), requirements=[flat]), "geometric-tolerance")
    wide = declared("flatness", plus_mm=0.3, minus_mm=0.0)
    finding = only(judged(made.part(), requirements=[wide]), "geometric-tolerance")
    assert (finding.code, finding.verdict) == ("tight-form", PASS)


def test_without_zones_no_geometry_is_asked(made):
    assert only(judged(made.part()), "geometric-tolerance").verdict is NONE


def test_a_general_tolerance_is_judged_at_the_sizes_of_the_part(made):
    fine, coarse = (
        codes(
            judged(made.part(), requirements=[declared("general_tolerance", on="part", standard=name)]),
            "general-tolerance",
        )
        for name in ("ISO 2768-f", "ISO 2768-m")
    )
    # 20 mm, the smallest size, has +-0.1 in f and +-0.2 in m
    assert fine["tight-general-tolerance"].measured.value == pytest.approx(0.2)
    assert coarse["tight-general-tolerance"].measured.value == pytest.approx(0.4)
    assert {f.verdict for f in (*fine.values(), *coarse.values())} == {PASS}
    assert "ISO 2768-f" in fine["tight-general-tolerance"].message
    assert only(judged(made.part()), "general-tolerance").verdict is NONE


def test_a_general_tolerance_tighter_than_the_process_is_found(made):
    own = declared("general_tolerance", on="part", standard="ISO 22081", plus_mm=0.01, minus_mm=-0.01)
    found = codes(judged(made.part(), requirements=[own]), "general-tolerance")
    assert found["tight-general-tolerance"].verdict is WARN
    assert found["tight-general-tolerance"].measured.value == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("diameter", "code", "verdict"),
    [
        (5.0, "thread-hole", PASS),
        (5.1, "thread-hole", PASS),
        (4.5, "narrow-thread-hole", WARN),
        (5.5, "wide-thread-hole", WARN),
        (6.0, "wide-thread-hole", FAIL),
        (6.6, "wide-thread-hole", FAIL),
    ],
)
def test_a_thread_stands_on_a_hole_of_its_tap_drill(made, diameter, code, verdict):
    part = made.part(holes=(made.hole(diameter, face=2),), bosses=())
    thread = declared("thread", thread="M6", measured=diameter)
    finding = only(judged(part, then=["tap"], requirements=[thread]), "thread-hole")
    assert (finding.code, finding.verdict, finding.measured.value) == (code, verdict, diameter)
    assert "M6" in finding.message


@pytest.mark.parametrize(("diameter", "verdict"), [(6.0, PASS), (5.4, PASS), (5.0, FAIL), (6.3, WARN)])
def test_a_thread_on_a_pin(made, diameter, verdict):
    part = made.part(holes=(), bosses=(made.boss(diameter),))
    thread = declared("thread", thread="M6", measured=diameter, faces=(3,))
    finding = only(judged(part, then=["thread_mill"], requirements=[thread]), "thread-hole")
    assert (finding.code, finding.verdict) == ("thread-pin", verdict)


def test_a_hole_without_a_declared_thread_is_never_called_threaded(made):
    part = made.part(holes=(made.hole(5.0, face=2),), bosses=())
    report = judged(part)
    assert {only(report, check).verdict for check in ("thread", "thread-hole", "thread-depth")} == {NONE}


def test_a_thread_whose_hole_was_not_measured_is_unknown(made):
    report = judged(made.part(bosses=()), requirements=[declared("thread", thread="M6", measured=5.0)])
    assert unsaid(report, "thread-hole")


def test_a_thread_on_no_hole_is_unknown(made):
    part = made.part(holes=(made.hole(5.0, face=9),), bosses=())
    report = judged(part, requirements=[declared("thread", thread="M6", measured=5.0)])
    assert unsaid(report, "thread-hole")


def blind(made, depth):
    return made.part(holes=(made.hole(5.0, depth, face=2, through=False),), bosses=())


@pytest.mark.parametrize(
    ("depth", "hole", "code", "verdict", "value"),
    [
        (9.0, 12.0, "long-thread", PASS, 1.5),
        (15.0, 20.0, "long-thread", WARN, 2.5),
        (24.0, 40.0, "long-thread", WARN, 4.0),
        (9.0, 12.0, "no-runout", PASS, 0.5),
        (9.0, 10.5, "no-runout", WARN, 0.25),
        (9.0, 8.0, "thread-beyond-hole", FAIL, 9.0),
    ],
)
def test_thread_depths(made, depth, hole, code, verdict, value):
    thread = declared("thread", thread="M6", measured=5.0, depth_mm=depth)
    finding = codes(judged(blind(made, hole), then=["tap"], requirements=[thread]), "thread-depth")[code]
    assert finding.verdict is verdict
    assert finding.measured.value == pytest.approx(value)


def test_a_through_hole_needs_no_runout(made):
    part = made.part(holes=(made.hole(5.0, 12.0, face=2),), bosses=())
    thread = declared("thread", thread="M6", measured=5.0, depth_mm=12.0)
    assert set(codes(judged(part, requirements=[thread]), "thread-depth")) == {"long-thread"}


def test_a_thread_of_no_declared_depth_takes_the_whole_hole(made):
    thread = declared("thread", thread="M6", measured=5.0)
    finding = only(judged(blind(made, 18.0), requirements=[thread]), "thread-depth")
    assert (finding.code, finding.verdict, finding.measured.value) == ("whole-hole-threaded", WARN, 3.0)


@given(depths=st.tuples(*[st.floats(min_value=0.5, max_value=30.0)] * 2))
def test_a_shorter_thread_is_never_judged_worse(made, ask, depths):
    limits = {"thread_length_ratio_advised": 2.0, "thread_runout_ratio_min": 0.5}
    short, long = (
        ask(
            "thread-depth",
            blind(made, 20.0),
            limits,
            requirements=[declared("thread", thread="M6", measured=5.0, depth_mm=depth)],
        )
        for depth in sorted(depths)
    )
    assert short.verdict.code <= long.verdict.code


def insert(diameter):
    return declared("insert", insert="heat_set", thread="M3", measured=diameter)


@pytest.mark.parametrize(("diameter", "verdict"), [(4.0, PASS), (3.5, WARN), (4.3, WARN), (4.4, FAIL)])
def test_holes_of_inserts(made, diameter, verdict):
    part = made.part(holes=(made.hole(diameter, 10.0, face=2),), bosses=())
    found = codes(judged(part, "material_extrusion", "pla", requirements=[insert(diameter)]), "insert-hole")
    assert (found["insert-hole"].verdict, found["insert-hole"].measured.value) == (verdict, diameter)


def test_depth_and_boss_of_inserts(made):
    around = replace(made.boss(7.0), origin_mm=(2.0, 0.0, 0.0))
    part = made.part(holes=(made.hole(4.0, 3.0, face=2),), bosses=(around,))
    found = codes(judged(part, "material_extrusion", "pla", requirements=[insert(4.0)]), "insert-hole")
    assert found["shallow-insert-hole"].verdict is WARN
    assert found["thin-insert-boss"].verdict is WARN
    bare = made.part(holes=(made.hole(4.0, 10.0, face=2),), bosses=())
    found = codes(judged(bare, "material_extrusion", "pla", requirements=[insert(4.0)]), "insert-hole")
    assert found["shallow-insert-hole"].verdict is PASS
    assert "thin-insert-boss" not in found


def test_without_inserts_nothing_is_asked(made):
    assert only(judged(made.part(), "material_extrusion", "pla"), "insert-hole").verdict is NONE


def cone(diameter, angle=90.0, **fields):
    return {"countersink_mm": diameter, "countersink_deg": angle, **fields}


@pytest.mark.parametrize(
    ("hole", "verdict"),
    [({}, FAIL), (cone(12.0), WARN), (cone(13.44), PASS), (cone(13.44, 120.0), FAIL)],
)
def test_countersinks_of_screws(made, hole, verdict):
    part = made.part(holes=(made.hole(6.6, 10.0, face=2, **hole),))
    head = declared("countersink", thread="M6", measured=6.6)
    assert max(f.verdict.code for f in judged(part, requirements=[head]).of("countersink-head")) == verdict.code


def test_a_later_step_makes_the_countersink(made):
    part = made.part(holes=(made.hole(6.6, 10.0, face=2),))
    head = declared("countersink", thread="M6", measured=6.6)
    report = judged(part, then=["countersink"], requirements=[head])
    assert only(report, "countersink-head").verdict is PASS
    assert only(judged(part), "countersink-head").verdict is NONE


def test_watertight_parts(made):
    demand = [declared("watertight", on="part", faces=())]
    assert only(judged(made.part(), "material_extrusion", "pla", requirements=demand), "watertight").verdict is WARN
    assert unsaid(judged(made.part(), requirements=demand), "watertight")
    assert only(judged(made.part()), "watertight").verdict is NONE


def test_parts_that_touch_food(made):
    demand = [declared("food_contact", on="part", faces=())]
    printed = only(judged(made.part(), "material_extrusion", "pla", requirements=demand), "food-contact")
    assert (printed.verdict, printed.limit.layer) == (WARN, "process")
    assert unsaid(judged(made.part(), requirements=demand), "food-contact")
    assert only(judged(made.part()), "food-contact").verdict is NONE


def test_colors(made):
    demand = [declared("color", on="part", faces=(), color="RAL 9005")]
    assert unsaid(judged(made.part(), requirements=demand), "color")
    coated = only(judged(made.part(), then=["powder_coat"], requirements=demand), "color")
    assert coated.verdict is PASS
    assert "RAL 9005" in coated.message
    assert only(judged(made.part()), "color").verdict is NONE


@pytest.mark.parametrize(
    ("direction", "verdict", "lean"),
    [((0.0, 0.0, -1.0), WARN, 0.0), ((1.0, 0.0, 0.0), PASS, 90.0), ((0.0, 1.0, 0.5), PASS, 63.435)],
)
def test_loads_along_and_across_the_layers(made, direction, verdict, lean):
    part = made.part(overhang=(made.lying(),))
    load = declared("strength_direction", on="part", faces=(), direction=direction)
    finding = only(judged(part, "material_extrusion", "pla", requirements=[load]), "strength-direction")
    assert finding.verdict is verdict
    assert finding.measured.value == pytest.approx(lean, abs=1e-3)


@pytest.mark.parametrize(("width", "verdict"), [(0.5, PASS), (0.06, WARN), (0.005, WARN)])
def test_coats_that_use_up_a_tolerance(made, width, verdict):
    report = judged(made.part(), then=["anodize"], requirements=[sized(width)])
    finding = only(report, "finish-growth")
    assert finding.verdict is verdict
    assert "anodiz" in finding.message.lower()


def test_a_size_that_is_cut_after_the_coat_is_not_outgrown(made):
    part = made.part(holes=(made.hole(10.0, face=2),))
    assert only(judged(part, then=["anodize", "ream"], requirements=[sized(0.015)]), "finish-growth").verdict is NONE
    assert only(judged(part, requirements=[sized(0.015)]), "finish-growth").verdict is NONE


def test_an_operation_of_another_material_is_an_error(made):
    report = judged(made.part(), "milling", "aluminum_6061", ["zinc_plate"])
    assert codes(report, "operations")["operation-material"].verdict is FAIL


def test_quantity_needs_no_comparison(made):
    report = judged(made.part(), requirements=[declared("quantity", on="part", faces=(), quantity=50)])
    assert only(report, "other-requirements").verdict is NONE


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_materials_of_operations_have_words(made, language):
    pages = [page for page in catalog().operations.values() if page.materials and "resin" not in page.materials]
    assert len(pages) > 15
    for page in pages:
        report = judge(
            made.part(),
            capability("vat_photopolymerization", "resin_standard"),
            route=Route.of("vat_photopolymerization", material="resin_standard", then=[page.id]),
            language=language,
        )
        wrong = codes(report, "operations").get("operation-material")
        assert wrong is None or "_" not in wrong.message.replace("resin_standard", "").replace(page.id, ""), page.id
