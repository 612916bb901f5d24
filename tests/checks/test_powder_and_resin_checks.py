"""Checks of hollows, masses and thin details of printed parts: pass, fail or warn, does not apply, cannot be told."""

import cadquery as cq
import pytest

from dfdm.checks import Makeable, Verdict, judge
from dfdm.facts import NotMeasured
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import capability
from tests.checks import formed_facts as facts
from tests.checks.formed_parts import ribbed


def measured(work):
    return facts_of(Part.from_shape(work.val()))


def told(report):
    return {f.code: (f.verdict, None if f.measured is None else round(f.measured.value, 2)) for f in report.findings}


def bad(report):
    return {f.code for f in report.findings if f.verdict in (Verdict.WARN, Verdict.FAIL)}


def drained(*diameters, wall=3.0):
    """A hollow box of 40 mm with holes of these diameters in its top."""
    box = cq.Workplane().box(40, 40, 40).cut(cq.Workplane().box(40 - 2 * wall, 40 - 2 * wall, 40 - 2 * wall))
    for n, diameter in enumerate(diameters):
        box = box.cut(cq.Workplane("XY", origin=(10.0 * n - 5.0, 0, 10)).circle(diameter / 2).extrude(20))
    return box


DRAIN = {"drain_diameter_min": 2.5, "drain_diameter_advised": 3.0}


@pytest.mark.parametrize(
    ("diameter", "verdict"), [(4.0, Verdict.PASS), (2.8, Verdict.WARN), (2.0, Verdict.FAIL)], ids=str
)
def test_drain_opening(ask, diameter, verdict):
    report = ask("drain-opening", measured(drained(diameter)), DRAIN)
    assert told(report) == {"narrow-way-out": (verdict, diameter)}
    assert (report.makeable is Makeable.NO) == (verdict is Verdict.FAIL)


def test_a_part_without_hollows_drains_nothing(ask, made):
    assert told(ask("drain-opening", measured(cq.Workplane().box(9, 9, 9)), DRAIN)) == {
        "narrow-way-out": (Verdict.NOT_APPLICABLE, None)
    }
    open_surface = made.part(chambers=NotMeasured(reason="open"))
    assert ask("drain-opening", open_surface, DRAIN).makeable is Makeable.UNKNOWN


def test_a_way_out_too_narrow_to_be_measured_fails(ask, made):
    tight = made.part(chambers=(facts.chamber(0.9, resolved=False),))
    assert told(ask("drain-opening", tight, {"drain_diameter_min": 0.5})) == {"narrow-way-out": (Verdict.FAIL, 0.0)}


def test_what_stays_in_a_hollow_fails_in_resin_and_powder_alone():
    part = measured(drained(1.5))
    verdicts = {
        term: judge(part, capability(term)).makeable
        for term in ("material_extrusion", "vat_photopolymerization", "powder_bed_fusion_polymer", "powder_bed_fusion_metal")
    }  # fmt: skip
    assert verdicts.pop("material_extrusion") is Makeable.YES
    assert set(verdicts.values()) == {Makeable.NO}


def cup(*, up):
    body = cq.Workplane().box(40, 40, 30, centered=(True, True, False)).faces(">Z").shell(-3)
    return body if up else body.rotate((0, 0, 0), (1, 0, 0), 180)


def test_suction_cup(ask):
    limits = {"suction_area_max": 100.0}
    facing = told(ask("suction-cup", measured(cup(up=True)), limits, orientation="as-modeled"))
    assert facing["suction-cup"][0] is Verdict.WARN
    assert facing["suction-cup"][1] == pytest.approx(34 * 34, rel=0.03)
    away = told(ask("suction-cup", measured(cup(up=False)), limits, orientation="as-modeled"))
    assert away == {"suction-cup": (Verdict.NOT_APPLICABLE, None)}
    pin_hole = cq.Workplane().box(40, 40, 30).faces(">Z").workplane().hole(6, 10)
    assert (
        told(ask("suction-cup", measured(pin_hole), limits, orientation="as-modeled"))["suction-cup"][0] is Verdict.PASS
    )


def test_a_cup_on_its_side_does_not_suck():
    part = measured(cup(up=True))
    upright, lying = (
        judge(part, capability("vat_photopolymerization"), orientation=up) for up in ((0, 0, 1), (1, 0, 0))
    )
    assert "suction-cup" in bad(upright) and "suction-cup" not in bad(lying)


@pytest.mark.parametrize(("size", "verdict"), [(15, Verdict.PASS), (30, Verdict.WARN)])
def test_thick_section(ask, size, verdict):
    found = told(ask("thick-section", measured(cq.Workplane().box(60, 60, size)), {"section_thickness_advised": 20.0}))
    assert found == {"massive": (verdict, size)}
    assert (
        "section_thickness_advised" in ask("thick-section", measured(cq.Workplane().box(9, 9, 9))).not_checked[0].reason
    )


WARP = {
    "warp_length_min": 100.0,
    "aspect_ratio_advised": 10.0,
    "flat_length_max": 200.0,
    "flat_thickness_advised": 1.5,
}


@pytest.mark.parametrize(
    ("box", "thin", "flat"),
    [
        ((30, 20, 10), Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE),
        ((150, 20, 10), Verdict.PASS, Verdict.NOT_APPLICABLE),
        ((150, 12, 10), Verdict.WARN, Verdict.NOT_APPLICABLE),
        ((60, 2, 2), Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE),
        ((250, 200, 1), Verdict.PASS, Verdict.WARN),
        ((250, 200, 2), Verdict.PASS, Verdict.PASS),
    ],
    ids=str,
)
def test_long_part(ask, box, thin, flat):
    found = told(ask("long-part", measured(cq.Workplane().box(*box)), WARP))
    assert (found["long-and-thin"][0], found["large-and-flat"][0]) == (thin, flat)


def test_part_extent(ask):
    assert told(ask("part-extent", measured(cq.Workplane().box(4, 4, 4)), {"part_extent_min": 9.0})) == {
        "lost-in-powder": (Verdict.PASS, 12.0)
    }
    assert told(ask("part-extent", measured(cq.Workplane().box(3, 3, 2)), {"part_extent_min": 9.0})) == {
        "lost-in-powder": (Verdict.FAIL, 8.0)
    }


def pierced(diameter, *, lying):
    work = cq.Workplane().box(60, 30, 30)
    return work.faces(">Y" if lying else ">Z").workplane(centerOption="CenterOfBoundBox").hole(diameter)


@pytest.mark.parametrize(
    ("diameter", "lying", "verdict"),
    [(6.0, True, Verdict.PASS), (12.0, True, Verdict.WARN), (12.0, False, Verdict.NOT_APPLICABLE)],
)
def test_horizontal_hole(ask, diameter, lying, verdict):
    limits = {"horizontal_hole_diameter_max": 8.0}
    report = ask("horizontal-hole", measured(pierced(diameter, lying=lying)), limits, orientation="as-modeled")
    assert told(report)["open-roof"][0] is verdict
    if verdict is Verdict.WARN:
        assert report.findings[0].measured.value == 12.0 and report.findings[0].faces


def grooved(width):
    return cq.Workplane().box(40, 20, 5).faces(">Z").workplane().slot2D(20, width).cutBlind(-1)


@pytest.mark.parametrize(("width", "verdict"), [(1.0, Verdict.PASS), (0.4, Verdict.WARN)])
def test_engraved_detail(ask, width, verdict):
    assert told(ask("engraved-detail", measured(grooved(width)), {"engraving_width_min": 0.6})) == {
        "narrow-groove": (verdict, width)
    }


def test_a_gap_deeper_than_engravings_go_is_none(ask):
    """Two blocks on one base stand half a millimeter apart, and a groove is engraved into one of them."""
    limits = {"engraving_width_min": 0.6, "engraving_depth_max": 3.0}
    apart = cq.Workplane().box(30, 20, 20).cut(cq.Workplane().box(0.5, 20, 12).translate((5, 0, 4)))
    assert told(ask("engraved-detail", measured(apart), limits)) == {"narrow-groove": (Verdict.NOT_APPLICABLE, None)}
    both = apart.cut(cq.Workplane().box(0.4, 10, 1).translate((-6, 0, 9.5)))
    report = ask("engraved-detail", measured(both), limits)
    assert told(report) == {"narrow-groove": (Verdict.WARN, 0.4)}
    assert len(report.findings[0].at_mm) == 1 and report.findings[0].at_mm[0][0] == pytest.approx(-6)


def test_grooves_of_a_mesh_are_left_to_clearance(ask, made):
    mesh = made.part(part=made.body(kind="mesh"))
    assert told(ask("engraved-detail", mesh, {"engraving_width_min": 0.6})) == {
        "narrow-groove": (Verdict.NOT_APPLICABLE, None)
    }
    assert told(ask("engraved-detail", measured(cq.Workplane().box(9, 9, 9)), {"engraving_width_min": 0.6})) == {
        "narrow-groove": (Verdict.NOT_APPLICABLE, None)
    }
    unread = made.part(pockets=NotMeasured(reason="too many faces"))
    assert "too many faces" in ask("engraved-detail", unread, {"engraving_width_min": 0.6}).not_checked[0].reason


FREE = {"free_wall_thickness_min": 0.5, "tall_wall_height": 10.0, "tall_wall_thickness_advised": 0.8}


@pytest.mark.parametrize(
    ("thickness", "height", "free", "tall"),
    [
        (1.0, 15, Verdict.PASS, Verdict.PASS),
        (0.6, 15, Verdict.PASS, Verdict.WARN),
        (0.6, 5, Verdict.PASS, Verdict.NOT_APPLICABLE),
        (0.4, 5, Verdict.WARN, Verdict.NOT_APPLICABLE),
    ],
)
def test_free_wall(ask, thickness, height, free, tall):
    part = measured(ribbed(thickness, height, foot=0, draft_deg=0, count=1))
    found = told(ask("free-wall", part, FREE))
    assert found["thin-free-wall"] == (free, thickness) and found["thin-tall-wall"][0] is tall


def test_no_free_walls(ask, made):
    assert told(ask("free-wall", measured(cq.Workplane().box(9, 9, 9)), FREE)) == {
        "thin-free-wall": (Verdict.NOT_APPLICABLE, None)
    }
    mesh = made.part(part=made.body(kind="mesh"), ribs=NotMeasured(reason="this part is a mesh"))
    assert "mesh" in ask("free-wall", mesh, FREE).not_checked[0].reason


SIZES = {"size_medium_min": 200.0, "size_large_min": 400.0, "wall_medium_advised": 2.0, "wall_large_advised": 3.0}


@pytest.mark.parametrize(
    ("size", "medium", "large"),
    [
        ((60.0, 50.0, 40.0), Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE),
        ((100.0, 80.0, 60.0), Verdict.WARN, Verdict.NOT_APPLICABLE),
        ((200.0, 150.0, 100.0), Verdict.NOT_APPLICABLE, Verdict.WARN),
    ],
)
def test_wall_for_size(ask, made, size, medium, large):
    thin = made.part(part=made.body(size), walls=made.curve(1.5, area=5000.0))
    found = told(ask("wall-for-size", thin, SIZES))
    assert (found["thin-for-medium"][0], found["thin-for-large"][0]) == (medium, large)
    stout = made.part(part=made.body(size), walls=made.curve(3.5, area=5000.0))
    assert bad(ask("wall-for-size", stout, SIZES)) == set()
    assert ask("wall-for-size", thin).not_checked


@pytest.mark.parametrize("term", ["vat_photopolymerization", "powder_bed_fusion_polymer", "powder_bed_fusion_metal"])
def test_a_plain_bracket_is_printed_by_every_process(term):
    body = cq.Workplane().box(40, 30, 4, centered=(True, True, False))
    body = body.union(cq.Workplane("XY", origin=(-18, 0, 0)).box(4, 30, 25, centered=(True, True, False)))
    body = body.faces("<Z").workplane(origin=(8, 0, 0)).hole(5)
    report = judge(measured(body), capability(term))
    assert report.makeable is Makeable.YES and bad(report) <= {"unsupported-overhang"}, str(report)
