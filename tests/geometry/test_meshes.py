from collections import Counter

import cadquery as cq
import numpy as np
import pytest

from dfdm.errors import GeometryError
from dfdm.geometry import Part
from dfdm.geometry.holes import measure_holes


@pytest.fixture(scope="module")
def plate():
    work = cq.Workplane().box(40, 30, 5).faces(">Z").workplane().rect(25, 15, forConstruction=True).vertices()
    return Part.from_shape(work.cboreHole(4, 8, 2).edges("|Z").fillet(3).val())


def soup(mesh):
    """Triangles as in an STL file: no shared vertices, single precision."""
    corners = mesh.corners.astype(np.float32).reshape(-1, 3)
    return corners, np.arange(len(corners)).reshape(-1, 3)


def test_a_triangle_soup_becomes_a_closed_part(plate):
    part = Part.from_mesh(*soup(plate.mesh), name="soup")
    body = part.body
    assert (part.kind, part.name, part.shape) == ("mesh", "soup", None)
    assert body.watertight and body.solids == 1
    assert body.volume_mm3 == pytest.approx(plate.body.volume_mm3, rel=1e-3)
    assert body.bounding_box_mm == pytest.approx((40, 30, 5), abs=1e-4)


def test_regions_of_a_mesh_are_the_faces_it_was_made_from(plate):
    part = Part.from_mesh(*soup(plate.mesh))
    assert Counter(f.surface for f in part.faces) == Counter(f.surface for f in plate.faces)

    def cylinders(p):
        found = [f for f in p.faces if f.surface == "cylinder"]
        return sorted((round(f.radius_mm, 3), f.concave, round(f.origin[0], 2), round(f.origin[1], 2)) for f in found)

    assert cylinders(part) == cylinders(plate)
    for face in part.faces:
        mine = part.mesh.areas[part.mesh.face_of_triangle == face.id].sum()
        assert mine == pytest.approx(face.area_mm2)


def test_winding_is_mended(plate):
    vertices, triangles = plate.mesh.vertices, plate.mesh.triangles.copy()
    triangles[::7] = triangles[::7][:, [0, 2, 1]]
    assert Part.from_mesh(vertices, triangles).body.volume_mm3 == pytest.approx(plate.mesh.signed_volume_mm3, rel=1e-6)
    assert Part.from_mesh(vertices, plate.mesh.triangles[:, ::-1]).body.volume_mm3 > 0


def test_doubled_and_flat_triangles_are_dropped(plate):
    vertices = plate.mesh.vertices
    more = np.concatenate((plate.mesh.triangles, plate.mesh.triangles[:5], [[0, 0, 1]]))
    part = Part.from_mesh(vertices, more)
    assert part.body.watertight and part.body.triangles == len(plate.mesh.triangles)


def test_an_open_mesh_is_measured_without_a_volume(plate):
    body = Part.from_mesh(plate.mesh.vertices, plate.mesh.triangles[3:]).body
    assert not body.watertight
    assert (body.volume_mm3, body.center_mm, body.inertia_mm5, body.solids) == (None, None, None, 0)
    assert body.area_mm2 > 0


@pytest.mark.parametrize(
    ("vertices", "triangles", "says"),
    [
        (np.empty((0, 3)), np.empty((0, 3), dtype=int), "no triangle"),
        (np.zeros((3, 3)), [[0, 1, 2]], "no triangle with an area"),
        ([[0, 0, 0], [1, 0, 0], [2, 0, 0]], [[0, 1, 2]], "no triangle with an area"),
        ([[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 3]], "not there"),
        ([[0, 0], [1, 0], [0, 1]], [[0, 1, 2]], "vertices"),
        ([[0, 0, 0], [1, 0, 0], [0, float("inf"), 0]], [[0, 1, 2]], "finite"),
    ],
)
def test_unusable_triangles_are_one_clear_error(vertices, triangles, says):
    with pytest.raises(GeometryError, match=says) as raised:
        Part.from_mesh(vertices, triangles)
    assert "\n" not in str(raised.value)


def test_bodies_are_counted():
    mesh = Part.from_shape(cq.Workplane().box(2, 2, 2).val()).mesh
    vertices = np.concatenate([mesh.vertices + np.array([k * 5, 0, 0]) for k in range(3)])
    triangles = np.concatenate([mesh.triangles + k * len(mesh.vertices) for k in range(3)])
    body = Part.from_mesh(vertices, triangles).body
    assert body.solids == 3 and body.volume_mm3 == pytest.approx(24)


def test_cones_and_spheres_of_a_mesh_are_found():
    work = cq.Workplane().box(40, 30, 10).faces(">Z").workplane().center(10, 0).cskHole(4, 9, 82)
    shape = work.cut(cq.Workplane().sphere(4).translate((-9, 2, 5))).val().rotate((0, 0, 0), (1, 2, 3), 33)
    exact = Part.from_shape(shape)
    part = Part.from_mesh(*soup(exact.mesh))
    assert Counter(f.surface for f in part.faces) == Counter(f.surface for f in exact.faces)
    (cone,), (same,) = ([f for f in p.faces if f.surface == "cone"] for p in (part, exact))
    assert cone.half_angle_deg == pytest.approx(41, abs=0.3) and cone.concave
    assert cone.origin == pytest.approx(same.origin, abs=0.05) and cone.axis == pytest.approx(same.axis, abs=1e-4)
    (ball,), (same,) = ([f for f in p.faces if f.surface == "sphere"] for p in (part, exact))
    assert ball.radius_mm == pytest.approx(4, rel=1e-3) and ball.concave
    assert ball.origin == pytest.approx(same.origin, abs=5e-3)


def as_stl(body, linear_mm=0.05, angular_rad=0.2):
    """The part that remains when a body was written to a file in single precision."""
    points, triangles = body.val().tessellate(linear_mm, angular_rad)
    vertices = np.array([p.toTuple() for p in points]).astype(np.float32)
    return Part.from_mesh(vertices.astype(np.float64), np.array(triangles))


@pytest.mark.parametrize("linear_mm, angular_rad", [(0.05, 0.2), (0.01, 0.1)])
def test_fillets_all_round_are_cylinders_and_holes_are_found(linear_mm, angular_rad):
    body = cq.Workplane().box(60, 40, 20).edges().fillet(4)
    body = body.faces(">Z").workplane().rect(30, 16, forConstruction=True).vertices().hole(5)
    part = as_stl(body, linear_mm, angular_rad)
    fillets = [f for f in part.faces if f.surface == "cylinder" and not f.concave]
    assert len(fillets) == 12 and all(f.radius_mm == pytest.approx(4, abs=1e-3) for f in fillets)
    assert sum(f.surface == "sphere" and f.radius_mm == pytest.approx(4, rel=1e-3) for f in part.faces) == 8
    found = measure_holes(part)
    assert [(h.diameter_mm, h.depth_mm) for h in found] == [pytest.approx((5, 20), abs=1e-3)] * 4


def test_a_torus_is_not_cut_into_cylinders():
    ring = as_stl(cq.Workplane(cq.Solid.makeTorus(20, 5)))
    assert not any(f.surface == "cylinder" for f in ring.faces)


def test_a_hole_with_round_rims_is_found():
    part = as_stl(cq.Workplane().box(60, 40, 20).faces(">Z").workplane().hole(10).edges().fillet(2))
    rims = [f for f in part.faces if f.surface == "torus"]
    assert [(f.radius_mm, f.minor_radius_mm) for f in rims] == [pytest.approx((7, 2), rel=1e-3)] * 2
    assert not any(f.concave for f in rims) and all(abs(f.axis[2]) > 0.999999 for f in rims)
    assert [h.diameter_mm for h in measure_holes(part)] == [pytest.approx(10, rel=1e-3)]


def test_a_rod_with_round_ends_is_a_cylinder_and_two_balls():
    rod = cq.Workplane().sphere(8).union(cq.Workplane().circle(8).extrude(30))
    part = as_stl(rod.union(cq.Workplane(origin=(0, 0, 30)).sphere(8)))
    assert [f.surface for f in part.faces] == ["cylinder", "sphere", "sphere"]
