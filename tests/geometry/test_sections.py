import cadquery as cq
import numpy as np
import pytest

from dfdm.geometry.lying import Lying
from dfdm.geometry.part import Part
from dfdm.geometry.sections import INSET_MM, measure_sections
from dfdm.geometry.slices import contours_at, length_mm, ring_areas_mm2


def sections(solid: cq.Workplane):
    return measure_sections(Lying.of(Part.from_shape(solid.val())))


def test_a_block_shrinks_by_its_insets():
    found = sections(cq.Workplane().box(20, 30, 12))
    assert found.area_mm2.shape == (24, len(INSET_MM))
    assert found.area_mm2[7] == pytest.approx((20 - 2 * INSET_MM) * (30 - 2 * INSET_MM))
    assert found.perimeter_mm[7] == pytest.approx(100 - 8 * INSET_MM)
    assert (found.islands == 1).all() and (found.holes == 0).all()
    assert found.z_mm[0] < 0.5 and found.z_mm[-1] > 11.5


def test_a_tube_has_a_hole_and_vanishes_beyond_half_its_wall():
    found = sections(cq.Workplane().circle(10).circle(8).extrude(20))
    assert (found.holes == 1).all()
    assert found.area_mm2[3, 0] == pytest.approx(np.pi * 36, rel=0.01)
    at_half_mm = list(INSET_MM).index(0.5)
    assert found.perimeter_mm[3, at_half_mm] == pytest.approx(2 * np.pi * 18, rel=0.01)
    assert found.area_mm2[3, list(INSET_MM).index(1.2)] == 0.0


def test_every_section_is_told_apart():
    found = sections(cq.Workplane().box(10, 10, 12).faces(">Z").workplane().circle(2).extrude(12))
    assert found.area_mm2[:12, 0] == pytest.approx(np.full(12, 100.0))
    assert found.area_mm2[12:, 0] == pytest.approx(np.full(12, np.pi * 4), rel=0.02)


def test_a_sphere_is_the_sum_of_its_sections():
    found = sections(cq.Workplane().sphere(10))
    assert found.area_mm2[:, 0].mean() * 20 == pytest.approx(4 / 3 * np.pi * 1000, rel=0.01)


def test_contours_run_counterclockwise_around_material():
    plate = cq.Workplane().box(20, 20, 4).faces(">Z").workplane().pushPoints([(-4, 0), (4, 0)]).hole(5)
    rings = contours_at(Lying.of(Part.from_shape(plate.val())), 2.0)
    assert sorted(np.sign(ring_areas_mm2(rings)).tolist()) == [-1.0, -1.0, 1.0]
    assert length_mm(rings) == pytest.approx(80 + 2 * np.pi * 5, rel=0.01)
    assert length_mm([]) == 0.0 and len(ring_areas_mm2([])) == 0


def test_an_open_mesh_is_closed_by_straight_lines():
    part = Part.from_shape(cq.Workplane().box(10, 10, 10).val())
    triangles = np.delete(part.mesh.triangles, np.flatnonzero(part.mesh.normals[:, 0] > 0.5)[:1], axis=0)
    found = measure_sections(Lying.of(Part.from_mesh(part.mesh.vertices, triangles)))
    assert (found.area_mm2[:, 0] > 0.0).all()
    assert found.area_mm2[:, 0] == pytest.approx(np.full(24, 100.0), rel=0.51)


def test_overlapping_bodies_count_once():
    mesh = Part.from_shape(cq.Workplane().box(10, 10, 10).val()).mesh
    vertices = np.concatenate((mesh.vertices, mesh.vertices + np.array([5.0, 0.0, 0.0])))
    triangles = np.concatenate((mesh.triangles, mesh.triangles + len(mesh.vertices)))
    found = measure_sections(Lying.of(Part.from_mesh(vertices, triangles)))
    assert found.area_mm2[:, 0] == pytest.approx(np.full(24, 150.0))
    assert found.perimeter_mm[:, 0] == pytest.approx(np.full(24, 50.0))
    assert (found.islands == 1).all()
