import cadquery as cq
import numpy as np
import pytest

from dfdm.errors import GeometryError
from dfdm.geometry.part import Part
from dfdm.geometry.picked import between, wall_at


def found(part, **wanted):
    """The one face whose fields are these."""
    (face,) = [face for face in part.faces if all(getattr(face, name) == value for name, value in wanted.items())]
    return face


def facing(part, direction):
    (face,) = [face for face in part.faces if face.normal is not None and np.dot(face.normal, direction) > 0.999]
    return face


def test_the_wall_of_a_tube_is_exact_though_its_triangles_are_not():
    tube = Part.from_shape(cq.Workplane().circle(10).circle(7.25).extrude(30).val())
    outside = next(face for face in tube.faces if face.surface == "cylinder" and not face.concave)
    inside = next(face for face in tube.faces if face.surface == "cylinder" and face.concave)
    for angle in np.linspace(0.1, 6.2, 7):
        way = np.array([np.cos(angle), np.sin(angle), 0.0])
        here = wall_at(tube, outside.id, 9.97 * way + [0, 0, 12])
        assert here.thickness_mm == pytest.approx(2.75, abs=2e-4)
        assert here.face == inside.id
        assert here.square
        assert np.hypot(*here.start[:2]) == pytest.approx(10, abs=1e-4)
        assert np.hypot(*here.end[:2]) == pytest.approx(7.25, abs=1e-3)


def test_of_a_ball_the_wall_is_its_diameter():
    ball = Part.from_shape(cq.Workplane().sphere(6).val())
    here = wall_at(ball, found(ball, surface="sphere").id, np.array([3.0, 4.0, 3.0]) * 6 / np.sqrt(34))
    assert here.thickness_mm == pytest.approx(12, abs=0.01)


def test_a_side_that_leans_bounds_no_wall_but_has_a_distance():
    wedge = Part.from_shape(cq.Workplane("XZ").polyline([(0, 0), (20, 0), (0, 20)]).close().extrude(10).val())
    bottom = facing(wedge, (0, 0, -1))
    here = wall_at(wedge, bottom.id, np.array([8.0, -5.0, 0.0]))
    assert here.thickness_mm == pytest.approx(12, abs=1e-6)
    assert not here.square


def test_of_triangles_the_wall_is_theirs():
    box = Part.from_shape(cq.Workplane().box(20, 10, 4).val()).mesh
    mesh = Part.from_mesh(box.vertices, box.triangles)
    here = wall_at(mesh, facing(mesh, (0, 0, 1)).id, np.array([3.0, 2.0, 2.0]))
    assert here.thickness_mm == pytest.approx(4, abs=1e-6)


def test_behind_an_open_surface_is_nothing_and_a_face_that_is_none_is_refused():
    sheet = Part.from_shape(cq.Workplane().box(10, 10, 10).faces(">Z").val())
    assert wall_at(sheet, 0, np.array([1.0, 1.0, 5.0])) is None
    with pytest.raises(GeometryError):
        wall_at(sheet, 5, np.zeros(3))


def test_planes_are_apart_or_at_an_angle():
    wedge = Part.from_shape(cq.Workplane("XZ").polyline([(0, 0), (20, 0), (10, 10), (0, 10)]).close().extrude(10).val())
    low, high = facing(wedge, (0, 0, -1)), facing(wedge, (0, 0, 1))
    slope = facing(wedge, (np.sqrt(0.5), 0, np.sqrt(0.5)))
    apart = between(low, high, np.array([1.0, -2.0, 0.0]), np.array([5.0, -5.0, 10.0]))
    assert (apart.kind, apart.distance_mm) == ("planes", pytest.approx(10))
    assert np.subtract(apart.end, apart.start) == pytest.approx([0, 0, 10])
    leaning = between(low, slope, np.zeros(3), np.zeros(3))
    assert (leaning.kind, leaning.distance_mm) == ("angle", None)
    assert leaning.angle_deg == pytest.approx(45)


def test_axes_are_apart_from_axes_and_from_planes():
    body = cq.Workplane().box(60, 30, 20).faces(">Z").workplane().pushPoints([(-20, 0), (10, 5)]).hole(6)
    part = Part.from_shape(body.faces(">Y").workplane(origin=(0, 0, 0)).hole(4).val())
    upright = sorted((f for f in part.faces if f.radius_mm == pytest.approx(3)), key=lambda f: f.centroid[0])
    lying = next(f for f in part.faces if f.radius_mm == pytest.approx(2))
    at = np.zeros(3)
    assert between(*upright, at, at).distance_mm == pytest.approx(np.hypot(30, 5))
    assert between(upright[0], facing(part, (1, 0, 0)), at, at).distance_mm == pytest.approx(50)
    assert between(facing(part, (0, 0, 1)), lying, at, at).distance_mm == pytest.approx(10)
    assert between(upright[0], lying, at, at).angle_deg == pytest.approx(90)
    assert between(facing(part, (0, 0, 1)), upright[1], at, at).angle_deg == pytest.approx(90)


def test_what_has_neither_plane_nor_axis_is_not_compared():
    ball = Part.from_shape(cq.Workplane().sphere(6).val())
    assert between(ball.faces[0], ball.faces[0], np.zeros(3), np.zeros(3)) is None
