import math
import pickle

import cadquery as cq
import pytest
from hypothesis import given, settings

from dfdm.facts.measurements import Certain, NotMeasured, PartFacts
from dfdm.geometry.holes import measure_holes
from dfdm.geometry.part import Part
from tests.geometry.solids import near, part, plate, turned_about, turns


def only(work):
    (hole,) = measure_holes(part(work))
    return hole


def test_through_hole_is_entered_from_the_greater_side():
    hole = only(plate().center(20, 30).hole(6))
    assert near((hole.diameter_mm, hole.depth_mm), (6, 10))
    assert hole.through and hole.kind == "plain" and not hole.flat_bottom
    assert near(hole.origin_mm, (20, 30, 10)) and near(hole.axis, (0, 0, -1))
    assert hole.entry_angle_deg == 0.0


def test_blind_flat_hole():
    hole = only(plate().center(20, 30).hole(6, 4))
    assert not hole.through and hole.flat_bottom
    assert near(hole.depth_mm, 4) and near(hole.origin_mm, (20, 30, 10)) and near(hole.axis, (0, 0, -1))


def test_drill_point_is_not_counted_as_depth():
    tool = cq.Solid.makeCylinder(3, 6, cq.Vector(20, 30, 4)).fuse(
        cq.Solid.makeCone(0, 3, 3 / math.tan(math.radians(59)), cq.Vector(20, 30, 4 - 3 / math.tan(math.radians(59))))
    )
    hole = only(plate().end().end().cut(cq.Workplane(tool)))
    assert not hole.through and not hole.flat_bottom
    assert near(hole.depth_mm, 6) and len(hole.faces) == 2


def test_counterbore_and_spotface():
    deep = only(plate().center(20, 30).cboreHole(5, 9, 4))
    assert deep.kind == "counterbore" and deep.through
    assert [(round(s.diameter_mm, 6), round(s.depth_mm, 6)) for s in deep.steps] == [(9, 4), (5, 6)]
    assert near((deep.diameter_mm, deep.depth_mm), (5, 10)) and near(deep.axis, (0, 0, -1))
    assert only(plate().center(20, 30).cboreHole(5, 12, 0.5)).kind == "spotface"


def test_counterbore_below_is_entered_from_below():
    work = cq.Workplane().box(40, 40, 10).faces("<Z").workplane().cboreHole(5, 9, 4)
    hole = only(work)
    assert hole.kind == "counterbore" and near(hole.axis, (0, 0, 1)) and near(hole.origin_mm, (0, 0, -5))


def test_countersink_but_not_a_broken_edge():
    hole = only(plate().center(20, 30).cskHole(5, 10, 90))
    assert hole.kind == "countersink" and near((hole.diameter_mm, hole.depth_mm), (5, 10))
    broken = only(plate().center(20, 30).hole(6).faces(">Z").edges("%CIRCLE").chamfer(0.3))
    assert broken.kind == "plain" and near(broken.depth_mm, 10)


def test_hole_split_by_a_slot_is_one_hole_and_far_walls_are_two():
    lugs = cq.Workplane().box(40, 40, 30).faces(">X").workplane().hole(6).cut(cq.Workplane().box(12, 60, 40))
    hole = only(lugs)
    assert hole.through and near(hole.depth_mm, 40) and near(hole.steps[0].depth_mm, 40)
    tube = cq.Workplane().circle(30).circle(28).extrude(40)
    drill = cq.Workplane("YZ").workplane(offset=-50).center(0, 20).circle(2).extrude(100)
    walls = measure_holes(part(tube.cut(drill)))
    radial = [hole for hole in walls if hole.diameter_mm < 5]
    assert [round(hole.depth_mm, 3) for hole in radial] == [2, 2]
    assert {hole.axis[0] for hole in radial} == {-1.0, 1.0}
    assert all(hole.through for hole in radial)


@pytest.mark.parametrize(
    "work",
    [
        plate().center(40, 30).slot2D(30, 8).cutThruAll(),  # the ends of a slot are half cylinders
        plate().center(40, 30).rect(30, 20).cutThruAll().edges("|Z").fillet(4),  # so are fillets
        plate().center(40, 30).circle(15).circle(8).cutBlind(-4),  # a ring groove has a core
        cq.Workplane().box(20, 20, 20),
        cq.Workplane().circle(10).extrude(20),
    ],
)
def test_what_is_no_hole(work):
    assert measure_holes(part(work)) == ()


def test_cavity_is_no_hole():
    assert measure_holes(part(cq.Workplane().box(40, 40, 40).cut(cq.Workplane().cylinder(10, 5)))) == ()


def test_slanted_entry():
    wedge = cq.Workplane("XZ").polyline([(0, 0), (60, 0), (60, 40), (0, 10)]).close().extrude(-40)
    hole = only(wedge.cut(cq.Workplane().center(30, 20).circle(3).extrude(100)))
    assert hole.through and near(hole.depth_mm, 25, 1e-5)
    assert near(hole.entry_angle_deg, math.degrees(math.atan2(30, 60)), 1e-4)


def test_blind_hole_into_a_shaft_starts_at_its_surface():
    shaft = cq.Workplane("YZ").circle(10).extrude(60)
    hole = only(shaft.cut(cq.Workplane("XY", origin=(30, 0, 4)).circle(2).extrude(20)))
    assert near(hole.origin_mm, (30, 0, 10), 1e-6) and near(hole.depth_mm, 6) and hole.flat_bottom
    assert hole.entry_angle_deg == 0.0


def test_freeform_cylinder_is_recognized():
    ring = cq.Workplane().box(40, 40, 10).faces(">Z").workplane().hole(12).val()
    from OCP.BRepBuilderAPI import BRepBuilderAPI_NurbsConvert

    freeform = cq.Shape.cast(BRepBuilderAPI_NurbsConvert(ring.wrapped, True).Shape())
    (hole,) = measure_holes(Part.from_shape(freeform))
    assert near(hole.diameter_mm, 12, 1e-3) and hole.through


@settings(max_examples=6, deadline=None)
@given(turn=turns)
def test_turned_in_space_nothing_changes(turn):
    work = plate().center(20, 30).cboreHole(5, 9, 4).faces(">Z").workplane().center(30, 0).hole(6, 7)
    bored, blind = measure_holes(turned_about(work, turn))
    assert near((bored.diameter_mm, bored.depth_mm, blind.diameter_mm, blind.depth_mm), (5, 10, 6, 7), 1e-5)
    assert bored.kind == "counterbore" and bored.through and not blind.through and blind.flat_bottom
    assert near(bored.axis, blind.axis, 1e-6)


def test_mesh_of_the_same_part_has_the_same_holes():
    shape = plate().center(20, 30).cboreHole(5, 9, 4).faces(">Z").workplane().center(30, 0).hole(6, 7)
    exact = part(shape)
    mesh = Part.from_mesh(exact.mesh.vertices, exact.mesh.triangles)
    found = measure_holes(mesh)
    assert not isinstance(found, NotMeasured)
    for one, other in zip(measure_holes(exact), found, strict=True):
        assert near(
            (one.diameter_mm, one.depth_mm, *one.origin_mm), (other.diameter_mm, other.depth_mm, *other.origin_mm), 1e-3
        )
        assert (one.kind, one.through, one.flat_bottom) == (other.kind, other.through, other.flat_bottom)
        assert near(one.axis, other.axis, 1e-6)


def as_mesh(work):
    exact = part(work)
    return Part.from_mesh(exact.mesh.vertices, exact.mesh.triangles)


def test_mesh_with_curves_that_could_hide_a_hole_gives_what_is_certain_and_says_the_rest():
    groove = cq.Workplane("XZ", origin=(85, 30, 30)).center(8, 0).ellipse(4, 2).revolve(360, (-8, 0), (-8, 1))
    bowl = plate(z=30).center(50, 30).hole(6).cut(groove)
    found = measure_holes(as_mesh(bowl))
    assert isinstance(found, Certain) and "curved" in found.reason
    assert [(round(h.diameter_mm, 2), round(h.depth_mm, 3), h.through) for h in found] == [(6, 30, True)]
    facts = PartFacts(name="bowl", known={"holes": found})
    assert facts.holes == found and facts.why_not("holes") == found.reason
    again = PartFacts.from_dict({"name": "bowl", "count": 1, "holes": [h.to_dict() for h in found],
        "not_measured": [{"quantity": "holes", "reason": found.reason}]})  # fmt: skip
    assert isinstance(again.quantity("holes"), Certain) and again.why_not("holes") == found.reason
    assert pickle.loads(pickle.dumps(found)).reason == found.reason


def test_mesh_whose_only_hole_opens_in_a_curve_is_not_measured():
    found = measure_holes(as_mesh(plate().center(50, 30).hole(6).faces(">Z").edges("%CIRCLE").fillet(1)))
    assert isinstance(found, NotMeasured) and "cannot be told" in found.reason


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_counterbored_hole_with_a_broken_far_edge_is_entered_at_its_counterbore(turn):
    work = cq.Workplane().box(30, 30, 12).faces(">Z").workplane().cboreHole(9, 15, 5)
    work = work.faces("<Z").edges("%CIRCLE").chamfer(1).rotate((0, 0, 0), (1, 0, 0), turn)
    (hole,) = measure_holes(part(work))
    assert hole.kind == "counterbore" and hole.through
    assert [round(step.diameter_mm, 6) for step in hole.steps][:2] == [15.0, 9.0]
