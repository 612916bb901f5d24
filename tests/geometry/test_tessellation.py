import cadquery as cq
import numpy as np
import pytest
from OCP.BRepMesh import BRepMesh_IncrementalMesh
from scipy.spatial import cKDTree

from dfdm.errors import GeometryError
from dfdm.geometry import Part, tessellation
from dfdm.geometry.brep import faces_of
from dfdm.geometry.mesh import open_edge_count, weld


def bracket():
    return (
        cq.Workplane()
        .box(40, 30, 5)
        .faces(">Z")
        .workplane()
        .rect(25, 15, forConstruction=True)
        .vertices()
        .cboreHole(4, 8, 2)
        .edges("|Z")
        .fillet(3)
        .val()
    )


def centers(vertices, triangles):
    return np.asarray(vertices)[np.asarray(triangles)].mean(axis=1)


def test_the_same_triangles_as_cadquery_takes_out_node_by_node():
    shape = bracket()
    mesh = tessellation.tessellate(shape.wrapped, faces_of(shape.wrapped), linear_mm=0.1, angular_rad=0.3)
    meshed = shape.copy()
    BRepMesh_IncrementalMesh(meshed.wrapped, 0.1, False, 0.3, True)
    points, triangles = meshed.tessellate(0.1, 0.3)  # takes what is there
    theirs = centers([p.toTuple() for p in points], triangles)
    mine = centers(mesh.vertices, mesh.triangles)
    assert len(theirs) == len(mine)
    assert cKDTree(theirs).query(mine)[0].max() < 1e-6 and cKDTree(mine).query(theirs)[0].max() < 1e-6
    assert mesh.closed


def test_without_the_byte_form_the_node_loop_gives_the_same(monkeypatch):
    shape = bracket().wrapped
    fast = tessellation.tessellate(shape, faces_of(shape), linear_mm=0.1)
    monkeypatch.setattr(tessellation, "_HEADER", b"another version")
    slow = tessellation.tessellate(shape, faces_of(shape), linear_mm=0.1)
    assert np.array_equal(fast.vertices, slow.vertices) and np.array_equal(fast.triangles, slow.triangles)
    assert np.array_equal(fast.face_of_triangle, slow.face_of_triangle)


def test_small_parts_get_finer_triangles():
    assert tessellation.linear_deflection_mm(500) == 0.1
    assert tessellation.linear_deflection_mm(20) == pytest.approx(0.02)
    assert tessellation.linear_deflection_mm(0.1) == 0.01


def test_weld_joins_what_differs_in_the_last_digits():
    vertices = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [1 + 1e-9, 0, 0], [1, 1, 0], [0, 1 - 1e-9, 0], [-0.0, 0, 0]]
    mesh = weld(vertices, [[0, 1, 2], [3, 4, 5], [0, 6, 1]], [0, 1, 2])
    assert len(mesh.vertices) == 4
    assert mesh.face_of_triangle.tolist() == [0, 1]  # the third triangle lost a corner


def test_weld_refuses_nothing_and_not_a_number():
    with pytest.raises(GeometryError, match="no triangle with an area"):
        weld([[0, 0, 0], [1, 0, 0], [2, 0, 0]], [[0, 1, 2]], [0])
    with pytest.raises(GeometryError, match="not finite"):
        weld([[0, 0, 0], [1, 0, 0], [0, float("nan"), 0]], [[0, 1, 2]], [0])


def test_edges_cancel_in_a_closed_surface_only():
    mesh = Part.from_shape(bracket()).mesh
    assert open_edge_count(mesh.triangles) == 0
    assert open_edge_count(mesh.triangles[1:]) == 3


def test_flat_faces_with_holes_keep_area_and_closedness():
    solid = cq.Workplane().box(50, 50, 2).faces(">Z").workplane().rarray(10, 10, 4, 4).hole(5).val()
    part = Part.from_shape(solid.rotate((0, 0, 0), (3, 1, 2), 41))
    assert part.mesh.closed
    volume = part.mesh.signed_volume_mm3
    assert volume == pytest.approx(part.body.volume_mm3, rel=3e-3)
    assert (part.mesh.areas > 0).all()
