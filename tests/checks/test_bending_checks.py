"""Checks of bent sheets: parts that the tests fold themselves pass, fail or warn, do not apply, cannot be told."""

import math

import cadquery as cq
import pytest

from dfdm.checks import Makeable, Verdict, judge
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import capability
from tests.checks import formed_facts as facts
from tests.geometry.bent_parts import crossing_flanges, flanged, folded

ANGLE = folded((40, 30), ((2, 90),), thickness=2, width=50)


def measured(work):
    return facts_of(Part.from_shape(work.val()))


def told(report):
    return {f.code: (f.verdict, None if f.measured is None else round(f.measured.value, 3)) for f in report.findings}


def drilled(x, y, diameter=5.0, work=ANGLE):
    """The angle with a round hole in its long wall, which ends at the bend at x = 40."""
    return work.cut(cq.Workplane("XY", origin=(x, y, -1)).circle(diameter / 2).extrude(4))


def sunk(*places, work=ANGLE):
    """The angle with countersinks of 8 mm on the upper side of its long wall."""
    for x, y in places:
        cone = cq.Solid.makeCone(2.0, 4.0, 2.0, pnt=cq.Vector(x, y, 0))
        work = work.cut(cq.Workplane().add(cone))
    return work


def test_a_sound_angle_passes_every_check():
    report = judge(measured(drilled(20, 25)), capability("sheet_bending", "mild_steel"))
    assert (report.verdict, report.makeable) == (Verdict.PASS, Makeable.YES), str(report)
    assert {n.check for n in report.not_checked} <= {"blank-size", "bend-length", "bend-force", "hazard"}


def test_what_a_brake_cannot_make(ask):
    assert told(ask("bent-sheet", measured(ANGLE)))["no-bent-sheet"] == (Verdict.PASS, 2.0)
    plate = told(ask("bent-sheet", measured(cq.Workplane().box(60, 40, 2))))
    assert plate == {"nothing-to-bend": (Verdict.FAIL, None)}
    # Narrower than its profile is large: as a bar of that profile it would be a sheet as thick as it is wide.
    channel = measured(folded((20, 40, 20), ((2, 90), (2, 90)), thickness=2, width=15))
    assert channel.sheet.is_sheet and told(ask("bent-sheet", channel)) == {"no-bent-sheet": (Verdict.PASS, 2.0)}
    stepped = cq.Workplane().box(60, 40, 10).faces(">Z").workplane().rect(30, 20).cutBlind(-4)
    assert told(ask("bent-sheet", measured(stepped))) == {"no-bent-sheet": (Verdict.FAIL, None)}


RADII = {"bend_radius_ratio_min": 0.5, "bend_radius_ratio_advised": 1.0}


@pytest.mark.parametrize(
    ("radius", "verdict"), [(2.0, Verdict.PASS), (1.5, Verdict.WARN), (0.8, Verdict.FAIL)], ids=str
)
def test_bend_radius(ask, radius, verdict):
    part = measured(folded((40, 30), ((radius, 90),), thickness=2, width=50))
    report = ask("bend-radius", part, RADII)
    assert told(report) == {"tight-bend": (verdict, radius / 2)}
    if verdict is not Verdict.PASS:
        assert set(report.findings[0].faces) == set(part.bends[0].faces)


def test_the_alloy_decides_how_tight_a_bend_may_be():
    """What mild steel stands, aluminum 6061-T6 does not."""
    part = measured(ANGLE)
    verdict = {m: judge(part, capability("sheet_bending", m)) for m in ("mild_steel", "aluminum_6061")}
    assert told(verdict["mild_steel"])["tight-bend"] == (Verdict.PASS, 1.0)
    assert told(verdict["aluminum_6061"])["tight-bend"] == (Verdict.FAIL, 1.0)
    (found,) = [f for f in verdict["aluminum_6061"].findings if f.code == "tight-bend"]
    assert (found.limit.value, found.limit.layer) == (1.5, "material")


def test_a_tight_bend_of_soft_steel_is_advised_against_and_not_refused():
    part = measured(folded((40, 30), ((0.6, 90),), thickness=2, width=50))
    assert told(judge(part, capability("sheet_bending", "mild_steel")))["tight-bend"] == (Verdict.WARN, 0.3)


def test_bend_radii(ask):
    same = measured(folded((20, 40, 20), ((2, 90), (2, 90)), thickness=2, width=50))
    other = measured(folded((20, 40, 20), ((2, 90), (3, 90)), thickness=2, width=50))
    assert told(ask("bend-radii", same, {"bend_radii_max": 1})) == {"several-radii": (Verdict.PASS, 1)}
    assert told(ask("bend-radii", other, {"bend_radii_max": 1})) == {"several-radii": (Verdict.WARN, 2)}
    assert "bend_radii_max" in ask("bend-radii", same).not_checked[0].reason


FLANGE = {"flange_thickness_ratio_min": 2.0, "flange_thickness_ratio_advised": 4.0}


@pytest.mark.parametrize(
    ("run", "held", "outer"),
    [
        (30.0, (Verdict.PASS, 16.0), (Verdict.PASS, 17.0)),
        (3.0, (Verdict.PASS, 2.5), (Verdict.WARN, 3.5)),
        (1.0, (Verdict.FAIL, 1.5), (Verdict.WARN, 2.5)),
    ],
)
def test_flange_length(ask, run, held, outer):
    """A flange of `run` beyond a bend of 2 mm in 2 mm sheet is run + 4 long outside, run + 2 from inside the bend."""
    part = measured(folded((40, run), ((2, 90),), thickness=2, width=50))
    assert told(ask("flange-length", part, FLANGE)) == {"slipping-flange": held, "short-flange": outer}


@pytest.mark.parametrize(
    ("x", "verdict", "ratio"), [(20, Verdict.PASS, 8.75), (35, Verdict.WARN, 1.25), (39, Verdict.WARN, 0.0)]
)
def test_bend_clearance(ask, x, verdict, ratio):
    report = ask("bend-clearance", measured(drilled(x, 25)), {"bend_clearance_ratio_advised": 2.5})
    assert told(report) == {"hole-near-bend": (verdict, ratio)}


def test_without_holes_or_bends_there_is_no_clearance(ask, made):
    limits = {"bend_clearance_ratio_advised": 2.5}
    assert told(ask("bend-clearance", measured(ANGLE), limits)) == {"hole-near-bend": (Verdict.NOT_APPLICABLE, None)}
    flat = measured(cq.Workplane().box(60, 40, 2))
    for key in ("bend-radius", "flange-length", "bend-clearance", "bend-relief", "bend-length", "flat-pattern"):
        (found,) = ask(key, flat).findings
        assert found.verdict is Verdict.NOT_APPLICABLE, key
    assert ask("bend-radius", made.part()).not_checked[0].reason.startswith("bends")


RELIEF = {"relief_width_ratio_advised": 0.5, "relief_depth_advised": 0.508}


@pytest.mark.parametrize(
    ("reliefs", "said"),
    [
        (((0, 31.0, 2, 3), (0, -31.0, 2, 3)), {"no-relief": Verdict.PASS, "narrow-relief": Verdict.PASS}),
        (((0, 30.4, 0.8, 3), (0, -30.4, 0.8, 3)), {"no-relief": Verdict.PASS, "narrow-relief": Verdict.WARN}),
        (((0, 31.0, 2, 3),), {"no-relief": Verdict.WARN}),
        ((), {"no-relief": Verdict.WARN}),
    ],
)
def test_bend_relief(ask, reliefs, said):
    part = measured(flanged(100, 80, [(0, 20, 2, 90, 60, 0)], thickness=2, reliefs=reliefs))
    found = told(ask("bend-relief", part, RELIEF))
    assert {code: found[code][0] for code in said} == said
    assert found["no-relief"][1] == 2 - len(reliefs)
    if reliefs:
        assert found["shallow-relief"] == (Verdict.PASS, 3.0)


def test_a_relief_that_ends_at_the_bend_is_shallow(ask, made):
    part = made.part(**facts.folded(made, reliefs=(facts.relief(depth=0.3),)))
    assert told(ask("bend-relief", part, RELIEF))["shallow-relief"] == (Verdict.WARN, 0.3)


CUTS = {"hole_thickness_ratio_advised": 1.0, "edge_thickness_ratio_advised": 1.0}


def test_blank_cuts(ask):
    sound = told(ask("blank-cuts", measured(drilled(20, 25)), CUTS))
    assert sound == {"small-blank-hole": (Verdict.PASS, 2.5), "thin-blank-edge": (Verdict.PASS, 8.75)}
    tight = told(ask("blank-cuts", measured(drilled(2, 25, 1.0)), CUTS))
    assert tight == {"small-blank-hole": (Verdict.WARN, 0.5), "thin-blank-edge": (Verdict.WARN, 0.75)}
    assert told(ask("blank-cuts", measured(ANGLE), CUTS)) == {"small-blank-hole": (Verdict.NOT_APPLICABLE, None)}


def slotted(strip):
    """Two slots of 4 mm in the long flange, a strip between them."""
    slots = [cq.Workplane().box(28, 4, 10).translate((20, 25 + k * (strip + 4) / 2, 0)) for k in (-1, 1)]
    return ANGLE.cut(slots[0]).cut(slots[1])


def test_blank_web(ask):
    limits = {"web_thickness_ratio_advised": 1.0, "thin_area_share_max": 0.005}
    assert told(ask("blank-web", measured(slotted(3.0)), limits)) == {"narrow-blank-web": (Verdict.PASS, 1.5)}
    report = ask("blank-web", measured(slotted(1.0)), limits)
    assert told(report) == {"narrow-blank-web": (Verdict.WARN, 0.5)} and report.findings[0].faces
    box = measured(cq.Workplane().box(50, 40, 30))
    assert told(ask("blank-web", box, limits)) == {"narrow-blank-web": (Verdict.NOT_APPLICABLE, None)}


SINKS = {
    "countersink_spacing_ratio_advised": 8.0,
    "countersink_edge_ratio_advised": 4.0,
    "countersink_bend_ratio_advised": 4.0,
}


def test_countersink_spacing(ask):
    apart = told(ask("countersink-spacing", measured(sunk((20, 12), (20, 38))), SINKS))
    assert apart["countersinks-close"] == (Verdict.PASS, 13.0)
    assert apart["countersink-at-edge"] == (Verdict.PASS, 4.0) and apart["countersink-at-bend"] == (Verdict.PASS, 8.0)
    near = told(ask("countersink-spacing", measured(sunk((33, 20), (33, 30))), SINKS))
    assert near["countersinks-close"] == (Verdict.WARN, 5.0)
    assert near["countersink-at-bend"] == (Verdict.WARN, 1.5)
    plain = told(ask("countersink-spacing", measured(drilled(20, 25)), SINKS))
    assert plain == {"countersinks-close": (Verdict.NOT_APPLICABLE, None)}


def test_flat_pattern(ask):
    assert told(ask("flat-pattern", measured(ANGLE))) == {"overlap": (Verdict.PASS, 0.0)}
    crossing = ask("flat-pattern", measured(crossing_flanges(30, 25, 40)))
    assert crossing.makeable is Makeable.NO
    assert told(crossing)["overlap"][0] is Verdict.FAIL and told(crossing)["overlap"][1] > 800


def test_a_tube_without_a_slit_cannot_be_laid_flat(ask):
    tube = cq.Workplane().rect(40, 30).extrude(50).edges("|Z").fillet(4).faces("<Z or >Z").shell(-2)
    found = told(ask("flat-pattern", measured(tube)))
    assert found == {"cannot-be-laid-flat": (Verdict.FAIL, None)}


def test_blank_and_bend_length_hang_on_the_machine(ask):
    part = measured(ANGLE)
    length = 40 + 30 + math.radians(90) * (2 + 0.38 * 2)
    small, large = {"envelope_x_max": 70.0, "envelope_y_max": 50.0}, {"envelope_x_max": 90.0, "envelope_y_max": 60.0}
    assert told(ask("blank-size", part, large)) == {"larger-than-machine": (Verdict.PASS, round(length, 3))}
    assert told(ask("blank-size", part, small)) == {"larger-than-machine": (Verdict.FAIL, round(length, 3))}
    assert told(ask("bend-length", part, {"bend_length_max": 60.0})) == {"longer-than-brake": (Verdict.PASS, 50.0)}
    assert told(ask("bend-length", part, {"bend_length_max": 40.0})) == {"longer-than-brake": (Verdict.FAIL, 50.0)}
    assert "--machine" in ask("bend-length", part).not_checked[0].reason


@pytest.mark.parametrize(("angle", "verdict"), [(90, Verdict.PASS), (130, Verdict.PASS), (150, Verdict.WARN)])
def test_bend_angle(ask, made, angle, verdict):
    part = measured(folded((40, 30), ((2, angle),), thickness=2, width=50))
    report = ask("bend-angle", part, {"bend_angle_advised": 130.0})
    assert told(report) == {"closed-bend": (verdict, float(angle))}
    if verdict is Verdict.WARN:
        assert "leaves 30°" in report.findings[0].message
    assert (
        ask("bend-angle", made.part(bends=(), flat_pattern=facts.flat()), {}).findings[0].verdict
        is Verdict.NOT_APPLICABLE
    )


FORCE = {"bend_force_factor": 1.6, "die_opening_ratio": 8.0, "tensile_strength": 450.0}


def test_bend_force_is_that_of_the_formula(ask):
    """1.6 x 450 MPa x 1000 mm x (3 mm)² / 24 mm = 270 kN, the worked example of the source."""
    part = measured(folded((200, 100), ((3, 90),), thickness=3, width=1000))
    assert told(ask("bend-force", part, {**FORCE, "bend_force_max": 400.0})) == {"too-strong": (Verdict.PASS, 270.0)}
    assert told(ask("bend-force", part, {**FORCE, "bend_force_max": 200.0})) == {"too-strong": (Verdict.FAIL, 270.0)}
    weak = {key: value for key, value in FORCE.items() if key != "tensile_strength"}
    assert "tensile strength" in ask("bend-force", part, {**weak, "bend_force_max": 200.0}).not_checked[0].reason


@pytest.mark.parametrize("key", ["bend_force_max"])
def test_a_stronger_brake_never_fails_what_a_weaker_one_bends(ask, made, key):
    part = made.part(**facts.folded(made, length=500.0))
    codes = [ask("bend-force", part, {**FORCE, key: force}).verdict.code for force in (1.0, 50.0, 90.0, 1000.0)]
    assert codes == sorted(codes, reverse=True)


def test_bends_in_one_line_are_pressed_in_one_stroke(ask, made):
    one = facts.bend(length=100.0, line=0)
    both = made.part(bends=(one, facts.bend(length=100.0, line=0)), flat_pattern=facts.flat())
    apart = made.part(bends=(one, facts.bend(length=100.0, line=1)), flat_pattern=facts.flat())
    limits = {**FORCE, "bend_force_max": 1000.0}
    force = {
        p: told(ask("bend-force", part, limits))["too-strong"][1] for p, part in (("both", both), ("apart", apart))
    }
    assert force["both"] == pytest.approx(2 * force["apart"])
