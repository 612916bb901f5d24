import math

import cadquery as cq
import numpy as np
import pytest

from dfdm.errors import GeometryError
from dfdm.geometry import Part


def box(x=40, y=30, z=2):
    return cq.Workplane().box(x, y, z).val()


def test_a_box_is_measured_exactly():
    body = Part.from_shape(box(40, 30, 2)).body
    assert (body.kind, body.volume_mm3, body.area_mm2) == ("brep", 2400.0, 2680.0)
    assert body.bounding_box_mm == (40.0, 30.0, 2.0)
    assert body.lower_mm == (-20.0, -15.0, -1.0)
    assert body.center_mm == (0.0, 0.0, 0.0)
    assert body.watertight and body.solids == 1 and body.faces == 6 and body.triangles == 12


def test_inertia_is_the_tensor_about_the_center():
    moved = box(2, 3, 4).moved(cq.Location(cq.Vector(50, 60, 70)))
    body = Part.from_shape(moved).body
    assert body.inertia_mm5 == pytest.approx(
        (24 / 12 * (9 + 16), 24 / 12 * (4 + 16), 24 / 12 * (4 + 9), 0, 0, 0), abs=1e-6
    )
    turned = Part.from_shape(box(2, 3, 4).rotate((0, 0, 0), (0, 0, 1), 30)).body
    xx, yy, _, xy, *_ = turned.inertia_mm5
    # Turning the tensor diag(50, 40) by 30 degrees: xy = (50 - 40) sin cos.
    assert xx == pytest.approx(50 * 0.75 + 40 * 0.25) and yy == pytest.approx(50 * 0.25 + 40 * 0.75)
    assert xy == pytest.approx(10 * math.sin(math.pi / 6) * math.cos(math.pi / 6))


def test_mesh_and_brep_agree_on_inertia():
    solid = cq.Workplane().box(20, 10, 5).faces(">Z").workplane(centerOption="CenterOfMass").center(6, 2).hole(3).val()
    solid = solid.rotate((0, 0, 0), (1, 1, 0), 25)
    exact = Part.from_shape(solid)
    mesh = Part.from_mesh(exact.mesh.vertices, exact.mesh.triangles)
    assert mesh.body.inertia_mm5 == pytest.approx(exact.body.inertia_mm5, rel=2e-3)
    assert mesh.body.center_mm == pytest.approx(exact.body.center_mm, abs=1e-2)


@pytest.mark.parametrize(
    ("shape", "volume", "size"),
    [
        (cq.Workplane().sphere(10).val(), 4 / 3 * math.pi * 1000, (20, 20, 20)),
        (cq.Workplane().cylinder(10, 4).val().rotate((0, 0, 0), (0, 0, 1), 17), math.pi * 160, (8, 8, 10)),
        (cq.Solid.makeTorus(10, 2), 2 * math.pi**2 * 40, (24, 24, 4)),
        (cq.Solid.makeCone(5, 2, 9), math.pi * 9 / 3 * 39, (10, 10, 9)),
    ],
    ids=["sphere", "cylinder", "torus", "cone"],
)
def test_curved_bodies_have_exact_volume_and_box(shape, volume, size):
    body = Part.from_shape(shape).body
    assert body.volume_mm3 == pytest.approx(volume, rel=1e-6)
    assert body.bounding_box_mm == pytest.approx(size, abs=1e-5)


def test_faces_say_what_they_are():
    part = Part.from_shape(cq.Workplane().box(20, 20, 10).faces(">Z").workplane().cskHole(4, 8, 90).val())
    by_kind = {}
    for face in part.faces:
        by_kind.setdefault(face.surface, []).append(face)
    assert {kind: len(found) for kind, found in by_kind.items()} == {"plane": 6, "cylinder": 1, "cone": 1}
    bore, sink = by_kind["cylinder"][0], by_kind["cone"][0]
    assert bore.radius_mm == pytest.approx(2) and bore.concave and bore.axis == pytest.approx((0, 0, 1))
    assert sink.half_angle_deg == pytest.approx(45) and sink.concave
    assert sink.origin == pytest.approx((0, 0, 1)) and sink.axis == pytest.approx((0, 0, 1))
    top = max(by_kind["plane"], key=lambda f: f.centroid[2])
    assert top.normal == pytest.approx((0, 0, 1))
    assert not Part.from_shape(cq.Workplane().cylinder(5, 3).val()).faces[-1].concave


def test_normals_of_triangles_point_out_of_every_face():
    solid = cq.Workplane().box(20, 20, 10).faces(">Z").workplane().cskHole(4, 8, 90).mirror("XY").val()
    part = Part.from_shape(solid)
    assert part.mesh.closed
    assert part.mesh.signed_volume_mm3 == pytest.approx(part.body.volume_mm3, rel=5e-3)
    for face in part.faces:
        if face.normal is not None:
            mine = part.mesh.normals[part.mesh.face_of_triangle == face.id]
            assert np.allclose(mine, face.normal, atol=1e-6)


def test_ids_are_positions_and_triangles_carry_them():
    part = Part.from_shape(cq.Workplane().box(10, 20, 30).edges("|Z").fillet(2).val())
    assert [face.id for face in part.faces] == list(range(len(part.faces)))
    assert (np.diff(part.mesh.face_of_triangle) >= 0).all()
    for face in part.faces:
        area = part.mesh.areas[part.mesh.face_of_triangle == face.id].sum()
        assert area == pytest.approx(face.area_mm2, rel=0.02)


def test_faces_given_by_the_designer_are_found_again():
    work = cq.Workplane().box(10, 20, 30)
    part = Part.from_shape(work.val())
    (found,) = part.face_ids(work.faces(">Z").vals())
    assert part.faces[found].centroid == pytest.approx((0, 0, 15))
    with pytest.raises(GeometryError, match="not a face of the part"):
        part.face_ids(cq.Workplane().box(1, 1, 1).faces(">Z").vals())


def test_placed_copies_of_one_solid_keep_their_places():
    one = cq.Workplane().box(2, 2, 2).faces(">Z").hole(1).val()
    both = cq.Compound.makeCompound([one, one.moved(cq.Location(cq.Vector(10, 0, 0), cq.Vector(0, 0, 1), 45))])
    part = Part.from_shape(both)
    assert part.body.solids == 2 and part.body.watertight
    assert part.mesh.closed
    assert part.mesh.vertices[:, 0].max() == pytest.approx(10 + math.sqrt(2), abs=1e-5)
    assert part.mesh.signed_volume_mm3 == pytest.approx(part.body.volume_mm3, rel=2e-2)


def test_an_open_shell_has_area_but_no_volume():
    solid = box(10, 10, 10)
    part = Part.from_shape(cq.Shell.makeShell(solid.Faces()[:5]))
    body = part.body
    assert not body.watertight and body.solids == 0
    assert body.volume_mm3 is None and body.center_mm is None and body.inertia_mm5 is None
    assert body.area_mm2 == pytest.approx(500)


def test_a_solid_inside_out_is_measured_as_the_material_it_bounds():
    turned = cq.Shape.cast(box(10, 10, 10).wrapped.Reversed())
    assert Part.from_shape(turned).body.volume_mm3 == pytest.approx(1000)


def test_loose_faces_and_broken_shells_do_not_crash():
    solid = box(10, 10, 10)
    loose = cq.Compound.makeCompound(solid.Faces())
    assert not Part.from_shape(loose).body.watertight
    book = cq.Compound.makeCompound([*solid.Faces(), *box(10, 10, 10).moved(cq.Location(cq.Vector(10, 0, 0))).Faces()])
    assert Part.from_shape(book).body.area_mm2 == pytest.approx(1200)


@pytest.mark.parametrize("nothing", [None, cq.Edge.makeLine((0, 0, 0), (1, 0, 0)), 7, cq.Workplane()])
def test_what_has_no_face_is_one_clear_error(nothing):
    with pytest.raises(GeometryError, match=r"no (shape|face)"):
        Part.from_shape(nothing)


def test_edges_for_viewers_are_the_lines_between_faces():
    segments = Part.from_shape(box(4, 3, 2)).edges_polyline()
    assert segments.shape == (12, 2, 3)
    assert np.linalg.norm(segments[:, 1] - segments[:, 0], axis=1).sum() == pytest.approx(4 * 9)


def test_the_shape_is_not_touched():
    solid = cq.Workplane().sphere(5).val()
    coarse = solid.tessellate(2.0, 1.5)
    part = Part.from_shape(solid)
    assert len(part.mesh.triangles) > 4 * len(coarse[1])
    from OCP.BRep import BRep_Tool
    from OCP.TopLoc import TopLoc_Location

    kept = BRep_Tool.Triangulation_s(solid.Faces()[0].wrapped, TopLoc_Location())
    assert kept.NbTriangles() == len(coarse[1])


def test_what_the_kernel_raises_becomes_one_clear_error(monkeypatch):
    from OCP.Standard import Standard_NullObject

    from dfdm.geometry import part as module

    def broken(*_):
        raise Standard_NullObject("no surface")

    monkeypatch.setattr(module, "read_faces", broken)
    with pytest.raises(GeometryError, match="Standard_NullObject") as raised:
        _ = Part.from_shape(box()).body
    assert "\n" not in str(raised.value)
