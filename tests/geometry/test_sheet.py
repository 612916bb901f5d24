import math

import cadquery as cq
import pytest
from hypothesis import given, settings

from dfdm.facts.sheet import Sheet
from dfdm.geometry.sheet import measure_sheet, sheet_contours
from tests.benchmarks.accuracy_bends import worst
from tests.benchmarks.accuracy_sheet import rows
from tests.geometry.solids import near, part, plate, turned_about, turns


def sheet(work) -> Sheet:
    return measure_sheet(part(work))


def bracket():
    """An angle of 3 mm sheet, bent at an inner radius of 2 mm."""
    profile = cq.Workplane("XZ").polyline([(0, 0), (50, 0), (50, 3), (3, 3), (3, 40), (0, 40)]).close().extrude(90)
    return (
        profile.edges("|Y")
        .edges("<X and <Z")
        .fillet(5)
        .edges("|Y")
        .edges(cq.NearestToPointSelector((3, -45, 3)))
        .fillet(2)
    )


def test_plate_with_holes():
    found = sheet(plate(100, 60, 3).pushPoints([(10, 10), (90, 50)]).hole(5))
    assert found.is_sheet and found.why_not == () and found.pieces == 1
    assert near((found.thickness_mm, found.outline_area_mm2, *found.size_mm), (3, 6000, 100, 60))
    assert found.cut_length_mm == pytest.approx(320 + 10 * math.pi, rel=1e-9)
    assert found.area_mm2 == pytest.approx(6000 - 12.5 * math.pi, rel=1e-9)
    outer, *inner = found.cuts
    assert not outer.inner and outer.diameter_mm is None and outer.edge_distance_mm is None
    assert [cut.inner for cut in inner] == [True, True]
    assert near([cut.diameter_mm for cut in inner], 5) and near([cut.edge_distance_mm for cut in inner], 7.5)
    assert near(inner[0].at_mm, (10, 10, 0)) and near(found.origin_mm, (0, 0, 0)) and near(found.axis, (0, 0, 1))


@settings(max_examples=6, deadline=None)
@given(turn=turns)
def test_turned_in_space_nothing_changes(turn):
    work = plate(100, 60, 3).pushPoints([(10, 10), (90, 50)]).hole(5).faces(">Z").workplane(origin=(50, 30, 3))
    found = measure_sheet(turned_about(work.slot2D(30, 6).cutThruAll(), turn))
    assert found.is_sheet
    assert found.cut_length_mm == pytest.approx(320 + 10 * math.pi + 48 + 6 * math.pi, rel=1e-6)
    assert near((found.thickness_mm, *sorted(found.size_mm)), (3, 60, 100), 1e-5)
    assert found.slots.size_mm[0] == pytest.approx(6, abs=5e-3)
    assert found.webs.size_mm[0] == pytest.approx(7.5, abs=5e-3)


@pytest.mark.parametrize(
    ("kind", "work"),
    [
        ("chamfer", cq.Workplane().box(100, 60, 3).edges("|X and >Z").chamfer(1)),
        ("chamfer", cq.Workplane().circle(30).extrude(3).faces(">Z").edges().chamfer(1)),
        ("radius", cq.Workplane().box(100, 60, 3).edges("|X and >Z").fillet(1)),
        ("radius", cq.Workplane().circle(30).extrude(3).faces(">Z").edges().fillet(1)),
        ("draft", cq.Workplane().rect(100, 60).extrude(5, taper=5)),
        ("draft", cq.Workplane().circle(30).extrude(5, taper=5)),
        ("countersink", plate(z=3).center(20, 20).cskHole(5, 8, 90)),
        ("counterbore", plate(z=5).center(20, 20).cboreHole(5, 9, 2)),
        ("pocket", plate(z=5).center(50, 30).rect(20, 20).cutBlind(-2)),
        ("varying_thickness", plate(z=5).center(90, 30).rect(20, 60).cutBlind(-2)),
        ("curved", cq.Workplane().sphere(10)),
        ("curved", bracket()),
    ],
)
def test_why_it_is_no_sheet(kind, work):
    found = sheet(work)
    assert not found.is_sheet and found.thickness_mm is None and found.cuts == ()
    assert [why.kind for why in found.why_not] == [kind]
    assert all(why.faces for why in found.why_not)


def test_sheared_prism_is_no_sheet_though_its_volume_fits():
    wire = cq.Wire.makePolygon([cq.Vector(*p) for p in ((0, 0), (50, 0), (50, 30), (20, 35), (0, 30))], close=True)
    sheared = cq.Solid.extrudeLinear(wire, [], cq.Vector(2, 1, 5))
    found = sheet(cq.Workplane(sheared))
    assert [why.kind for why in found.why_not] == ["shear"] and len(found.why_not[0].faces) == 5


def test_the_thinnest_way_counts():
    assert near(sheet(cq.Workplane().box(100, 10, 3)).thickness_mm, 3)
    assert near(sheet(cq.Workplane().box(20, 20, 20)).thickness_mm, 20)
    rail = sheet(cq.Workplane().box(100, 20, 10).faces(">X").workplane().rect(8, 4).cutThruAll())
    assert not rail.is_sheet  # its profile is cut along its whole length: no sheet of 100 mm


def test_webs_and_slots():
    work = plate(100, 60, 3).center(50, 2).rect(10, 1).cutThruAll()
    found = sheet(work)
    assert found.webs.size_mm[0] == pytest.approx(1.5, abs=1e-6)
    assert found.webs.area_below(1.6) == pytest.approx(15, rel=0.1)
    assert found.webs.area_below(1.4) == 0.0
    assert found.slots.size_mm[0] == pytest.approx(1.0, abs=1e-6)
    assert found.slots.area_below(1.1) == pytest.approx(10, rel=0.15)
    place = found.webs.places[0]
    assert place.value == pytest.approx(1.5) and near(place.at_mm[1:], (0.75, 0), 1e-6) and len(place.faces) == 2


def test_web_between_two_holes_and_at_the_tip_of_a_notch():
    neck = sheet(plate(100, 60, 3).pushPoints([(47, 30), (53.5, 30)]).hole(6))
    assert neck.webs.size_mm[0] == pytest.approx(0.5, abs=5e-3)
    assert near([cut.edge_distance_mm for cut in neck.cuts[1:]], 0.5)
    notch = plate(100, 60, 3).polyline([(40, 60), (50, 1.2), (60, 60)]).close().cutThruAll()
    assert sheet(notch).webs.size_mm[0] == pytest.approx(1.2, abs=1e-3)


def test_corners_are_no_webs():
    wedge = cq.Workplane().polyline([(0, 0), (80, 0), (0, 40)]).close().extrude(3)
    assert sheet(wedge).webs.size_mm.size == 0
    assert sheet(cq.Workplane().rect(80, 60).extrude(3)).slots.size_mm.size == 0


def test_several_pieces():
    found = sheet(cq.Workplane().pushPoints([(0, 0), (40, 0)]).rect(20, 20).extrude(2, combine=True))
    assert found.pieces == 2 and near(found.outline_area_mm2, 800)
    assert found.slots.size_mm.size == 0  # the gap between pieces is no slot


def test_contours_are_exact():
    work = cq.Workplane().rect(60, 40).extrude(2).edges("|Z").fillet(5).faces(">Z").workplane().hole(10)
    outer, inner = sheet_contours(part(work))
    assert not outer.inner and inner.inner
    assert sorted(segment.kind for segment in outer.segments) == ["arc"] * 4 + ["line"] * 4
    assert all(s.counterclockwise and near(s.radius, 5) for s in outer.segments if s.kind == "arc")
    (circle,) = inner.segments
    assert circle.kind == "circle" and near(circle.center, (30, 20)) and near(circle.radius, 5)
    for one, following in zip(outer.segments, outer.segments[1:] + outer.segments[:1], strict=True):
        assert near(one.end, following.start, 1e-6)
    length = 2 * (50 + 30) + 10 * math.pi
    assert sheet(work).cuts[0].length_mm == pytest.approx(length, rel=1e-9)


def test_freeform_outline():
    work = cq.Workplane().spline([(0, 0), (30, 10), (60, 0), (30, -20)], periodic=True).close().extrude(4)
    found = sheet(work)
    assert found.is_sheet and found.cut_length_mm == pytest.approx(work.faces(">Z").edges().val().Length(), rel=1e-6)
    (contour,) = sheet_contours(part(work))
    assert [segment.kind for segment in contour.segments] == ["polyline"]


def test_no_sheet_has_no_contours():
    assert sheet_contours(part(cq.Workplane().sphere(3))) == ()


def test_written_and_read_back():
    found = sheet(plate(100, 60, 3).center(20, 20).hole(5))
    assert Sheet.from_dict(found.to_dict()).to_dict() == found.to_dict()


def test_every_figure_of_the_accuracy_table_is_within_its_tolerance():
    missed = {key: found for key, found in worst(rows(turns=2)).items() if found[1] > found[2]}
    assert not missed


def test_cut_length_is_split_by_radius():
    found = sheet(plate(100, 60, 3).pushPoints([(20, 20), (50, 20)]).hole(6).edges("|Z and >X").fillet(5))
    assert [(a.radius_mm, a.count) for a in found.arcs] == [(3.0, 2), (5.0, 2)]
    assert near([a.length_mm for a in found.arcs], [12 * math.pi, 5 * math.pi])
    assert found.straight_mm == pytest.approx(300) and found.freeform_mm == 0.0
    assert found.straight_mm + sum(a.length_mm for a in found.arcs) == pytest.approx(found.cut_length_mm)


def test_inner_corners_by_radius():
    step = cq.Workplane().polyline([(0, 0), (60, 0), (60, 20), (30, 20), (30, 50), (0, 50)]).close().extrude(3)
    sharp = sheet(step).inner_corners
    assert [(c.radius_mm, c.count) for c in sharp] == [(0.0, 1)] and near(sharp[0].at_mm[:2], (30, 20))
    rounded = sheet(step.edges(cq.NearestToPointSelector((30, 20, 1.5))).fillet(4)).inner_corners
    assert [(c.radius_mm, c.count) for c in rounded] == [(4.0, 1)] and len(rounded[0].faces) == 1
    assert sheet(plate(50, 50, 3).center(25, 25).hole(9)).inner_corners == ()
    assert sheet(cq.Workplane().rect(60, 40).extrude(2).edges("|Z").fillet(5)).inner_corners == ()


def test_a_web_beside_a_tangent_line_is_exact_however_it_is_sampled():
    work = cq.Workplane().circle(30).extrude(5).cut(cq.Workplane().center(4, 3).circle(22).extrude(5))
    assert sheet(work).webs.size_mm[0] == pytest.approx(3, abs=1e-9)
