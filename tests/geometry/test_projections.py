"""Views of known parts: exact lines and circles, hidden ones told from visible ones, sections of known area."""

import math

import cadquery as cq
import numpy as np
import pytest
import shapely

from dfdm.facts.views import Stroke
from dfdm.geometry.part import Part
from dfdm.geometry.projections import marks_of, section_of, view_of
from dfdm.geometry.strokes import merged

X, Y, Z = np.eye(3)


def part_of(work):
    return Part.from_shape(work.val())


def length(view, *, hidden, style=("edge", "outline")):
    return sum(
        np.hypot(*np.diff(s.points, axis=0).T).sum() for s in view.strokes if s.hidden == hidden and s.style in style
    )


def area(view):
    found = shapely.Polygon()
    for ring in view.cut:
        found = found.symmetric_difference(shapely.Polygon(ring))
    return found.area


def test_a_box_is_a_rectangle():
    view = view_of(part_of(cq.Workplane().box(30, 20, 10)), X, Z)
    assert [s.kind for s in view.strokes] == ["line"] * 4
    assert view.bounds == pytest.approx((-15, -5, 15, 5))
    assert length(view, hidden=False) == pytest.approx(80)


def test_a_hole_is_a_circle_from_above_and_hidden_from_the_side():
    part = part_of(cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(6))
    above = view_of(part, X, Y)
    circles = [s for s in above.strokes if s.kind == "circle"]
    assert len(circles) == 1 and circles[0].radius_mm == pytest.approx(3) and not circles[0].hidden
    assert circles[0].center == pytest.approx((0, 0), abs=1e-9)
    side = view_of(part, X, Z)
    hidden = [s for s in side.strokes if s.hidden]
    assert sorted(round(float(s.points[0, 0]), 6) for s in hidden) == [-3, 3]
    assert all(s.kind == "line" for s in hidden)


def test_a_blind_hole_is_hidden_from_behind():
    part = part_of(cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(6, 4))
    behind = view_of(part, -X, Y)
    assert [s.hidden for s in behind.strokes if s.kind == "circle"] == [True]


def test_a_fillet_is_an_arc_of_its_radius():
    view = view_of(part_of(cq.Workplane().box(30, 20, 10).edges("|Z").fillet(4)), X, Y)
    arcs = [s for s in view.strokes if s.kind == "arc"]
    assert len(arcs) == 4 and {round(s.radius_mm, 6) for s in arcs} == {4}
    assert all(s.sweep_deg == pytest.approx(90) for s in arcs)


def test_a_sphere_is_one_circle():
    view = view_of(part_of(cq.Workplane().sphere(7)), X, Z)
    seen = [s for s in view.strokes if not s.hidden]
    assert {round(s.radius_mm, 6) for s in seen} == {7}
    assert sum(s.sweep_deg for s in seen) == pytest.approx(360)


def test_a_cylinder_has_its_outline():
    view = view_of(part_of(cq.Workplane().circle(5).extrude(20)), X, Z)
    assert length(view, hidden=False) == pytest.approx(2 * 20 + 2 * 10)


def test_a_section_lays_the_material_bare():
    part = part_of(cq.Workplane().box(30, 20, 10).faces(">Z").workplane().cboreHole(6, 12, 4))
    view = section_of(part, X, Z, 0.0)
    assert view.cut_at_mm == 0.0 and not any(s.hidden for s in view.strokes)
    assert area(view) == pytest.approx(30 * 10 - 6 * 6 - 12 * 4, abs=0.01)
    aside = section_of(part, X, Z, 8.0)
    assert area(aside) == pytest.approx(300, abs=0.01)


def test_a_section_of_a_void_has_a_ring():
    part = part_of(cq.Workplane().box(20, 20, 20).cut(cq.Workplane().sphere(6)))
    view = section_of(part, X, Z, 0.0)
    assert area(view) == pytest.approx(400 - math.pi * 36, abs=0.3)


def test_nothing_is_cut_outside():
    assert section_of(part_of(cq.Workplane().box(10, 10, 10)), X, Z, 50.0) is None


def test_a_mesh_shows_what_the_solid_shows():
    solid = cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(6)
    exact = part_of(solid)
    mesh = Part.from_mesh(exact.mesh.vertices, exact.mesh.triangles)
    for right, up in ((X, Z), (X, Y), (Y, Z)):
        one, other = view_of(exact, right, up), view_of(mesh, right, up)
        assert other.bounds == pytest.approx(one.bounds, abs=1e-6)
        assert length(other, hidden=False) == pytest.approx(length(one, hidden=False), rel=0.03)
    assert section_of(mesh, X, Z, 0.0) is None


def test_marks_hold_the_border_of_faces():
    marks = marks_of(part_of(cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(6)))
    (bore,) = [m for m in marks if m.surface == "cylinder"]
    assert bore.radius_mm == pytest.approx(3) and bore.concave
    assert np.abs(bore.points[:, 2]).max() == pytest.approx(5)
    assert len([m for m in marks if m.surface == "plane"]) == 6


def line(a, b, *, hidden=False):
    return Stroke(kind="line", points=np.array([a, b], dtype=float), hidden=hidden)


def arc(start, sweep, *, hidden=False):
    return Stroke(
        kind="arc",
        points=np.zeros((2, 2)),
        hidden=hidden,
        center=(0.0, 0.0),
        radius_mm=5.0,
        start_deg=start,
        sweep_deg=sweep,
    )


def test_lines_on_one_another_are_merged_and_the_visible_one_wins():
    found = merged([line((0, 0), (6, 0)), line((10, 0), (4, 0)), line((0, 0), (15, 0), hidden=True)])
    assert [(s.hidden, s.points.tolist()) for s in found] == [
        (False, [[0, 0], [10, 0]]),
        (True, [[10, 0], [15, 0]]),
    ]


def test_arcs_of_one_circle_are_merged_over_the_start():
    (found,) = merged([arc(300, 100), arc(350, 80)])
    assert (found.start_deg, found.sweep_deg) == pytest.approx((300, 130))
    whole = merged([arc(0, 200), arc(180, 200), arc(10, 50, hidden=True)])
    assert [(s.kind, s.hidden) for s in whole] == [("circle", False)]


def test_the_order_of_strokes_does_not_matter():
    strokes = [line((0, 0), (6, 0)), line((0, 1), (6, 1)), arc(0, 90), line((0, 0), (0, 3), hidden=True)]
    one, other = merged(strokes), merged(strokes[::-1])
    assert [s.points.tolist() for s in one] == [s.points.tolist() for s in other]
