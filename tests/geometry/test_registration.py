"""Scans laid over parts: the motion is found again, of symmetric parts one of those that cannot be told apart."""

import cadquery as cq
import numpy as np
import pytest
import trimesh
from scipy.spatial.transform import Rotation

from dfdm.errors import GeometryError
from dfdm.geometry.part import Part
from dfdm.geometry.registration import cloud_of_part, points_of_mesh, register
from dfdm.geometry.repair import repaired
from dfdm.geometry.scan_fits import fitted_cylinder, fitted_plane
from dfdm.geometry.scanned import measure_scan


def scanned(shape, seed, noise_mm=0.02):
    rng = np.random.default_rng(seed)
    points, triangles = shape.val().tessellate(0.02, 0.1)
    mesh = trimesh.Trimesh(np.array([p.toTuple() for p in points]), np.array(triangles))
    mesh = trimesh.Trimesh(*trimesh.remesh.subdivide_to_size(mesh.vertices, mesh.faces, 1.5))
    mesh.merge_vertices()
    turn, shift = Rotation.random(random_state=seed).as_matrix(), rng.uniform(-50.0, 50.0, 3)
    return (mesh.vertices + rng.normal(0.0, noise_mm, mesh.vertices.shape)) @ turn.T + shift, mesh.faces, turn, shift


def bracket():
    body = cq.Workplane().box(50, 30, 5).union(cq.Workplane().center(-15, 5).rect(6, 12).extrude(18))
    return body.faces("<Z").workplane().center(12, 6).hole(8)


def flange(bolts=4, spoiled=6.0):
    """Round, with holes at equal angles; one of them may be of another size."""
    body = cq.Workplane().circle(30).extrude(6).faces(">Z").workplane().hole(20)
    for k in range(bolts):
        angle = 2 * np.pi * k / bolts
        x, y = 24 * np.cos(angle), 24 * np.sin(angle)
        body = body.cut(cq.Workplane().center(x, y).circle((spoiled if k == 1 else 6.0) / 2).extrude(6))
    return body


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 3))])
def test_the_motion_is_found_again(seed):
    part = Part.from_shape(bracket().val())
    vertices, triangles, turn, shift = scanned(bracket(), seed)
    found = register(part, repaired(vertices, triangles))
    assert len(found.poses) == 1
    assert not found.mirrored
    pose = found.poses[0]
    corners = part.mesh.vertices
    assert np.abs(pose.of(corners @ turn.T + shift) - corners).max() < 0.01
    assert pose.noise_mm == pytest.approx(0.02, rel=0.5)
    assert pose.covered > 0.95


def test_a_symmetric_part_is_judged_in_the_way_in_which_it_holds():
    """The hole that is declared to be 6 mm may be any of four; one was made 5.6 mm. With two declared, one way at most holds."""
    part = Part.from_shape(flange().val())
    holes = [f.id for f in part.faces if f.surface == "cylinder" and f.concave and abs(f.radius_mm - 3.0) < 1e-6]
    assert len(holes) == 4
    vertices, triangles, _, _ = scanned(flange(spoiled=5.6), 4)
    one, all_four = ({"id": name, "kind": "diameter", "faces": ids} for name, ids in (("C1", holes[:1]), ("C2", holes)))
    facts = measure_scan(part, vertices, triangles, [one, all_four], beyond_mm=0.3)
    assert len(facts) > 1
    assert max(pose.sizes["C1"][0].value_mm for pose in facts) == pytest.approx(6.0, abs=0.02)
    for pose in facts:
        assert sorted(size.value_mm for size in pose.sizes["C2"]) == pytest.approx([5.6, 6.0, 6.0, 6.0], abs=0.02)


def test_a_round_part_is_laid_along_its_axis():
    shape = cq.Workplane().circle(12).extrude(40).faces(">Z").workplane().circle(8).extrude(10)
    part = Part.from_shape(shape.val())
    vertices, triangles, _, _ = scanned(shape, 5)
    facts = measure_scan(part, vertices, triangles, [], beyond_mm=0.2)[0]
    assert facts.aligned
    assert max(abs(face.p50_mm) for face in facts.faces) < 0.03  # the scan's chords lie 0.02 mm inside
    assert facts.beyond == 0.0


@pytest.mark.slow
def test_a_cube_may_lie_on_any_face():
    part = Part.from_shape(cq.Workplane().box(20, 20, 20).val())
    vertices, triangles, _, _ = scanned(cq.Workplane().box(20, 20, 20), 6)
    facts = measure_scan(part, vertices, triangles, [], beyond_mm=0.2)
    assert facts[0].aligned
    assert max(abs(face.p50_mm) for face in facts[0].faces) < 0.01


def test_the_distance_of_two_planes_is_read():
    part = Part.from_shape(bracket().val())
    flat = sorted(
        (f for f in part.faces if f.surface == "plane" and abs(f.normal[2]) > 0.99), key=lambda f: f.centroid[2]
    )
    faces = [flat[0].id, flat[1].id]
    vertices, triangles, _, _ = scanned(bracket(), 7)
    facts = measure_scan(part, vertices, triangles, [{"id": "C1", "kind": "thickness", "faces": faces}], beyond_mm=0.2)[
        0
    ]
    assert facts.sizes["C1"][0].value_mm == pytest.approx(flat[1].centroid[2] - flat[0].centroid[2], abs=0.005)


def test_what_a_scan_cannot_tell_has_a_reason():
    part = Part.from_shape(bracket().val())
    vertices, triangles, _, _ = scanned(bracket(), 8)
    demanded = [
        {"id": f"C{n}", "kind": kind, "faces": [0]}
        for n, kind in enumerate(("thread", "color", "position", "distance"))
    ]
    facts = measure_scan(
        part, vertices, triangles, [*demanded, {"id": "C9", "kind": "diameter", "faces": [99]}], beyond_mm=0.2
    )[0]
    for sizes in facts.sizes.values():
        assert [size.value_mm for size in sizes] == [None]
        assert sizes[0].why_not


def test_an_empty_scan_is_one_clear_error():
    part = Part.from_shape(bracket().val())
    with pytest.raises(GeometryError):
        measure_scan(part, np.zeros((3, 3)), np.array([[0, 1, 2]]), [], beyond_mm=0.2)


def test_points_stand_for_equal_areas_and_come_out_alike():
    mesh = repaired(*scanned(bracket(), 9, noise_mm=0.0)[:2])
    points, normals = points_of_mesh(mesh, 4000)
    again, _ = points_of_mesh(mesh, 4000)
    assert np.array_equal(points, again)
    assert np.allclose(np.linalg.norm(normals, axis=1), 1.0)
    largest = np.argsort(mesh.areas)[-1]
    assert mesh.areas[largest] / mesh.areas.sum() < 0.05
    cloud = cloud_of_part(Part.from_shape(bracket().val()), 5000)
    assert len(cloud.points) == len(cloud.face)


def test_fits_let_go_of_what_does_not_belong():
    rng = np.random.default_rng(10)
    angle, height = rng.uniform(0, 2 * np.pi, 2000), rng.uniform(-5, 5, 2000)
    radius = 4.0 + rng.normal(0, 0.02, 2000)
    radius[:60] += 1.0
    points = np.stack((radius * np.cos(angle), radius * np.sin(angle), height), axis=1)
    found, why = fitted_cylinder(points, np.zeros(3), np.array([0.02, 0.0, 1.0]), 4.2)
    assert why == ""
    assert found == pytest.approx(4.0, abs=0.005)
    narrow = points[np.abs(angle - 1.0) < 0.3]
    assert "less than a sixth" in fitted_cylinder(narrow, np.zeros(3), np.array([0.0, 0.0, 1.0]), 4.0)[1]
    flat = np.stack((rng.uniform(-5, 5, 900), rng.uniform(-5, 5, 900), rng.normal(0, 0.02, 900)), axis=1)
    flat[:20, 2] += 3.0
    middle, normal = fitted_plane(flat)
    assert abs(middle[2]) < 0.005
    assert abs(normal[2]) > 0.99999
