import cadquery as cq
import numpy as np
import pytest

from dfdm.geometry.insets import INSET_MM
from dfdm.geometry.lying import Lying
from dfdm.geometry.part import Part
from dfdm.geometry.sections import measure_sections
from dfdm.geometry.slices import contours_at, outline_of, rings_of, section_at, slices_of


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
    found = outline_of(rings)
    assert (found.islands, found.holes) == (1, 2)
    assert found.length_mm == pytest.approx(80 + 2 * np.pi * 5, rel=0.01)
    assert outline_of([]).length_mm == 0.0


def test_many_heights_are_cut_in_one_pass_as_one_by_one():
    cone = cq.Workplane().circle(10).workplane(offset=20).circle(2).loft().faces("<Z").workplane().hole(1.5)
    lying = Lying.of(Part.from_shape(cone.val()))
    heights = np.linspace(0.3, 19.7, 40)
    found = slices_of(lying, heights)
    radius = 10 - 0.4 * heights
    assert found.areas_mm2() == pytest.approx(np.pi * (radius**2 - 0.75**2), rel=0.01)
    assert found.lengths_mm() == pytest.approx(2 * np.pi * (radius + 0.75), rel=0.01)
    for index in (0, 17, 39):
        alone, together = contours_at(lying, heights[index]), found.rings(index)
        assert [len(ring) for ring in alone] == [len(ring) for ring in together] and len(alone) == 2
        assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))
    assert len(slices_of(lying, [25.0]).rings(0)) == 0


def test_insets_between_those_drawn_are_those_drawn_alone():
    work = cq.Workplane().box(40, 30, 10).edges("|Z").fillet(3).faces(">Z").shell(-1.5)
    found = sections(work.union(cq.Workplane().box(2.2, 28, 5).translate((6, 0, -2))))
    from manifold3d import JoinType

    lying = Lying.of(Part.from_shape(work.union(cq.Workplane().box(2.2, 28, 5).translate((6, 0, -2))).val()))
    for row in (0, 9, 20):
        for j, inset in enumerate(INSET_MM):
            drawn = section_at(lying, found.z_mm[row]).offset(-float(inset), JoinType.Miter, 2.0)
            assert found.area_mm2[row, j] == pytest.approx(drawn.area(), rel=0.01, abs=0.5)


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


def test_every_inset_of_every_section_is_what_is_drawn_alone():
    from manifold3d import JoinType

    wedge = cq.Workplane("XZ").polyline([(0, 0), (30, 0), (10, 24), (0, 24)]).close().extrude(8)
    lying = Lying.of(Part.from_shape(wedge.faces("<Z").workplane().center(2, -4).hole(2.5, 6).val()))
    found = measure_sections(lying)
    for k, z in enumerate(found.z_mm):
        section = section_at(lying, z)
        for j, inset in enumerate(INSET_MM):
            drawn = outline_of(rings_of(section.offset(-float(inset), JoinType.Miter, 2.0)))
            if inset == 4.0:  # half of the 8 mm that it is thick
                assert (found.area_mm2[k, j], found.perimeter_mm[k, j]) == (0.0, 0.0)
            else:
                assert found.area_mm2[k, j] == pytest.approx(drawn.area_mm2, abs=2e-4 * found.area_mm2[k, 0])
                assert found.perimeter_mm[k, j] == pytest.approx(drawn.length_mm, abs=5e-4 * found.perimeter_mm[k, 0])


def test_what_comes_and_goes_between_two_heights_is_drawn():
    tower = cq.Workplane().box(20, 20, 24, centered=(True, True, False))
    waist = tower.cut(cq.Workplane("YZ").workplane(offset=-15).center(0, 12).circle(5).extrude(30))
    lying = Lying.of(Part.from_shape(waist.val()))
    found = measure_sections(lying)
    for k in range(24):
        drawn = outline_of(contours_at(lying, found.z_mm[k]))
        assert found.islands[k] == drawn.islands
        assert found.area_mm2[k, 0] == pytest.approx(drawn.area_mm2)
        if drawn.islands == 2:
            wide = 10 - np.sqrt(25 - (found.z_mm[k] - 12) ** 2)
            assert (found.perimeter_mm[k, wide / 2 + 0.05 < INSET_MM] == 0.0).all()
    assert set(found.islands) == {1.0, 2.0}
